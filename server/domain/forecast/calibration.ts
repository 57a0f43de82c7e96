import { isWithin, type Journey, type ScoredMoment } from "./journey.ts";

/** The share of journeys that may end outside of their range. */
export const MISS = 0.2;
/** How much one journey changes what the next ranges leave out. */
const STEP = 0.02;
const MAX_MISS = 0.6;

/** How many journeys ended within the range that had been forecast, of how many. */
export interface Score {
  readonly scored: number;
  readonly within: number;
}

/** Whether the journeys ended within the range that was given at a moment, in their order; without those that had none. */
export function listHits(
  journeys: readonly Pick<Journey, "given" | "endedAt">[],
  moment: ScoredMoment,
): readonly boolean[] {
  return journeys.flatMap(({ given, endedAt }) => {
    const range = given[moment];
    return range === null ? [] : [isWithin(range, endedAt)];
  });
}

export function scoreHits(hits: readonly boolean[]): Score {
  return { scored: hits.length, within: hits.filter(Boolean).length };
}

/**
 * Returns the share that the next range leaves out, from what became of those before, oldest first. Each miss widens the next
 * range and each hit narrows it a little, in the proportion in which 80 % are hits (adaptive conformal inference, Gibbs
 * and Candès 2021): that keeps the share also where past journeys mislead, as when a house becomes slower.
 */
export function calibrate(hits: readonly boolean[]): number {
  let miss = MISS;
  for (const isHit of hits)
    miss = Math.min(MAX_MISS, Math.max(0, miss + STEP * (MISS - (isHit ? 0 : 1))));
  return miss;
}
