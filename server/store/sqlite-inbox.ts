import type { Database as Handle, Statement } from "better-sqlite3";
import type { NewDelivery } from "./driver.ts";
import { toSqliteTime } from "./rows/sqlite.ts";

/** Inserts deliveries in one transaction, and returns their ids in order. Used inside the write queue only. */
export type SqliteInbox = (deliveries: readonly NewDelivery[]) => readonly number[];

/**
 * Inserts with a prepared statement, many times faster than Prisma, and on the connection of the writer: SQLite empties
 * the cache of a connection after each commit of another, and applying would begin by reading its pages again.
 */
export function createSqliteInbox(handle: Handle): SqliteInbox {
  const statement = handle
    .prepare(
      `INSERT INTO "Delivery" ("service", "kind", "receivedAt", "body", "bodyHash") VALUES (?, ?, ?, ?, ?)`,
    )
    .safeIntegers(false);
  // Prepared by the first that is passed on: in most installations none ever is. By then the adapter may have another
  // `prepare` (statement-cache.ts).
  const prepare = handle.prepare.bind(handle);
  let prepared: Statement | null = null;
  const relay = (): Statement =>
    (prepared ??= prepare(
      `INSERT INTO "RelayedWebhook" ("service", "receivedAt", "contentType", "body") VALUES (?, ?, ?, ?)`,
    ));
  const insertAll = handle.transaction((deliveries: readonly NewDelivery[]) =>
    deliveries.map(({ service, kind, receivedAt, body, bodyHash, relayed }) => {
      const { lastInsertRowid } = statement.run(
        service,
        kind,
        toSqliteTime(receivedAt),
        body,
        bodyHash,
      );
      if (relayed !== undefined)
        relay().run(service, toSqliteTime(receivedAt), relayed.contentType, relayed.body);
      return Number(lastInsertRowid);
    }),
  );
  return (deliveries) => {
    // A commit that failed (full disk) may have left its transaction open, and nothing within it would be durable.
    if (handle.inTransaction) handle.exec("ROLLBACK");
    return insertAll.immediate(deliveries);
  };
}
