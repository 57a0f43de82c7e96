import { z } from "zod";
import type { ArrRemoval, TitleGrab } from "../../port/arr.ts";
import { IntegrationError } from "../../port/error.ts";
import type { EpisodeNumbers } from "../../port/removal-target.ts";
import { mapConcurrently } from "../../shared/concurrency.ts";
import { positiveInt, text } from "../../shared/lenient.ts";
import type { ArrHttp } from "./arr-http.ts";
import type { Include } from "./client.ts";
import { toPage, type ArrQueueRecord } from "./payload.ts";
import { removeQueueRow } from "./queued-download.ts";

/** A queue or history record, with its episode if it has one. */
export interface GrabRecord {
  readonly itemId: number | undefined;
  readonly title: string | undefined;
  readonly record: Pick<ArrQueueRecord, "downloadId"> & {
    readonly id?: number | undefined;
    readonly size?: number | undefined;
  };
  readonly releaseTitle: string | undefined;
  readonly episode: EpisodeNumbers | undefined;
  readonly isQueued: boolean;
}

const MAX_CONCURRENT_CALLS = 4;
const GRABBED = 1;
const PAGE_SIZE = 100;
const MAX_PAGES = 1_000;

/** Groups an arr's queue and history records of one title by download. */
export function toGrabs(records: readonly GrabRecord[]): readonly TitleGrab[] {
  const byKey = new Map<string, TitleGrab>();
  for (const { record, releaseTitle, episode, isQueued } of records) {
    const { downloadId } = record;
    if (downloadId === undefined) continue;
    const key = downloadId.toLowerCase();
    const known = byKey.get(key);
    byKey.set(key, {
      downloadId: known?.downloadId ?? downloadId,
      title: known?.title ?? releaseTitle ?? null,
      size: known?.size ?? record.size ?? null,
      isQueued: isQueued || known?.isQueued === true,
      episodes: [...(known?.episodes ?? []), ...(episode === undefined ? [] : [episode])],
    });
  }
  return [...byKey.values()];
}

/** History records of other titles with the same download. */
const OtherRecord = z.object({
  downloadId: text,
  seriesId: positiveInt,
  movieId: positiveInt,
  series: z.object({ title: text }).optional(),
  movie: z.object({ title: text }).optional(),
});

interface ArrRemovalOptions {
  readonly http: ArrHttp;
  /** Embeds the title in each record. */
  readonly include: Include;
  readonly queue: () => Promise<readonly GrabRecord[]>;
}

/** The parts of a removal that both apps share. */
export function createArrRemoval({
  http,
  include,
  queue,
}: ArrRemovalOptions): Pick<ArrRemoval, "listOthers" | "removeDownload"> {
  /** A pack has one record per episode, and a download may be grabbed repeatedly. */
  async function listGrabs(downloadId: string): Promise<z.infer<typeof OtherRecord>[]> {
    const grabs: z.infer<typeof OtherRecord>[] = [];
    for (let page = 1; page <= MAX_PAGES; page += 1) {
      const { records, totalRecords } = await http.get(toPage(OtherRecord), "/api/v3/history", {
        query: {
          downloadId,
          eventType: GRABBED,
          page,
          pageSize: PAGE_SIZE,
          sortKey: "date",
          sortDirection: "descending",
          ...include,
        },
      });
      grabs.push(...records);
      if (records.length < PAGE_SIZE || grabs.length >= (totalRecords ?? Infinity)) break;
    }
    return grabs;
  }

  return {
    async listOthers(downloadIds, exceptId) {
      const queued = await queue();
      const reported = await mapConcurrently(
        downloadIds,
        MAX_CONCURRENT_CALLS,
        async (downloadId) => {
          const key = downloadId.toLowerCase();
          // The filter is case-sensitive, and the tracker may only have the id in lower case.
          const spellings = [...new Set([downloadId, downloadId.toUpperCase()])];
          const records: z.infer<typeof OtherRecord>[] = [];
          for (const spelling of spellings) records.push(...(await listGrabs(spelling)));
          const fromHistory = records
            .filter((record) => record.downloadId?.toLowerCase() === key)
            .map(({ seriesId, movieId, series, movie }) => ({
              itemId: seriesId ?? movieId,
              title: series?.title ?? movie?.title,
            }));
          const present = queued.filter(({ record }) => record.downloadId?.toLowerCase() === key);
          const titles = [...fromHistory, ...present]
            .filter(({ itemId }) => itemId !== undefined && itemId !== exceptId)
            .map(({ title, itemId }) => title ?? `title ${itemId}`);
          return [...new Set(titles)].map((title) => ({ downloadId, title }));
        },
      );
      return reported.flat();
    },
    async removeDownload(downloadId) {
      const key = downloadId.toLowerCase();
      const row = (await queue()).find(({ record }) => record.downloadId?.toLowerCase() === key);
      if (row?.record.id === undefined) return false;
      await removeQueueRow(http, row.record.id, {
        blocklist: false,
        skipRedownload: true,
        changeCategory: false,
      });
      return true;
    },
  };
}

/** Ignores that the resource is already gone. */
export async function ignoreMissing(call: Promise<unknown>): Promise<void> {
  try {
    await call;
  } catch (error) {
    if (!(error instanceof IntegrationError) || error.code !== "not-found") throw error;
  }
}
