import type { Random } from "../../simulator/random.ts";
import { episodeCodeOf } from "../../simulator/stories/story.ts";
import { makeAvailable } from "./generate-download.ts";
import { EXTRA_KINDS, isChosen, type ExtraKind, type Kind } from "./kind.ts";
import { createPen } from "./pen.ts";
import type { ChaosStep, ChaosStory } from "./story.ts";

/** Of each kind, for each story that can have it. */
const CHANCE = 0.08;

/** The stories with the further threads of their seed; `forced`: every story that can have this kind has it. */
export function addExtras(
  random: Random,
  stories: readonly ChaosStory[],
  seed: number,
  forced: Kind | null,
): ChaosStory[] {
  return stories.map((story) => {
    const isAlone = stories.every(({ title }, index) => {
      return title !== story.title || stories[index] === story;
    });
    const threads = EXTRA_KINDS.flatMap((kind) => {
      const isHad = isChosen(kind, { random, chance: CHANCE, seed, forced });
      const thread = EXTRAS[kind](random, story, isAlone);
      return isHad && thread !== null ? [thread] : [];
    });
    if (threads.length === 0) return story;
    const whole: ChaosStep = {
      after: 0,
      do: "together",
      threads: [story.steps, ...threads],
    };
    return { ...story, steps: [whole] };
  });
}

/** null: nothing for such a story. */
type Extra = (random: Random, story: ChaosStory, isAlone: boolean) => ChaosStep[] | null;

const EXTRAS: Readonly<Record<ExtraKind, Extra>> = {
  "requester-edit": (random) => [
    {
      after: random.between(5, 250),
      do: "edit-requester",
      seerrRequest: "first",
      by: random.pick(["Ada", "mika", "owner"]),
    },
  ],
  "server-edit": (random, { title, is4k, steps }, isAlone) => {
    const sent: ChaosStep = {
      after: random.chance(0.5) ? random.between(5, 70) : random.between(70, 400),
      do: "edit-server",
      seerrRequest: "first",
      serverId: 1,
      leftAfter: random.chance(0.3) ? 0 : random.between(0, 60),
      withFiles: random.chance(0.7),
    };
    // Seerr offers a request in 4K only servers for 4K, and takes no second request as long as the first is open.
    const isSent = title.kind === "movie" && !is4k && isAlone && countRequests(steps) === 1;
    return isSent ? [sent] : null;
  },
  "request-while-deleting": (random, { title }) => {
    let releases = 0;
    const nextRelease = () => `m${(releases += 1)}`;
    const pen = { ...createPen(random, title), nextRelease };
    const files = title.kind === "movie" ? null : [[episodeCodeOf(1, 1)]];
    return [
      {
        after: random.between(80, 450),
        do: "delete-in-tracker",
        seerrRequest: "first",
        withFiles: random.chance(0.75),
      },
      {
        after: random.chance(0.7) ? random.between(0, 30) : random.between(30, 150),
        do: "request",
        seerrRequest: "meanwhile",
        by: random.pick(["Ada", "mika"]),
        seasons: title.kind === "movie" ? [] : [1],
        isAutomatic: true,
      },
      ...(random.chance(0.6) ? makeAvailable(pen, files) : []),
    ];
  },
};

function countRequests(steps: readonly ChaosStep[]): number {
  const counts = steps.map((step) => {
    if (step.do === "together") return countRequests(step.threads.flat());
    return step.do === "request" ? 1 : 0;
  });
  return counts.reduce((sum, count) => sum + count, 0);
}
