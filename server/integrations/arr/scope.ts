import type { Keys } from "../../domain/observation.ts";
import type { WatchedItem } from "../port.ts";

/** Whether a title of this instance is the one that the item waits for. */
export function isAbout(item: WatchedItem, service: string, keys: Keys): boolean {
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
export function isOfInstance(item: WatchedItem, service: string): boolean {
  return item.arr === undefined || item.arr.service === service;
}
