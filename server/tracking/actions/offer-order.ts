import { listOrderActions, type PlaceRecord } from "../../domain/download-order.ts";
import { actionRecordColumns } from "../../store/column/action-record.ts";
import { downloadColumns } from "../../store/column/download.ts";
import { leadingRow } from "../projection/leading-row.ts";
import type { ServicesContext } from "../services/context.ts";
import { offerOrderActions, type OfferedAction } from "./offer.ts";

const DOWNLOAD = { id: true, downloadId: true, state: true, clientService: true } as const;

/** Returns what can be done about the order of downloads, by the downloads' row ids. */
export async function offerForDownloads(
  ctx: ServicesContext,
  ids: readonly string[],
): Promise<(id: string) => readonly OfferedAction[]> {
  const downloads = await ctx.store.read.download.findMany({
    where: { id: { in: [...ids] } },
    select: DOWNLOAD,
  });
  const raised = await listRaised(ctx);
  return (id) => {
    const download = downloads.find((row) => row.id === id);
    if (download === undefined) return [];
    const kinds = listOrderActions({
      state: downloadColumns.state.read(download),
      fileName: null,
      raised: raisedOf(raised, download.downloadId),
    });
    return offerOrderActions(ctx, kinds, download.clientService);
  };
}

/** Returns what can be done about the order in which episodes are loaded, by the ids of their units. */
export async function offerForUnits(
  ctx: ServicesContext,
  ids: readonly string[],
): Promise<(id: string) => readonly OfferedAction[]> {
  const attempts = await ctx.store.read.attempt.findMany({
    where: { unitId: { in: [...ids] }, end: null, download: { isNot: null } },
    include: { download: { select: DOWNLOAD } },
  });
  const packs = await listPacks(
    ctx,
    attempts.flatMap(({ downloadRowId }) => downloadRowId ?? []),
  );
  const raised = await listRaised(ctx);
  return (id) => {
    const leading = leadingRow(attempts.filter(({ unitId }) => unitId === id));
    const download = leading?.download ?? null;
    if (download === null) return [];
    const kinds = listOrderActions({
      state: downloadColumns.state.read(download),
      fileName: packs.has(download.id) ? (leading?.fileName ?? null) : null,
      raised: raisedOf(raised, download.downloadId),
    });
    return offerOrderActions(ctx, kinds, download.clientService);
  };
}

/** Returns those of the downloads that have files of several units. */
async function listPacks(
  { store }: ServicesContext,
  downloadRowIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const files = await store.read.attempt.groupBy({
    by: ["downloadRowId", "fileName"],
    where: { downloadRowId: { in: [...downloadRowIds] }, end: null, fileName: { not: null } },
  });
  const counts = Map.groupBy(files, ({ downloadRowId }) => downloadRowId ?? "");
  return new Set([...counts].flatMap(([id, names]) => (names.length > 1 ? [id] : [])));
}

/** Returns every place that can be restored, the oldest first. */
async function listRaised({ store }: ServicesContext): Promise<readonly PlaceRecord[]> {
  const records = await store.read.actionRecord.findMany({
    where: { kind: "RAISE_PRIORITY", places: { not: null } },
    orderBy: { createdAt: "asc" },
    select: { id: true, places: true },
  });
  return records.flatMap((row) => actionRecordColumns.places.read(row) ?? []);
}

function raisedOf(
  raised: readonly PlaceRecord[],
  downloadId: string | null,
): readonly PlaceRecord[] {
  const key = downloadId?.toLowerCase();
  return raised.filter((place) => place.downloadId.toLowerCase() === key);
}
