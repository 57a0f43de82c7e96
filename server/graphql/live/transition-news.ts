import type { Bus, WrittenTransition } from "../../tracking/core/bus.ts";

/** Transitions that wait in memory for a subscriber. If more are written meanwhile, it reads them from the log. */
const MAX_WAITING = 500;

/** The transitions that are written while a subscriber follows the log. */
export interface TransitionNews {
  /** Sequence of the last transition that was written. 0 if none has been since the start. */
  readonly written: bigint;
  /** Returns the transition that follows `position`. Undefined if it has to be read from the log, or does not exist. */
  takeAfter(position: bigint): WrittenTransition | undefined;
  /** Resolves to true as soon as a transition after `position` has been written, and to false once stopped. */
  waitAfter(position: bigint): Promise<boolean>;
  stop(): void;
}

/** Listens for new transitions and keeps a limited number of them. */
export function listenForTransitions(bus: Bus): TransitionNews {
  let waiting: WrittenTransition[] = [];
  let written = 0n;
  let isStopped = false;
  let wake: () => void = () => undefined;

  const unsubscribe = bus.listen(({ sequence, transitions }) => {
    if (sequence === null) return;
    written = sequence;
    // What is dropped leaves a gap, which the subscriber fills from the log.
    if (waiting.length + transitions.length > MAX_WAITING) waiting = [];
    if (transitions.length <= MAX_WAITING) waiting.push(...transitions);
    wake();
  });

  return {
    get written() {
      return written;
    },
    takeAfter(position) {
      const next = waiting.findIndex(({ sequence }) => sequence > position);
      waiting.splice(0, next === -1 ? waiting.length : next);
      return waiting[0]?.sequence === position + 1n ? waiting.shift() : undefined;
    },
    async waitAfter(position) {
      while (written <= position && !isStopped)
        await new Promise<void>((resolve) => (wake = resolve));
      return !isStopped;
    },
    stop() {
      isStopped = true;
      waiting = [];
      unsubscribe();
      wake();
    },
  };
}
