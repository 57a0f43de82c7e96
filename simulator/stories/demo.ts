import type { Stack } from "../stack.ts";
import { removeTorrent } from "../world/download.ts";
import type { Title } from "../world/title.ts";
import type { World } from "../world/world.ts";
import { airingStories } from "./airing.ts";
import { seedFinishedRequests } from "./finished-requests.ts";
import { A6_LYCORIS_RECOIL } from "./happy-path.ts";
import { inventMovie, inventSeries } from "./invented.ts";
import { oddOnes } from "./odd-ones.ts";
import { movieStory, packStory, singlesStory } from "./shape.ts";
import type { Story } from "./story.ts";

const PAST_REQUESTS = 25;
const SEED_SECONDS = 180;
/** Earlier names are used for the past; the threads take the others in turns. */
const FIRST_LIVE_NAME = PAST_REQUESTS;

interface StoryThread {
  readonly startsAfter: number;
  readonly storyOf: (turn: number, name: number) => Story;
}

const THREADS: readonly StoryThread[] = [
  {
    startsAfter: 0,
    storyOf: (turn, name) => (turn === 0 ? A6_LYCORIS_RECOIL : demoPack(turn, name)),
  },
  { startsAfter: 8, storyOf: demoMovie },
  { startsAfter: 20, storyOf: demoSingles },
];

/**
 * An installation that is always busy: a month of finished requests, a few that are stuck or wait for their air date, and
 * season packs, movies and single episodes that keep arriving until the stack stops.
 */
export async function playDemo(stack: Stack): Promise<void> {
  const { world } = stack;
  seedFinishedRequests(
    world,
    Array.from({ length: PAST_REQUESTS }, (_, index) => pastTitle(index)),
  );
  clearSeeded(world);
  const context = [...oddOnes(), ...airingStories(world.clock.now())].map((story) =>
    stack.play(story),
  );
  await Promise.all([
    ...context,
    ...THREADS.map((thread, index) => keepPlaying(stack, thread, index)),
  ]);
}

/** Sonarr and Radarr remove a torrent that has seeded long enough. */
function clearSeeded(world: World): void {
  world.listen((event) => {
    if (event.kind !== "import-complete") return;
    world.clock.after(SEED_SECONDS, () => removeTorrent(world, event.download.hash));
  });
}

/** One story after another, with a short pause between them. */
async function keepPlaying(stack: Stack, thread: StoryThread, index: number): Promise<void> {
  for (let turn = 0; !stack.world.clock.isStopped(); turn += 1) {
    const story = thread.storyOf(turn, FIRST_LIVE_NAME + turn * THREADS.length + index);
    await stack.play(delayed(story, turn === 0 ? thread.startsAfter : 6));
  }
}

function delayed(story: Story, seconds: number): Story {
  const [first, ...others] = story.steps;
  return first ? { ...story, steps: [{ ...first, after: seconds }, ...others] } : story;
}

function pastTitle(index: number): Title {
  const isAnime = index % 3 === 1;
  return index % 5 < 3
    ? inventMovie(index, isAnime)
    : inventSeries(index, isAnime, 6 + (index % 8));
}

/** Two to three minutes from the request to the last episode. */
function demoPack(turn: number, name: number): Story {
  const isAnime = turn % 2 === 0;
  return packStory(inventSeries(name, isAnime, 8 + ((turn * 3) % 6)), {
    id: `demo-pack-${turn}`,
    by: "mika",
    downloadSeconds: 80 + ((turn * 17) % 40),
  });
}

/** A minute to a minute and a half. */
function demoMovie(turn: number, name: number): Story {
  return movieStory(inventMovie(name, turn % 3 === 2), {
    id: `demo-movie-${turn}`,
    by: turn % 2 === 0 ? "Ada" : "Jörg Ünal",
    isAutomatic: turn % 2 === 1,
    downloadSeconds: 30 + ((turn * 13) % 25),
  });
}

function demoSingles(turn: number, name: number): Story {
  return singlesStory(inventSeries(name, turn % 2 === 1, 6), {
    id: `demo-singles-${turn}`,
    by: "Ada",
    episodes: 6,
    everySeconds: 20,
    downloadSeconds: 35,
  });
}
