import type { LinkableEpisode } from "../../../domain/link-candidate.ts";
import type { MatchedTitle } from "../../port/anime-matcher.ts";
import { mapConcurrently } from "../../shared/concurrency.ts";
import type { ShokoClient } from "./client.ts";
import type { ShokoEpisode, ShokoSeries } from "./payload.ts";

const MAX_CONCURRENT_CALLS = 3;

type SeriesQueries = Pick<
  ShokoClient,
  "seriesOfTmdb" | "seriesOfAnidb" | "searchSeries" | "episodesOf"
>;

/**
 * Lists the episodes of a title: of every series that TMDB's entry was linked to or whose AniDB id is known. Only
 * without any, the name decides.
 */
export async function listEpisodes(
  client: SeriesQueries,
  title: MatchedTitle,
): Promise<readonly LinkableEpisode[]> {
  const known = await findSeries(client, title);
  const listed = await mapConcurrently(known, MAX_CONCURRENT_CALLS, async (series) =>
    (await client.episodesOf(series.IDs.ID)).flatMap((episode) => toLinkable(series, episode)),
  );
  return listed.flat();
}

async function findSeries(
  client: SeriesQueries,
  { mediaType, tmdbId, anidbIds, titles }: MatchedTitle,
): Promise<readonly ShokoSeries[]> {
  const ofTmdb =
    tmdbId === null
      ? []
      : await client.seriesOfTmdb(mediaType === "MOVIE" ? "Movie" : "Show", tmdbId);
  const ofAnidb = await mapConcurrently(anidbIds, MAX_CONCURRENT_CALLS, (id) =>
    client.seriesOfAnidb(id),
  );
  const found = [...ofTmdb, ...ofAnidb.filter((series) => series !== null)];
  if (found.length === 0)
    for (const name of titles) {
      const named = (await client.searchSeries(name)).filter(
        (series) => series.Name?.toLowerCase() === name.toLowerCase(),
      );
      if (named.length > 0) return named;
    }
  return [...new Map(found.map((series) => [series.IDs.ID, series])).values()];
}

/** Credits and trailers are no episodes of the show. */
const TYPES: Readonly<Record<string, LinkableEpisode["type"]>> = {
  normal: "NORMAL",
  episode: "NORMAL",
  special: "SPECIAL",
  other: "OTHER",
};

function toLinkable({ Name: series = "" }: ShokoSeries, episode: ShokoEpisode): LinkableEpisode[] {
  const { AniDB: anidb, TMDB: tmdb, IDs: ids } = episode;
  const type = TYPES[anidb?.Type?.toLowerCase() ?? ""];
  if (type === undefined || anidb?.EpisodeNumber === undefined) return [];
  return [
    {
      id: ids.ID,
      series,
      type,
      number: anidb.EpisodeNumber,
      title: episode.Name ?? null,
      airDate: anidb.AirDate ?? null,
      durationSeconds: episode.Duration ?? null,
      tvdbIds: ids.TvDB,
      tmdbIds: ids.TMDB?.Episode ?? [],
      tmdbNumbers: (tmdb?.Episodes ?? []).flatMap(
        ({ SeasonNumber: season, EpisodeNumber: number }) =>
          season === undefined || number === undefined ? [] : [{ season, number }],
      ),
      hasFile: (episode.Size ?? 0) > 0,
    },
  ];
}
