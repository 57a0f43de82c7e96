import { setImmediate as breath } from "node:timers/promises";

/** One at a time, in the order they came. */
export interface WriteQueue {
  run<T>(work: () => Promise<T>): Promise<T>;
  /**
   * Goes ahead of what waits in `run`, but never twice in a row while something waits there: a storm of webhooks
   * may slow the applying of those already stored, not stop it.
   */
  runAhead<T>(work: () => Promise<T>): Promise<T>;
}

type Task = () => Promise<void>;

/** The one lock of the process around everything that writes to the SQLite file. */
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
    // Prisma on better-sqlite3 never yields to timers and sockets. The breath also lets inserts that arrived in the
    // same turn of the loop gather into one group.
    await breath();
    for (let task = next(); task !== undefined; task = next()) {
      await task();
      await breath();
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
  };
}
