import { expect, it } from "vitest";
import type { Observation } from "../../../server/domain/observation/observation.ts";
import type { Store } from "../../../server/store/store.ts";
import { observe } from "../../../server/tracking/ingest/observe.ts";
import { describeEachProvider } from "../../support/database.ts";
import { buildObservation } from "../../support/observation.ts";
import { startTestTracker, type TestTracker } from "../../support/tracking.ts";

const TITLES = [
  { number: 1, tmdbId: 1001, arrId: 5 },
  { number: 2, tmdbId: 2002, arrId: 6 },
];
const LAST_READ = "2026-03-01T10:00:00.000Z";

function recordOf(
  kind: "grabbed" | "download-failed",
  { tmdbId, arrId }: { tmdbId: number; arrId: number },
  { historyId, at, downloadId }: { historyId: number; at: string; downloadId: string },
): Observation {
  return buildObservation(kind, {
    service: "radarr",
    channel: "POLL",
    historyId,
    at,
    keys: { mediaType: "MOVIE", arr: { service: "radarr", id: arrId }, tmdbId, downloadId },
  });
}

async function statesOf(store: Store): Promise<readonly string[]> {
  const rows = await store.read.mediaRequest.findMany({ orderBy: { id: "asc" } });
  return rows.map(({ state, arrId }) => `${arrId} ${state}`);
}

/** Two movies of Seerr that Radarr has, each with a failed download in its history. */
async function startWithPast(store: Store): Promise<TestTracker> {
  const tracker = await startTestTracker(store, ["SEERR", "RADARR"]);
  for (const [index, title] of TITLES.entries()) {
    const approved = buildObservation("approved", {
      service: "seerr",
      channel: "POLL",
      at: "2026-01-01T00:00:00.000Z",
      keys: { mediaType: "MOVIE", requestId: String(title.number), tmdbId: title.tmdbId },
    });
    const past = { at: "2026-02-01T00:00:00.000Z", downloadId: `A${index}` };
    await observe(tracker.context, [
      approved,
      recordOf("grabbed", title, { ...past, historyId: 5000 + index }),
      recordOf("download-failed", title, { ...past, historyId: 5002 + index }),
    ]);
  }
  expect(await statesOf(store)).toEqual(["5 FAILED", "6 FAILED"]);
  return tracker;
}

describeEachProvider("an arr that assigns new ids", (open) => {
  it("is recognised once for all its titles, and its new records count, also after a restart", async () => {
    const store = await open();
    const [first, second] = TITLES;
    if (first === undefined || second === undefined) throw new Error("there are two titles");
    const tracker = await startWithPast(store);
    const fresh = { historyId: 4001, at: "2026-03-02T00:00:00.000Z", downloadId: "B0" };
    await observe(tracker.context, [recordOf("grabbed", { ...first, arrId: 17 }, fresh)], {
      renumbered: { slug: "radarr", renumbering: { historyReadUntil: LAST_READ } },
    });
    expect(await statesOf(store)).toEqual(["17 GRABBING", "null FAILED"]);
    await tracker.stop();

    const again = await startTestTracker(store, ["SEERR", "RADARR"]);
    const next = { historyId: 4002, at: "2026-03-02T01:00:00.000Z", downloadId: "B1" };
    await observe(again.context, [
      // An old record, read once more.
      recordOf("grabbed", second, { ...next, historyId: 3990, at: "2026-02-01T00:00:00.000Z" }),
    ]);
    expect((await statesOf(store))[1]).toMatch(/FAILED/);
    await observe(again.context, [recordOf("grabbed", second, next)]);
    expect(await statesOf(store)).toEqual(["17 GRABBING", "6 GRABBING"]);
    await again.stop();
  });

  it("keeps its requests with it, and touches no other instance", async () => {
    const store = await open();
    const tracker = await startWithPast(store);
    const { id } = await store.read.mediaRequest.findFirstOrThrow({ where: { originId: "2" } });
    await store.write((tx) =>
      tx.mediaRequest.update({ where: { id }, data: { arrService: "radarr-4k" } }),
    );
    await observe(tracker.context, [], { renumbered: { slug: "radarr", renumbering: {} } });
    const rows = await store.read.mediaRequest.findMany({ orderBy: { id: "asc" } });
    expect(rows.map(({ arrService, arrId }) => [arrService, arrId])).toEqual([
      ["radarr", null],
      ["radarr-4k", 6],
    ]);
    await tracker.stop();
  });
});
