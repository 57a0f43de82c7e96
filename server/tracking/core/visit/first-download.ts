import { mediaRequestColumns } from "../../../store/column/media-request.ts";
import type { Download } from "../../../store/generated/sqlite/client.ts";
import type { Database } from "../../../store/store.ts";

export type FirstDownload = Pick<Download, "id" | "indexer" | "size">;

/** The first download of each request, by the ID of the request. */
export type FirstDownloads = ReadonlyMap<string, FirstDownload>;

export async function findFirstDownloads(
  read: Database,
  requests: readonly { readonly id: string; readonly downloadIds: string }[],
): Promise<FirstDownloads> {
  const firsts = requests.flatMap((request) => {
    const first = mediaRequestColumns.downloadIds.read(request).at(-1);
    return first === undefined ? [] : [[request.id, first] as const];
  });
  const rows = await read.download.findMany({
    where: { id: { in: firsts.map(([, downloadId]) => downloadId) } },
    select: { id: true, indexer: true, size: true },
  });
  const byId = new Map(rows.map((row) => [row.id, row]));
  return new Map(
    firsts.flatMap(([requestId, downloadId]) => {
      const row = byId.get(downloadId);
      return row === undefined ? [] : [[requestId, row] as const];
    }),
  );
}
