import { numberOf } from "../random.ts";
import type { EpisodeTitle, MovieTitle, SeriesTitle, Title } from "./title.ts";
import type { World } from "./world.ts";

/** TVDB changes the title or date of an episode. */
export function editEpisode(
  world: World,
  title: SeriesTitle,
  episode: EpisodeTitle,
  change: Partial<Pick<EpisodeTitle, "title" | "airsAt">>,
): void {
  Object.assign(episode, change);
  notifyEdited(world, title);
}

/** The digital release is postponed or moved up. */
export function moveRelease(world: World, title: MovieTitle, to: Date): void {
  title.releasedAt = to;
  notifyEdited(world, title);
}

interface NewEpisode {
  readonly season: number;
  readonly title?: string;
  readonly airsAt?: Date | null;
}

/** TVDB adds the next episode of a season; a request for the season includes it. */
export function addEpisode(world: World, title: SeriesTitle, input: NewEpisode): EpisodeTitle {
  const before = title.episodes.filter(({ season }) => season === input.season);
  const number = Math.max(0, ...before.map((episode) => episode.number)) + 1;
  const absolute = Math.max(0, ...title.episodes.map(({ absoluteNumber }) => absoluteNumber ?? 0));
  const key = `${title.title} ${input.season}x${number} later`;
  const episode: EpisodeTitle = {
    season: input.season,
    number,
    title: input.title ?? "TBA",
    airsAt: input.airsAt ?? null,
    tvdbId: numberOf(`tvdb ${key}`, 8_000_001, 9_999_999),
    ...(input.season > 0 ? { absoluteNumber: absolute + 1 } : {}),
    tmdb: { id: numberOf(`tmdb ${key}`, 6_000_000, 6_999_999), season: input.season, number },
    ...(title.anidbId === undefined
      ? {}
      : { anidbId: numberOf(`anidb ${key}`, 300_000, 399_999), anidbNumber: number }),
  };
  title.episodes.push(episode);
  for (const item of world.itemsOfTitle.get(title) ?? []) {
    const season = item.units.filter((unit) => unit.episode?.season === input.season);
    item.units.push({
      id: world.nextId("sonarr unit"),
      episode,
      monitored: item.monitored && season.some((unit) => unit.monitored),
      file: null,
    });
  }
  notifyEdited(world, title);
  return episode;
}

/** TVDB deletes an episode; the arr deletes it with its next refresh, which happens now. */
export function dropEpisode(world: World, title: SeriesTitle, episode: EpisodeTitle): void {
  title.episodes.splice(title.episodes.indexOf(episode), 1);
  for (const item of world.itemsOfTitle.get(title) ?? []) {
    const index = item.units.findIndex((unit) => unit.episode === episode);
    if (index >= 0) item.units.splice(index, 1);
  }
  notifyEdited(world, title);
}

function notifyEdited(world: World, title: Title): void {
  for (const item of world.itemsOfTitle.get(title) ?? []) world.emit({ kind: "item-edited", item });
}
