import type { ColumnDefinition, Database as Handle, Statement } from "better-sqlite3";
import { LRUCache } from "lru-cache";

/** Statements of one connection that stay prepared. Prisma writes a few hundred different statements. */
const MAX_STATEMENTS = 500;

/** The part of a statement that Prisma's adapter uses. */
interface Prepared {
  readonly reader: boolean;
  bind(args: readonly unknown[]): Prepared;
  run(): unknown;
  columns(): readonly ColumnDefinition[];
  raw(): { all(): unknown[] };
}

/**
 * Makes the connection reuse prepared statements. Prisma's adapter prepares each statement again and binds its values
 * permanently, and preparing costs as much as running. Here a statement is prepared once and receives its values when it
 * runs. The adapter runs it without yielding, so no other caller can find it half read.
 */
export function cacheStatements(handle: Pick<Handle, "prepare">): void {
  const prepare = handle.prepare.bind(handle);
  const statements = new LRUCache<string, (args: readonly unknown[]) => Prepared>({
    max: MAX_STATEMENTS,
    memoMethod: (sql) => reusable(prepare(sql)),
  });
  Object.assign(handle, { prepare: (sql: string) => statements.memo(sql)([]) });
}

function reusable(statement: Statement): (args: readonly unknown[]) => Prepared {
  const { reader } = statement;
  let columns: readonly ColumnDefinition[] | null = null;
  const withArgs = (args: readonly unknown[]): Prepared => ({
    reader,
    bind: withArgs,
    run: () => statement.run(...args),
    columns: () => (columns ??= statement.columns()),
    raw: () => ({ all: () => statement.raw(true).all(...args) }),
  });
  return withArgs;
}
