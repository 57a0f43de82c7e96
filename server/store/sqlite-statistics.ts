import type { Database } from "./client.ts";

/**
 * Gathers the statistics by which SQLite chooses between indexes, one index at a time: each is a short transaction. SQLite
 * reads statistics together with the schema, so a change of the schema has every connection read them anew.
 */
export async function gatherStatistics(
  read: Database,
  execute: (sql: string) => Promise<unknown>,
): Promise<void> {
  const indexes = await read.$queryRaw<{ readonly name: string }[]>`
    SELECT "name" FROM "sqlite_schema" WHERE "type" = 'index' ORDER BY "name"`;
  for (const { name } of indexes) await execute(`ANALYZE "${name}"`);
  await execute(`CREATE VIEW IF NOT EXISTS "_statistics" AS SELECT 1`);
  await execute(`DROP VIEW "_statistics"`);
}
