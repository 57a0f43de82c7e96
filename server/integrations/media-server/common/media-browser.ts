import { z } from "zod";
import type { Instant } from "../../../domain/instant.ts";
import {
  bytes,
  instant,
  listOf,
  naturalInt,
  number,
  pathText,
  present,
  text,
} from "../../shared/lenient.ts";
import type { LibraryItem, LibrarySource } from "./library-item.ts";

/** The API that Jellyfin and Emby still share, because both descend from Media Browser. */
const MediaSource = z.object({ Id: text, Path: pathText, Size: bytes });

const MediaBrowserItem = z.object({
  Id: z.string(),
  ServerId: text,
  Name: text,
  Type: text,
  Path: pathText,
  /** The case of keys depends on the provider; values can be empty. */
  ProviderIds: z.record(z.string(), text).nullish(),
  /** Episode number, and the last number of a file with several episodes. */
  IndexNumber: naturalInt,
  IndexNumberEnd: naturalInt,
  /** Season number; absent when the file name was not understood. */
  ParentIndexNumber: naturalInt,
  /** "FileSystem", or "Virtual" for a missing episode. */
  LocationType: text,
  DateCreated: instant,
  /** Emby only: when the file changed. */
  DateModified: instant,
  MediaSources: listOf(MediaSource),
});
type MediaBrowserItem = z.infer<typeof MediaBrowserItem>;

export const MediaBrowserItemPage = z.object({ Items: z.array(MediaBrowserItem) });

export const MediaBrowserSystemInfo = z.object({ Version: z.string(), ServerName: text });

/** Identified by key, because names are localised and ids differ per server. */
const ScheduledTask = z.object({
  Id: z.string(),
  Key: text,
  State: text,
  /** 0..100; absent while idle. */
  CurrentProgressPercentage: number,
});
export type ScheduledTask = z.infer<typeof ScheduledTask>;

export const ScheduledTaskList = z.array(ScheduledTask);

export const SCAN_TASK_KEY = "RefreshLibrary";

export function toLibraryItem(item: MediaBrowserItem): LibraryItem {
  return present({
    id: item.Id,
    mediaType: item.Type === "Movie" ? ("MOVIE" as const) : ("TV" as const),
    name: item.Name,
    serverId: item.ServerId,
    paths: item.Path === undefined ? [] : [item.Path],
    changedAt: newest([item.DateCreated, item.DateModified]),
    providers: readProviders(item),
    season: item.ParentIndexNumber,
    number: item.IndexNumber,
    lastNumber: item.IndexNumberEnd,
    sources: item.LocationType === "Virtual" ? [] : item.MediaSources.flatMap(sourcesIn(item)),
  });
}

function newest(times: readonly (Instant | undefined)[]): Instant | undefined {
  return times
    .filter((time) => time !== undefined)
    .toSorted()
    .at(-1);
}

/** The source with the item's own id is located at the item's path. */
function sourcesIn(item: MediaBrowserItem) {
  return ({ Id: id, Path: path, Size: size }: z.infer<typeof MediaSource>): LibrarySource[] =>
    [path, id === item.Id ? item.Path : undefined].flatMap((one) =>
      one === undefined ? [] : [present({ path: one, size })],
    );
}

function readProviders({ ProviderIds: ids }: MediaBrowserItem): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(ids ?? {}).flatMap(([key, value]) =>
      value === undefined ? [] : [[key.toLowerCase(), value] as const],
    ),
  );
}
