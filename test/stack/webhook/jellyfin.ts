import { timeSpan } from "../service/arr-resource.ts";
import { JELLYFIN_SERVER_ID, type ServiceContext } from "../service/context.ts";
import { TICKS_PER_MINUTE } from "../service/jellyfin-item.ts";
import { seasonItemId, seriesItemId, shokoProviderIds } from "../service/jellyfin-library.ts";
import { SCAN_TASK_ID } from "../service/jellyfin-task.ts";
import type { WorldEvent } from "../world/event.ts";
import type { LibraryItem } from "../world/model.ts";
import { findShokoFile } from "../world/shoko.ts";
import { isAnime } from "../world/title.ts";

/** The webhook plugin's Generic destination with "Send All Properties": absent values are left out. */
export function toJellyfinWebhook(context: ServiceContext, event: WorldEvent): object | null {
  switch (event.kind) {
    case "library-added":
      return {
        ...serverPart(context),
        NotificationType: "ItemAdded",
        ...timePart(context),
        ...itemPart(context, event.item),
      };
    case "library-removed":
      return {
        ...serverPart(context),
        NotificationType: "ItemDeleted",
        ...timePart(context),
        ...itemPart(context, event.item),
      };
    case "scan-finished":
      return {
        ...serverPart(context),
        NotificationType: "TaskCompleted",
        TaskId: SCAN_TASK_ID,
        TaskName: "Scan Media Library",
        TaskDescription: "",
        TaskCategory: "Library",
        TaskState: "Idle",
        ResultId: SCAN_TASK_ID,
        ResultKey: "RefreshLibrary",
        ResultName: "Scan Media Library",
        ResultStatus: "Completed",
        StartTime: event.startedAt.toISOString(),
        EndTime: event.endedAt.toISOString(),
        ResultErrorMessage: null,
        ResultLongErrorMessage: null,
      };
    default:
      return null;
  }
}

function serverPart({ urls }: ServiceContext) {
  return {
    ServerId: JELLYFIN_SERVER_ID,
    ServerName: "homelab",
    ServerVersion: "10.11.11",
    ServerUrl: urls.jellyfin,
  };
}

function timePart({ world }: ServiceContext) {
  const now = world.clock.now().toISOString();
  return { Timestamp: now.replace("Z", "+00:00"), UtcTimestamp: now };
}

function itemPart(context: ServiceContext, libraryItem: LibraryItem) {
  const { item, units } = libraryItem.file;
  const { title } = item;
  const seconds = title.runtimeMinutes * 60 * units.length;
  return {
    Name: units[0]?.episode?.title ?? title.title,
    Overview: "",
    Tagline: "",
    ItemId: libraryItem.id,
    ItemType: title.kind === "film" ? "Movie" : "Episode",
    RunTimeTicks: title.runtimeMinutes * TICKS_PER_MINUTE * units.length,
    RunTime: timeSpan(seconds),
    Year: title.year,
    ...(title.kind === "series" ? episodePart(libraryItem) : {}),
    ...providerPart(context, libraryItem),
    Video_0_Title: "1080p HEVC SDR",
    Video_0_Type: "Video",
    Video_0_Codec: "hevc",
    Video_0_Height: 1080,
    Video_0_Width: 1920,
    Audio_0_Title: "AAC - Stereo - Default",
    Audio_0_Type: "Audio",
    Audio_0_Codec: "aac",
    Audio_0_Channels: 2,
  };
}

function episodePart({ file }: LibraryItem) {
  const { item, units } = file;
  const season = units[0]?.episode?.season ?? 1;
  const number = units[0]?.episode?.number ?? 1;
  const end = units.length > 1 ? units.at(-1)?.episode?.number : undefined;
  const padded = (value: number, width: number) => String(value).padStart(width, "0");
  return {
    SeriesName: item.title.title,
    SeriesId: seriesItemId(item),
    SeasonId: seasonItemId(item, season),
    SeasonNumber: season,
    SeasonNumber00: padded(season, 2),
    SeasonNumber000: padded(season, 3),
    EpisodeNumber: number,
    EpisodeNumber00: padded(number, 2),
    EpisodeNumber000: padded(number, 3),
    ...(end === undefined
      ? {}
      : {
          EpisodeNumberEnd: end,
          EpisodeNumberEnd00: padded(end, 2),
          EpisodeNumberEnd000: padded(end, 3),
        }),
  };
}

/** Ids of the item itself, keys in lower case; an episode does not carry its series' ids. */
function providerPart({ world }: ServiceContext, { file }: LibraryItem) {
  const { title } = file.item;
  const shokoFile = findShokoFile(world, file);
  const ids: Record<string, string> = {
    ...(title.kind === "film" ? { tmdb: String(title.tmdbId), imdb: title.imdbId } : {}),
    ...(title.kind === "series" && !isAnime(title)
      ? { tvdb: String(file.units[0]?.episode?.tvdbId ?? "") }
      : {}),
    ...(shokoFile ? shokoProviderIds(world, file.item, shokoFile) : {}),
  };
  return Object.fromEntries(
    Object.entries(ids).map(([key, value]) => [`Provider_${key.toLowerCase()}`, value]),
  );
}
