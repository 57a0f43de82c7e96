import type { Observation } from "../../domain/observation.ts";
import { fileName } from "../../domain/path.ts";
import { present } from "../lenient.ts";
import type { WatchedItem, WatchedUnit } from "../port.ts";
import type { ShokoFile } from "./payload.ts";

/** A file that an arr has imported and whose unit waits; a file with several episodes is one of these. */
export interface AwaitedFile {
  readonly item: WatchedItem;
  readonly path: string;
  readonly size?: number;
  readonly shokoFileId?: number;
  /** Empty for a film. */
  readonly episodes: readonly { readonly season: number; readonly number: number }[];
}

/** In a steady order, so that a budget can go round. */
export function listAwaited(watched: readonly WatchedItem[]): readonly AwaitedFile[] {
  const files = new Map<string, AwaitedFile>();
  for (const item of watched) {
    if (item.film) addAwaited(files, item, item.film, []);
    for (const unit of item.units)
      addAwaited(files, item, unit, [{ season: unit.season, number: unit.number }]);
  }
  return [...files.keys()].toSorted().flatMap((key) => files.get(key) ?? []);
}

function addAwaited(
  files: Map<string, AwaitedFile>,
  item: WatchedItem,
  unit: Omit<WatchedUnit, "season" | "number">,
  episodes: AwaitedFile["episodes"],
): void {
  const { filePath: path, fileSize: size, shokoFileId } = unit;
  if (path === undefined || (unit.state !== "IMPORTING" && unit.state !== "ANIME_MATCHING")) return;
  const key = `${path}\n${item.arr?.service ?? ""}\n${item.arr?.id ?? ""}`;
  const known = files.get(key);
  files.set(key, {
    ...present({ item, path, size, shokoFileId }),
    episodes: [...(known?.episodes ?? []), ...episodes],
  });
}

/** Mount roots differ: the last two parts of the arr's path, then the name alone. */
export function toTails(path: string): readonly string[] {
  const parts = path.split(/[/\\]+/).filter((part) => part !== "");
  const tails = [parts.slice(-2).join("/"), parts.slice(-1).join("/")];
  return [...new Set(tails)].filter((tail) => tail !== "");
}

/** The one file that is meant: of the known size, and of those the one whose path agrees furthest. Null on a tie. */
export function pickFile(
  files: readonly ShokoFile[],
  awaited: Pick<AwaitedFile, "path" | "size">,
): ShokoFile | null {
  const ranked = files
    .filter(
      (file) => file.Size === undefined || awaited.size === undefined || file.Size === awaited.size,
    )
    .map((file) => ({
      file,
      agreement: Math.max(0, ...paths(file).map((path) => countSharedParts(path, awaited.path))),
    }))
    .toSorted((left, right) => right.agreement - left.agreement);
  const [best, second] = ranked;
  if (!best || best.agreement === 0 || best.agreement === second?.agreement) return null;
  return best.file;
}

/** Whether a file that was known by its id is still the one that is meant; Shoko may have renamed it since. */
export function isSameFile(file: ShokoFile, awaited: AwaitedFile): boolean {
  return awaited.size !== undefined && file.Size === awaited.size;
}

/** Where the file lies, preferring a place that can be read. */
export function findPath(file: ShokoFile): string | undefined {
  const { Locations: locations } = file;
  return (locations.find(({ IsAccessible }) => IsAccessible !== false) ?? locations[0])
    ?.RelativePath;
}

/** Every series and episode of the file exists in Shoko; before that, it is known to AniDB only. */
export function isReady(file: ShokoFile): boolean {
  return (
    file.SeriesIDs.length > 0 &&
    file.SeriesIDs.every(
      (series) =>
        series.SeriesID.ID !== undefined && series.EpisodeIDs.every(({ ID }) => ID !== undefined),
    )
  );
}

export function toCatchUp(
  service: string,
  file: ShokoFile,
  awaited: AwaitedFile,
  now: Date,
): Observation {
  const { item, episodes } = awaited;
  const anidbId = file.SeriesIDs[0]?.SeriesID.AniDB;
  return {
    service,
    ...readProgress(file, now),
    channel: "POLL",
    event: "file",
    at: null,
    keys: present({
      mediaType: item.mediaType,
      arr: item.arr,
      tmdbId: item.tmdbId,
      tvdbId: item.tvdbId,
      imdbId: item.imdbId,
      anidbId,
      shokoFileId: file.ID,
      path: awaited.path,
      episodes: episodes.length > 0 ? episodes : undefined,
    }),
    evidence: present({
      fileId: file.ID,
      path: findPath(file),
      imported: file.Imported ?? null,
      anidbId,
    }),
  };
}

/**
 * A file that was just read has no cross references either: over REST it looks like one that AniDB does not know. The
 * hub tells them apart; here a file counts as unrecognised only when AniDB has had the time to answer.
 */
const ASKING_MS = 2 * 60_000;

function readProgress(file: ShokoFile, now: Date): Pick<Observation, "kind" | "reason"> {
  if (file.IsIgnored)
    return { kind: "unmatched", reason: "the file is set to be ignored in Shoko" };
  if (file.SeriesIDs.length > 0) return { kind: "matched" };
  if (!isHashed(file)) return { kind: "hashing" };
  if (isBeingAsked(file, now)) return { kind: "hashed" };
  return { kind: "unmatched", reason: "Shoko does not recognise the file yet" };
}

/** Shoko's clock may be a little ahead; one that is far ahead is wrong and proves nothing. */
function isBeingAsked({ Created: created, Imported: imported }: ShokoFile, now: Date): boolean {
  return [created, imported].some(
    (at) => at !== undefined && Math.abs(now.getTime() - new Date(at).getTime()) < ASKING_MS,
  );
}

function isHashed({ Hashes: hashes }: ShokoFile): boolean {
  if (!hashes) return false;
  if (Array.isArray(hashes))
    return hashes.some(({ Type, Value }) => Type === "ED2K" && Value !== undefined);
  return hashes["ED2K"] !== undefined;
}

function paths(file: ShokoFile): readonly string[] {
  return file.Locations.flatMap(({ RelativePath }) =>
    RelativePath === undefined ? [] : [RelativePath],
  );
}

function countSharedParts(left: string, right: string): number {
  if (fileName(left).toLowerCase() !== fileName(right).toLowerCase()) return 0;
  const [a, b] = [left, right].map((path) =>
    path
      .toLowerCase()
      .split(/[/\\]+/)
      .toReversed(),
  );
  let count = 0;
  while (a?.[count] !== undefined && a[count] !== "" && a[count] === b?.[count]) count += 1;
  return count;
}
