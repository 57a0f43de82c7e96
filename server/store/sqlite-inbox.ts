import SqliteFile from "better-sqlite3";
import type { NewDelivery } from "./driver.ts";
import { toSqliteTime } from "./rows/sqlite.ts";
import { BUSY_TIMEOUT_MS, WRITE_PRAGMAS } from "./sqlite-adapter.ts";

/** Inserts with a prepared statement, many times faster than Prisma. Used inside the write queue only. */
export interface SqliteInbox {
  insert(deliveries: readonly NewDelivery[]): readonly number[];
  close(): void;
}

/** Opens a separate handle on the migrated file. */
export function openSqliteInbox(file: string): SqliteInbox {
  const handle = new SqliteFile(file, { timeout: BUSY_TIMEOUT_MS, fileMustExist: true });
  handle.exec(WRITE_PRAGMAS);
  const statement = handle.prepare(
    `INSERT INTO "Delivery" ("service", "kind", "receivedAt", "body", "bodyHash") VALUES (?, ?, ?, ?, ?)`,
  );
  const insertAll = handle.transaction((deliveries: readonly NewDelivery[]) =>
    deliveries.map(({ service, kind, receivedAt, body, bodyHash }) => {
      const { lastInsertRowid } = statement.run(
        service,
        kind,
        toSqliteTime(receivedAt),
        body,
        bodyHash,
      );
      return Number(lastInsertRowid);
    }),
  );
  return {
    insert: (deliveries) => insertAll.immediate(deliveries),
    close() {
      handle.close();
    },
  };
}
