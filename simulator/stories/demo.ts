import type { Stack } from "../stack.ts";
import { removeTorrent } from "../world/download.ts";
import { movie, numbered, series, type Title } from "../world/title.ts";
import type { World } from "../world/world.ts";
import { seedFinishedRequests } from "./finished-requests.ts";
import { A6_LYCORIS_RECOIL } from "./happy-path.ts";
import { inventMovie, inventSeries } from "./invented.ts";
import { movieStory, packStory, singlesStory } from "./shape.ts";
import { eachEpisode, type Story } from "./story.ts";

const PAST_REQUESTS = 25;
const SEED_SECONDS = 180;
const WEEK_MS = 7 * 86_400_000;
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
  const context = oddOnes(world.clock.now()).map((story) => stack.play(story));
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

/** Situations that every real installation has: stuck, blocked, undecided, not aired yet. */
function oddOnes(now: Date): Story[] {
  return [
    {
      id: "demo-stalled",
      summary: "every seed goes away at 43 %",
      title: movie({
        title: "The Glass Estuary",
        year: 1998,
        overview: "A ferryman who counts what the river takes.",
      }),
      steps: [
        { do: "request", by: "Jörg Ünal", isAutomatic: true },
        { after: 3, do: "grab", release: "movie" },
        { after: 1, do: "download", release: "movie", seconds: 25, stallsAt: 0.43 },
      ],
    },
    {
      id: "demo-blocked",
      summary: "Radarr needs a person to check an import",
      title: movie({
        title: "Night Ferry",
        year: 2021,
        overview: "Nobody on board remembers buying a ticket.",
      }),
      steps: [
        { after: 2, do: "request", by: "Ada", isAutomatic: true },
        { after: 3, do: "grab", release: "movie" },
        { after: 1, do: "download", release: "movie", seconds: 20 },
        {
          after: 4,
          do: "block",
          release: "movie",
          file: "Night.Ferry.2021.1080p.WEB-DL.DDP5.1.H.264-HARBOR.mkv",
          message: "No files found are eligible for import: sample or unpackable archive",
        },
      ],
    },
    {
      id: "demo-undecided",
      summary: "waits for somebody's approval",
      title: movie({
        title: "A Theory of Rain",
        year: 2025,
        overview: "Two meteorologists disagree about a marriage.",
      }),
      steps: [{ after: 12, do: "request", by: "mika" }],
    },
    airingStory(now),
  ];
}

/** Three of twelve episodes have aired; one more airs each week. */
function airingStory(now: Date): Story {
  const startsAt = new Date(now.getTime() - 2 * WEEK_MS - 3_600_000);
  return {
    id: "demo-airing",
    summary: "a show of this season",
    title: series({
      title: "The Tidewater Index",
      year: now.getUTCFullYear(),
      runtimeMinutes: 52,
      overview: "An insurer learns which houses will float.",
      seasons: [{ number: 1, episodes: numbered(12), startsAt }],
    }),
    steps: [
      { after: 1, do: "request", by: "mika", isAutomatic: true },
      { after: 4, do: "grab", release: "aired", files: eachEpisode(1, 1, 3) },
      { after: 1, do: "download", release: "aired", seconds: 45 },
      { after: 4, do: "import", release: "aired", eachSeconds: 2 },
      { after: 3, do: "scan" },
    ],
  };
}
