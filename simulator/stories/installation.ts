import { createRandom, type Random } from "../random.ts";
import { addToArr } from "../world/arr.ts";
import type { ArrItem, SeerrRequest } from "../world/model.ts";
import { approve, decline, failToAdd, request } from "../world/request.ts";
import type { Title } from "../world/title.ts";
import type { World } from "../world/world.ts";
import { bringIn, type Fate } from "./installation-outcome.ts";
import { inventCollection } from "./installation-title.ts";

interface InstallationOptions {
  readonly requests: number;
  /** Of all series together, requested or not. */
  readonly episodes: number;
  readonly seed?: number;
}

/** A title of the past and the last stage it reached. */
export interface SeededTitle {
  readonly title: Title;
  /** null: added directly to its arr. */
  readonly seerrRequest: SeerrRequest | null;
  /** null: never added to an arr. */
  readonly item: ArrItem | null;
  readonly fate: Fate;
}

const YEARS = 3;
const YEAR_MS = 365 * 86_400_000;
/** Percentage of titles that were never requested. */
const UNASKED_PERCENT = 8;

/** Percentages of requests. All others were finished long ago. */
const FATES: readonly (readonly [Fate, number])[] = [
  ["pending", 1],
  ["declined", 2],
  ["failed", 2],
  ["searching", 3],
  ["downloading", 3],
  ["blocked", 2],
  ["incomplete", 3],
];

/** Years of an installation: no webhook is sent, and the same seed gives the same past. */
export function seedInstallation(
  world: World,
  { requests, episodes, seed = 1 }: InstallationOptions,
): SeededTitle[] {
  const random = createRandom(seed);
  const untracked = Math.round((requests * UNASKED_PERCENT) / 100);
  const now = world.clock.now();
  const titles = inventCollection(random, requests + untracked, episodes, now);
  const spanMs = YEARS * YEAR_MS;
  return titles.map((title, index) => {
    // Oldest first; the last ones were requested this morning.
    const share = index / titles.length;
    const requestedAt = new Date(now.getTime() - spanMs * (1 - share) - 4 * 3_600_000);
    const isRequested = !isUnrequested(index, titles.length, untracked);
    return world.silently(() => seedTitle(world, random, { title, requestedAt, isRequested }));
  });
}

/** Spread evenly over the whole list. */
function isUnrequested(index: number, count: number, untracked: number): boolean {
  return Math.floor(((index + 1) * untracked) / count) > Math.floor((index * untracked) / count);
}

interface Past {
  readonly title: Title;
  readonly requestedAt: Date;
  readonly isRequested: boolean;
}

function seedTitle(
  world: World,
  random: Random,
  { title, requestedAt, isRequested }: Past,
): SeededTitle {
  const at = <T>(minutes: number, work: () => T): T =>
    world.clock.pretend(new Date(requestedAt.getTime() + minutes * 60_000), work);
  const seasons = seasonsOf(title);
  if (!isRequested) {
    world.titles.push(title);
    const item = at(0, () => addToArr(world, { title, seasons, is4k: false }));
    bringIn(world, { item, seerrRequest: null, fate: "available", at });
    return { title, seerrRequest: null, item, fate: "available" };
  }
  const fate = fateOf(random);
  const by = random.pick(["mika", "Jörg Ünal", "Ada", "owner"]);
  const seerrRequest = at(0, () => request(world, { title, seasons, by }));
  if (fate === "pending") return { title, seerrRequest, item: null, fate };
  if (fate === "declined" || fate === "failed") {
    at(9, () =>
      fate === "declined" ? decline(world, seerrRequest) : failToAdd(world, seerrRequest),
    );
    return { title, seerrRequest, item: null, fate };
  }
  const item = at(9, () => approve(world, seerrRequest));
  bringIn(world, { item, seerrRequest, fate, at });
  return { title, seerrRequest, item, fate };
}

function fateOf(random: Random): Fate {
  let dice = random.between(0, 100);
  for (const [fate, percent] of FATES) {
    dice -= percent;
    if (dice < 0) return fate;
  }
  return "available";
}

function seasonsOf(title: Title): number[] {
  return title.kind === "movie" ? [] : [...new Set(title.episodes.map(({ season }) => season))];
}
