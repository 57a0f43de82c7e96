import { expect, it } from "vitest";
import { createVisitRecorder } from "../../server/tracking/core/visit/recorder.ts";
import { openFrontDoor, withCookie, type FrontDoor } from "../support/front-door.ts";
import { createManualClock } from "../support/manual-clock.ts";
import { signInAs } from "../support/viewer.ts";

const NOW = "2031-05-04T12:00:00Z";
const DAY_MS = 86_400_000;

const PERIOD = `query ($days: Int) { stats { period(days: $days) {
  since timeline { from to made becameAvailable states { state count } }
  stages { state samples medianSeconds p90Seconds }
  timeByService { key seconds samples }
  timeByIndexer { key seconds samples }
  timeByType { key seconds samples } } } }`;

async function openHouse() {
  const clock = createManualClock(NOW);
  const door = await openFrontDoor({ clock });
  return { door, clock };
}

/** A request that took so many seconds to its approval, and an hour from there until it was available. */
async function makeFinished(
  { make }: FrontDoor,
  {
    daysAgo,
    seconds,
    indexer = "Nyaa",
    isAnime = false,
  }: {
    readonly daysAgo: number;
    readonly seconds: number;
    readonly indexer?: string;
    readonly isAnime?: boolean;
  },
): Promise<void> {
  const begin = Date.parse(NOW) - daysAgo * DAY_MS;
  const reach = (after: number, service: string) => ({
    at: new Date(begin + after * 1000).toISOString(),
    inferred: false,
    service,
  });
  const download = await make.download({ indexer });
  await make.request({
    isAnime,
    state: "AVAILABLE",
    createdAt: new Date(begin),
    downloadIds: JSON.stringify([download.id]),
    reached: JSON.stringify({
      REQUESTED: reach(0, "seerr"),
      APPROVED: reach(seconds, "seerr"),
      GRABBING: reach(seconds + 10, "sonarr"),
      DOWNLOADING: reach(seconds + 20, "sonarr"),
      AVAILABLE: reach(seconds + 3_600, "jellyfin"),
    }),
  });
}

async function askPeriod(
  door: FrontDoor,
  days: number | null,
  init?: ReturnType<typeof withCookie>,
) {
  return (await door.query(PERIOD, { days }, init)).data.stats.period;
}

it("says from five cases how long stages take and where the time goes, in the asked period", async () => {
  const { door, clock } = await openHouse();
  for (const seconds of [100, 200, 300, 400, 500, 600, 700, 800, 900, 1000])
    await makeFinished(door, { daysAgo: 10, seconds, isAnime: seconds > 500 });
  for (const daysAgo of [200, 201, 202, 203]) await makeFinished(door, { daysAgo, seconds: 50 });
  await makeFinished(door, { daysAgo: 5, seconds: 60, indexer: "Seldom" });
  await createVisitRecorder({ store: door.store, clock }).record();

  const month = await askPeriod(door, 30);
  const stage = (state: string, { stages }: { stages: { state: string }[] } = month) =>
    stages.find((one) => one.state === state);
  expect(stage("REQUESTED")).toEqual({
    state: "REQUESTED",
    samples: 11,
    medianSeconds: 500,
    p90Seconds: 900,
  });
  expect(stage("GRABBING")).toMatchObject({ samples: 11, medianSeconds: 10 });
  // No request was seen importing.
  expect(stage("IMPORTING")).toMatchObject({ samples: 0, medianSeconds: null, p90Seconds: null });
  expect(
    month.timeByService.map(({ key, samples }: { key: string; samples: number }) => [key, samples]),
  ).toEqual([
    ["jellyfin", 11],
    ["seerr", 11],
    ["sonarr", 22],
  ]);
  expect(month.timeByIndexer).toEqual([{ key: "Nyaa", samples: 20, seconds: 10 * (10 + 3_580) }]);
  expect(month.timeByType.map(({ key }: { key: string }) => key)).toEqual(["TV", "ANIME"]);
  expect(month.timeline).toHaveLength(30);
  expect(month.timeline.at(-1)).toMatchObject({
    from: "2031-05-04T00:00:00.000Z",
    to: "2031-05-05T00:00:00.000Z",
    made: 0,
    states: [{ state: "AVAILABLE", count: 15 }],
  });
  expect(month.timeline.at(-11)).toMatchObject({ made: 10, becameAvailable: 10 });
  expect(month.timeline[0].states).toEqual([{ state: "AVAILABLE", count: 4 }]);

  const year = await askPeriod(door, 365);
  expect(stage("REQUESTED", year)).toMatchObject({ samples: 15 });
  const all = await askPeriod(door, null);
  expect(all.timeline.reduce((sum: number, { made }: { made: number }) => sum + made, 0)).toBe(15);
});

it("says nothing from four cases, and is empty without requests", async () => {
  const { door, clock } = await openHouse();
  const empty = await askPeriod(door, null);
  expect(empty.timeline).toHaveLength(1);
  expect(empty.timeByService).toEqual([]);
  for (const daysAgo of [1, 2, 3, 4]) await makeFinished(door, { daysAgo, seconds: 50 });
  await createVisitRecorder({ store: door.store, clock }).record();
  // The answer is kept for a minute.
  await clock.advance(61_000);
  const few = await askPeriod(door, 90);
  for (const { medianSeconds, p90Seconds } of few.stages)
    expect([medianSeconds, p90Seconds]).toEqual([null, null]);
  // Eight stages that Sonarr ended are enough to add up; four of Seerr and four of Jellyfin only together.
  expect(
    few.timeByService.map(({ key, samples }: { key: string; samples: number }) => [key, samples]),
  ).toEqual([
    ["sonarr", 8],
    [null, 8],
  ]);
});

it("is for admins and viewers; indexers are for admins", async () => {
  const { door, clock } = await openHouse();
  for (const daysAgo of [1, 2, 3, 4, 5]) await makeFinished(door, { daysAgo, seconds: 50 });
  await createVisitRecorder({ store: door.store, clock }).record();
  const refused = await door.query(PERIOD, {}, withCookie(await signInAs(door, "REQUESTER")));
  expect(refused.errors?.[0]?.extensions["code"]).toBe("FORBIDDEN");
  const seen = await askPeriod(door, null, withCookie(await signInAs(door, "VIEWER")));
  expect(seen.timeByIndexer).toEqual([]);
  expect(seen.timeByService).not.toEqual([]);
  const wrong = await door.query(PERIOD, { days: 0 });
  expect(wrong.errors?.[0]?.extensions["code"]).toBe("BAD_INPUT");
});
