import { hexOf } from "../random.ts";
import type { ArrItem, LibraryItem, Unit } from "../world/model.ts";
import { findShokoFile } from "../world/shoko.ts";
import { isAnime } from "../world/title.ts";
import type { World } from "../world/world.ts";
import { JELLYFIN_SERVER_ID } from "./context.ts";
import {
  libraryPath,
  seasonItemId,
  seriesItemId,
  shokoFolder,
  shokoProviderIds,
  shokoSeriesId,
} from "./jellyfin-library.ts";

export const TICKS_PER_MINUTE = 600_000_000;

/** The part of BaseItemDto that this stack tells. */
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

/**
 * Every film, series and episode of the library, missing episodes of its series included. What the arr has deleted or
 * replaced is shown until a scan has noticed.
 */
export function listDtos(world: World): ItemDto[] {
  const items = new Set([...world.libraryItems.keys()].map(({ item }) => item));
  return [...items].flatMap((item) => {
    const shown = shownItems(world, item);
    if (shown.length === 0) return [];
    if (item.arr === "radarr") return shown.map((libraryItem) => toMovie(world, libraryItem));
    return [
      toSeries(world, item, shown),
      ...shown.map((libraryItem) => toEpisode(world, libraryItem)),
      ...item.units
        .filter((unit) => !shown.some(({ file }) => file.units.includes(unit)))
        .map((unit) => toMissingEpisode(item, unit)),
    ];
  });
}

export function toDtoOfId(world: World, id: string): ItemDto | null {
  return listDtos(world).find((item) => item.Id === id) ?? null;
}

function shownItems(world: World, item: ArrItem): LibraryItem[] {
  return [...world.libraryItems.values()].filter(({ file }) => file.item === item);
}

function toMovie(world: World, libraryItem: LibraryItem): ItemDto {
  const { title } = libraryItem.file.item;
  return {
    ...common(libraryItem.id, title.title, title.year),
    Type: "Movie",
    ...playable(world, libraryItem),
    OriginalTitle: title.originalTitle,
    ProviderIds: {
      Tmdb: String(title.tmdbId),
      Imdb: title.imdbId,
      // Empty texts occur.
      TmdbCollection: "",
      ...shokoIds(world, libraryItem),
    },
  };
}

function toSeries(world: World, item: ArrItem, shown: readonly LibraryItem[]): ItemDto {
  const { title } = item;
  const tvdb: Record<string, string> =
    title.kind === "series" ? { Tvdb: String(title.tvdbId) } : {};
  return {
    ...common(seriesItemId(item), title.title, title.year),
    Type: "Series",
    IsFolder: true,
    LocationType: "FileSystem",
    MediaType: "Unknown",
    OriginalTitle: title.originalTitle,
    Path: isAnime(title) ? shokoFolder(world, item) : item.path,
    DateCreated: (shown[0]?.createdAt ?? item.addedAt).toISOString(),
    ProviderIds: isAnime(title)
      ? {
          "Shoko Series": String(shokoSeriesId(world, item)),
          AniDB: String(title.anidbId),
          Tmdb: String(title.tmdbId),
        }
      : { ...tvdb, Tmdb: String(title.tmdbId), Imdb: title.imdbId },
  };
}

function toEpisode(world: World, libraryItem: LibraryItem): ItemDto {
  const { item, units } = libraryItem.file;
  const [first] = units;
  const last = units.at(-1)?.episode;
  return {
    ...common(libraryItem.id, first?.episode?.title ?? "", item.title.year),
    Type: "Episode",
    ...playable(world, libraryItem),
    ...(first ? placeOf(item, first) : {}),
    ...(units.length > 1 && last ? { IndexNumberEnd: last.number } : {}),
    ProviderIds: isAnime(item.title)
      ? shokoIds(world, libraryItem)
      : { Tvdb: String(first?.episode?.tvdbId ?? "") },
  };
}

/** What TVDB lists and nobody has: unaired, not grabbed, not imported yet. */
function toMissingEpisode(item: ArrItem, unit: Unit): ItemDto {
  return {
    ...common(
      hexOf(`missing ${item.path} ${unit.id}`, 32),
      unit.episode?.title ?? "",
      item.title.year,
    ),
    Type: "Episode",
    LocationType: "Virtual",
    ...placeOf(item, unit),
    ProviderIds: { Tvdb: String(unit.episode?.tvdbId ?? "") },
  };
}

function placeOf(item: ArrItem, unit: Unit) {
  const season = unit.episode?.season ?? 1;
  return {
    IndexNumber: unit.episode?.number ?? 1,
    ParentIndexNumber: season,
    SeriesName: item.title.title,
    SeriesId: seriesItemId(item),
    SeasonId: seasonItemId(item, season),
    SeasonName: season === 0 ? "Specials" : `Season ${season}`,
    ...(unit.episode?.airsAt ? { PremiereDate: unit.episode.airsAt.toISOString() } : {}),
  };
}

function common(id: string, name: string, year: number) {
  return {
    Name: name,
    ServerId: JELLYFIN_SERVER_ID,
    Id: id,
    IsFolder: false,
    LocationType: "FileSystem" as const,
    MediaType: "Video" as const,
    ProductionYear: year,
  };
}

/** Until it was probed an item has neither path nor source. */
function playable(world: World, libraryItem: LibraryItem) {
  const { file } = libraryItem;
  const created = { DateCreated: libraryItem.createdAt.toISOString() };
  if (!libraryItem.isProbed) return { ...created, MediaSources: [] };
  const path = libraryPath(world, libraryItem);
  const ticks = file.item.title.runtimeMinutes * TICKS_PER_MINUTE * file.units.length;
  return {
    ...created,
    Path: path,
    RunTimeTicks: ticks,
    MediaSources: [
      {
        Protocol: "File",
        Id: libraryItem.id,
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

function shokoIds(world: World, libraryItem: LibraryItem): Record<string, string> {
  const shokoFile = findShokoFile(world, libraryItem.file);
  return shokoFile ? shokoProviderIds(world, libraryItem.file.item, shokoFile) : {};
}
