import { setImmediate as turn } from "node:timers/promises";
import { createWorldClock, type WorldClock } from "../../simulator/clock.ts";

/** Where every run begins. */
const BEGINNING = Date.UTC(2031, 4, 4, 12);
/** So many turns of the event loop without any news, and what was started has come to its end. */
const CALM_TURNS = 4;
/** More than any burst of work takes: something goes round in circles. */
const MAX_TURNS = 200_000;

interface Timer {
  readonly at: number;
  readonly work: () => void;
}

/** Time that passes only when nothing is left to do: the same seed meets the same moments each time. */
export interface VirtualTime {
  /** Milliseconds since 1970. */
  now(): number;
  /** The same time as the simulated world sees it, a story second to a second. */
  readonly world: WorldClock;
  after(ms: number, work: () => void): () => void;
  /** Something was done just now: what follows from it must come to rest before time goes on. */
  stir(): void;
  /** Time stands still until `work` has settled. */
  hold<T>(work: () => Promise<T>): Promise<T>;
  /** Resolves when nothing is left to do at this moment. */
  calm(): Promise<void>;
  /** Lets `ms` pass; `onMoment` is called in each calm moment at which anything was due. */
  pass(ms: number, onMoment: () => Promise<void>): Promise<void>;
}

export function createVirtualTime(): VirtualTime {
  let time = BEGINNING;
  let stirred = 0;
  let held = 0;
  /** By time, and in the order they were set where that is the same. */
  const timers: Timer[] = [];

  const after = (ms: number, work: () => void): (() => void) => {
    const timer = { at: time + Math.max(0, ms), work };
    const index = timers.findLastIndex(({ at }) => at <= timer.at);
    timers.splice(index + 1, 0, timer);
    stirred += 1;
    return () => {
      const place = timers.indexOf(timer);
      if (place >= 0) timers.splice(place, 1);
    };
  };

  async function calm(): Promise<void> {
    let seen = stirred;
    for (let turns = 0, quiet = 0; quiet < CALM_TURNS;) {
      if (turns > MAX_TURNS) throw new Error("the run never comes to rest");
      await turn();
      // A server takes its time, and meanwhile nothing goes round.
      if (held === 0) turns += 1;
      quiet = held === 0 && stirred === seen ? quiet + 1 : 0;
      seen = stirred;
    }
  }

  return {
    now: () => time,
    world: createWorldClock({ speed: 1, now: () => time, later: after }),
    after,
    stir() {
      stirred += 1;
    },
    async hold(work) {
      held += 1;
      try {
        return await work();
      } finally {
        held -= 1;
        stirred += 1;
      }
    },
    calm,
    async pass(ms, onMoment) {
      const until = time + ms;
      await calm();
      for (let next = timers[0]; next !== undefined && next.at <= until; next = timers[0]) {
        time = next.at;
        timers.shift();
        next.work();
        await calm();
        if (timers[0]?.at !== time) await onMoment();
      }
      time = until;
    },
  };
}
