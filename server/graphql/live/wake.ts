import type { Bus, Change } from "../../tracking/core/bus.ts";

/** Remembers that something happened until it is waited for, so that nothing is missed between two reads. */
export interface Wake {
  /** Resolves with true at once if something happened since the last time, else when it does; false once stopped. */
  next(): Promise<boolean>;
  stop(): void;
}

/** Wakes on changes that `concerns` says are of interest. */
export function createWake(bus: Bus, concerns: (change: Change) => boolean): Wake {
  let isRung = false;
  let isStopped = false;
  let ring: (() => void) | null = null;

  function wake(): void {
    isRung = true;
    ring?.();
  }
  const silence = bus.listen((change) => {
    if (concerns(change)) wake();
  });

  return {
    async next() {
      if (!isRung && !isStopped) await new Promise<void>((resolve) => (ring = resolve));
      ring = null;
      isRung = false;
      return !isStopped;
    },
    stop() {
      isStopped = true;
      silence();
      wake();
    },
  };
}
