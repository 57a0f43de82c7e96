import { visibleRequests } from "../account/access.ts";
import { findDownloadLinks } from "../store/download-link.ts";
import type { Attempt, MediaRequest, Prisma } from "../store/generated/sqlite/client.ts";
import { createBatch, withColumns } from "./batch.ts";

/** Returns the visible requests that a download serves. */
export const listRequestsOfDownload = createBatch(
  async (
    downloadIds,
    query: Pick<Prisma.MediaRequestFindManyArgs, "select" | "include">,
    { tracking, access },
  ) => {
    const { read } = tracking.store;
    const links = await findDownloadLinks(read, downloadIds);
    const rows: MediaRequest[] = await read.mediaRequest.findMany({
      ...withColumns(query, { id: true }),
      where: { id: { in: links.map(({ requestId }) => requestId) }, AND: visibleRequests(access) },
      orderBy: { id: "asc" },
    });
    const requestsOf = Map.groupBy(links, ({ downloadId }) => downloadId);
    return (downloadId) => {
      const own = new Set(requestsOf.get(downloadId)?.map(({ requestId }) => requestId));
      return rows.filter(({ id }) => own.has(id));
    };
  },
);

/** Returns the files of a download in order of their episodes, for one visible request or for all. */
export const listFilesOfDownload = createBatch(
  async (
    downloadIds,
    {
      requestId,
      ...query
    }: Pick<Prisma.AttemptFindManyArgs, "select" | "include"> & {
      readonly requestId: string | null;
    },
    { tracking, access },
  ) => {
    const rows: Attempt[] = await tracking.store.read.attempt.findMany({
      ...withColumns(query, { downloadRowId: true }),
      where: {
        downloadRowId: { in: [...downloadIds] },
        fileName: { not: null },
        unit: {
          request: { AND: [visibleRequests(access), requestId === null ? {} : { id: requestId }] },
        },
      },
      orderBy: [{ unit: { season: "asc" } }, { unit: { number: "asc" } }, { id: "asc" }],
    });
    const files = Map.groupBy(rows, ({ downloadRowId }) => downloadRowId);
    return (downloadId) => files.get(downloadId) ?? [];
  },
);
