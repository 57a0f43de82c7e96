export interface Throttle {
  /** Runs the work at once if it has rested for long enough, else once when it has. */
  call(): void;
  cancel(): void;
}

/** Runs `work` at most once per `everyMs`, never losing the last call. */
export function makeThrottle(work: () => void, everyMs: number): Throttle {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let readyAt = 0;
  const run = () => {
    timer = undefined;
    readyAt = Date.now() + everyMs;
    work();
  };
  return {
    call() {
      if (timer !== undefined) return;
      const waitMs = readyAt - Date.now();
      if (waitMs <= 0) run();
      else timer = setTimeout(run, waitMs);
    },
    cancel() {
      clearTimeout(timer);
      timer = undefined;
    },
  };
}
