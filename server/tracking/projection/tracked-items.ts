import { setImmediate as breathe } from "node:timers/promises";
import { pipelinePosition } from "../../domain/state.ts";
import type { PollScope } from "../../integrations/port/poll.ts";
import type { TrackedItem, TrackedUnit } from "../../integrations/port/tracked-item.ts";
import { attemptColumns } from "../../store/column/attempt.ts";
import { mediaRequestColumns } from "../../store/column/media-request.ts";
import { unitColumns } from "../../store/column/unit.ts";
import type { Prisma } from "../../store/generated/sqlite/client.ts";
import type { Database } from "../../store/store.ts";
import { loadCursor } from "../core/cursor.ts";
import { arrItemOf, instanceOf } from "./arr-item.ts";
import { toNumber } from "./unit-row.ts";

const TRACKED_RELATIONS = {
  units: { include: { attempts: { include: { download: true } } } },
} as const satisfies Prisma.MediaRequestInclude;

/** Requests that are not finished, and finished ones with a missing file. */
const AWAITED = {
  OR: [{ isFinished: false }, { units: { some: { missingSince: { not: null } } } }],
} satisfies Prisma.MediaRequestWhereInput;

/** Requests per query: Prisma on SQLite blocks the event loop while it reads. */
const PAGE_SIZE = 50;

type TrackedRow = Prisma.MediaRequestGetPayload<{ include: typeof TRACKED_RELATIONS }>;
type TrackedUnitRow = TrackedRow["units"][number];

/** Loads what the tracker waits for: every request that is not finished, and its running downloads. */
export async function loadScope(read: Database, slug: string): Promise<PollScope> {
  const tracked: TrackedItem[] = [];
  const downloadIds = new Set<string>();
  for (let after = "", isMore = true; isMore;) {
    const rows = await read.mediaRequest.findMany({
      where: { ...AWAITED, id: { gt: after } },
      include: TRACKED_RELATIONS,
      orderBy: { id: "asc" },
      take: PAGE_SIZE,
    });
    tracked.push(...rows.map(toItem));
    for (const id of runningDownloads(rows)) downloadIds.add(id);
    after = rows.at(-1)?.id ?? after;
    isMore = rows.length === PAGE_SIZE;
    if (isMore) await breathe();
  }
  return { tracked, downloadIds, cursor: await loadCursor(read, slug) };
}

/** Loads these requests as tracked items, finished or not. */
export async function loadItems(
  read: Database,
  requestIds: readonly string[],
): Promise<readonly TrackedItem[]> {
  const rows = await read.mediaRequest.findMany({
    where: { id: { in: [...requestIds] } },
    include: TRACKED_RELATIONS,
    orderBy: { id: "asc" },
  });
  return rows.map(toItem);
}

/** Returns whether any unit waits for the library or for Shoko. */
export async function isAnyWaiting(read: Database): Promise<boolean> {
  const waiting = await read.unit.findFirst({
    where: { state: { in: ["IMPORTING", "ANIME_MATCHING"] } },
    select: { id: true },
  });
  return waiting !== null;
}

/** Loads only the downloads, which download clients are polled for every one or two seconds. */
export async function loadDownloadScope(read: Database, slug: string): Promise<PollScope> {
  const running = await read.attempt.findMany({
    where: { ...RUNNING, downloadRowId: { not: null } },
    distinct: ["downloadRowId"],
    select: { download: { select: { downloadKey: true } } },
  });
  const keys = running.map(({ download }) => download?.downloadKey ?? null);
  const downloadIds = new Set(keys.filter((key) => key !== null));
  return { tracked: [], downloadIds, cursor: await loadCursor(read, slug) };
}

/** An attempt that is not imported yet. */
const RUNNING = {
  end: null,
  step: { in: ["GRABBING", "DOWNLOADING", "DOWNLOADED"] },
} satisfies Prisma.AttemptWhereInput;

function runningDownloads(rows: readonly TrackedRow[]): readonly string[] {
  const attempts = rows.flatMap(({ units }) => units.flatMap((unit) => unit.attempts));
  return attempts
    .filter((attempt) => attempt.end === null && isWithoutFile(attempt))
    .map(({ download }) => download?.downloadKey ?? null)
    .filter((key) => key !== null);
}

/** Whether the attempt has brought no file yet: an import that has started may end without it. */
function isWithoutFile(attempt: TrackedUnitRow["attempts"][number]): boolean {
  const position = pipelinePosition(attemptColumns.step.read(attempt));
  const importing = pipelinePosition("IMPORTING");
  if (position < importing) return true;
  return position === importing && attempt.fileId === null && attempt.filePath === null;
}

function toItem(row: TrackedRow): TrackedItem {
  const movie = row.mediaType === "MOVIE" ? row.units[0] : undefined;
  const otherTitles = [row.originalTitle, ...mediaRequestColumns.otherTitles.read(row)].filter(
    (title) => title !== null,
  );
  const anidbIds = mediaRequestColumns.anidbIds.read(row);
  const arr = arrItemOf(row);
  return {
    mediaType: mediaRequestColumns.mediaType.read(row),
    title: row.title,
    isAnime: row.isAnime,
    seasons: mediaRequestColumns.seasons.read(row),
    hasHistory: row.units.some(({ attempts }) => attempts.length > 0),
    state: mediaRequestColumns.state.read(row),
    units: movie === undefined ? row.units.map(toUnit).filter((unit) => unit !== null) : [],
    ...optional({
      otherTitles: otherTitles.length > 0 ? otherTitles : null,
      anidbIds: anidbIds.length > 0 ? anidbIds : null,
      year: row.year,
      tmdbId: row.tmdbId,
      tvdbId: row.tvdbId,
      imdbId: row.imdbId,
      libraryItemId: row.libraryItemId,
      seerr:
        row.origin === "seerr" && row.originReuse === 0
          ? { service: row.originService, requestId: row.originId }
          : null,
      arr,
      instance: arr === null ? instanceOf(row) : null,
      movie: movie === undefined ? null : movieOf(movie),
    }),
  };
}

function toUnit(row: TrackedUnitRow): TrackedUnit | null {
  const { season, number } = row;
  return season === null || number === null ? null : { season, number, ...movieOf(row) };
}

function movieOf(row: TrackedUnitRow): Omit<TrackedUnit, "season" | "number"> {
  return {
    state: unitColumns.state.read(row),
    monitored: row.monitored,
    ...(row.pendingReason !== null ? { isPendingInArr: true } : {}),
    ...(row.isUnmanaged ? { isUnmanaged: true } : {}),
    ...optional({
      missingSince: row.missingSince,
      arrId: row.arrId,
      tvdbId: row.tvdbId,
      absoluteNumber: row.absoluteNumber,
      title: row.title,
      fileId: row.fileId,
      filePath: row.filePath,
      fileSize: toNumber(row.fileSize),
      // Rows of earlier versions have no time of the import; their state has lasted since.
      fileImportedAt: row.fileImportedAt ?? (isAwaited(row) ? row.stateChangedAt : null),
      shokoFileId: row.shokoFileId,
      shokoPath: row.shokoPath,
      libraryItemId: row.libraryItemId,
      downloadId: latestLive(row)?.download?.downloadId ?? null,
      downloadIds: row.attempts.flatMap(({ end, download }) =>
        end === null && download?.downloadId != null ? [download.downloadId] : [],
      ),
    }),
  };
}

function isAwaited({ state, fileSize }: TrackedUnitRow): boolean {
  return fileSize !== null && (state === "IMPORTING" || state === "ANIME_MATCHING");
}

/** Sorts here and not in the query: with an order, Prisma loads all units at once and exceeds the parameter limit. */
function latestLive({ attempts }: TrackedUnitRow): TrackedUnitRow["attempts"][number] | undefined {
  return attempts.toSorted((a, b) => a.ordinal - b.ordinal).findLast(({ end }) => end === null);
}

type Reported<T> = { readonly [Key in keyof T]?: NonNullable<T[Key]> };

/** Leaves out null columns: in the port, an unknown value is absent. */
function optional<T extends Record<string, unknown>>(columns: T): Reported<T> {
  return Object.fromEntries(
    Object.entries(columns).filter(([, value]) => value !== null),
  ) as Reported<T>;
}
