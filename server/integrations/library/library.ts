import type { Observation } from "../../domain/observation.ts";
import { fileName } from "../../domain/path.ts";
import type { MediaType } from "../../domain/state.ts";
import { present } from "../lenient.ts";
import type { WatchedItem, WatchedUnit } from "../port.ts";

/** A film, a series or an episode in a library, in the words that proof needs, whichever library it is. */
export interface LibraryItem {
  readonly id: string;
  /** Of a series and of its episodes alike: TV. */
  readonly mediaType: MediaType;
  readonly name?: string;
  readonly serverId?: string;
  /** Ids at providers by the provider's name in lower case: tmdb, tvdb, imdb, "shoko file". */
  readonly providers: ReadonlyMap<string, string>;
  readonly season?: number;
  /** Episode number, and the last one of a file that holds several. */
  readonly number?: number;
  readonly lastNumber?: number;
  /** Files that can be played; none for a stub, a missing episode, and where they were not asked for. */
  readonly sources: readonly LibrarySource[];
}

export interface LibrarySource {
  readonly path: string;
  readonly size?: number;
}

/** A film or an episode that waits to be seen in the library. */
export interface Wanted {
  readonly item: WatchedItem;
  /** Without season and number for a film. */
  readonly unit: Omit<WatchedUnit, "season" | "number">;
  readonly episode: { readonly season: number; readonly number: number } | null;
}

/** What waits for the library: it has a file that can be recognised there, and is not known to be available. */
export function listWanted(watched: readonly WatchedItem[]): readonly Wanted[] {
  return watched.flatMap((item) =>
    [
      ...(item.film ? [{ item, unit: item.film, episode: null }] : []),
      ...item.units.map((unit) => ({
        item,
        unit,
        episode: { season: unit.season, number: unit.number },
      })),
    ].filter(({ unit }) => isWaiting(unit)),
  );
}

/** The arr must have told its file: without one, what the library shows is a stale item, a stub or another copy. */
function isWaiting(unit: Wanted["unit"]): boolean {
  if (unit.state === "AVAILABLE" || unit.state === "DECLINED" || unit.state === "DELETED")
    return false;
  const hasFile =
    unit.fileId !== undefined || unit.filePath !== undefined || unit.fileSize !== undefined;
  const isComparable =
    unit.filePath !== undefined || unit.fileSize !== undefined || unit.shokoFileId !== undefined;
  return hasFile && isComparable;
}

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

/** A film has no number to disagree about. */
function isNumbered({ season, number, lastNumber }: LibraryItem, episode: Wanted["episode"]) {
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

/** Note of a library that is written from its documentation alone. */
export const EXPERIMENTAL = "experimental: not verified against a real server";

/** What a browser opens: the configured address may hold a login for a proxy; a link must not. */
export function toBrowserUrl(configured: string): string {
  if (!URL.canParse(configured)) return configured;
  const url = new URL(configured);
  url.username = "";
  url.password = "";
  return url.href.replace(/\/+$/, "");
}
