import type { Observation } from "../../../domain/observation/observation.ts";
import { fileName } from "../../../domain/path.ts";
import { present } from "../../shared/lenient.ts";
import type { LibraryItem, LibrarySource } from "./library.ts";
import type { Wanted } from "./wanted.ts";

/** The file in the library that is the arr's current one. */
export interface Proof {
  readonly item: LibraryItem;
  readonly source: LibrarySource;
  /** Shoko's id of the file, where it was recognised by that. */
  readonly shokoFileId?: number;
}

/** The media source of `item` that is the arr's current file for the unit, or null. */
export function findProof(item: LibraryItem, { unit, episode }: Wanted): Proof | null {
  const { shokoFileId } = unit;
  for (const source of item.sources) {
    const isShokoFile =
      shokoFileId !== undefined && readShokoFileIds(item, source.path).has(shokoFileId);
    if (!isShokoFile && !isCurrentFile(source, unit, isNumbered(item, episode))) continue;
    return present({ item, source, shokoFileId: isShokoFile ? shokoFileId : undefined });
  }
  return null;
}

/** Mount points differ, so it is the name that counts; a size that is known on both sides must agree. */
function isCurrentFile(
  { path, size }: LibrarySource,
  unit: Wanted["unit"],
  isSameNumber: boolean,
): boolean {
  const sizes =
    size === undefined || unit.fileSize === undefined
      ? "unknown"
      : size === unit.fileSize
        ? "same"
        : "other";
  if (sizes === "other") return false;
  // Names such as "01.mkv" recur in each season, and numbers differ between providers: one of the two must agree too.
  if (!isSameNumber && sizes !== "same") return false;
  if (unit.filePath === undefined) return isSameNumber && sizes === "same";
  return foldName(path) === foldName(unit.filePath);
}

/** Whether it is the episode of that number, or spans it. A film has no number to disagree about. */
export function isNumbered(
  { season, number, lastNumber }: LibraryItem,
  episode: Wanted["episode"],
): boolean {
  if (!episode) return true;
  if (number === undefined || season !== episode.season) return false;
  return episode.number >= number && episode.number <= (lastNumber ?? number);
}

function foldName(path: string): string {
  return fileName(path).normalize("NFC").toLowerCase();
}

/** From the name of a Shokofin link, else from the item's ids: merged files have several, joined by commas. */
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

/** What a found file tells the tracker. */
export function toPlayable(
  service: string,
  { item, unit, episode }: Wanted,
  { item: { id: itemId }, source: { path, size }, shokoFileId }: Proof,
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
