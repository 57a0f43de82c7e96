import type { ArrTarget } from "../../port/arr.ts";
import type { SonarrEpisodeResource } from "./payload.ts";

/** From this share of its episodes on a season is meant as a whole: packs are found only by asking for it. */
const WHOLE_FROM = 0.8;
const MIN_EPISODES = 3;

export interface TargetParts {
  /** Nearly all of their episodes are meant. */
  readonly seasons: readonly number[];
  /** Sonarr's ids of those of other seasons. */
  readonly episodeIds: readonly number[];
}

/** Sonarr's ids of the episodes that are meant; what it does not have is left out. */
export function findEpisodeIds(
  { episodes }: ArrTarget,
  resources: readonly SonarrEpisodeResource[],
): number[] {
  return episodes.flatMap(({ arrId, season, number }) => {
    const found = resources.find(
      (one) => one.seasonNumber === season && one.episodeNumber === number,
    );
    // An id that it has now counts: it gives new ones when the show is renumbered.
    return found?.id ?? arrId ?? [];
  });
}

/** The seasons that are meant as good as whole, and single episodes of others. */
export function splitTarget(
  target: ArrTarget,
  resources: readonly SonarrEpisodeResource[],
): TargetParts {
  const bySeason = Map.groupBy(target.episodes, ({ season }) => season);
  const isWhole = (season: number, count: number) => {
    const all = resources.filter(({ seasonNumber }) => seasonNumber === season).length;
    return season > 0 && all > 0 && count >= MIN_EPISODES && count >= all * WHOLE_FROM;
  };
  const seasons = [...bySeason].flatMap(([season, { length }]) =>
    isWhole(season, length) ? [season] : [],
  );
  const single = target.episodes.filter(({ season }) => !seasons.includes(season));
  return { seasons, episodeIds: findEpisodeIds({ ...target, episodes: single }, resources) };
}
