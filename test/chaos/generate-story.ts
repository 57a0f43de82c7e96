import type { Random } from "../../simulator/random.ts";
import { inventMovie } from "../../simulator/stories/invented.ts";
import { episodeCodeOf } from "../../simulator/stories/story.ts";
import {
  isAnime,
  numbered,
  series,
  type MovieTitle,
  type SeriesTitle,
  type Title,
} from "../../simulator/world/title.ts";
import { loseSomething, withdrawSometime } from "./generate-afterwards.ts";
import { makeAvailable, takePath } from "./generate-download.ts";
import { createPen, type Pen } from "./pen.ts";
import type { ChaosStep, ChaosStory, EpisodeCode } from "./story.ts";

const PEOPLE = ["mika", "Jörg Ünal", "Ada"] as const;
const WEEK_MS = 7 * 86_400_000;

/** The titles of one household and what becomes of them, from a seed. */
export function generateStories(random: Random, now: Date): ChaosStory[] {
  const count = 1 + Math.floor(random.next() * 3);
  return Array.from({ length: count }, (_, index) =>
    random.chance(0.4)
      ? generateMovie(random, index, now)
      : [generateStory(random, inventShow(random, index, now), false, now)],
  ).flat();
}

/** Some want it in 4K, some in either quality; one in ten is not out yet, or comes out while we look. */
function generateMovie(random: Random, index: number, now: Date): ChaosStory[] {
  const invented = inventMovie(index, random.chance(0.35));
  const title: MovieTitle = random.chance(0.1)
    ? { ...invented, releasedAt: new Date(now.getTime() + random.between(20, 600) * 1000) }
    : invented;
  const is4k = !isAnime(title) && random.chance(0.25);
  const isTwice = !isAnime(title) && random.chance(0.2);
  return (isTwice ? [is4k, !is4k] : [is4k]).map((quality) =>
    generateStory(random, title, quality, now),
  );
}

function generateStory(random: Random, title: Title, is4k: boolean, now: Date): ChaosStory {
  const pen = createPen(random, title);
  const isGranted = random.chance(0.88);
  const steps = [
    ...(isGranted ? ask(pen, "first") : askInVain(pen)),
    ...(isGranted ? live(pen, title, now) : []),
  ];
  const threads = [steps];
  if (random.chance(0.25)) threads.push(later(pen, 20, 200, ask(pen, "second")));
  if (random.chance(0.08)) threads.push(withdrawSometime(pen));
  if (title.kind === "series" && random.chance(0.15)) threads.push(editSeasons(pen, title));
  return {
    title,
    is4k,
    steps: [{ after: random.between(0, 60), do: "together", threads }],
  };
}

/** One in seven shows is still airing, and an episode may come out while we look. */
function inventShow(random: Random, index: number, now: Date): SeriesTitle {
  const anime = random.chance(0.4);
  const episodes = 1 + Math.floor(random.next() * 5);
  const aired = Math.floor(random.next() * episodes);
  const startsAt = random.chance(0.15)
    ? new Date(now.getTime() - aired * WEEK_MS + random.between(-20, 240) * 1000)
    : null;
  const isLong = random.chance(0.25);
  return series({
    title: `${anime ? "Anime" : "Show"} ${index + 1}`,
    ...(anime ? { originalTitle: `アニメ ${index + 1}`, isAnime: true } : {}),
    year: 2020 + index,
    seasons: [
      { number: 1, episodes: numbered(episodes), ...(startsAt ? { startsAt } : {}) },
      ...(isLong ? [{ number: 2, episodes: numbered(2) }] : []),
    ],
  });
}

function ask({ random, title }: Pen, seerrRequest: string): ChaosStep[] {
  const isAutomatic = random.chance(0.5);
  const asked: ChaosStep = {
    after: 0,
    do: "request",
    seerrRequest,
    by: random.pick(PEOPLE),
    seasons: seasonsOf(random, title),
    isAutomatic,
  };
  if (isAutomatic) return [asked];
  return [asked, { after: random.between(1, 40), do: "approve", seerrRequest }];
}

function askInVain({ random, title }: Pen): ChaosStep[] {
  const seerrRequest = "first";
  const asked: ChaosStep = {
    after: 0,
    do: "request",
    seerrRequest,
    by: random.pick(PEOPLE),
    seasons: seasonsOf(random, title),
    isAutomatic: false,
  };
  const verb = random.pick(["decline", "refuse", "withdraw", null] as const);
  const after = random.between(2, 60);
  if (verb === null) return [asked];
  return [asked, { after, do: verb, seerrRequest }];
}

/** Somebody changes the seasons of the first request, once or twice. */
function editSeasons({ random }: Pen, title: SeriesTitle): ChaosStep[] {
  const last = Math.max(...title.episodes.map(({ season }) => season));
  return Array.from({ length: random.chance(0.4) ? 2 : 1 }, () => ({
    after: random.between(5, 200),
    do: "edit-seasons",
    seerrRequest: "first",
    seasons: random.chance(0.5) ? [1] : [...new Set([1, last])],
  }));
}

function seasonsOf(random: Random, title: Title): readonly number[] {
  if (title.kind === "movie") return [];
  const seasons = [...new Set(title.episodes.map(({ season }) => season))];
  return seasons.length > 1 && random.chance(0.5) ? seasons : [1];
}

/** From the approval to the end of what anybody does with it. */
function live(pen: Pen, title: Title, now: Date): ChaosStep[] {
  const { random } = pen;
  const after = random.between(2, 40);
  if (random.chance(0.05)) return [];
  const stages = title.kind === "movie" ? takePath(pen, null) : followShow(pen, title, now);
  return [...later(pen, after, after, stages), ...loseSomething(pen)];
}

function followShow(pen: Pen, title: SeriesTitle, now: Date): ChaosStep[] {
  const { random } = pen;
  const codes = title.episodes
    .filter(({ season, airsAt }) => season === 1 && airsAt !== null && airsAt <= now)
    .map(({ season, number }) => episodeCodeOf(season, number));
  if (codes.length === 0) return [];
  if (random.chance(0.5)) return takePath(pen, inFiles(pen, codes));
  const threads = codes
    .filter(() => random.chance(0.9))
    .map((code, index) => later(pen, index * 4, index * 4 + 20, takePath(pen, [[code]])));
  return threads.length === 0
    ? makeAvailable(pen, inFiles(pen, codes))
    : [{ after: 0, do: "together", threads }];
}

/** One file for each episode, or one that holds the first two. */
function inFiles(pen: Pen, codes: readonly EpisodeCode[]): readonly (readonly EpisodeCode[])[] {
  const [first, second, ...others] = codes;
  if (first === undefined || second === undefined || !pen.random.chance(0.2))
    return codes.map((code) => [code]);
  pen.isPaired = true;
  return [[first, second], ...others.map((code) => [code])];
}

function later(
  { random }: Pen,
  low: number,
  high: number,
  steps: readonly ChaosStep[],
): ChaosStep[] {
  const [first, ...others] = steps;
  return first ? [{ ...first, after: first.after + random.between(low, high) }, ...others] : [];
}
