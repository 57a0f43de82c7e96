import { hexOf } from "../random.ts";
import type { Library, LibraryItem } from "../world/library-model.ts";
import { showKey } from "../world/library.ts";
import { findShokoFile } from "../world/shoko.ts";
import { animeOf, type EpisodeTitle, type Title } from "../world/title.ts";
import type { World } from "../world/world.ts";
import { JELLYFIN_SERVER_IDS } from "./context.ts";
import {
  libraryPath,
  placeOf,
  seasonItemId,
  seriesItemId,
  shokoFolder,
  shokoProviderIds,
  shokoSeriesId,
} from "./jellyfin-library.ts";

export const TICKS_PER_MINUTE = 600_000_000;

/** The part of BaseItemDto that the simulator returns. */
export interface ItemDto {
  readonly Name: string;
  readonly ServerId: string;
  readonly Id: string;
  readonly Type: "Movie" | "Series" | "Episode";
  readonly IsFolder: boolean;
  readonly LocationType: "FileSystem" | "Virtual";
  readonly MediaType: "Video" | "Unknown";
  readonly ProductionYear: number;
  readonly ProviderIds?: Readonly<Record<string, string>>;
  readonly DateCreated?: string;
  readonly PremiereDate?: string;
  readonly Path?: string;
  readonly RunTimeTicks?: number;
  readonly OriginalTitle?: string;
  readonly IndexNumber?: number;
  readonly IndexNumberEnd?: number;
  readonly ParentIndexNumber?: number;
  readonly SeriesName?: string;
  readonly SeriesId?: string;
  readonly SeasonId?: string;
  readonly SeasonName?: string;
  readonly MediaSources?: readonly object[];
}

/** Every movie, series and episode of the library, including missing episodes of its series. */
export function listDtos(world: World, library: Library): ItemDto[] {
  return [...library.shows.keys()].flatMap((show) => dtosOfShow(world, library, show));
}

/** Movies and series only: most callers do not need the episodes. */
export function listTopDtos(world: World, library: Library): ItemDto[] {
  return [...library.shows].flatMap(([show, shown]) => {
    const [first] = shown;
    if (!first) return [];
    return first.file.title.kind === "movie"
      ? [...shown].map((item) => toMovie(world, library, item))
      : [toSeries(world, library, show, first)];
  });
}

/** A movie, or a series with its episodes. */
export function dtosOfShow(world: World, library: Library, show: string): ItemDto[] {
  const shown = [...(library.shows.get(show) ?? [])];
  const [first] = shown;
  if (!first) return [];
  const { title, folder } = first.file;
  if (title.kind === "movie") return shown.map((item) => toMovie(world, library, item));
  const present = new Set(shown.flatMap(({ file }) => file.episodes));
  return [
    toSeries(world, library, show, first),
    ...shown.map((item) => toEpisode(world, library, item)),
    ...title.episodes
      .filter((episode) => !present.has(episode) && showKey(title, folder, episode) === show)
      .map((episode) => toMissingEpisode(library, title, show, episode)),
  ];
}

function toMovie(world: World, library: Library, item: LibraryItem): ItemDto {
  const { title } = item.file;
  return {
    ...common(library, item.id, title.title, title.year),
    Type: "Movie",
    ...playable(world, item),
    OriginalTitle: title.originalTitle,
    ProviderIds: {
      Tmdb: String(title.tmdbId),
      Imdb: title.imdbId,
      // Empty texts occur in real answers.
      TmdbCollection: "",
      ...shokoIds(world, item),
    },
  };
}

function toSeries(world: World, library: Library, show: string, first: LibraryItem): ItemDto {
  const { file } = first;
  const { title } = file;
  const tvdb: Record<string, string> =
    title.kind === "series" ? { Tvdb: String(title.tvdbId) } : {};
  const isLinked = findShokoFile(world, file) !== null;
  return {
    ...common(library, seriesItemId(show), title.title, title.year),
    Type: "Series",
    IsFolder: true,
    LocationType: "FileSystem",
    MediaType: "Unknown",
    OriginalTitle: title.originalTitle,
    Path: isLinked ? shokoFolder(world, file) : file.folder,
    DateCreated: first.createdAt.toISOString(),
    ProviderIds: isLinked
      ? {
          "Shoko Series": String(shokoSeriesId(world, file)),
          AniDB: String(animeOf(title, file.episodes[0])),
          Tmdb: String(title.tmdbId),
        }
      : { ...tvdb, Tmdb: String(title.tmdbId), Imdb: title.imdbId },
  };
}

function toEpisode(world: World, library: Library, item: LibraryItem): ItemDto {
  const { title, episodes } = item.file;
  const [first] = episodes;
  const last = episodes.at(-1);
  const isLinked = findShokoFile(world, item.file) !== null;
  return {
    ...common(library, item.id, first?.title ?? "", title.year),
    Type: "Episode",
    ...playable(world, item),
    ...(first ? placed(title, item.show, first) : {}),
    ...(episodes.length > 1 && last ? { IndexNumberEnd: last.number } : {}),
    ProviderIds: isLinked ? shokoIds(world, item) : { Tvdb: String(first?.tvdbId ?? "") },
  };
}

/** Episodes that TVDB lists and that have no file: unaired, not grabbed, not imported yet. */
function toMissingEpisode(
  library: Library,
  title: Title,
  show: string,
  episode: EpisodeTitle,
): ItemDto {
  return {
    ...common(library, hexOf(`missing ${show} ${episode.tvdbId}`, 32), episode.title, title.year),
    Type: "Episode",
    LocationType: "Virtual",
    ...placed(title, show, episode),
    ProviderIds: { Tvdb: String(episode.tvdbId) },
  };
}

/** The number of an episode in its show. */
export function placed(title: Title, show: string, episode: EpisodeTitle) {
  const { season, number } = / #\d+$/.test(show)
    ? placeOf({ title }, episode)
    : { season: episode.season, number: episode.number };
  return {
    IndexNumber: number,
    ParentIndexNumber: season,
    SeriesName: title.title,
    SeriesId: seriesItemId(show),
    SeasonId: seasonItemId(show, season),
    SeasonName: season === 0 ? "Specials" : `Season ${season}`,
    ...(episode.airsAt ? { PremiereDate: episode.airsAt.toISOString() } : {}),
  };
}

/** Fields of every kind of item. */
export function common({ name: library }: Library, id: string, name: string, year: number) {
  return {
    Name: name,
    ServerId: JELLYFIN_SERVER_IDS[library],
    Id: id,
    IsFolder: false,
    LocationType: "FileSystem" as const,
    MediaType: "Video" as const,
    ProductionYear: year,
  };
}

/** Until it was probed an item has neither path nor source. */
function playable(world: World, item: LibraryItem) {
  const { file } = item;
  const created = { DateCreated: item.createdAt.toISOString() };
  if (!item.isProbed) return { ...created, MediaSources: [] };
  const path = libraryPath(world, file);
  const ticks = file.title.runtimeMinutes * TICKS_PER_MINUTE * Math.max(1, file.episodes.length);
  return {
    ...created,
    Path: path,
    RunTimeTicks: ticks,
    MediaSources: [
      {
        Protocol: "File",
        Id: item.id,
        Path: path,
        Type: "Default",
        Container: "mkv",
        Size: file.size,
        Name: path.slice(path.lastIndexOf("/") + 1).replace(/\.mkv$/, ""),
        IsRemote: false,
        RunTimeTicks: ticks,
        SupportsDirectPlay: true,
      },
    ],
  };
}

function shokoIds(world: World, item: LibraryItem): Record<string, string> {
  const shokoFile = findShokoFile(world, item.file);
  return shokoFile ? shokoProviderIds(world, shokoFile) : {};
}
