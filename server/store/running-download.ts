import type { Database } from "./client.ts";
import { Prisma } from "./generated/sqlite/client.ts";

/**
 * Returns the keys of downloads that attempts in these steps wait for. In SQL, because Prisma would read each of these
 * attempts, of which a show has many for one download.
 */
export async function listDownloadKeys(
  read: Database,
  steps: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await read.$queryRaw<{ readonly downloadKey: string }[]>`
    SELECT "downloadKey" FROM "Download" WHERE "downloadKey" IS NOT NULL AND "id" IN (
      SELECT "downloadRowId" FROM "Attempt" WHERE "end" IS NULL AND "step" IN (${Prisma.join([...steps])})
    )`;
  return new Set(rows.map(({ downloadKey }) => downloadKey));
}
