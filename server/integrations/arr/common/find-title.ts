import type { Keys } from "../../../domain/observation/keys.ts";
import { isOtherTitle, type PublicIds } from "../../../domain/same-title.ts";
import { PIPELINE, type State } from "../../../domain/state.ts";
import type { TrackedItem } from "../../port/tracked-item.ts";
import { createCachedRead } from "../../shared/cached-read.ts";
import { present } from "../../shared/lenient.ts";
import { toNamed } from "./scope.ts";

/** A title as an app reports it. */
export interface AppTitle extends PublicIds {
  readonly id?: number | undefined;
  readonly title?: string | undefined;
}

/** Whether the title with an item's id is another one. */
function isOther(item: TrackedItem, found: AppTitle): boolean {
  return isOtherTitle(toNamed(item), {
    ...found,
    titles: found.title === undefined ? [] : [found.title],
  });
}

/** How an app finds a title: by its own id, and by the public id (TVDB or TMDB). Undefined ids find nothing. */
export interface TitleLookup<T extends AppTitle> {
  byId(id: number): Promise<T | null>;
  byPublicId(item: TrackedItem): Promise<T | null>;
  /** All titles of the app. */
  list(): Promise<readonly T[]>;
}

export interface FoundTitle<T> {
  readonly title: T | null;
  /** The public id under which the app has nothing: it has the title under another one. */
  readonly askedId?: number;
  /** The item's id is another title's now: the app's database was rebuilt. */
  readonly isRenumbered: boolean;
}

/**
 * Finds the title of an item by its id, or by its public id when that id is gone or another title's: a title that was
 * removed and added again has a new id, and a rebuilt database assigns all of them anew.
 */
export async function findTitle<T extends AppTitle>(
  item: TrackedItem,
  { byId, byPublicId, list }: TitleLookup<T>,
): Promise<FoundTitle<T>> {
  const known = item.arr === undefined ? null : await byId(item.arr.id);
  const isRenumbered = known !== null && isOther(item, known);
  if (known !== null && !isRenumbered) return { title: known, isRenumbered };
  const title = await byPublicId(item);
  // A server that does not know the parameter returns all titles.
  if (title !== null) return { title: isOther(item, title) ? null : title, isRenumbered };
  const askedId = item[FIRST_ID[item.mediaType]];
  const hasNext = NEXT_IDS[item.mediaType].some((name) => item[name] !== undefined);
  if (askedId === undefined || !hasNext || !IN_ARR.has(item.state)) return { title, isRenumbered };
  const alias = findByNextId(item, askedId, await list());
  if (alias === null) return { title, isRenumbered };
  return { title: alias, askedId, isRenumbered: isRenumbered && alias.id !== known?.id };
}

const FIRST_ID = { MOVIE: "tmdbId", TV: "tvdbId" } as const;
/** In the order in which they decide. */
const NEXT_IDS = { MOVIE: ["imdbId"], TV: ["tmdbId", "imdbId"] } as const;
/** States in which the app should have the title. */
const IN_ARR: ReadonlySet<State> = new Set([...PIPELINE.slice(1), "UNAIRED", "FAILED"]);

/**
 * Finds a title by its next public id, where the app has none under the first one: TMDB merged two movies, or TVDB gave
 * the show another number (Radarr #5822, Sonarr #8024). An id that several titles have decides nothing.
 */
function findByNextId<T extends AppTitle>(
  item: TrackedItem,
  askedId: number,
  titles: readonly T[],
): T | null {
  const first = FIRST_ID[item.mediaType];
  if (titles.some((title) => title[first] === askedId)) return null;
  for (const name of NEXT_IDS[item.mediaType]) {
    const same = titles.filter((title) => item[name] !== undefined && title[name] === item[name]);
    if (same.length > 0) return same.length === 1 ? (same[0] ?? null) : null;
  }
  return null;
}

/** How long a list of all titles is used again: the titles of one poll share it. */
const LIST_RETENTION_MS = 20_000;

/** Returns the list of all titles of an app, read at most once per poll and only where it is needed. */
export function createTitleList<T>(
  load: () => Promise<readonly T[]>,
  now: () => Date,
): () => Promise<readonly T[]> {
  const read = createCachedRead(load, LIST_RETENTION_MS);
  return () => read(now());
}

/** Returns the keys of a title that the app no longer has. */
export function toGoneKeys(service: string, item: TrackedItem): Keys {
  const { mediaType, arr, tvdbId, tmdbId } = item;
  const place = arr === undefined ? { instance: service } : { arr };
  return { mediaType, ...place, ...present({ tvdbId, tmdbId }) };
}
