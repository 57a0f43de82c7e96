import { hexOf } from "../random.ts";
import { codeOfEpisodes, fileNameOf } from "../world/arr.ts";
import type { DiskFile } from "../world/disk-model.ts";
import type { ShokoFile } from "../world/shoko-model.ts";
import { findShokoFile } from "../world/shoko.ts";
import { animeOf, type EpisodeTitle } from "../world/title.ts";
import type { World } from "../world/world.ts";
import { anidbEpisodeId, shokoEpisodeId } from "./shoko-file.ts";

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
  const all = world.arrs.includes("radarr-4k") ? [...LIBRARIES, LIBRARY_4K] : LIBRARIES;
  const { notInLibrary } = world.setUp;
  return all.filter(({ locations: [folder] }) => !notInLibrary.includes(folder));
}

const seriesIds = new Map<string, string>();

/** Id of the series' own item, by the show's key. */
export function seriesItemId(show: string): string {
  // Needed for every request for a show, of which there may be thousands.
  const id = seriesIds.get(show) ?? hexOf(`series ${show}`, 32);
  seriesIds.set(show, id);
  return id;
}

export function seasonItemId(show: string, season: number): string {
  return hexOf(`season ${show} ${season}`, 32);
}

/** Shokofin counts by AniDB entries: an episode of another entry belongs to another show. */
export function placeOf({ title }: Pick<DiskFile, "title">, episode: EpisodeTitle) {
  const isElsewhere = animeOf(title, episode) !== title.anidbId;
  return isElsewhere
    ? { season: 1, number: episode.anidbNumber ?? episode.number }
    : { season: episode.season, number: episode.number };
}

/** Path of a file in Jellyfin: anime in Shokofin's link tree, everything else where the arr put it. */
export function libraryPath(world: World, file: DiskFile): string {
  const shokoFile = findShokoFile(world, file);
  if (!shokoFile) return file.path;
  const folder = shokoFolder(world, file);
  const name = fileNameOf(file.title.title);
  const ids = `[Shoko Series=${shokoSeriesId(world, file)}] [Shoko File=${shokoFile.id}]`;
  const [first] = file.episodes;
  if (!first) return `${folder}/${name} ${ids}.mkv`;
  const season = String(placeOf(file, first).season).padStart(2, "0");
  return `${folder}/Season ${season}/${name} ${codeOfEpisodes(file.episodes)} ${ids}.mkv`;
}

/** Folder of a movie or series in Shokofin's tree. */
export function shokoFolder(world: World, file: DiskFile): string {
  const library = LIBRARIES[file.title.kind === "movie" ? 3 : 2].id;
  const guid = library.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
  return `/config/Shokofin/VFS/${guid}/${fileNameOf(file.title.title)} [Shoko Series=${shokoSeriesId(world, file)}]`;
}

export function shokoSeriesId(world: World, { title, episodes }: DiskFile): number {
  return world.shokoSeries.get(animeOf(title, episodes[0]) ?? 0) ?? 0;
}

/** Shokofin's provider ids of one file. */
export function shokoProviderIds(world: World, shokoFile: ShokoFile) {
  const { file } = shokoFile;
  const [episode] = file.episodes;
  const anidbId = episode?.anidbId ?? file.title.anidbId;
  return {
    "Shoko Series": String(shokoSeriesId(world, file)),
    "Shoko Episode": String(shokoEpisodeId(anidbEpisodeId(file.title, episode))),
    "Shoko File": String(shokoFile.id),
    AniDB: String(anidbId ?? ""),
  };
}
