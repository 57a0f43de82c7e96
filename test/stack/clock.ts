/** Why a sleep ended early: the stack it belongs to was stopped. */
export class ClockStopped extends Error {
  constructor() {
    super("the world's clock was stopped");
    this.name = "ClockStopped";
  }
}

/** The world's time. All durations are story seconds; `speed` of them pass in one real second. */
export interface WorldClock {
  readonly speed: number;
  now(): Date;
  /** Rejects with ClockStopped when the clock stops first. */
  sleep(seconds: number): Promise<void>;
  /** Runs `work` once after `seconds`, unless the clock stops first. */
  after(seconds: number, work: () => void): void;
  /** Runs `work` every `realMs` of real time with the story seconds that passed since the last run. */
  every(realMs: number, work: (passedSeconds: number) => void): void;
  /** Runs `work` as if it were `at`: how the past of a seeded world is written. */
  pretend<T>(at: Date, work: () => T): T;
  /** Calls `work` when the clock stops; the returned function takes that back. */
  onStop(work: () => void): () => void;
  isStopped(): boolean;
  stop(): void;
}

export function createClock(speed: number): WorldClock {
  const startedAt = Date.now();
  const calledOff = new Set<() => void>();
  let pretended: Date | null = null;
  let stopped = false;

  const now = () => pretended ?? new Date(startedAt + (Date.now() - startedAt) * speed);

  const sleep = (seconds: number) =>
    new Promise<void>((resolve, reject) => {
      if (stopped) {
        reject(new ClockStopped());
        return;
      }
      const callOff = () => {
        clearTimeout(timer);
        reject(new ClockStopped());
      };
      const timer = setTimeout(
        () => {
          calledOff.delete(callOff);
          resolve();
        },
        (seconds * 1000) / speed,
      );
      calledOff.add(callOff);
    });

  return {
    speed,
    now,
    sleep,
    after(seconds, work) {
      sleep(seconds).then(work, () => undefined);
    },
    every(realMs, work) {
      let last = now().getTime();
      const timer = setInterval(() => {
        const current = now().getTime();
        work((current - last) / 1000);
        last = current;
      }, realMs);
      calledOff.add(() => clearInterval(timer));
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
    isStopped: () => stopped,
    stop() {
      stopped = true;
      for (const callOff of calledOff) callOff();
      calledOff.clear();
    },
  };
}
