import type SqliteFile from "better-sqlite3";
import { toSqliteTime } from "../rows/sqlite.ts";
import {
  type CopiedColumn,
  type CopiedRow,
  type CopiedValue,
  namesOf,
  type TableReader,
  type TableWriter,
  toCopiedTime,
} from "./table.ts";

/** Rows that are read in one turn of the event loop. */
const ROWS = 200;

/** Reads a database that nobody else writes meanwhile, such as a backup, or within a transaction of `handle`. */
export function createSqliteReader(handle: SqliteFile.Database): TableReader {
  return {
    async *read(table) {
      const order = handle
        .prepare<[string], { name: string }>(
          "SELECT name FROM pragma_table_info(?) WHERE pk > 0 ORDER BY pk",
        )
        .all(table.name)
        .map(({ name }) => `"${name}"`);
      const rows = handle
        .prepare(`SELECT ${namesOf(table)} FROM "${table.name}" ORDER BY ${order.join(", ")}`)
        .raw(true)
        .safeIntegers(true)
        .iterate() as IterableIterator<readonly unknown[]>;
      let page: CopiedRow[] = [];
      for (const row of rows) {
        page.push(table.columns.map((column, index) => decode(row[index], column)));
        if (page.length < ROWS) continue;
        yield page;
        page = [];
      }
      if (page.length > 0) yield page;
    },
    lastNumbers: async () =>
      new Map(
        handle
          .prepare<[], { name: string; seq: bigint }>("SELECT name, seq FROM sqlite_sequence")
          .safeIntegers(true)
          .all()
          .map(({ name, seq }) => [name, seq]),
      ),
  };
}

/** Writes to a database that nobody else has open; the caller begins and ends the transaction. */
export function createSqliteWriter(handle: SqliteFile.Database): TableWriter {
  let triggers: readonly { readonly name: string; readonly sql: string }[] = [];
  return {
    async begin(tables) {
      triggers = handle
        .prepare<[], { name: string; sql: string }>(
          "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'",
        )
        .all();
      for (const { name } of triggers) handle.exec(`DROP TRIGGER "${name}"`);
      for (const { name } of tables.toReversed()) handle.exec(`DELETE FROM "${name}"`);
    },
    async write(table, rows) {
      const marks = table.columns.map(() => "?").join(", ");
      const statement = handle.prepare(
        `INSERT INTO "${table.name}" (${namesOf(table)}) VALUES (${marks})`,
      );
      for (const row of rows)
        statement.run(...row.map((value, index) => encode(value, table.columns[index])));
    },
    async end(lastNumbers) {
      for (const { sql } of triggers) handle.exec(sql);
      const update = handle.prepare("UPDATE sqlite_sequence SET seq = max(seq, ?) WHERE name = ?");
      const insert = handle.prepare(
        "INSERT INTO sqlite_sequence (name, seq) SELECT ?, ? WHERE NOT EXISTS (SELECT 1 FROM sqlite_sequence WHERE name = ?)",
      );
      for (const [name, last] of lastNumbers) {
        update.run(last, name);
        insert.run(name, last, name);
      }
    },
  };
}

function decode(raw: unknown, { name, type }: CopiedColumn): CopiedValue {
  if (raw === null) return null;
  switch (type) {
    case "BOOLEAN":
      return raw === 1n;
    case "DATETIME":
      if (typeof raw === "bigint") return new Date(Number(raw)).toISOString();
      if (typeof raw === "string") return toCopiedTime(raw);
      break;
    case "REAL":
      if (typeof raw === "number" || typeof raw === "bigint") return Number(raw);
      break;
    case "INTEGER":
    case "BIGINT":
      if (typeof raw === "bigint") return raw;
      break;
    case "TEXT":
      if (typeof raw === "string") return raw;
      break;
    case "BLOB":
      if (raw instanceof Uint8Array) return raw;
      break;
  }
  throw new TypeError(`the column ${name} of type ${type} holds a ${typeof raw}`);
}

function encode(value: CopiedValue, column: CopiedColumn | undefined): unknown {
  if (typeof value === "boolean") return Number(value);
  return column?.type === "DATETIME" && typeof value === "string"
    ? toSqliteTime(new Date(value))
    : value;
}
