import type { Download, Prisma } from "../store/generated/sqlite/client.ts";
import type { Database } from "../store/store.ts";

/**
 * Returns the downloads of the attempts, newest first. Uses two queries, because the database would join all downloads
 * with all attempts in a single one.
 */
export async function listDownloads(
  read: Database,
  query: Pick<Prisma.DownloadFindManyArgs, "select" | "include">,
  attempts: Prisma.AttemptWhereInput,
): Promise<Download[]> {
  const links = await read.attempt.findMany({
    where: { ...attempts, downloadRowId: { not: null } },
    select: { downloadRowId: true },
  });
  const ids = new Set(links.map(({ downloadRowId }) => downloadRowId).filter((id) => id !== null));
  if (ids.size === 0) return [];
  return read.download.findMany({
    ...query,
    where: { id: { in: [...ids] } },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
  });
}
