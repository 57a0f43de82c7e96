import { z } from "zod";
import type { ArrRemoval, HeldGrab } from "../../port/arr.ts";
import { IntegrationError } from "../../port/error.ts";
import type { EpisodeNumbers } from "../../port/removal-target.ts";
import type { Http } from "../../shared/http/http.ts";
import { positiveInt, text } from "../../shared/lenient.ts";
import { mapLimited } from "../../shared/limited.ts";
import { toPage, type ArrQueueRecord } from "./payload.ts";
import { dropRow } from "./queued-download.ts";

/** A queue or history record, with the episode of it where there is one. */
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

const CALLS_AT_ONCE = 4;
const GRABBED = 1;
const PAGE_SIZE = 100;
const MAX_PAGES = 1_000;

/** What an arr's queue and history say of one title, by download. */
export function toGrabs(records: readonly GrabRecord[]): readonly HeldGrab[] {
  const byKey = new Map<string, HeldGrab>();
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

/** Records of other titles with these downloads. */
const OtherRecord = z.object({
  downloadId: text,
  seriesId: positiveInt,
  movieId: positiveInt,
  series: z.object({ title: text }).optional(),
  movie: z.object({ title: text }).optional(),
});

interface ArrWords {
  readonly http: Http;
  /** Has records tell the title they are about. */
  readonly include: Readonly<Record<string, true>>;
  readonly queue: () => Promise<readonly GrabRecord[]>;
}

/** The parts of a removal that both apps do alike. */
export function createArrRemoval({
  http,
  include,
  queue,
}: ArrWords): Pick<ArrRemoval, "listOthers" | "removeDownload"> {
  /** A pack has a record for each episode, and a download may be grabbed again and again. */
  async function listGrabs(downloadId: string): Promise<z.infer<typeof OtherRecord>[]> {
    const grabs: z.infer<typeof OtherRecord>[] = [];
    for (let page = 1; page <= MAX_PAGES; page += 1) {
      const { records, totalRecords } = await http.get(toPage(OtherRecord), "/api/v3/history", {
        downloadId,
        eventType: GRABBED,
        page,
        pageSize: PAGE_SIZE,
        sortKey: "date",
        sortDirection: "descending",
        ...include,
      });
      grabs.push(...records);
      if (records.length < PAGE_SIZE || grabs.length >= (totalRecords ?? Infinity)) break;
    }
    return grabs;
  }

  return {
    async listOthers(downloadIds, exceptId) {
      const queued = await queue();
      const reported = await mapLimited(downloadIds, CALLS_AT_ONCE, async (downloadId) => {
        const key = downloadId.toLowerCase();
        // Compared exactly, and what the tracker kept of it may be its key alone.
        const spellings = [...new Set([downloadId, downloadId.toUpperCase()])];
        const records: z.infer<typeof OtherRecord>[] = [];
        for (const spelling of spellings) records.push(...(await listGrabs(spelling)));
        const past = records
          .filter((record) => record.downloadId?.toLowerCase() === key)
          .map(({ seriesId, movieId, series, movie }) => ({
            itemId: seriesId ?? movieId,
            title: series?.title ?? movie?.title,
          }));
        const present = queued.filter(({ record }) => record.downloadId?.toLowerCase() === key);
        const titles = [...past, ...present]
          .filter(({ itemId }) => itemId !== undefined && itemId !== exceptId)
          .map(({ title, itemId }) => title ?? `title ${itemId}`);
        return [...new Set(titles)].map((title) => ({ downloadId, title }));
      });
      return reported.flat();
    },
    async removeDownload(downloadId) {
      const key = downloadId.toLowerCase();
      const row = (await queue()).find(({ record }) => record.downloadId?.toLowerCase() === key);
      if (row?.record.id === undefined) return false;
      await dropRow(http, row.record.id, {
        blocklist: false,
        skipRedownload: true,
        changeCategory: false,
      });
      return true;
    },
  };
}

/** What has gone meanwhile is gone. */
export async function removed(call: Promise<unknown>): Promise<void> {
  try {
    await call;
  } catch (error) {
    if (!(error instanceof IntegrationError) || error.code !== "not-found") throw error;
  }
}
