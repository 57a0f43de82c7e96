import type { Download, MediaRequest, Prisma } from "../store/generated/sqlite/client.ts";
import type { Database } from "../store/store.ts";
import { createBatch, withColumns } from "./batch.ts";
import type { GraphQLContext } from "./context.ts";
import { CARRIED_DOWNLOAD, isCarried } from "./live/carried-row.ts";

type DownloadQuery = Pick<Prisma.DownloadFindManyArgs, "select" | "include">;

const carriedDownloads = new WeakMap<object, ReadonlyMap<string, Download>>();

/** Keeps the downloads that a change carried with the row of a request, so that they are not read. */
export function carryDownloads(
  request: MediaRequest,
  downloads: ReadonlyMap<string, Download>,
): void {
  carriedDownloads.set(request, downloads);
}

/** Returns the downloads of a request in the order of `ids`. `request`: its row, which may have carried them. */
export async function listDownloadsOfRequest(
  ctx: GraphQLContext,
  query: DownloadQuery,
  ids: readonly string[],
  request: object | null = null,
): Promise<Download[]> {
  const carried = request === null ? undefined : carriedDownloads.get(request);
  const known = ids.flatMap((id) => carried?.get(id) ?? []);
  if (known.length === ids.length && isCarried(query, CARRIED_DOWNLOAD)) return known;
  const rows = await Promise.all(ids.map((id) => findDownload(ctx, query, id)));
  return rows.filter((row) => row !== null);
}

const findDownload = createBatch(async (ids, query: DownloadQuery, { tracking }) => {
  const rows: Download[] = await tracking.store.read.download.findMany({
    ...withColumns(query, { id: true }),
    where: { id: { in: [...ids] } },
  });
  const byId = new Map(rows.map((row) => [row.id, row]));
  return (id) => byId.get(id) ?? null;
});

/** Returns the downloads of an episode, newest first. */
export const listDownloadsOfUnit = createBatch(
  async (unitIds, query: DownloadQuery, { tracking }) => {
    const { read } = tracking.store;
    const attempts = await listAttempts(read, unitIds);
    return joinDownloads(
      read,
      query,
      attempts.map(({ unitId, downloadId }) => [unitId, downloadId]),
    );
  },
);

/** Returns the download of the latest attempt of an episode. */
export const findLatestDownload = createBatch(
  async (unitIds, query: DownloadQuery, { tracking }) => {
    const { read } = tracking.store;
    const attempts = await listAttempts(read, unitIds);
    // A later attempt replaces an earlier one.
    const latest = new Map(attempts.map(({ unitId, downloadId }) => [unitId, downloadId]));
    const find = await joinDownloads(read, query, [...latest]);
    return (unitId) => find(unitId)[0] ?? null;
  },
);

/** The attempts with a download, in order. */
async function listAttempts(read: Database, unitIds: readonly string[]) {
  const attempts = await read.attempt.findMany({
    where: { unitId: { in: [...unitIds] }, downloadRowId: { not: null } },
    select: { unitId: true, downloadRowId: true, ordinal: true },
  });
  return attempts
    .toSorted((one, other) => one.ordinal - other.ordinal)
    .flatMap(({ unitId, downloadRowId }) =>
      downloadRowId === null ? [] : [{ unitId, downloadId: downloadRowId }],
    );
}

async function joinDownloads(
  read: Database,
  query: DownloadQuery,
  links: readonly (readonly [owner: string, downloadId: string])[],
): Promise<(owner: string) => Download[]> {
  const ids = [...new Set(links.map(([, downloadId]) => downloadId))];
  const rows: Download[] =
    ids.length === 0
      ? []
      : await read.download.findMany({
          ...withColumns(query, { id: true, createdAt: true }),
          where: { id: { in: ids } },
        });
  const owners = Map.groupBy(links, ([owner]) => owner);
  const sorted = rows.toSorted(newestFirst);
  return (owner) => {
    const own = new Set(owners.get(owner)?.map(([, downloadId]) => downloadId));
    return sorted.filter(({ id }) => own.has(id));
  };
}

function newestFirst(one: Download, other: Download): number {
  const later = other.createdAt.getTime() - one.createdAt.getTime();
  return later === 0 ? (one.id < other.id ? 1 : -1) : later;
}
