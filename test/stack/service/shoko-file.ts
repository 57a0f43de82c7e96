import { hexOf } from "../random.ts";
import type { ShokoFile, Unit } from "../world/model.ts";
import type { World } from "../world/world.ts";

interface CrossReference {
  readonly unit: Unit;
  readonly anidbEpisodeId: number;
  /** Shoko's own id of the episode. */
  readonly episodeId: number;
}

/** What a matched file is, in AniDB's and Shoko's words. */
export function crossReferences(file: ShokoFile): CrossReference[] {
  if (file.state !== "matched") return [];
  return file.file.units.map((unit) => ({
    unit,
    // A film is an anime with one episode.
    anidbEpisodeId: unit.episode?.anidbId ?? (file.file.item.title.anidbId ?? 0) * 10 + 1,
    episodeId: 8000 + unit.id,
  }));
}

export function toShokoFile(world: World, file: ShokoFile, withXRefs: boolean) {
  const ed2k = hexOf(`ed2k ${file.file.path}`, 32).toUpperCase();
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
        IsAccessible: true,
      },
    ],
    AVDump: { Status: null, LastDumpedAt: null, LastVersion: null },
    Resolution: `${file.file.release.quality.resolution}p`,
    Duration: "00:23:40.0340000",
    ResumePosition: null,
    Viewed: null,
    Watched: null,
    Imported: file.matchedAt?.toISOString() ?? null,
    Created: file.detectedAt.toISOString(),
    Updated: (file.matchedAt ?? file.detectedAt).toISOString(),
  };
}

function toSeriesIds(world: World, file: ShokoFile, ed2k: string) {
  const { title } = file.file.item;
  const references = crossReferences(file);
  if (references.length === 0 || title.anidbId === undefined) return [];
  const isFilm = title.kind === "film";
  const tmdb = { Movie: isFilm ? [title.tmdbId] : [], Show: isFilm ? [] : [title.tmdbId] };
  const share = Math.round(100 / references.length);
  return [
    {
      SeriesID: {
        ID: world.shokoSeries.get(title.anidbId) ?? null,
        AniDB: title.anidbId,
        TMDB: tmdb,
      },
      EpisodeIDs: references.map((reference, index) => ({
        ID: reference.episodeId,
        AniDB: reference.anidbEpisodeId,
        TMDB: { Episode: [], ...tmdb },
        ReleaseGroup: 12_345,
        ED2K: ed2k,
        FileSize: file.file.size,
        Percentage: {
          Start: index * share,
          End: (index + 1) * share,
          Size: share,
          Group: references.length,
        },
        Source: "AniDB",
      })),
    },
  ];
}
