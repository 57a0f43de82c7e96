import { timeSpan } from "../service/arr-resource.ts";
import { JELLYFIN_SERVER_IDS, type ServiceContext } from "../service/context.ts";
import { placed, TICKS_PER_MINUTE } from "../service/jellyfin-item.ts";
import { seasonItemId, seriesItemId, shokoProviderIds } from "../service/jellyfin-library.ts";
import { SCAN_TASK_ID } from "../service/jellyfin-task.ts";
import type { WorldEvent } from "../world/event.ts";
import type { LibraryItem, LibraryName } from "../world/library-model.ts";
import { findShokoFile } from "../world/shoko.ts";
import type { EpisodeTitle } from "../world/title.ts";
import type { Webhook } from "./delivery.ts";

/** The webhook plugin's Generic destination with "Send All Properties": absent values are omitted. */
export function toJellyfinWebhook(context: ServiceContext, event: WorldEvent): Webhook | null {
  if (!("library" in event)) return null;
  return { from: event.library, body: toBody(context, event) };
}

type LibraryEvent = Extract<WorldEvent, { readonly library: LibraryName }>;

function toBody(context: ServiceContext, event: LibraryEvent): object {
  switch (event.kind) {
    case "library-added":
      return {
        ...serverPart(context, event.library),
        NotificationType: "ItemAdded",
        ...timePart(context),
        ...itemPart(context, event.item),
      };
    case "library-removed":
      return {
        ...serverPart(context, event.library),
        NotificationType: "ItemDeleted",
        ...timePart(context),
        ...itemPart(context, event.item),
      };
    case "scan-finished":
      return {
        ...serverPart(context, event.library),
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
  }
}

function serverPart({ urls }: ServiceContext, name: LibraryName) {
  return {
    ServerId: JELLYFIN_SERVER_IDS[name],
    ServerName: name === "jellyfin" ? "homelab" : "cabin",
    ServerVersion: "10.11.11",
    ServerUrl: urls[name],
  };
}

function timePart({ world }: ServiceContext) {
  const now = world.clock.now().toISOString();
  return { Timestamp: now.replace("Z", "+00:00"), UtcTimestamp: now };
}

function itemPart(context: ServiceContext, libraryItem: LibraryItem) {
  const { title, episodes } = libraryItem.file;
  const count = Math.max(1, episodes.length);
  return {
    Name: episodes[0]?.title ?? title.title,
    Overview: "",
    Tagline: "",
    ItemId: libraryItem.id,
    ItemType: title.kind === "movie" ? "Movie" : "Episode",
    RunTimeTicks: title.runtimeMinutes * TICKS_PER_MINUTE * count,
    RunTime: timeSpan(title.runtimeMinutes * 60 * count),
    Year: title.year,
    ...(episodes[0] ? episodePart(libraryItem, episodes[0]) : {}),
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

function episodePart({ file, show }: LibraryItem, first: EpisodeTitle) {
  const place = placed(file.title, show, first);
  const season = place.ParentIndexNumber;
  const number = place.IndexNumber;
  const end = file.episodes.length > 1 ? file.episodes.at(-1)?.number : undefined;
  const padded = (value: number, width: number) => String(value).padStart(width, "0");
  return {
    SeriesName: file.title.title,
    SeriesId: seriesItemId(show),
    SeasonId: seasonItemId(show, season),
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

/** Ids of the item itself, with keys in lower case; an episode does not include its series' ids. */
function providerPart({ world }: ServiceContext, { file }: LibraryItem) {
  const { title, episodes } = file;
  const shokoFile = findShokoFile(world, file);
  const ids: Record<string, string> = {
    ...(title.kind === "movie" ? { tmdb: String(title.tmdbId), imdb: title.imdbId } : {}),
    ...(title.kind === "series" && !shokoFile ? { tvdb: String(episodes[0]?.tvdbId ?? "") } : {}),
    ...(shokoFile ? shokoProviderIds(world, shokoFile) : {}),
  };
  return Object.fromEntries(
    Object.entries(ids).map(([key, value]) => [`Provider_${key.toLowerCase()}`, value]),
  );
}
