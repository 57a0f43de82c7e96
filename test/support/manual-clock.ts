import type { Clock } from "../../server/tracking/core/clock.ts";

export interface ManualClock extends Clock {
  /** Lets so much time pass; what falls due is run in its order, and what it starts is given room. */
  advance(ms: number): Promise<void>;
}

interface Timer {
  readonly at: number;
  readonly work: () => void;
}

/** A clock that stands still until it is told. */
export function createManualClock(start = "2031-05-04T12:00:00Z"): ManualClock {
  let time = Date.parse(start);
  const timers = new Set<Timer>();

  async function settle(): Promise<void> {
    for (let turn = 0; turn < 30; turn += 1) await new Promise(setImmediate);
  }

  return {
    now: () => new Date(time),
    after(ms, work) {
      const timer = { at: time + ms, work };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    async advance(ms) {
      const until = time + ms;
      await settle();
      for (;;) {
        const [next] = [...timers].filter(({ at }) => at <= until).toSorted((a, b) => a.at - b.at);
        if (next === undefined) break;
        timers.delete(next);
        time = Math.max(time, next.at);
        next.work();
        await settle();
      }
      time = until;
    },
  };
}
