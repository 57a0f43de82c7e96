import type { Database } from "./client.ts";
import { Prisma } from "./generated/sqlite/client.ts";

/** Units in these states have a file, or miss the one they had. */
export interface HeldFileFilter {
  readonly states: readonly string[];
  /** Slug of their arr; absent: of any. */
  readonly arrService?: string;
}

/** Returns the arrs that miss a file since `before` or longer; null for units of no arr. */
export async function listArrsMissingFiles(
  read: Database,
  { states }: HeldFileFilter,
  before: Date,
): Promise<readonly (string | null)[]> {
  const rows = await read.$queryRaw<{ readonly arrService: string | null }[]>`
    SELECT DISTINCT r."arrService" FROM "Unit" u JOIN "MediaRequest" r ON r."id" = u."requestId"
    WHERE u."missingSince" <= ${before} AND ${isIn(states)}`;
  return rows.map(({ arrService }) => arrService);
}

/** Counts the movies and episodes whose file is missing. An episode that several requests share counts once. */
export function countMissingFiles(read: Database, filter: HeldFileFilter): Promise<number> {
  const where = Prisma.sql`u."missingSince" IS NOT NULL AND ${isIn(filter.states)}`;
  return count(read, where, filter, Prisma.empty);
}

/** Counts the movies and episodes with a file, missing or not, only up to `limit`. A shared episode counts once. */
export function countHeldFiles(
  read: Database,
  filter: HeldFileFilter,
  limit: number,
): Promise<number> {
  const where = Prisma.sql`u."state" IN (${Prisma.join([...filter.states])})`;
  return count(read, where, filter, Prisma.sql`LIMIT ${limit}`);
}

/** An expression, so that no database prefers the index of the state to that of the few missing files. */
function isIn(states: readonly string[]): Prisma.Sql {
  return Prisma.sql`COALESCE(u."state", '') IN (${Prisma.join([...states])})`;
}

async function count(
  read: Database,
  where: Prisma.Sql,
  { arrService }: HeldFileFilter,
  upTo: Prisma.Sql,
): Promise<number> {
  const ofArr =
    arrService === undefined ? Prisma.empty : Prisma.sql`AND r."arrService" = ${arrService}`;
  const [row] = await read.$queryRaw<{ readonly count: bigint }[]>`
    SELECT COUNT(*) AS "count" FROM (
      SELECT DISTINCT r."arrService", r."arrId", u."season", u."number"
      FROM "Unit" u JOIN "MediaRequest" r ON r."id" = u."requestId"
      WHERE ${where} ${ofArr} ${upTo}
    ) AS "found"`;
  return Number(row?.count ?? 0);
}
