import type { ItemFacts } from "../../../domain/observation/facts.ts";
import type { EpisodeRef, Keys } from "../../../domain/observation/keys.ts";
import { present } from "../../shared/lenient.ts";
import { toTitleFacts } from "../common/facts.ts";
import type { SonarrEpisode, SonarrEpisodeResource, SonarrSeries } from "./payload.ts";

export function toSeriesKeys(service: string, series: SonarrSeries | undefined): Keys {
  if (!series) return { mediaType: "TV" };
  const { id, tvdbId, tmdbId, imdbId, title, year } = series;
  return {
    mediaType: "TV",
    ...present({
      arr: id === undefined ? undefined : { service, id },
      tvdbId,
      tmdbId,
      imdbId,
      titles: title === undefined ? undefined : [title],
      year,
    }),
  };
}

export function toSeriesFacts(series: SonarrSeries): ItemFacts {
  const type = series.type ?? series.seriesType;
  const others = series.alternateTitles.flatMap(({ title }) =>
    title && title !== series.title ? [title] : [],
  );
  return present({
    title: series.title,
    otherTitles: others.length > 0 ? [...new Set(others)] : undefined,
    year: series.year,
    isAnime: type === undefined ? undefined : type.toLowerCase() === "anime",
    ...toTitleFacts(series),
    slug: series.titleSlug,
    path: series.path,
  });
}

/** Empty for an episode without numbers. */
export function toEpisodeRefs(episode: SonarrEpisode): EpisodeRef[] {
  const { seasonNumber: season, episodeNumber, id, tvdbId, title, airDateUtc } = episode;
  if (season === undefined || episodeNumber === undefined) return [];
  return [
    {
      season,
      number: episodeNumber,
      ...present({
        arrId: id,
        tvdbId,
        title,
        airDate: airDateUtc,
        isDayOnly: isDayOnly(episode),
      }),
    },
  ];
}

/**
 * Where TVDB has no time, Sonarr reports midnight UTC of the network's day. Midnight UTC of the day after is a time: eight in
 * the evening in New York.
 */
function isDayOnly({ airDate, airDateUtc }: SonarrEpisode): boolean | undefined {
  if (airDate === undefined || airDateUtc === undefined) return undefined;
  return Date.parse(airDateUtc) === Date.parse(`${airDate}T00:00:00Z`);
}

/**
 * From the API, where a missing date means that none is known. `monitored` applies only while the series is monitored.
 */
export function toFullEpisodeRefs(
  episode: SonarrEpisodeResource,
  isSeriesMonitored: boolean,
): EpisodeRef[] {
  return toEpisodeRefs(episode).map((ref) => ({
    ...ref,
    airDate: episode.airDateUtc ?? null,
    ...present({
      absoluteNumber: episode.absoluteEpisodeNumber,
      sceneSeason: episode.sceneSeasonNumber,
      sceneNumber: episode.sceneEpisodeNumber,
      monitored:
        episode.monitored === undefined ? undefined : episode.monitored && isSeriesMonitored,
    }),
  }));
}
