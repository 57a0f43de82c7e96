import { expect, it } from "vitest";
import { systemClock } from "../../../server/tracking/core/clock.ts";
import { observe } from "../../../server/tracking/ingest/observe.ts";
import { describeEachProvider } from "../../support/database.ts";
import { buildObservation } from "../../support/observation.ts";
import { startTestTracker } from "../../support/tracking.ts";

const MOVIE = { mediaType: "MOVIE", tmdbId: 1001 } as const;
const APPROVED_AT = "2026-03-01T11:00:00.000Z";
const GRABBED_AT = "2026-03-01T11:50:00.000Z";
const POLLED_AT = "2026-03-01T12:02:00.000Z";

describeEachProvider("since when a request is in its state", (open) => {
  it("is when the step was that led there, as in its history, however late a poll reports it", async () => {
    const store = await open();
    let now = new Date(APPROVED_AT);
    const clock = { ...systemClock, now: () => now };
    const tracker = await startTestTracker(store, ["SEERR", "RADARR"], clock);
    const polled = { channel: "POLL" } as const;
    await observe(tracker.context, [
      buildObservation("approved", {
        ...polled,
        service: "seerr",
        at: APPROVED_AT,
        keys: { ...MOVIE, requestId: "1" },
      }),
    ]);
    now = new Date(POLLED_AT);
    await observe(tracker.context, [
      buildObservation("grabbed", {
        ...polled,
        service: "radarr",
        at: GRABBED_AT,
        historyId: 1,
        keys: { ...MOVIE, arr: { service: "radarr", id: 5 }, downloadId: "AA" },
      }),
    ]);
    const request = await store.read.mediaRequest.findFirstOrThrow({ include: { units: true } });
    const step = await store.read.transition.findFirstOrThrow({ where: { to: "GRABBING" } });
    expect(request.state).toBe("GRABBING");
    expect([
      step.at.toISOString(),
      request.stateChangedAt.toISOString(),
      request.units[0]?.stateChangedAt.toISOString(),
    ]).toEqual([GRABBED_AT, GRABBED_AT, GRABBED_AT]);
    await tracker.stop();
  });
});
