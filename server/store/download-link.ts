import type { Database } from "./client.ts";
import { Prisma } from "./generated/sqlite/client.ts";

/** A request and a download that carries something of it. */
export interface DownloadLink {
  readonly requestId: string;
  readonly downloadId: string;
}

/** Parameters of one statement, below the limit of both providers. */
const MAX_PARAMETERS = 1_000;

/**
 * Returns the requests of downloads, each pair once; a request has the other direction in its own row. In SQL, because
 * Prisma would read every attempt of a pack to learn its one request.
 */
export async function findDownloadLinks(
  read: Database,
  ids: readonly string[],
): Promise<readonly DownloadLink[]> {
  const links: DownloadLink[] = [];
  for (let start = 0; start < ids.length; start += MAX_PARAMETERS) {
    const some = Prisma.join(ids.slice(start, start + MAX_PARAMETERS));
    const found = await read.$queryRaw<DownloadLink[]>`
      SELECT DISTINCT u."requestId" AS "requestId", a."downloadRowId" AS "downloadId"
      FROM "Unit" u JOIN "Attempt" a ON a."unitId" = u."id"
      WHERE a."downloadRowId" IN (${some})`;
    links.push(...found);
  }
  return links;
}
