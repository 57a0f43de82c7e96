import { expect, it } from "vitest";
import type { Store } from "../../../server/store/store.ts";
import type { Clock } from "../../../server/tracking/core/clock.ts";
import { createVisitRecorder } from "../../../server/tracking/core/visit/recorder.ts";
import { describeEachProvider } from "../../support/database.ts";
import { createFactory } from "../../support/factory.ts";
import { openFrontDoor } from "../../support/front-door.ts";
import { createManualClock } from "../../support/manual-clock.ts";
import { recordStatements } from "../../support/statements.ts";
import { startTestTracker } from "../../support/tracking.ts";
import { episodesOf, fileImportOf, grabOf, seasonRequest } from "../body.ts";

const NOW = "2031-05-04T12:00:00Z";
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

const FORECAST = `{
  requests(filter: { search: "Paper Lanterns" }) { nodes { state forecast {
    earliest latest usualFromSeconds usualToSeconds journeys isLate message messageCode messageParams } } }
  stats { forecast { share scored atRequest { share scored } atGrab { share scored } } }
}`;

const SEASON = { episodes: episodesOf(1, 2), downloadId: "AB12" };

/** A clock that stands where the test puts it, so that nothing but the test records. */
function createHandClock(): Clock & { pass(minutes: number): void } {
  let now = Date.parse(NOW);
  return {
    now: () => new Date(now),
    after: () => () => undefined,
    pass(minutes) {
      now += minutes * MINUTE;
    },
  };
}

/** Single episodes of the last weeks that took 30 to 60 minutes until the grab, and 20 more until they were ready. */
async function addPast(store: Store, count: number): Promise<void> {
  const make = createFactory(store);
  for (let index = 0; index < count; index += 1) {
    const begin = Date.parse(NOW) - (count - index) * DAY;
    const grab = 30 + ((index * 7) % 30);
    const reach = (minutes: number, service: string) => ({
      at: new Date(begin + minutes * MINUTE).toISOString(),
      inferred: false,
      service,
    });
    await make.request({
      createdAt: new Date(begin),
      trackedSince: new Date(begin),
      updatedAt: new Date(begin + DAY / 2),
      state: "AVAILABLE",
      isFinished: true,
      counts: JSON.stringify({ total: 1, aired: 1, available: 1 }),
      reached: JSON.stringify({
        REQUESTED: reach(0, "seerr"),
        APPROVED: reach(0, "seerr"),
        GRABBING: reach(grab, "sonarr"),
        DOWNLOADED: reach(grab + 15, "sonarr"),
        AVAILABLE: reach(grab + 20, "sonarr"),
      }),
    });
  }
}

describeEachProvider("a forecast", (open, provider) => {
  it("is given with the request, follows it, and is scored once the request is ready", async () => {
    const store = await open();
    const clock = createHandClock();
    await addPast(store, 24);
    const start = () => startTestTracker(store, ["SEERR", "SONARR"], clock);
    const tracker = await start();
    const door = await openFrontDoor({ tracking: tracker.context });
    const ask = async () => {
      const { data, errors } = await door.query(FORECAST);
      expect(errors).toBeUndefined();
      const [request] = data.requests.nodes;
      return { ...request, score: data.stats.forecast };
    };
    /** What the tracker does each minute. */
    const record = (minutes: number) => {
      clock.pass(minutes);
      return createVisitRecorder({ store, clock }).record();
    };
    await record(0);
    await tracker.deliver("seerr", seasonRequest(900, "1"));
    await record(1);

    const requested = await ask();
    expect(requested).toMatchObject({
      state: "APPROVED",
      forecast: { journeys: 24, isLate: false, messageCode: "FORECAST" },
      score: { share: null, scored: 0 },
    });
    const { usualFromSeconds, usualToSeconds, earliest, latest } = requested.forecast;
    expect(usualFromSeconds).toBeGreaterThanOrEqual(50 * 60);
    expect(usualToSeconds).toBeLessThanOrEqual(80 * 60);
    expect(requested.forecast.messageParams).toEqual({
      usualFromSeconds,
      usualToSeconds,
      earliest,
      latest,
    });
    expect(requested.forecast.message).toMatch(
      /^Usually 5\d min to 1 h \d+ min; likely between 2031-05-04 12:\d\d and 2031-05-04 13:\d\d UTC\.$/,
    );

    // After forty minutes a release is found: only the rest counts, about twenty minutes.
    clock.pass(40);
    await tracker.deliver("sonarr", grabOf(SEASON));
    await record(1);
    const grabbed = await ask();
    expect(grabbed.state).toBe("GRABBING");
    const rest = Date.parse(grabbed.forecast.latest) - clock.now().getTime();
    expect(rest).toBeGreaterThan(15 * MINUTE);
    expect(rest).toBeLessThan(25 * MINUTE);
    await door.close();
    await tracker.stop();

    // A restart loses nothing.
    const restarted = await start();
    const again = await openFrontDoor({ tracking: restarted.context });
    clock.pass(19.5);
    for (const [index, episode] of SEASON.episodes.entries())
      await restarted.deliver("sonarr", fileImportOf({ ...SEASON, episodes: [episode] }, index));
    await record(1);
    clock.pass(1);
    const { data } = await again.query(FORECAST);
    expect(data.requests.nodes[0]).toMatchObject({ state: "AVAILABLE", forecast: null });
    expect(data.stats.forecast).toEqual({
      share: 1,
      scored: 2,
      atRequest: { share: 1, scored: 1 },
      atGrab: { share: 1, scored: 1 },
    });
    const row = await store.read.journey.findFirstOrThrow({ orderBy: { startedAt: "desc" } });
    expect(row).toMatchObject({
      isSeason: true,
      isPack: true,
      source: "Bay",
      size: 5_000_000_000n,
    });

    // A page of requests costs one statement more, and the model is kept for a minute.
    const count = async (document: string) => {
      await again.query(document);
      const { statements } = await recordStatements(provider, () => again.query(document));
      return statements.filter(({ sql }) => /\bJourney\b/.test(sql)).length;
    };
    expect(await count("{ requests { nodes { title } } }")).toBe(0);
    await store.write((tx) => tx.mediaRequest.updateMany({ data: { state: "APPROVED" } }));
    expect(await count("{ requests { nodes { forecast { latest } } } }")).toBe(1);
    await again.close();
    await restarted.stop();
  });
});

it("is not given before 20 comparable requests, and not while somebody has to act", async () => {
  const clock = createManualClock(NOW);
  const door = await openFrontDoor({ clock });
  const request = { createdAt: new Date(NOW), state: "APPROVED", counts: '{"total":1}' };
  const { id } = await door.make.request(request);
  const ask = async () => {
    const { data } = await door.query(
      `query ($id: ID!) { request(id: $id) { forecast { journeys } } }`,
      { id },
    );
    return data.request.forecast;
  };
  const journey = { mediaType: "TV", isAnime: false, is4k: false, isSeason: false };
  const addEnded = async (from: number, count: number) => {
    for (let index = from; index < from + count; index += 1) {
      const past = await door.make.request({ state: "AVAILABLE" });
      const startedAt = new Date(Date.parse(NOW) - (index + 1) * DAY);
      const endedAt = new Date(startedAt.getTime() + index * MINUTE);
      await door.store.write((tx) =>
        tx.journey.createMany({ data: [{ ...journey, requestId: past.id, startedAt, endedAt }] }),
      );
    }
    await clock.advance(61_000);
  };
  await addEnded(0, 19);
  expect(await ask()).toBeNull();
  await addEnded(19, 6);
  expect(await ask()).toEqual({ journeys: 22 });
  await door.store.write((tx) =>
    tx.mediaRequest.updateMany({ where: { id }, data: { problemCode: "ALL_REFUSED" } }),
  );
  expect(await ask()).toBeNull();
});
