import type { Clock } from "../../server/tracking/core/clock.ts";
import { createWorldClock, type WorldClock } from "../../simulator/clock.ts";

const BEAT_MS = 5;
/** A longer pause between two beats counts as this much: the process had something else to do. */
const MAX_STEP_MS = 50;

/** The same fast time for the simulated world and for the tracker. */
export interface PacedTime {
  readonly world: WorldClock;
  readonly tracker: Clock;
}

interface Timer {
  /** In milliseconds counted since the start. */
  readonly at: number;
  readonly work: () => void;
}

/**
 * Time that runs `speed` times as fast as real time, but never ahead of the process: while a busy machine keeps the
 * process from its work, the world waits too. A test then takes longer and sees the same.
 */
export function createPacedTime(speed: number): PacedTime {
  const startedAt = Date.now();
  let counted = 0;
  let lastBeatAt = performance.now();
  /** By time, and in the order they were set where that is the same. */
  const timers: Timer[] = [];

  function later(ms: number, work: () => void): () => void {
    const timer = { at: counted + Math.max(0, ms), work };
    timers.splice(timers.findLastIndex(({ at }) => at <= timer.at) + 1, 0, timer);
    return () => {
      const place = timers.indexOf(timer);
      if (place >= 0) timers.splice(place, 1);
    };
  }

  function beat(): void {
    const beatAt = performance.now();
    const until = counted + Math.min(beatAt - lastBeatAt, MAX_STEP_MS);
    lastBeatAt = beatAt;
    for (let next = timers[0]; next !== undefined && next.at <= until; next = timers[0]) {
      counted = Math.max(counted, next.at);
      timers.shift();
      next.work();
    }
    counted = until;
  }

  const heart = setInterval(beat, BEAT_MS);
  heart.unref();
  const now = () => startedAt + counted * speed;
  const world = createWorldClock({ speed, now, later });
  world.onStop(() => clearInterval(heart));
  return {
    world,
    tracker: { now: () => new Date(now()), after: (ms, work) => later(ms / speed, work) },
  };
}
