import { hexOf, numberOf } from "../random.ts";
import type { ShokoFile } from "../world/shoko-model.ts";
import { isAccessible } from "../world/shoko.ts";
import { animeOf, type EpisodeTitle, type Title } from "../world/title.ts";
import type { World } from "../world/world.ts";
import { timeSpan } from "./arr-resource.ts";

interface CrossReference {
  /** Absent: a movie. */
  readonly episode: EpisodeTitle | undefined;
  readonly anidbEpisodeId: number;
  /** Shoko's own id of the episode. */
  readonly episodeId: number;
}

/** A movie is an anime with one episode. */
export function anidbEpisodeId(title: Title, episode: EpisodeTitle | undefined): number {
  return episode?.anidbId ?? (title.anidbId ?? 0) * 10 + 1;
}

/** Shoko's own id of an AniDB entry. */
export function shokoEpisodeId(anidbId: number): number {
  return numberOf(`shoko episode ${anidbId}`, 8000, 999_999);
}

/** A matched file in AniDB's and Shoko's terms. */
export function crossReferences(file: ShokoFile): CrossReference[] {
  if (file.state !== "matched") return [];
  const { title } = file.file;
  const episodes = file.linked ?? file.file.episodes;
  return (title.kind === "movie" ? [undefined] : episodes).map((episode) => {
    const anidbId = anidbEpisodeId(title, episode);
    return { episode, anidbEpisodeId: anidbId, episodeId: shokoEpisodeId(anidbId) };
  });
}

export function toShokoFile(world: World, file: ShokoFile, withXRefs: boolean) {
  const ed2k = hexOf(`ed2k ${file.file.path} ${file.file.size}`, 32).toUpperCase();
  return {
    ID: file.id,
    ...(withXRefs ? { SeriesIDs: toSeriesIds(world, file, ed2k) } : {}),
    Size: file.file.size,
    IsVariation: false,
    IsIgnored: false,
    Hashes: { ED2K: ed2k, MD5: null, CRC32: ed2k.slice(0, 8), SHA1: null },
    Locations: [
      {
        ID: file.id,
        FileID: file.id,
        ImportFolderID: file.folderId,
        RelativePath: file.relativePath,
        IsAccessible: isAccessible(world, file),
      },
    ],
    AVDump: { Status: null, LastDumpedAt: null, LastVersion: null },
    Resolution: `${file.file.release.quality.resolution}p`,
    // As Shoko reads it from the file.
    Duration: `${timeSpan(file.file.title.runtimeMinutes * 60 - 20)}.0340000`,
    ResumePosition: null,
    Viewed: null,
    Watched: null,
    Imported: file.matchedAt?.toISOString() ?? null,
    Created: file.detectedAt.toISOString(),
    Updated: (file.matchedAt ?? file.detectedAt).toISOString(),
  };
}

function toSeriesIds(world: World, file: ShokoFile, ed2k: string) {
  const { title } = file.file;
  const references = crossReferences(file);
  const animeIds = [...new Set(references.flatMap(({ episode }) => animeOf(title, episode) ?? []))];
  const isMovie = title.kind === "movie";
  const tmdb = { Movie: isMovie ? [title.tmdbId] : [], Show: isMovie ? [] : [title.tmdbId] };
  const share = Math.round(100 / Math.max(1, references.length));
  return animeIds.map((animeId) => ({
    SeriesID: { ID: world.shokoSeries.get(animeId) ?? null, AniDB: animeId, TMDB: tmdb },
    EpisodeIDs: references
      .filter(({ episode }) => animeOf(title, episode) === animeId)
      .map((reference, index) => ({
        ID: reference.episodeId,
        AniDB: reference.anidbEpisodeId,
        TMDB: { Episode: reference.episode ? [reference.episode.tmdb.id] : [], ...tmdb },
        ReleaseGroup: 12_345,
        ED2K: ed2k,
        FileSize: file.file.size,
        Percentage: {
          Start: index * share,
          End: (index + 1) * share,
          Size: share,
          Group: references.length,
        },
        Source: file.linked === null ? "AniDB" : "User",
      })),
  }));
}
