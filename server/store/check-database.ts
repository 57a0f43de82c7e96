import type { Store } from "./store.ts";

export interface DatabaseHealth {
  /** What the database says of damage; null: it is sound. */
  readonly damage: string | null;
  readonly bytes: number;
}

/** Reads the database for damage, table by table, so that other work comes between. */
export function checkDatabase(store: Store): Promise<DatabaseHealth> {
  return store.provider === "sqlite" ? checkSqlite(store) : checkPostgresql(store);
}

async function checkSqlite({ read }: Store): Promise<DatabaseHealth> {
  const [size] = await read.$queryRawUnsafe<{ bytes: bigint | number }[]>(
    "SELECT page_count * page_size AS bytes FROM pragma_page_count(), pragma_page_size()",
  );
  const bytes = Number(size?.bytes ?? 0);
  try {
    const tables = await read.$queryRawUnsafe<{ name: string }[]>(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'",
    );
    for (const { name } of tables) {
      // Each check blocks the process for as long as it reads.
      await new Promise((resolve) => setImmediate(resolve));
      const [said] = await read.$queryRawUnsafe<{ quick_check: string }[]>(
        `PRAGMA quick_check("${name}")`,
      );
      if (said !== undefined && said.quick_check !== "ok")
        return { damage: said.quick_check, bytes };
    }
    return { damage: null, bytes };
  } catch (error) {
    return { damage: wordsOf(error), bytes };
  }
}

/** PostgreSQL counts what it finds damaged while it reads; without checksums it cannot report it. */
async function checkPostgresql({ read }: Store): Promise<DatabaseHealth> {
  const [facts] = await read.$queryRawUnsafe<
    { bytes: bigint; failures: bigint | null; invalid: bigint }[]
  >(
    `SELECT pg_database_size(current_database()) AS bytes,
            (SELECT checksum_failures FROM pg_stat_database WHERE datname = current_database()) AS failures,
            (SELECT count(*) FROM pg_index WHERE NOT indisvalid)
              + (SELECT count(*) FROM pg_constraint WHERE NOT convalidated) AS invalid`,
  );
  const failures = Number(facts?.failures ?? 0);
  const invalid = Number(facts?.invalid ?? 0);
  const damage =
    failures > 0
      ? `${failures} pages with a wrong checksum`
      : invalid > 0
        ? `${invalid} invalid indexes or constraints`
        : null;
  return { damage, bytes: Number(facts?.bytes ?? 0) };
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? (error.message.split("\n").at(-1) ?? "") : String(error);
}
