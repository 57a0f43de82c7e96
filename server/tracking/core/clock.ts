/** The tracker's time. Tests and the simulator pass a faster clock. */
export interface Clock {
  now(): Date;
  /** Runs `work` once after `ms`. The returned function cancels it. */
  after(ms: number, work: () => void): () => void;
}

export const systemClock: Clock = {
  now: () => new Date(),
  after(ms, work) {
    const timer = setTimeout(work, ms);
    timer.unref();
    return () => clearTimeout(timer);
  },
};
