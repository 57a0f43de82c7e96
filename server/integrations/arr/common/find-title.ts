import type { Keys } from "../../../domain/observation/keys.ts";
import type { Observation } from "../../../domain/observation/observation.ts";
import { isOtherTitle, type PublicIds } from "../../../domain/same-title.ts";
import type { TrackedItem } from "../../port/tracked-item.ts";
import { present } from "../../shared/lenient.ts";
import { toNamed } from "./scope.ts";

/** A title as an app reports it. */
export interface AppTitle extends PublicIds {
  readonly title?: string | undefined;
}

/** Whether the title with an item's id is another one. */
function isOther(item: TrackedItem, found: AppTitle): boolean {
  return isOtherTitle(toNamed(item), {
    ...found,
    titles: found.title === undefined ? [] : [found.title],
  });
}

/** The current state of a title, as the app reports it. */
export interface TitleReading {
  readonly observations: readonly Observation[];
  readonly isRenumbered: boolean;
}

/** How an app finds a title: by its own id, and by the public id (TVDB or TMDB). Undefined ids find nothing. */
export interface TitleLookup<T extends AppTitle> {
  byId(id: number): Promise<T | null>;
  byPublicId(item: TrackedItem): Promise<T | null>;
}

export interface FoundTitle<T> {
  readonly title: T | null;
  /** The item's id is another title's now: the app's database was rebuilt. */
  readonly isRenumbered: boolean;
}

/**
 * Finds the title of an item by its id, or by its public id when that id is gone or another title's: a title that was
 * removed and added again has a new id, and a rebuilt database assigns all of them anew.
 */
export async function findTitle<T extends AppTitle>(
  item: TrackedItem,
  { byId, byPublicId }: TitleLookup<T>,
): Promise<FoundTitle<T>> {
  const known = item.arr === undefined ? null : await byId(item.arr.id);
  const isRenumbered = known !== null && isOther(item, known);
  if (known !== null && !isRenumbered) return { title: known, isRenumbered };
  const title = await byPublicId(item);
  // A server that does not know the parameter returns all titles.
  return { title: title !== null && isOther(item, title) ? null : title, isRenumbered };
}

/**
 * Reports a title that the app no longer has. One that is missing in a rebuilt database was not removed by anybody: only
 * for the files that it had, the app no longer answers.
 */
export function toGone(
  items: readonly TrackedItem[],
  isRenumbered: boolean,
  { toRemoved }: { toRemoved(item: TrackedItem): Observation },
): Observation[] {
  const [item] = items;
  if (item === undefined || isRenumbered) return [];
  const isExpected = item.arr !== undefined || (item.instance !== undefined && items.some(hasFile));
  return isExpected ? [toRemoved(item)] : [];
}

/** Whether the tracker knows a file that the app still answers for. */
function hasFile({ movie, units }: TrackedItem): boolean {
  return [...units, ...(movie === undefined ? [] : [movie])].some(
    ({ filePath, isUnmanaged }) => filePath !== undefined && isUnmanaged !== true,
  );
}

/** Returns the keys of a title that the app no longer has. */
export function toGoneKeys(service: string, item: TrackedItem): Keys {
  const { mediaType, arr, tvdbId, tmdbId } = item;
  const place = arr === undefined ? { instance: service } : { arr };
  return { mediaType, ...place, ...present({ tvdbId, tmdbId }) };
}
