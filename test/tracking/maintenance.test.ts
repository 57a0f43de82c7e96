import { expect, it } from "vitest";
import type { Clock } from "../../server/tracking/core/clock.ts";
import { observe } from "../../server/tracking/ingest/observe.ts";
import { airDue } from "../../server/tracking/maintenance.ts";
import { createStandstillReviewer } from "../../server/tracking/projection/review.ts";
import { describeEachProvider } from "../support/database.ts";
import { startTestTracker } from "../support/tracking.ts";
import { grabOf, seasonRequest, SERIES } from "./body.ts";

/** A clock that stands where the test puts it. */
function createHandClock(start: string): Clock & { set(time: string): void } {
  let now = new Date(start);
  return {
    now: () => now,
    after: () => () => undefined,
    set(time) {
      now = new Date(time);
    },
  };
}

const POLLED = { service: "sonarr", channel: "POLL", event: "poll", at: null } as const;

describeEachProvider("what the clock alone changes", (open) => {
  it("moves an episode from UNAIRED to APPROVED on its air date (C8)", async () => {
    const store = await open();
    const clock = createHandClock("2026-01-01T00:00:00.000Z");
    const tracker = await startTestTracker(store, ["SEERR", "SONARR"], clock);
    await tracker.deliver("seerr", seasonRequest(1, "1"));
    const episodes = [
      { season: 1, number: 1, airDate: "2025-12-01T00:00:00.000Z" },
      { season: 1, number: 2, airDate: "2026-01-08T00:00:00.000Z" },
    ];
    await observe(tracker.context, [
      { ...POLLED, kind: "airs", keys: { mediaType: "TV", tvdbId: SERIES.tvdbId, episodes } },
    ]);
    const states = async () =>
      (await store.read.unit.findMany({ orderBy: { number: "asc" } })).map(({ state }) => state);
    expect(await states()).toEqual(["APPROVED", "UNAIRED"]);
    const request = await store.read.mediaRequest.findFirstOrThrow();
    expect(request.nextAirDate?.toISOString()).toBe("2026-01-08T00:00:00.000Z");

    clock.set("2026-01-07T00:00:00.000Z");
    await airDue(tracker.context);
    expect(await states()).toEqual(["APPROVED", "UNAIRED"]);
    clock.set("2026-01-08T00:00:01.000Z");
    await airDue(tracker.context);
    expect(await states()).toEqual(["APPROVED", "APPROVED"]);
    await tracker.stop();
  });

  it("reports a stalled download calmly at once, and as a problem after five minutes without progress", async () => {
    const store = await open();
    const clock = createHandClock("2026-01-01T00:00:00.000Z");
    const tracker = await startTestTracker(store, ["SEERR", "SONARR"], clock);
    await tracker.deliver("seerr", seasonRequest(1, "1"));
    await tracker.deliver("sonarr", grabOf({ episodes: [[1, 1]], downloadId: "AB12" }));
    await observe(tracker.context, [
      {
        ...POLLED,
        kind: "downloading",
        keys: { downloadId: "ab12" },
        transfer: { state: "STALLED", progress: 0.4 },
      },
    ]);
    const problem = async () => (await store.read.mediaRequest.findFirstOrThrow()).problemCode;
    clock.set("2026-01-01T00:04:00.000Z");
    const reviewer = createStandstillReviewer(tracker.context);
    await reviewer.review();
    expect(await problem()).toBe("NOT_RECEIVING");
    clock.set("2026-01-01T00:05:01.000Z");
    await reviewer.review();
    expect(await problem()).toBe("STALLED");
    reviewer.stop();
    await tracker.stop();
  });
});
