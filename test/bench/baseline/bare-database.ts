import SqliteFile from "better-sqlite3";
import { Pool } from "pg";
import { sqliteFile, type BenchDatabase } from "../database.ts";

export type BareRow = Readonly<Record<string, unknown>>;

/** A driver and its prepared statements, with the tracker's own durability. Nothing stands in between. */
export interface BareDatabase {
  /** Prepares a statement once; `?` marks its values. */
  prepare(sql: string): BareStatement;
  /** Statements that are run meanwhile belong to the transaction: needs a database with one connection. */
  transaction<T>(work: () => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

export type BareStatement = (
  ...values: readonly unknown[]
) => readonly BareRow[] | Promise<readonly BareRow[]>;

export function openBareDatabase(
  database: BenchDatabase,
  { connections = 1 }: { readonly connections?: number } = {},
): BareDatabase {
  return database.provider === "sqlite"
    ? openSqlite(sqliteFile(database.dataDir))
    : openPostgresql(database.url, connections);
}

function openSqlite(file: string): BareDatabase {
  const database = new SqliteFile(file);
  database.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;");
  const begin = database.prepare("BEGIN IMMEDIATE");
  const commit = database.prepare("COMMIT");
  return {
    prepare(sql) {
      const statement = database.prepare<unknown[], BareRow>(sql);
      if (statement.reader) return (...values) => statement.all(...values);
      return (...values) => {
        statement.run(...values);
        return [];
      };
    },
    async transaction(work) {
      begin.run();
      const result = await work();
      commit.run();
      return result;
    },
    close: () => Promise.resolve(void database.close()),
  };
}

function openPostgresql(url: string, connections: number): BareDatabase {
  const pool = new Pool({ connectionString: url, max: connections });
  // A database that is dropped ends connections that are still closing.
  pool.on("error", () => undefined);
  let prepared = 0;
  return {
    prepare(sql) {
      prepared += 1;
      let marks = 0;
      const statement = {
        name: `bare-${prepared}`,
        text: sql.replaceAll("?", () => `$${++marks}`),
      };
      return async (...values) => {
        const { rows } = await pool.query<BareRow>({ ...statement, values: [...values] });
        return rows;
      };
    },
    async transaction(work) {
      await pool.query("BEGIN");
      const result = await work();
      await pool.query("COMMIT");
      return result;
    },
    close: () => pool.end(),
  };
}
