import { pipelinePosition } from "../../domain/state.ts";
import type { TrackedItem, TrackedUnit } from "../../integrations/port/tracked-item.ts";
import { attemptColumns } from "../../store/column/attempt.ts";
import { mediaRequestColumns } from "../../store/column/media-request.ts";
import { unitColumns } from "../../store/column/unit.ts";
import type { Prisma } from "../../store/generated/sqlite/client.ts";
import type { Database } from "../../store/store.ts";
import { arrItemOf, instanceOf } from "./arr-item.ts";
import { toNumber } from "./unit-row.ts";

const TRACKED_RELATIONS = {
  units: { include: { attempts: { include: { download: true } } } },
} as const satisfies Prisma.MediaRequestInclude;

type TrackedRow = Prisma.MediaRequestGetPayload<{ include: typeof TRACKED_RELATIONS }>;
type TrackedUnitRow = TrackedRow["units"][number];

/** A request that polls ask about. */
export interface AwaitedItem {
  readonly id: string;
  readonly version: bigint;
  readonly tracked: TrackedItem;
  /** Ids of its downloads that may still bring a file, in lower case. */
  readonly downloadIds: readonly string[];
}

/** Loads these requests as polls ask about them. */
export async function loadAwaitedItems(
  read: Database,
  requestIds: readonly string[],
): Promise<readonly AwaitedItem[]> {
  const rows = await loadRows(read, requestIds);
  return rows.map((row) => ({
    id: row.id,
    version: row.version,
    tracked: toItem(row),
    downloadIds: runningDownloads(row),
  }));
}

/** Loads these requests as tracked items, finished or not. */
export async function loadItems(
  read: Database,
  requestIds: readonly string[],
): Promise<readonly TrackedItem[]> {
  return (await loadRows(read, requestIds)).map(toItem);
}

function loadRows(read: Database, requestIds: readonly string[]): Promise<readonly TrackedRow[]> {
  return read.mediaRequest.findMany({
    where: { id: { in: [...requestIds] } },
    include: TRACKED_RELATIONS,
    orderBy: { id: "asc" },
  });
}

function runningDownloads({ units }: TrackedRow): readonly string[] {
  return units
    .flatMap(({ attempts }) => attempts)
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
    ...formerFilesOf(row),
    ...optional({
      missingSince: row.missingSince,
      arrId: row.arrId,
      tvdbId: row.tvdbId,
      absoluteNumber: row.absoluteNumber,
      title: row.title,
      fileId: row.fileId,
      filePath: row.filePath,
      fileSize: toNumber(row.fileSize ?? unseenSize(row)),
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

function formerFilesOf({ fileId, attempts }: TrackedUnitRow): Pick<TrackedUnit, "formerFileIds"> {
  const ids = attempts
    .toSorted((a, b) => a.ordinal - b.ordinal)
    .flatMap((attempt) => attempt.fileId ?? []);
  const formerFileIds = ids.filter((id) => id !== fileId);
  return formerFileIds.length === 0 ? {} : { formerFileIds };
}

/**
 * The size of the file in the finished download of a unit whose title left its arr, which may have imported it before: a
 * library shows it by its size. A download of one file is as large as that.
 */
function unseenSize(row: TrackedUnitRow): bigint | null {
  const isUnseen = row.isUnmanaged && row.state === "DOWNLOADED" && row.filePath === null;
  if (!isUnseen) return null;
  const attempt = latestLive(row);
  return attempt?.fileSize ?? attempt?.download?.size ?? null;
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
