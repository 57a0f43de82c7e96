import SqliteFile from "better-sqlite3";
import { Client } from "pg";
import { vi } from "vitest";
import type { Provider } from "./database.ts";

export interface Statement {
  readonly sql: string;
  /** Empty on PostgreSQL. */
  readonly values: readonly unknown[];
}

/** Runs `work` and returns its result with the statements that the database received meanwhile, in order. */
export async function recordStatements<T>(
  provider: Provider,
  work: () => Promise<T>,
): Promise<{ readonly result: T; readonly statements: readonly Statement[] }> {
  const statements: Statement[] = [];
  const stop = provider === "sqlite" ? spyOnSqlite(statements) : spyOnPostgresql(statements);
  try {
    return { result: await work(), statements };
  } finally {
    stop();
  }
}

function spyOnSqlite(statements: Statement[]): () => void {
  const file = new SqliteFile(":memory:");
  const prototype = Object.getPrototypeOf(file.prepare("SELECT 1")) as SqliteFile.Statement;
  file.close();
  const spies = (["all", "run", "get"] as const).map((name) => {
    const original = prototype[name];
    return vi.spyOn(prototype, name).mockImplementation(function (
      this: SqliteFile.Statement,
      ...values
    ) {
      statements.push({ sql: this.source, values });
      return Reflect.apply(original, this, values);
    });
  });
  return () => {
    for (const spy of spies) spy.mockRestore();
  };
}

/** Transactions are begun and ended by statements of their own, which do no work. */
const FRAME = /^(BEGIN|COMMIT|ROLLBACK|SET TRANSACTION)/i;

function spyOnPostgresql(statements: Statement[]): () => void {
  const original = Client.prototype.query;
  const spy = vi.spyOn(Client.prototype, "query").mockImplementation(function (
    this: Client,
    ...args: unknown[]
  ) {
    const [first] = args;
    const sql = typeof first === "string" ? first : String(Reflect.get(Object(first), "text"));
    if (!FRAME.test(sql)) statements.push({ sql, values: [] });
    return Reflect.apply(original, this, args) as never;
  });
  return () => spy.mockRestore();
}
