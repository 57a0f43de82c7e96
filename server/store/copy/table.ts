import type SqliteFile from "better-sqlite3";

/** How a column is declared in SQLite; both databases have the same tables and columns. */
export type ColumnType = "TEXT" | "INTEGER" | "BIGINT" | "BOOLEAN" | "DATETIME" | "REAL" | "BLOB";

export interface CopiedColumn {
  readonly name: string;
  readonly type: ColumnType;
}

export interface CopiedTable {
  readonly name: string;
  readonly columns: readonly CopiedColumn[];
}

/** The same for both databases: whole numbers are bigint, times texts such as 2031-05-04T12:00:00.000Z. */
export type CopiedValue = string | bigint | number | boolean | Uint8Array | null;

/** The values in the order of the table's columns. */
export type CopiedRow = readonly CopiedValue[];

/** What a copy is read from. */
export interface TableReader {
  read(table: CopiedTable): AsyncIterable<readonly CopiedRow[]>;
  /** Returns the highest number that was ever assigned in each table that numbers its rows. */
  lastNumbers(): Promise<ReadonlyMap<string, bigint>>;
}

/** What a copy is written to, in one transaction of its own. */
export interface TableWriter {
  /** Removes what is in the tables and stops their triggers: what those write is copied too. */
  begin(tables: readonly CopiedTable[]): Promise<void>;
  write(table: CopiedTable, rows: readonly CopiedRow[]): Promise<void>;
  /** New rows are numbered after these. */
  end(lastNumbers: ReadonlyMap<string, bigint>): Promise<void>;
}

/** The first is each database's own, the second only in backups. */
const NOT_COPIED = new Set(["_prisma_migrations", "EncryptedKey"]);

const TYPES = new Set<string>([
  "TEXT",
  "INTEGER",
  "BIGINT",
  "BOOLEAN",
  "DATETIME",
  "REAL",
  "BLOB",
] satisfies ColumnType[]);

/** Returns the tables of a SQLite database of the tracker, each after those that its rows refer to. */
export function listTables(handle: SqliteFile.Database): readonly CopiedTable[] {
  const names = handle
    .prepare<[], { name: string }>(
      "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name",
    )
    .all()
    .map(({ name }) => name)
    .filter((name) => !NOT_COPIED.has(name));
  const sorted = new Set<string>();
  const add = (name: string): void => {
    if (sorted.has(name)) return;
    for (const parent of parentsOf(handle, name)) if (parent !== name) add(parent);
    sorted.add(name);
  };
  for (const name of names) add(name);
  return [...sorted].map((name) => ({ name, columns: columnsOf(handle, name) }));
}

function parentsOf(handle: SqliteFile.Database, name: string): readonly string[] {
  return handle
    .prepare<[string], { table: string }>('SELECT "table" FROM pragma_foreign_key_list(?)')
    .all(name)
    .map(({ table }) => table);
}

function columnsOf(handle: SqliteFile.Database, table: string): readonly CopiedColumn[] {
  return handle
    .prepare<[string], { name: string; type: string }>(
      "SELECT name, type FROM pragma_table_info(?)",
    )
    .all(table)
    .map(({ name, type }) => {
      if (!isColumnType(type)) throw new TypeError(`${table}.${name} has the unknown type ${type}`);
      return { name, type };
    });
}

function isColumnType(type: string): type is ColumnType {
  return TYPES.has(type);
}

/** Returns the names of the columns, quoted. */
export function namesOf({ columns }: CopiedTable): string {
  return columns.map(({ name }) => `"${name}"`).join(", ");
}

/** Parses a time as either database writes it: without an offset it is UTC. */
export function toCopiedTime(text: string): string {
  const iso = text.replace(" ", "T");
  return new Date(/(Z|[+-]\d\d:?\d\d)$/.test(iso) ? iso : `${iso}Z`).toISOString();
}
