import { expect, it } from "vitest";
import type { Observation } from "../../../server/domain/observation/observation.ts";
import type { Store } from "../../../server/store/store.ts";
import { observe } from "../../../server/tracking/ingest/observe.ts";
import { describeEachProvider } from "../../support/database.ts";
import { buildObservation } from "../../support/observation.ts";
import { startTestTracker, type TestTracker } from "../../support/tracking.ts";

const MOVIE = { mediaType: "MOVIE", tmdbId: 1001 } as const;
const IN_RADARR = { ...MOVIE, arr: { service: "radarr", id: 5 } };

function approved(requestId: string, at: string): Observation {
  return buildObservation("approved", {
    service: "seerr",
    channel: "POLL",
    at,
    keys: { ...MOVIE, requestId },
  });
}

function record(
  kind: "grabbed" | "download-failed",
  historyId: number,
  at: string,
  downloadId = "AA",
): Observation {
  return buildObservation(kind, {
    service: "radarr",
    channel: "POLL",
    historyId,
    at,
    keys: { ...IN_RADARR, downloadId },
  });
}

/** The states, in the order in which the requests were made. */
async function statesOf(store: Store): Promise<readonly string[]> {
  const rows = await store.read.mediaRequest.findMany({ orderBy: { createdAt: "asc" } });
  return rows.map(({ state }) => state);
}

const FAILURE = [
  record("grabbed", 1, "2026-03-01T11:58:30.000Z"),
  record("download-failed", 2, "2026-03-01T11:59:30.000Z"),
];
const NEXT = record("grabbed", 3, "2026-03-01T11:59:50.000Z", "BB");

/** One request, and a second one that was made half a minute after a download of the first failed. */
async function startWithFailure(store: Store): Promise<TestTracker> {
  const tracker = await startTestTracker(store, ["SEERR", "RADARR"]);
  await observe(tracker.context, [approved("1", "2026-03-01T11:00:00.000Z"), ...FAILURE]);
  expect(await statesOf(store)).toEqual(["FAILED"]);
  return tracker;
}

describeEachProvider("a record that an earlier request has had", (open) => {
  it("moves no later request, however close it is", async () => {
    const store = await open();
    const tracker = await startWithFailure(store);
    await observe(tracker.context, [approved("2", "2026-03-01T12:00:00.000Z"), ...FAILURE]);
    expect(await statesOf(store)).toEqual(["FAILED", "APPROVED"]);
    await tracker.stop();
  });

  it("moves both when it arrives after the later request, whatever its date", async () => {
    const store = await open();
    const tracker = await startWithFailure(store);
    await observe(tracker.context, [approved("2", "2026-03-01T12:00:00.000Z"), NEXT]);
    expect(await statesOf(store)).toEqual(["GRABBING", "GRABBING"]);
    await tracker.stop();
  });

  it("moves a request that was made before it", async () => {
    const store = await open();
    const tracker = await startWithFailure(store);
    await observe(tracker.context, [approved("2", "2026-03-01T11:30:00.000Z"), ...FAILURE]);
    expect(await statesOf(store)).toEqual(["FAILED", "FAILED"]);
    await tracker.stop();
  });
});
