import type { ArrTarget } from "../../port/arr.ts";
import type { SonarrEpisodeResource } from "./payload.ts";

/** From this share of its episodes on, a season is searched as a whole: packs are only found that way. */
const MIN_SEASON_SHARE = 0.8;
const MIN_EPISODES = 3;

export interface TargetParts {
  /** Nearly all of their episodes are requested. */
  readonly seasons: readonly number[];
  /** The requested episodes in other seasons, and Sonarr's ids of them. */
  readonly single: ArrTarget["episodes"];
  readonly episodeIds: readonly number[];
}

/** Returns Sonarr's ids of the target's episodes, without those that it does not have. */
export function findEpisodeIds(
  { episodes }: ArrTarget,
  resources: readonly SonarrEpisodeResource[],
): number[] {
  return episodes.flatMap(({ arrId, season, number }) => {
    const found = resources.find(
      (one) => one.seasonNumber === season && one.episodeNumber === number,
    );
    // The current id takes precedence, because Sonarr assigns new ids when a series is renumbered.
    return found?.id ?? arrId ?? [];
  });
}

/** Splits the target into seasons to search as a whole and single episodes of others. */
export function splitTarget(
  target: ArrTarget,
  resources: readonly SonarrEpisodeResource[],
): TargetParts {
  const bySeason = Map.groupBy(target.episodes, ({ season }) => season);
  const isWhole = (season: number, count: number) => {
    const all = resources.filter(({ seasonNumber }) => seasonNumber === season).length;
    return season > 0 && all > 0 && count >= MIN_EPISODES && count >= all * MIN_SEASON_SHARE;
  };
  const seasons = [...bySeason].flatMap(([season, { length }]) =>
    isWhole(season, length) ? [season] : [],
  );
  const single = target.episodes.filter(({ season }) => !seasons.includes(season));
  return {
    seasons,
    single,
    episodeIds: findEpisodeIds({ ...target, episodes: single }, resources),
  };
}
