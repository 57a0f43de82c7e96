import type { Keys } from "../../../domain/observation/keys.ts";
import { isOtherTitle, type NamedTitle } from "../../../domain/same-title.ts";
import type { MediaType } from "../../../domain/state.ts";
import type { TrackedItem } from "../../port/tracked-item.ts";

/** Returns an item with every name it is known by. */
export function toNamed(item: TrackedItem): NamedTitle {
  return { ...item, titles: [item.title, ...(item.otherTitles ?? [])] };
}

/** Whether the keys of a title in this service match the item. A known id is another title's once its public ids differ. */
export function isSameTitle(item: TrackedItem, service: string, keys: Keys): boolean {
  if (item.mediaType !== keys.mediaType) return false;
  if (item.arr?.service === service && item.arr.id === keys.arr?.id)
    return !isOtherTitle(toNamed(item), keys);
  if (item.arr) return false;
  return (
    (item.tvdbId !== undefined && item.tvdbId === keys.tvdbId) ||
    (item.tmdbId !== undefined && item.tmdbId === keys.tmdbId) ||
    (item.imdbId !== undefined && item.imdbId === keys.imdbId)
  );
}

/** Belongs to this service, or to none that is known yet. */
function isOfInstance(item: TrackedItem, service: string): boolean {
  const instance = item.arr?.service ?? item.instance;
  return instance === undefined || instance === service;
}

export interface TitleKind {
  readonly mediaType: MediaType;
  /** The public id (TVDB or TMDB) by which the app knows a title. */
  publicId(item: TrackedItem): number | undefined;
}

/** Groups the items by title, because several requests can share one title, which is read once. */
export function groupByTitle(
  service: string,
  { mediaType, publicId }: TitleKind,
  tracked: readonly TrackedItem[],
): ReadonlyMap<string, readonly TrackedItem[]> {
  const known = tracked.filter(
    (item) =>
      item.mediaType === mediaType &&
      isOfInstance(item, service) &&
      (item.arr !== undefined || publicId(item) !== undefined),
  );
  return Map.groupBy(known, (item) =>
    item.arr ? `arr ${item.arr.id} ${publicId(item)}` : `outside ${publicId(item)}`,
  );
}
