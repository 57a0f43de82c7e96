import { expect, it } from "vitest";
import { isWithin, type ScoredMoment } from "../../../server/domain/forecast/journey.ts";
import { liveThrough } from "./house.ts";

/** The share of journeys that ended within the range that was given at a moment, as a percentage. */
function coverage(journeys: ReturnType<typeof liveThrough>, moment: ScoredMoment) {
  const given = journeys.flatMap((journey) => {
    const range = journey.given[moment];
    return range === null ? [] : [isWithin(range, journey.endedAt)];
  });
  return { scored: given.length, percent: (given.filter(Boolean).length / given.length) * 100 };
}

it.each([
  ["as it is", { seed: 1, drift: 1 }],
  ["that becomes three times slower", { seed: 2, drift: 3 }],
])("holds for 75 to 85 % of 500 journeys of a house %s", (_name, { seed, drift }) => {
  const journeys = liveThrough({ seed, journeys: 500, drift });
  expect(journeys).toHaveLength(500);
  for (const moment of ["REQUEST", "GRAB"] as const) {
    const { scored, percent } = coverage(journeys, moment);
    // The first ones have nothing to be compared with.
    expect(scored).toBeGreaterThan(440);
    expect(percent).toBeGreaterThanOrEqual(75);
    expect(percent).toBeLessThanOrEqual(85);
  }
});
