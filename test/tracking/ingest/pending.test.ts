import { expect, it } from "vitest";
import { createLog } from "../../../server/log.ts";
import { logBrokenColumns } from "../../../server/store/column/broken-column.ts";
import { describeEachProvider } from "../../support/database.ts";
import { startTestTracker } from "../../support/tracking.ts";
import { grabOf, seasonRequest, SERIES } from "../body.ts";

const LONG_AGO = new Date("2020-01-01T00:00:00.000Z");
const GRAB = grabOf({ episodes: [[1, 1]], downloadId: "AB12" });

/** A grab as release 0.1.0 stored it. */
const FORMER = JSON.stringify({
  kind: "grabbed",
  service: "sonarr",
  channel: "WEBHOOK",
  event: "Grab",
  at: null,
  keys: {
    mediaType: "TV",
    tvdbId: SERIES.tvdbId,
    downloadId: "CD34",
    episodes: [{ season: 1, number: 2 }],
  },
  isTracked: true,
});

describeEachProvider("pending observations", (open) => {
  it("are applied around one that cannot be read, which stays and is logged once", async () => {
    const lines: string[] = [];
    const stopLogging = logBrokenColumns(
      createLog("warn", { write: (line) => void lines.push(line) }),
    );
    const store = await open();
    const tracker = await startTestTracker(store, ["SEERR", "SONARR"]);
    const keep = (observation: string, createdAt: Date) =>
      store.write((tx) =>
        tx.pendingObservation.create({
          data: { service: "sonarr", kind: "grabbed", observation, createdAt },
        }),
      );
    const broken = await keep('{"kind":"grabbed","secret":', new Date());
    const brokenAndOld = await keep('{"kind":"unknown-kind"}', LONG_AGO);
    await keep(FORMER, new Date());
    await tracker.deliver("sonarr", GRAB);

    await tracker.deliver("seerr", seasonRequest(1, "1"));
    const units = await store.read.unit.findMany({ orderBy: { number: "asc" } });
    expect(units.map(({ number, state }) => [number, state])).toEqual([
      [1, "GRABBING"],
      [2, "GRABBING"],
    ]);
    await tracker.deliver("sonarr", { series: SERIES, eventType: "SeriesDelete" });
    const left = await store.read.pendingObservation.findMany({ orderBy: { id: "asc" } });
    expect(left.map(({ id, observation }) => [id, observation])).toEqual([
      [broken.id, broken.observation],
      [brokenAndOld.id, brokenAndOld.observation],
    ]);

    expect(lines).toHaveLength(2);
    expect(lines.map((line) => JSON.parse(line) as object)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ table: "PendingObservation", row: String(broken.id) }),
        expect.objectContaining({ table: "PendingObservation", row: String(brokenAndOld.id) }),
      ]),
    );
    expect(lines.join()).not.toContain("secret");
    stopLogging();
    await tracker.stop();
  });

  it("are deleted after thirty days without a match", async () => {
    const store = await open();
    const tracker = await startTestTracker(store, ["SEERR", "SONARR"]);
    await tracker.deliver("sonarr", grabOf({ episodes: [[3, 1]], downloadId: "EF56" }));
    await store.write((tx) => tx.pendingObservation.updateMany({ data: { createdAt: LONG_AGO } }));
    await tracker.deliver("seerr", seasonRequest(1, "1"));
    expect(await store.read.pendingObservation.count()).toBe(0);
    await tracker.stop();
  });

  it("of an earlier request for the title are not applied to a new one", async () => {
    const store = await open();
    const tracker = await startTestTracker(store, ["SEERR", "SONARR"]);
    await tracker.deliver("sonarr", grabOf({ episodes: [[1, 1]], downloadId: "AB12" }));
    const anHourAgo = new Date(Date.now() - 3_600_000);
    await store.write((tx) => tx.pendingObservation.updateMany({ data: { createdAt: anHourAgo } }));
    await tracker.deliver("sonarr", grabOf({ episodes: [[1, 2]], downloadId: "CD34" }));
    await tracker.deliver("seerr", seasonRequest(1, "1"));
    const units = await store.read.unit.findMany({ orderBy: { number: "asc" } });
    expect(units.map(({ number, state }) => [number, state])).toEqual([[2, "GRABBING"]]);
    expect(await store.read.pendingObservation.count()).toBe(1);
    await tracker.stop();
  });
});
