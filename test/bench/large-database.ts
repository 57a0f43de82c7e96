import SqliteFile from "better-sqlite3";
import { createDatabase, sqliteFile, type BenchDatabase } from "./database.ts";
import { seedApprovedShows } from "./seed/approved-shows.ts";
import { seedFirstSync } from "./seed/first-sync.ts";
import { fillLargeLibrary } from "./seed/large-library.ts";

/** Shows that wait for a release beside the library, for webhooks about them. */
export const WAITING_SHOWS = 40;

const opened = new Map<number, Promise<BenchDatabase>>();

/** "Many requests", and what they are compared with. */
export function largeRequests(isSmall: boolean): number {
  return isSmall ? 60 : 100_000;
}

export function fewRequests(isSmall: boolean): number {
  return isSmall ? 20 : 1_000;
}

/** A database with so many requests; made once for all benchmarks of a run. */
export function openLargeDatabase(requests: number): Promise<BenchDatabase> {
  const known = opened.get(requests);
  if (known !== undefined) return known;
  const made = makeLargeDatabase(requests);
  opened.set(requests, made);
  return made;
}

/** Removes the large databases of a run. */
export async function removeLargeDatabases(): Promise<void> {
  for (const database of opened.values()) await (await database)[Symbol.asyncDispose]();
  opened.clear();
}

async function makeLargeDatabase(requests: number): Promise<BenchDatabase> {
  const database = await createDatabase("sqlite");
  await database.fill((seed) => {
    seedFirstSync(seed);
    seedApprovedShows(seed, WAITING_SHOWS);
  });
  const file = new SqliteFile(sqliteFile(database.dataDir));
  file.exec("PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF; PRAGMA cache_size = -262144;");
  // Indexes are built faster at the end than row by row.
  const indexes = file
    .prepare<[], { readonly name: string; readonly sql: string }>(
      `SELECT "name", "sql" FROM sqlite_master WHERE "type" = 'index' AND "sql" IS NOT NULL`,
    )
    .all();
  for (const { name } of indexes) file.exec(`DROP INDEX "${name}"`);
  fillLargeLibrary(file, requests, new Date());
  for (const { sql } of indexes) file.exec(sql);
  // As the tracker leaves it after its first night.
  file.exec("PRAGMA analysis_limit = 400; ANALYZE; PRAGMA journal_mode = WAL;");
  file.close();
  return database;
}
