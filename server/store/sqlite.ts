import type { Driver } from "./driver.ts";
import { PrismaClient } from "./generated/sqlite/client.ts";
import { retried } from "./retry.ts";
import { createRows } from "./rows/queries.ts";
import { ReadAdapterFactory, WriteAdapterFactory } from "./sqlite-adapter.ts";
import { gatherStatistics } from "./sqlite-statistics.ts";
import { createWriteQueue } from "./write-queue.ts";

/** Longest time that a transaction may hold the write queue. It ends a transaction that awaits anything but the store. */
const TRANSACTION_MS = 15_000;

/**
 * Opens SQLite with a client for reading and a client for writing. All writes go through one queue: another statement
 * during an open transaction would join it on the same connection and be rolled back with it, and a second writing handle
 * outside the queue would block the process.
 */
export async function openSqlite(file: string): Promise<Driver> {
  const adapter = new WriteAdapterFactory(file);
  const writer = new PrismaClient({ adapter, errorFormat: "minimal" });
  const read = new PrismaClient({ adapter: new ReadAdapterFactory(file), errorFormat: "minimal" });
  const queue = createWriteQueue();
  // The writer first: it creates the WAL that a read-only handle requires.
  await retried(["busy"], () => writer.$connect());
  await read.$connect();
  if (adapter.direct === null) throw new TypeError("the writer is not connected");
  const { connection, insertDeliveries } = adapter.direct;
  const rows = createRows(writer)(connection, {
    isAwaited: () => queue.isAwaited(),
    term: null,
  });

  return {
    read,
    write: (work) =>
      queue.run(() =>
        retried(["busy"], () =>
          writer.$transaction((tx) => work(tx, rows), { timeout: TRANSACTION_MS }),
        ),
      ),
    insertDeliveries: (take) =>
      queue.runAhead(() => {
        const deliveries = take();
        return retried(["busy"], async () => insertDeliveries(deliveries));
      }),
    gatherStatistics: () =>
      gatherStatistics(read, (sql) =>
        queue.run(() => retried(["busy"], () => writer.$executeRawUnsafe(sql))),
      ),
    // The file has one process.
    fence: () => undefined,
    async close() {
      await read.$disconnect();
      // Last, so that it writes the WAL back into the file.
      await writer.$disconnect();
    },
  };
}
