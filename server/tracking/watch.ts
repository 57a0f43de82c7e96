import { roadPosition, type MediaType, type RoadState, type State } from "../domain/state.ts";
import type { PollScope, WatchedItem, WatchedUnit } from "../integrations/port.ts";
import type { Prisma } from "../store/generated/sqlite/client.ts";
import type { Database } from "../store/store.ts";
import { readNumbers } from "./columns.ts";
import { cursorName } from "./observe.ts";
import { toNumber } from "./unit-row.ts";

const WATCHED = {
  units: { include: { attempts: { include: { download: true }, orderBy: { ordinal: "asc" } } } },
} as const satisfies Prisma.MediaRequestInclude;

type WatchedRow = Prisma.MediaRequestGetPayload<{ include: typeof WATCHED }>;
type WatchedUnitRow = WatchedRow["units"][number];

/** What the tracker waits for: every request that is not finished, and the downloads that run for it. */
export async function loadScope(read: Database, slug: string): Promise<PollScope> {
  const [rows, cursor] = await Promise.all([
    read.mediaRequest.findMany({
      where: { isFinished: false },
      include: WATCHED,
      orderBy: { id: "asc" },
    }),
    read.setting.findUnique({ where: { name: cursorName(slug) } }),
  ]);
  return {
    watched: rows.map(toItem),
    downloadIds: downloadIdsOf(rows),
    cursor: cursor?.value ?? null,
  };
}

/** The downloads alone: what a download client has to be asked for, each second or two. */
export async function loadDownloadScope(read: Database, slug: string): Promise<PollScope> {
  const [downloads, cursor] = await Promise.all([
    read.download.findMany({
      where: { downloadKey: { not: null }, attempts: { some: RUNNING } },
      select: { downloadKey: true },
    }),
    read.setting.findUnique({ where: { name: cursorName(slug) } }),
  ]);
  const downloadIds = new Set(
    downloads.map(({ downloadKey }) => downloadKey).filter((key) => key !== null),
  );
  return { watched: [], downloadIds, cursor: cursor?.value ?? null };
}

/** An attempt that is still on its way to the import. */
const RUNNING = {
  end: null,
  step: { in: ["GRABBING", "DOWNLOADING", "DOWNLOADED"] },
} satisfies Prisma.AttemptWhereInput;

function downloadIdsOf(rows: readonly WatchedRow[]): ReadonlySet<string> {
  const attempts = rows.flatMap(({ units }) => units.flatMap((unit) => unit.attempts));
  const running = attempts.filter(
    ({ end, step }) => end === null && roadPosition(step as RoadState) < roadPosition("IMPORTING"),
  );
  return new Set(
    running.map(({ download }) => download?.downloadKey ?? null).filter((key) => key !== null),
  );
}

function toItem(row: WatchedRow): WatchedItem {
  const film = row.mediaType === "MOVIE" ? row.units[0] : undefined;
  return {
    mediaType: row.mediaType as MediaType,
    title: row.title,
    isAnime: row.isAnime,
    seasons: readNumbers(row.seasons),
    state: row.state as State,
    units: film === undefined ? row.units.map(toUnit).filter((unit) => unit !== null) : [],
    ...optional({
      year: row.year,
      tmdbId: row.tmdbId,
      tvdbId: row.tvdbId,
      imdbId: row.imdbId,
      libraryItemId: row.libraryItemId,
      seerr:
        row.origin === "seerr" ? { service: row.originService, requestId: row.originId } : null,
      arr:
        row.arrService === null || row.arrId === null
          ? null
          : { service: row.arrService, id: row.arrId },
      film: film === undefined ? null : filmOf(film),
    }),
  };
}

function toUnit(row: WatchedUnitRow): WatchedUnit | null {
  const { season, number } = row;
  return season === null || number === null ? null : { season, number, ...filmOf(row) };
}

function filmOf(row: WatchedUnitRow): Omit<WatchedUnit, "season" | "number"> {
  return {
    state: row.state as State,
    monitored: row.monitored,
    ...optional({
      arrId: row.arrId,
      tvdbId: row.tvdbId,
      absoluteNumber: row.absoluteNumber,
      title: row.title,
      fileId: row.fileId,
      filePath: row.filePath,
      fileSize: toNumber(row.fileSize),
      shokoFileId: row.shokoFileId,
      downloadId: row.attempts.findLast(({ end }) => end === null)?.download?.downloadId ?? null,
    }),
  };
}

type Told<T> = { readonly [Key in keyof T]?: NonNullable<T[Key]> };

/** Leaves out what is null: the port says "absent" for what is not known. */
function optional<T extends Record<string, unknown>>(columns: T): Told<T> {
  return Object.fromEntries(
    Object.entries(columns).filter(([, value]) => value !== null),
  ) as Told<T>;
}
