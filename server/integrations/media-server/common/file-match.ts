import type { Observation } from "../../../domain/observation/observation.ts";
import { fileName } from "../../../domain/path.ts";
import { present } from "../../shared/lenient.ts";
import type { LibraryItem, LibrarySource } from "./library-item.ts";
import type { LookupUnit } from "./lookup-unit.ts";

/** The file in the media server that is the arr's current file. */
export interface FileMatch {
  readonly item: LibraryItem;
  readonly source: LibrarySource;
  /** Shoko's file id, when the file was recognised by it. */
  readonly shokoFileId?: number;
}

/** Finds the media source of `item` that is the arr's current file for the unit, or returns null. */
export function findFileMatch(item: LibraryItem, { unit, episode }: LookupUnit): FileMatch | null {
  const { shokoFileId } = unit;
  for (const source of item.sources) {
    const isShokoFile =
      shokoFileId !== undefined && readShokoFileIds(item, source.path).has(shokoFileId);
    if (!isShokoFile && !isCurrentFile(source, unit, coversEpisode(item, episode))) continue;
    return present({ item, source, shokoFileId: isShokoFile ? shokoFileId : undefined });
  }
  return null;
}

/** Compares file names, because mount points differ; when both sizes are known they must be equal. */
function isCurrentFile(
  { path, size }: LibrarySource,
  unit: LookupUnit["unit"],
  isSameNumber: boolean,
): boolean {
  const sizes =
    size === undefined || unit.fileSize === undefined
      ? "unknown"
      : size === unit.fileSize
        ? "same"
        : "other";
  if (sizes === "other") return false;
  // Names such as "01.mkv" recur in each season, and numbers differ between providers, so the number or the size must
  // match too.
  if (!isSameNumber && sizes !== "same") return false;
  if (unit.filePath === undefined) return isSameNumber && sizes === "same";
  return foldName(path) === foldName(unit.filePath);
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

function foldName(path: string): string {
  return fileName(path).normalize("NFC").toLowerCase();
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
