import type { Clock } from "../../server/tracking/core/clock.ts";

export interface ManualClock extends Clock {
  /**
   * Advances the clock; due work runs in its order. `ended` resolves once what such work started has ended; without it,
   * the work gets some turns of the event loop, which is too few for a database or a socket on a busy machine.
   */
  advance(ms: number, ended?: () => Promise<void>): Promise<void>;
}

interface Timer {
  readonly at: number;
  readonly work: () => void;
}

/** A clock that moves only when the test advances it. */
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
    async advance(ms, ended = settle) {
      const until = time + ms;
      await ended();
      for (;;) {
        const [next] = [...timers].filter(({ at }) => at <= until).toSorted((a, b) => a.at - b.at);
        if (next === undefined) break;
        timers.delete(next);
        time = Math.max(time, next.at);
        next.work();
        await ended();
      }
      time = until;
    },
  };
}
