import type { Observation } from "../../../domain/observation/observation.ts";
import { countSharedParts, isSameFileOfTitle } from "../../../domain/path.ts";
import { present } from "../../shared/lenient.ts";
import type { LibraryItem, LibrarySource } from "./library-item.ts";
import { pathsOf, type LookupUnit } from "./lookup-unit.ts";

/** The file in the media server that is the arr's current file. */
export interface FileMatch {
  readonly item: LibraryItem;
  readonly source: LibrarySource;
  /** Shoko's file id, when the file was recognised by it. */
  readonly shokoFileId?: number;
  /** Number of path parts that agree with the arr's path, from the file name on. */
  readonly agreement: number;
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
    if (!isShokoFile && !isCurrentFile(source, unit, { isSameNumber, isKnownTitle })) continue;
    const agreement = agreementOf(source, unit);
    const match = { item, source, agreement, ...(isShokoFile ? { shokoFileId } : {}) };
    best = betterMatch(best, match);
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
    Number(other.shokoFileId !== undefined) - Number(known.shokoFileId !== undefined) ||
    other.agreement - known.agreement ||
    (other.item.changedAt ?? "").localeCompare(known.item.changedAt ?? "");
  return difference > 0 ? other : known;
}

/** Compares file names, because mount points differ; when both sizes are known they must be equal. */
function isCurrentFile(
  { path, size }: LibrarySource,
  unit: LookupUnit["unit"],
  {
    isSameNumber,
    isKnownTitle,
  }: { readonly isSameNumber: boolean; readonly isKnownTitle: boolean },
): boolean {
  const sizes =
    size === undefined || unit.fileSize === undefined
      ? "unknown"
      : size === unit.fileSize
        ? "same"
        : "other";
  if (sizes === "other") return false;
  const paths = pathsOf(unit);
  // Names such as "01.mkv" recur in each season, and numbers differ between providers, so the number or the size must
  // match too. In a title that was only guessed, the size or the folder of the title must.
  const isProven = isKnownTitle
    ? isSameNumber
    : isSameNumber && paths.some((one) => isSameFileOfTitle(one, path));
  if (!isProven && sizes !== "same") return false;
  if (paths.length === 0) return isKnownTitle && isSameNumber && sizes === "same";
  return paths.some((one) => countSharedParts(one, path) > 0);
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

/** Creates the observation for a playable file. */
export function toPlayable(
  service: string,
  { item, unit, episode }: LookupUnit,
  { item: { id: itemId }, source: { path, size }, shokoFileId }: FileMatch,
  watchUrl: string,
): Observation {
  return {
    service,
    kind: "playable",
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
    playable: present({ itemId, watchUrl, path, size, shokoFileId }),
    evidence: { itemId, path, size: size ?? null },
  };
}
