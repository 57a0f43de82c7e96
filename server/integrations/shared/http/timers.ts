import type { Timers } from "../../port/connection.ts";

/** Real time. A call in progress keeps the process alive until it has ended. */
export const realTimers: Timers = {
  now: () => performance.now(),
  after(ms, work) {
    const timer = setTimeout(work, ms);
    return () => clearTimeout(timer);
  },
};
