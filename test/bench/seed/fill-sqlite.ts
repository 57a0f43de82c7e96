import SqliteFile from "better-sqlite3";
import type { SeedFile, Value } from "./rows.ts";

/** Fills a migrated database file in one transaction. */
export function fillSqlite(file: string, fill: (seed: SeedFile) => void): void {
  const database = new SqliteFile(file, { fileMustExist: true });
  const setCounter = database.prepare(`UPDATE "Counter" SET "value" = ? WHERE "name" = ?`);
  const seed: SeedFile = {
    insert(table, rows) {
      const columns = Object.keys(rows[0] ?? {});
      if (columns.length === 0) return;
      const names = columns.map((column) => `"${column}"`).join(", ");
      const marks = columns.map(() => "?").join(", ");
      const insert = database.prepare(`INSERT INTO "${table}" (${names}) VALUES (${marks})`);
      for (const row of rows) insert.run(columns.map((column) => toSqlite(row[column] ?? null)));
    },
    setCounter: (name, value) => setCounter.run(value, name),
  };
  try {
    database.transaction(() => fill(seed))();
    // As the tracker leaves it after its first night.
    database.exec("ANALYZE");
    database.pragma("wal_checkpoint(TRUNCATE)");
  } finally {
    database.close();
  }
}

/** As the tracker's own adapter writes it. */
function toSqlite(value: Value): string | number | bigint | Buffer | null {
  if (value instanceof Date) return value.toISOString().replace("Z", "+00:00");
  return typeof value === "boolean" ? Number(value) : value;
}
