import type { Keys } from "../../../domain/observation/keys.ts";
import type { MediaType } from "../../../domain/state.ts";
import type { TrackedItem } from "../../port/tracked-item.ts";

/** Whether a title of this instance is the one that the item waits for. */
export function isAbout(item: TrackedItem, service: string, keys: Keys): boolean {
  if (item.mediaType !== keys.mediaType) return false;
  if (item.arr)
    return keys.arr !== undefined && item.arr.service === service && item.arr.id === keys.arr.id;
  return (
    (item.tvdbId !== undefined && item.tvdbId === keys.tvdbId) ||
    (item.tmdbId !== undefined && item.tmdbId === keys.tmdbId) ||
    (item.imdbId !== undefined && item.imdbId === keys.imdbId)
  );
}

/** Of this instance, or of none that is known yet. */
function isOfInstance(item: TrackedItem, service: string): boolean {
  return item.arr === undefined || item.arr.service === service;
}

export interface TitleKind {
  readonly mediaType: MediaType;
  /** The id that the outside world has for a title. */
  outsideId(item: TrackedItem): number | undefined;
}

/** Several requests can wait for one title; it is asked about once. */
export function groupByTitle(
  service: string,
  { mediaType, outsideId }: TitleKind,
  tracked: readonly TrackedItem[],
): ReadonlyMap<string, readonly TrackedItem[]> {
  const known = tracked.filter(
    (item) =>
      item.mediaType === mediaType &&
      isOfInstance(item, service) &&
      (item.arr !== undefined || outsideId(item) !== undefined),
  );
  return Map.groupBy(known, (item) =>
    item.arr ? `arr ${item.arr.id}` : `outside ${outsideId(item)}`,
  );
}
