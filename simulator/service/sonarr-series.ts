import type { ArrItem, Unit } from "../world/model.ts";
import { isAnime, otherNames, slugOf, type EpisodeTitle } from "../world/title.ts";
import { expectFound } from "../world/world.ts";
import type { ServiceContext } from "./context.ts";
import { imagesOf } from "./poster.ts";

/** Units of a series always have one. */
export function episodeOf(unit: Unit): EpisodeTitle {
  return expectFound(unit.episode, "episode of a series' unit");
}

export function toSeries(context: ServiceContext, item: ArrItem) {
  const { title } = item;
  if (title.kind !== "series") throw new Error(`${title.title} is not a series`);
  const now = context.world.clock.now();
  const dates = item.units.flatMap((unit) => unit.episode?.airsAt ?? []);
  const hasFuture = dates.some((date) => date > now);
  const seasonNumbers = [...new Set(item.units.map((unit) => episodeOf(unit).season))].toSorted(
    (a, b) => a - b,
  );
  return {
    title: title.title,
    alternateTitles: otherNames(title).map((name) => ({ title: name, seasonNumber: -1 })),
    sortTitle: title.title.toLowerCase(),
    status: hasFuture ? "continuing" : "ended",
    ended: !hasFuture,
    overview: title.overview,
    images: imagesOf(context, title, item.id),
    originalLanguage: isAnime(title) ? { id: 8, name: "Japanese" } : { id: 1, name: "English" },
    seasons: seasonNumbers.map((seasonNumber) => {
      const units = item.units.filter((unit) => episodeOf(unit).season === seasonNumber);
      return {
        seasonNumber,
        monitored: units.some((unit) => unit.monitored),
        statistics: statisticsOf(units, now),
      };
    }),
    year: title.year,
    path: item.path,
    qualityProfileId: 4,
    seasonFolder: true,
    monitored: item.monitored,
    monitorNewItems: "all",
    useSceneNumbering: false,
    runtime: title.runtimeMinutes,
    tvdbId: title.tvdbId,
    tvRageId: 0,
    tvMazeId: 0,
    tmdbId: title.tmdbId,
    seriesType: isAnime(title) ? "anime" : "standard",
    cleanTitle: title.title.toLowerCase().replace(/[^a-z0-9]/g, ""),
    imdbId: title.imdbId,
    titleSlug: slugOf(title),
    rootFolderPath: `${item.rootFolder}/`,
    genres: title.genres,
    tags: isAnime(title) ? [3] : [],
    added: item.addedAt.toISOString(),
    ratings: { votes: 0, value: 0 },
    statistics: {
      seasonCount: seasonNumbers.filter((season) => season > 0).length,
      ...statisticsOf(item.units, now),
    },
    languageProfileId: 1,
    id: item.id,
  };
}

function statisticsOf(units: readonly Unit[], now: Date) {
  const files = [...new Set(units.flatMap((unit) => unit.file ?? []))];
  const counted = units.filter((unit) => {
    const airsAt = unit.episode?.airsAt;
    return unit.file !== null || (unit.monitored && airsAt && airsAt <= now);
  });
  const withFile = units.filter((unit) => unit.file !== null).length;
  return {
    episodeFileCount: withFile,
    episodeCount: counted.length,
    totalEpisodeCount: units.length,
    sizeOnDisk: files.reduce((sum, file) => sum + file.size, 0),
    releaseGroups: [...new Set(files.map((file) => file.release.group))],
    percentOfEpisodes: counted.length === 0 ? 0 : (withFile / counted.length) * 100,
  };
}
