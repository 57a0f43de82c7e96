import {
  isAnime,
  type EpisodeTitle,
  type MovieTitle,
  type SeriesTitle,
  type Title,
} from "../world/title.ts";
import type { ServiceContext } from "./context.ts";
import { toMedia } from "./seerr-media-resource.ts";
import { toRequest } from "./seerr-request.ts";

/** The TMDB keyword by which Seerr recognises an anime series. */
const ANIME_KEYWORD = { id: 210_024, name: "anime" };

export function toMovieDetails(context: ServiceContext, title: MovieTitle) {
  return {
    ...commonDetails(context, title),
    adult: false,
    budget: 1,
    originalTitle: title.originalTitle,
    releaseDate: title.releasedAt.toISOString().slice(0, 10),
    releases: { results: [] },
    revenue: 0,
    status: "Released",
    title: title.title,
    video: false,
    imdbId: title.imdbId,
    runtime: title.runtimeMinutes,
    externalIds: { imdbId: title.imdbId },
    // Seerr does not handle anime movies; the keyword is TMDB's all the same.
    keywords: isAnime(title) ? [ANIME_KEYWORD] : [],
    onUserWatchlist: false,
  };
}

export function toTvDetails(context: ServiceContext, title: SeriesTitle) {
  const now = context.world.clock.now();
  const aired = title.episodes.filter(
    ({ season, airsAt }) => season > 0 && airsAt && airsAt <= now,
  );
  const coming = title.episodes.filter(
    ({ season, airsAt }) => season > 0 && airsAt && airsAt > now,
  );
  const seasons = [...new Set(title.episodes.map(({ season }) => season))].toSorted(
    (a, b) => a - b,
  );
  const regular = title.episodes.filter(({ season }) => season > 0);
  const next = coming[0];
  return {
    ...commonDetails(context, title),
    createdBy: [],
    episodeRunTime: [title.runtimeMinutes],
    firstAirDate: dayOf(regular[0]),
    inProduction: coming.length > 0,
    languages: [isAnime(title) ? "ja" : "en"],
    lastAirDate: dayOf(aired.at(-1)),
    ...(next ? { nextEpisodeToAir: toEpisode(title, next) } : {}),
    name: title.title,
    networks: [],
    numberOfEpisodes: regular.length,
    numberOfSeasons: seasons.filter((season) => season > 0).length,
    originCountry: [isAnime(title) ? "JP" : "US"],
    originalName: title.originalTitle,
    contentRatings: { results: [] },
    seasons: seasons.map((seasonNumber) => {
      const episodes = title.episodes.filter(({ season }) => season === seasonNumber);
      return {
        airDate: dayOf(episodes[0]) || null,
        episodeCount: episodes.length,
        id: title.tmdbId * 10 + seasonNumber,
        name: seasonNumber === 0 ? "Specials" : `Season ${seasonNumber}`,
        overview: "",
        seasonNumber,
      };
    }),
    status: coming.length > 0 ? "Returning Series" : "Ended",
    type: "Scripted",
    externalIds: { imdbId: title.imdbId, tvdbId: title.tvdbId },
    keywords: isAnime(title) ? [ANIME_KEYWORD] : [],
  };
}

/**
 * Without `posterPath` and `backdropPath`, which would send the tracker to image.tmdb.org. Webhooks and the arrs have pictures
 * drawn by this Seerr.
 */
function commonDetails(context: ServiceContext, title: Title) {
  const seerrRequests = context.world.seerrRequests.filter(
    (seerrRequest) => seerrRequest.title === title,
  );
  const row = context.world.media.get(title);
  return {
    id: title.tmdbId,
    genres: title.genres.map((name, index) => ({ id: index + 16, name })),
    relatedVideos: [],
    homepage: "",
    originalLanguage: isAnime(title) ? "ja" : "en",
    overview: title.overview,
    popularity: 1,
    productionCompanies: [],
    productionCountries: [],
    spokenLanguages: [],
    tagline: "",
    voteAverage: 7,
    voteCount: 10,
    credits: { cast: [], crew: [] },
    watchProviders: [],
    ...(row
      ? {
          mediaInfo: {
            ...toMedia(context, row),
            requests: seerrRequests.map((seerrRequest) =>
              toRequest(context, seerrRequest, "single"),
            ),
            issues: [],
          },
        }
      : {}),
  };
}

function toEpisode(title: SeriesTitle, episode: EpisodeTitle) {
  return {
    id: episode.tvdbId,
    name: episode.title,
    airDate: dayOf(episode) || null,
    episodeNumber: episode.number,
    overview: "",
    productionCode: "",
    seasonNumber: episode.season,
    showId: title.tmdbId,
    stillPath: null,
    voteAverage: 0,
    voteCount: 0,
  };
}

function dayOf(episode: EpisodeTitle | undefined): string {
  return episode?.airsAt?.toISOString().slice(0, 10) ?? "";
}
