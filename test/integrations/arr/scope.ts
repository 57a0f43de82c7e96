import type { PollScope, WatchedItem } from "../../../server/integrations/port.ts";

export function scopeOf(
  watched: readonly WatchedItem[] = [],
  fields: Partial<PollScope> = {},
): PollScope {
  return { watched, downloadIds: new Set(), cursor: null, ...fields };
}

export function watchedItem(
  fields: Partial<WatchedItem> & Pick<WatchedItem, "mediaType">,
): WatchedItem {
  return {
    title: "Harbour of Glass",
    isAnime: false,
    seasons: [],
    state: "APPROVED",
    units: [],
    ...fields,
  };
}
