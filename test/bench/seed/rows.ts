import SqliteFile from "better-sqlite3";

type Value = string | number | bigint | boolean | Date | Buffer | null;

/** Rows written by hand: thirty thousand through the tracker would take longer than all that is measured. */
export interface SeedFile {
  /** Columns are taken from the first row; those that it leaves out get the table's default. */
  insert(table: string, rows: readonly Readonly<Record<string, Value>>[]): void;
  /** Lets the tracker count on where the rows end. */
  setCounter(name: "transition" | "version", value: number): void;
}

/** Fills a migrated database file in one transaction. */
export function fillDatabase(file: string, fill: (seed: SeedFile) => void): void {
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
