/** Thrown when a sleep ends early because its stack was stopped. */
export class ClockStopped extends Error {
  constructor() {
    super("the world's clock was stopped");
    this.name = "ClockStopped";
  }
}

/** The simulated time. All durations are story seconds; `speed` story seconds pass in one real second. */
export interface WorldClock {
  readonly speed: number;
  now(): Date;
  /** Rejects with ClockStopped when the clock stops first. */
  sleep(seconds: number): Promise<void>;
  /** Runs `work` once after `seconds`, unless the clock stops first. */
  after(seconds: number, work: () => void): void;
  /** Runs `work` every `realMs` of real time with the story seconds that passed since the last run. */
  every(realMs: number, work: (passedSeconds: number) => void): void;
  /** Runs `work` as if it were `at`, to write the past of a seeded world. */
  pretend<T>(at: Date, work: () => T): T;
  /** Calls `work` when the clock stops; the returned function cancels that. */
  onStop(work: () => void): () => void;
  isStopped(): boolean;
  stop(): void;
}

/** The source of time of a simulated clock. */
interface Beat {
  /** Story seconds per second counted by `later`. */
  readonly speed: number;
  /** Milliseconds of story time since 1970. */
  now(): number;
  /** Runs `work` once after this many milliseconds; the returned function cancels it. */
  later(ms: number, work: () => void): () => void;
}

/** Simulated time that runs this many times faster than real time. */
export function createClock(speed: number): WorldClock {
  const startedAt = Date.now();
  return createWorldClock({
    speed,
    now: () => startedAt + (Date.now() - startedAt) * speed,
    later(ms, work) {
      const timer = setTimeout(work, ms);
      return () => clearTimeout(timer);
    },
  });
}

export function createWorldClock({ speed, now, later }: Beat): WorldClock {
  const calledOff = new Set<() => void>();
  let pretended: Date | null = null;
  let isStopped = false;

  const sleep = (seconds: number) =>
    new Promise<void>((resolve, reject) => {
      if (isStopped) {
        reject(new ClockStopped());
        return;
      }
      const callOff = () => {
        cancel();
        reject(new ClockStopped());
      };
      const cancel = later((seconds * 1000) / speed, () => {
        calledOff.delete(callOff);
        resolve();
      });
      calledOff.add(callOff);
    });

  return {
    speed,
    now: () => pretended ?? new Date(now()),
    sleep,
    after(seconds, work) {
      sleep(seconds).then(work, () => undefined);
    },
    every(realMs, work) {
      let last = now();
      let cancel = later(realMs, tick);
      calledOff.add(() => cancel());
      function tick(): void {
        const current = now();
        work((current - last) / 1000);
        last = current;
        if (!isStopped) cancel = later(realMs, tick);
      }
    },
    pretend(at, work) {
      pretended = at;
      try {
        return work();
      } finally {
        pretended = null;
      }
    },
    onStop(work) {
      calledOff.add(work);
      return () => calledOff.delete(work);
    },
    isStopped: () => isStopped,
    stop() {
      isStopped = true;
      for (const callOff of calledOff) callOff();
      calledOff.clear();
    },
  };
}
