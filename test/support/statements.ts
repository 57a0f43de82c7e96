import SqliteFile from "better-sqlite3";
import { Client } from "pg";
import type { Provider } from "./database.ts";

export interface Statement {
  readonly sql: string;
  /** Empty on PostgreSQL. */
  readonly values: readonly unknown[];
}

export interface Recording<T> {
  readonly result: T;
  /** What the database received, in order. */
  readonly statements: readonly Statement[];
  /** The SQL that was not prepared before. */
  readonly unprepared: readonly string[];
}

/**
 * Runs `work` and returns its result with the statements that the database received meanwhile, whoever sent them. The
 * benchmarks use it as well, so it works without vitest.
 */
export async function recordStatements<T>(
  provider: Provider,
  work: () => Promise<T>,
): Promise<Recording<T>> {
  const statements: Statement[] = [];
  const unprepared: string[] = [];
  const stop =
    provider === "sqlite"
      ? watchSqlite(statements, unprepared)
      : watchPostgresql(statements, unprepared);
  try {
    return { result: await work(), statements, unprepared };
  } finally {
    stop();
  }
}

/** Statements that begin and end transactions do no work. */
export function isWork({ sql }: Statement): boolean {
  return !/^(BEGIN|COMMIT|ROLLBACK|SET TRANSACTION)/i.test(sql);
}

function watchSqlite(statements: Statement[], unprepared: string[]): () => void {
  const file = new SqliteFile(":memory:");
  // All statements share it.
  const prototype = Object.getPrototypeOf(file.prepare("SELECT 1")) as SqliteFile.Statement;
  file.close();
  const stops = ["all", "get", "run", "iterate"].map((name) =>
    watchMethod(prototype, name, (statement: SqliteFile.Statement, values) => {
      statements.push({ sql: statement.source, values });
    }),
  );
  stops.push(
    watchMethod(SqliteFile.prototype, "prepare", (_file, [sql]) => {
      unprepared.push(String(sql));
    }),
  );
  return () => {
    for (const stop of stops) stop();
  };
}

function watchPostgresql(statements: Statement[], unprepared: string[]): () => void {
  return watchMethod(Client.prototype, "query", (_client, [query]) => {
    const { text, name } = (typeof query === "string" ? { text: query } : query) as {
      readonly text: string;
      readonly name?: string;
    };
    statements.push({ sql: text, values: [] });
    if (name === undefined) unprepared.push(text);
  });
}

/** Reports each call of a method of all objects of a class; the returned function undoes it. */
function watchMethod<Self extends object>(
  prototype: Self,
  name: string,
  onCall: (self: Self, args: readonly unknown[]) => void,
): () => void {
  const original: unknown = Reflect.get(prototype, name);
  if (typeof original !== "function") throw new Error(`there is no method ${name}`);
  Reflect.set(prototype, name, function recorded(this: Self, ...args: unknown[]): unknown {
    onCall(this, args);
    return Reflect.apply(original, this, args);
  });
  return () => void Reflect.set(prototype, name, original);
}
