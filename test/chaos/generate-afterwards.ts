import { episodeCodeOf } from "../stack/stories/story.ts";
import { bring, scan } from "./generate-download.ts";
import type { Pen } from "./pen.ts";
import type { ChaosStep } from "./story.ts";

/** Now and then a file goes, or the whole of it; some want it back. */
export function deleteSomething(pen: Pen): ChaosStep[] {
  const { random, title } = pen;
  const luck = random.next();
  if (luck > 0.22) return [];
  const after = random.between(5, 90);
  const again = title.kind === "film" ? null : [[episodeCodeOf(1, 1)]];
  const bringAgain = () =>
    bring(pen, again).map((step) =>
      step.do === "grab" && pen.isPaired ? { ...step, isSplit: true } : step,
    );
  // Until somebody scans, the library goes on showing what is not there any more.
  const noticed = random.chance(0.6) ? [scan(pen)] : [];
  if (luck > 0.06) {
    const gone: ChaosStep = {
      after,
      do: "delete-file",
      episode: title.kind === "film" ? null : episodeCodeOf(1, 1),
      reason: random.chance(0.75) ? "manual" : "missingFromDisk",
    };
    return [gone, ...noticed, ...(random.chance(0.4) ? bringAgain() : [])];
  }
  const wish: ChaosStep = {
    after: random.between(30, 120),
    do: "wish",
    wish: "again",
    by: "Ada",
    seasons: title.kind === "film" ? [] : [1],
    isAutomatic: true,
  };
  return [
    { after, do: "delete-item" },
    ...noticed,
    ...(random.chance(0.5) ? [wish, ...bringAgain()] : []),
  ];
}

/** Somebody does not want it any more, whatever has become of it. */
export function withdrawSometime({ random }: Pen): ChaosStep[] {
  return [{ after: random.between(5, 300), do: "withdraw", wish: "first", isLate: true }];
}
