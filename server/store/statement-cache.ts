import type { ColumnDefinition, Database as Handle, Statement } from "better-sqlite3";

/** Statements of one connection that stay prepared. Prisma writes a few hundred different ones. */
const MAX_STATEMENTS = 500;

/** As much of a statement as Prisma's adapter uses. */
interface Prepared {
  readonly reader: boolean;
  bind(args: readonly unknown[]): Prepared;
  run(): unknown;
  columns(): readonly ColumnDefinition[];
  raw(): { all(): unknown[] };
}

/**
 * Prisma's adapter prepares each statement anew and binds its values for good, so that none can be used twice; preparing
 * is as dear as running. Here a statement is prepared once and gets its values when it runs. The adapter runs it before
 * it gives way to anybody, so nobody meets it half read.
 */
export function cacheStatements(handle: Pick<Handle, "prepare">): void {
  const prepare = handle.prepare.bind(handle);
  const known = new Map<string, (args: readonly unknown[]) => Prepared>();

  function find(sql: string): (args: readonly unknown[]) => Prepared {
    const made = known.get(sql) ?? reusable(prepare(sql));
    // The oldest comes first.
    known.delete(sql);
    known.set(sql, made);
    if (known.size > MAX_STATEMENTS)
      for (const oldest of known.keys().take(1)) known.delete(oldest);
    return made;
  }

  Object.assign(handle, { prepare: (sql: string) => find(sql)([]) });
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
