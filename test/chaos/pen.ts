import type { Random } from "../../simulator/random.ts";
import { isAnime, type Title } from "../../simulator/world/title.ts";

/** What the story of one title is written with. */
export interface Pen {
  readonly random: Random;
  readonly title: Title;
  readonly isAnime: boolean;
  /** Its first two episodes may have come in one file. */
  isPaired: boolean;
  /** A name for the next grab. */
  nextRelease(): string;
}

export function createPen(random: Random, title: Title): Pen {
  let releases = 0;
  return {
    random,
    title,
    isAnime: isAnime(title),
    isPaired: false,
    nextRelease() {
      releases += 1;
      return `r${releases}`;
    },
  };
}
