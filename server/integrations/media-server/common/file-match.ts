import type { ObservationBase } from "../../../domain/observation/base.ts";
import type { Observation } from "../../../domain/observation/observation.ts";
import { countSharedParts, isSameFileOfTitle } from "../../../domain/path.ts";
import { present } from "../../shared/lenient.ts";
import type { LibraryItem, LibrarySource } from "./library-item.ts";
import { pathsOf, type LookupUnit } from "./lookup-unit.ts";

/** The file in the media server that is the arr's current file, or the one in its place. */
export interface FileMatch {
  readonly item: LibraryItem;
  readonly source: LibrarySource;
  /** Shoko's file id, when the file was recognised by it. */
  readonly shokoFileId?: number;
  /** Number of path parts that agree with the arr's path, from the file name on. */
  readonly agreement: number;
  /** It is at the same path and has another size, and nothing shows that it is the newer one. */
  readonly isOther: boolean;
}

/**
 * Finds the media source of `item` that is the arr's current file for the unit, or returns null. `isKnownTitle`: the item
 * belongs to the title by its ids; otherwise the file alone is the proof.
 */
export function findFileMatch(
  item: LibraryItem,
  { unit, episode }: LookupUnit,
  isKnownTitle = true,
): FileMatch | null {
  const { shokoFileId } = unit;
  let best: FileMatch | undefined;
  for (const source of item.sources) {
    const isShokoFile =
      shokoFileId !== undefined && readShokoFileIds(item, source.path).has(shokoFileId);
    const isSameNumber = coversEpisode(item, episode);
    const found = isShokoFile
      ? "same"
      : compareFile(item, source, unit, { isSameNumber, isKnownTitle });
    if (found === null) continue;
    best = betterMatch(best, {
      item,
      source,
      agreement: agreementOf(source, unit),
      isOther: found === "other",
      ...(isShokoFile ? { shokoFileId } : {}),
    });
  }
  return best ?? null;
}

/**
 * Returns the match that fits better: recognised by Shoko, at the same path, added later. An item whose file was moved
 * stays until the next scan, and must not win over the item of the moved file (jellyfin #15691).
 */
export function betterMatch(known: FileMatch | undefined, other: FileMatch): FileMatch {
  if (known === undefined) return other;
  const difference =
    Number(known.isOther) - Number(other.isOther) ||
    Number(other.shokoFileId !== undefined) - Number(known.shokoFileId !== undefined) ||
    other.agreement - known.agreement ||
    (other.item.changedAt ?? "").localeCompare(known.item.changedAt ?? "");
  return difference > 0 ? other : known;
}

interface Proof {
  readonly isSameNumber: boolean;
  readonly isKnownTitle: boolean;
}

/** Compares file names, because mount points differ; when both sizes are known they must be equal. */
function compareFile(
  item: LibraryItem,
  source: LibrarySource,
  unit: LookupUnit["unit"],
  { isSameNumber, isKnownTitle }: Proof,
): "same" | "other" | null {
  const { path, size } = source;
  const isKnownSize = size !== undefined && unit.fileSize !== undefined;
  const isSameSize = isKnownSize && size === unit.fileSize;
  const paths = pathsOf(unit);
  const isSamePlace = isSameNumber && paths.some((one) => isSameFileOfTitle(one, path));
  if (isKnownSize && !isSameSize) {
    if (!isSamePlace) return null;
    return isNewerThanImport(item, unit) ? "same" : "other";
  }
  // Names such as "01.mkv" recur in each season, and numbers differ between providers, so the number or the size must
  // match too. In a title that was only guessed, the size or the folder of the title must.
  const isProven = isKnownTitle ? isSameNumber : isSamePlace;
  if (!isProven && !isSameSize) return null;
  if (paths.length === 0) return isKnownTitle && isSameNumber && isSameSize ? "same" : null;
  return paths.some((one) => countSharedParts(one, path) > 0) ? "same" : null;
}

/** Plex counts seconds. */
const CLOCK_STEP_MS = 1_000;

/**
 * Whether the media server's file at the arr's path came after the import: then something has worked on it since, such as
 * a transcoder, and the arr has not scanned it again (Radarr #4482, Sonarr #4550). An older one is the file before an
 * upgrade.
 */
function isNewerThanImport({ changedAt }: LibraryItem, unit: LookupUnit["unit"]): boolean {
  if (changedAt === undefined || unit.fileImportedAt === undefined) return false;
  return Date.parse(changedAt) + CLOCK_STEP_MS >= unit.fileImportedAt.getTime();
}

function agreementOf({ path }: LibrarySource, unit: LookupUnit["unit"]): number {
  return Math.max(0, ...pathsOf(unit).map((one) => countSharedParts(one, path)));
}

/** Whether the item is this episode or includes it. Always true for movies. */
export function coversEpisode(
  { season, number, lastNumber }: LibraryItem,
  episode: LookupUnit["episode"],
): boolean {
  if (!episode) return true;
  if (number === undefined || season !== episode.season) return false;
  return episode.number >= number && episode.number <= (lastNumber ?? number);
}

/**
 * Reads Shoko file ids from the name of a Shokofin link, or else from the item's ids; merged files have several,
 * separated by commas.
 */
function readShokoFileIds({ providers }: LibraryItem, path: string): ReadonlySet<number> {
  const named = [...path.matchAll(/\[Shoko File=([\d,\s]+)\]/gi)].map((match) => match[1] ?? "");
  const texts = named.length > 0 ? named : [providers.get("shoko file") ?? ""];
  return new Set(
    texts
      .flatMap((text) => text.split(","))
      .filter((id) => id.trim() !== "")
      .map(Number),
  );
}

/** Creates the observation for a playable file, or for another file in its place. */
export function toFileObservation(
  service: string,
  lookup: LookupUnit,
  { item: { id: itemId }, source: { path, size }, shokoFileId, isOther }: FileMatch,
  watchUrl: string,
): Observation {
  const base = toBase(service, lookup, { itemId, path, size: size ?? null });
  if (isOther) return { ...base, kind: "file-differs", size: size ?? 0 };
  const playable = present({ itemId, watchUrl, path, size, shokoFileId });
  return { ...base, kind: "playable", playable };
}

function toBase(
  service: string,
  { item, unit, episode }: LookupUnit,
  evidence: NonNullable<ObservationBase["evidence"]>,
): ObservationBase {
  return {
    service,
    channel: "POLL",
    event: "library",
    at: null,
    keys: present({
      mediaType: item.mediaType,
      arr: item.arr,
      fileId: unit.fileId,
      tmdbId: item.tmdbId,
      tvdbId: item.tvdbId,
      imdbId: item.imdbId,
      episodes: episode ? [episode] : undefined,
    }),
    evidence,
  };
}
