import { expect, it } from "vitest";
import { toBuckets, toTimeline } from "../../server/domain/timeline.ts";

it("divides any period into at most 60 equal parts that end today", () => {
  for (const days of [1, 30, 60, 61, 90, 365, 420, 421, 3_660]) {
    const buckets = toBuckets(1_000 - days + 1, 1_000);
    expect(buckets.length).toBeLessThanOrEqual(60);
    expect(buckets.at(-1)?.toDay).toBe(1_000);
    expect(buckets[0]?.fromDay).toBeLessThanOrEqual(1_000 - days + 1);
    const lengths = new Set(buckets.map(({ fromDay, toDay }) => toDay - fromDay + 1));
    expect(lengths.size).toBe(1);
  }
  expect(toBuckets(971, 1_000)).toHaveLength(30);
  expect(toBuckets(911, 1_000)).toHaveLength(13);
});

it("counts backwards from now what was in each state at the end of each part", () => {
  const timeline = toTimeline(
    [
      { fromDay: 1, toDay: 7 },
      { fromDay: 8, toDay: 14 },
    ],
    {
      now: new Map([
        ["AVAILABLE", 3],
        ["DOWNLOADING", 1],
      ]),
      // Before day 1 one was available. A second one was made on day 2 and available on day 9, two others came on day 10.
      entered: [
        { day: 2, state: "APPROVED", isFirst: true, count: 1 },
        { day: 9, state: "AVAILABLE", isFirst: false, count: 1 },
        { day: 10, state: "AVAILABLE", isFirst: true, count: 1 },
        { day: 10, state: "DOWNLOADING", isFirst: true, count: 1 },
      ],
      left: [{ day: 9, state: "APPROVED", count: 1 }],
    },
  );
  expect(timeline.map(({ made, becameAvailable }) => [made, becameAvailable])).toEqual([
    [1, 0],
    [2, 2],
  ]);
  const counts = timeline.map(({ states }) =>
    Object.fromEntries([...states].filter(([, count]) => count !== 0)),
  );
  expect(counts).toEqual([
    { AVAILABLE: 1, APPROVED: 1 },
    { AVAILABLE: 3, DOWNLOADING: 1 },
  ]);
});
