import type { Random } from "../../simulator/random.ts";
import { isChosen, type Kind } from "./kind.ts";
import type { ChaosStory } from "./story.ts";

/** Of the stories in which the title's arr is restored from a backup. */
const CHANCE = 0.1;

/** The stories with the backups of their seed. */
export function addRestores(
  random: Random,
  stories: readonly ChaosStory[],
  seed: number,
  forced: Kind | null,
): ChaosStory[] {
  return stories.map((story) => {
    const isHad = isChosen("restored-arr", { random, chance: CHANCE, seed, forced });
    const backUpAfter = random.between(20, 250);
    const restoreAfter = random.between(5, 250);
    const scanAfter = random.chance(0.7) ? random.between(1, 20) : random.between(20, 150);
    if (!isHad) return story;
    const steps: ChaosStory["steps"] = [
      { after: backUpAfter, do: "back-up" },
      { after: restoreAfter, do: "restore", scanAfter },
    ];
    return { ...story, steps: [{ after: 0, do: "together", threads: [story.steps, steps] }] };
  });
}
