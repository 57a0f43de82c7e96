import { setImmediate as nextTurn } from "node:timers/promises";

/** Runs one task at a time, in order. */
export interface WriteQueue {
  run<T>(work: () => Promise<T>): Promise<T>;
  /**
   * Runs before the tasks of `run`, but never twice in a row while one of those waits: many webhooks at once may slow
   * down the processing of stored ones, but not stop it.
   */
  runAhead<T>(work: () => Promise<T>): Promise<T>;
  /** Lets the event loop turn, and resolves to whether a task waits then. For the task that is running. */
  isAwaited(): Promise<boolean>;
}

type Task = () => Promise<void>;

/** Creates the lock of the process for all writes to the SQLite file. */
export function createWriteQueue(): WriteQueue {
  const ahead: Task[] = [];
  const ordinary: Task[] = [];
  let wasAhead = false;
  let isDraining = false;

  function next(): Task | undefined {
    wasAhead = ahead.length > 0 && !(wasAhead && ordinary.length > 0);
    return wasAhead ? ahead.shift() : ordinary.shift();
  }

  async function drain(): Promise<void> {
    isDraining = true;
    // Prisma on better-sqlite3 never yields to timers and sockets. The pause also lets inserts of the same turn of the
    // event loop form one group.
    await nextTurn();
    for (let task = next(); task !== undefined; task = next()) {
      await task();
      await nextTurn();
    }
    isDraining = false;
  }

  function enqueue<T>(queue: Task[], work: () => Promise<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      queue.push(() => work().then(resolve, reject));
      if (!isDraining) void drain();
    });
  }

  return {
    run: (work) => enqueue(ordinary, work),
    runAhead: (work) => enqueue(ahead, work),
    async isAwaited() {
      await nextTurn();
      return ahead.length + ordinary.length > 0;
    },
  };
}
