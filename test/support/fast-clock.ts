import type { Clock } from "../../server/tracking/core/clock.ts";
import type { WorldClock } from "../../simulator/clock.ts";

/** A tracker's clock that runs as fast as the world's and shows the same time. */
export function createFastClock({ now, speed }: Pick<WorldClock, "now" | "speed">): Clock {
  return {
    now,
    after(ms, work) {
      const timer = setTimeout(work, ms / speed);
      timer.unref();
      return () => clearTimeout(timer);
    },
  };
}
