import { hexOf } from "../random.ts";
import { episodeCode, fileNameOf } from "../world/arr.ts";
import type { ArrItem, LibraryItem, ShokoFile } from "../world/model.ts";
import { findShokoFile } from "../world/shoko.ts";
import type { World } from "../world/world.ts";

const LIBRARIES = [
  {
    name: "Movies",
    id: hexOf("library movies", 32),
    collectionType: "movies",
    locations: ["/data/media/movies"],
  },
  {
    name: "TV",
    id: hexOf("library tv", 32),
    collectionType: "tvshows",
    locations: ["/data/media/tv"],
  },
  {
    name: "Anime",
    id: hexOf("library anime", 32),
    collectionType: "tvshows",
    locations: ["/data/media/anime/shows"],
  },
  {
    name: "Anime movies",
    id: hexOf("library anime movies", 32),
    collectionType: "movies",
    locations: ["/data/media/anime/movies"],
  },
] as const;

const LIBRARY_4K = {
  name: "Movies 4K",
  id: hexOf("library movies 4k", 32),
  collectionType: "movies",
  locations: ["/data/media/movies-4k"],
} as const;

export function listLibraries(world: World) {
  return world.arrs.includes("radarr-4k") ? [...LIBRARIES, LIBRARY_4K] : LIBRARIES;
}

/** Id of the series' own item. */
export function seriesItemId(item: ArrItem): string {
  return hexOf(`series ${item.path}`, 32);
}

export function seasonItemId(item: ArrItem, season: number): string {
  return hexOf(`season ${item.path} ${season}`, 32);
}

/** Where Jellyfin sees a file: anime under Shokofin's tree of links, the rest where the arr put it. */
export function libraryPath(world: World, item: LibraryItem): string {
  const shokoFile = findShokoFile(world, item.file);
  if (!shokoFile) return item.file.path;
  const { title } = item.file.item;
  const folder = shokoFolder(world, item.file.item);
  const name = fileNameOf(title.title);
  const ids = `[Shoko Series=${shokoSeriesId(world, item.file.item)}] [Shoko File=${shokoFile.id}]`;
  if (title.kind === "film") return `${folder}/${name} ${ids}.mkv`;
  const season = String(item.file.units[0]?.episode?.season ?? 1).padStart(2, "0");
  return `${folder}/Season ${season}/${name} ${episodeCode(item.file.units)} ${ids}.mkv`;
}

/** Folder of a film or series in Shokofin's tree. */
export function shokoFolder(world: World, item: ArrItem): string {
  const library = LIBRARIES[item.arr === "radarr" ? 3 : 2].id;
  const guid = library.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
  return `/config/Shokofin/VFS/${guid}/${fileNameOf(item.title.title)} [Shoko Series=${shokoSeriesId(world, item)}]`;
}

export function shokoSeriesId(world: World, item: ArrItem): number {
  return world.shokoSeries.get(item.title.anidbId ?? 0) ?? 0;
}

/** Shokofin's provider ids of one file. */
export function shokoProviderIds(world: World, item: ArrItem, file: ShokoFile) {
  const [unit] = file.file.units;
  return {
    "Shoko Series": String(shokoSeriesId(world, item)),
    "Shoko Episode": String(8000 + (unit?.id ?? 0)),
    "Shoko File": String(file.id),
    AniDB: String(unit?.episode?.anidbId ?? item.title.anidbId ?? ""),
  };
}
