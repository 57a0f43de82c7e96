import type { Database } from "./client.ts";
import { Prisma } from "./generated/sqlite/client.ts";

/** A request and a download that carries something of it. */
export interface DownloadLink {
  readonly requestId: string;
  readonly downloadId: string;
}

/** Parameters of one statement, below the limit of both providers. */
const MAX_PARAMETERS = 1_000;

/** Returns each pair once. In SQL, because Prisma would read every attempt of a show to learn its few downloads. */
export async function findDownloadLinks(
  read: Database,
  by: "request" | "download",
  ids: readonly string[],
): Promise<readonly DownloadLink[]> {
  const column = by === "request" ? Prisma.sql`u."requestId"` : Prisma.sql`a."downloadRowId"`;
  const links: DownloadLink[] = [];
  for (let start = 0; start < ids.length; start += MAX_PARAMETERS) {
    const some = Prisma.join(ids.slice(start, start + MAX_PARAMETERS));
    const found = await read.$queryRaw<DownloadLink[]>`
      SELECT DISTINCT u."requestId" AS "requestId", a."downloadRowId" AS "downloadId"
      FROM "Unit" u JOIN "Attempt" a ON a."unitId" = u."id"
      WHERE ${column} IN (${some}) AND a."downloadRowId" IS NOT NULL`;
    links.push(...found);
  }
  return links;
}
