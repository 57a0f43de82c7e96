import { expect, it } from "vitest";
import type { Store } from "../../../server/store/store.ts";
import { observe } from "../../../server/tracking/ingest/observe.ts";
import { describeEachProvider } from "../../support/database.ts";
import { buildObservation } from "../../support/observation.ts";
import { startTestTracker } from "../../support/tracking.ts";
import { fileImportOf, grabOf, seasonRequest, SERIES } from "../body.ts";

const BOTH = [
  [1, 1],
  [1, 2],
] as const;

/** Webhooks of Sonarr name all episodes of the deleted file. */
function fileDeleteOf(fileId: number, deleteReason: string): object {
  const { release: _, ...body } = fileImportOf({ episodes: [...BOTH] }, fileId);
  return { ...body, eventType: "EpisodeFileDelete", deleteReason };
}

describeEachProvider("a file with two episodes", (open) => {
  async function start() {
    const store = await open();
    const tracker = await startTestTracker(store, ["SEERR", "SONARR"]);
    await tracker.deliver("seerr", seasonRequest(1, "1"));
    await tracker.deliver("sonarr", grabOf({ episodes: [...BOTH], downloadId: "AA" }));
    await tracker.deliver("sonarr", fileImportOf({ episodes: [...BOTH], downloadId: "AA" }, 11));
    const upgrade = (episodes: readonly (readonly [number, number])[], fileId: number) =>
      tracker.deliver("sonarr", {
        ...fileImportOf({ episodes: [...episodes], downloadId: `B${fileId}` }, fileId),
        isUpgrade: true,
        deletedFiles: [{ id: 11 }],
      });
    return { store, tracker, upgrade };
  }

  async function unitsOf(store: Store) {
    const units = await store.read.unit.findMany({ orderBy: { number: "asc" } });
    return units.map(({ state, fileId, missingSince, stateReasonCode }) => ({
      state,
      fileId,
      isMissing: missingSince !== null,
      reason: stateReasonCode,
    }));
  }

  const FIRST = { state: "AVAILABLE", fileId: 12, isMissing: false, reason: null };
  const WAITING = { state: "APPROVED", fileId: null, isMissing: false, reason: "FILE_REPLACED" };

  it("leaves the second episode waiting at once when it is replaced by the first one alone", async () => {
    const { store, tracker, upgrade } = await start();
    await tracker.deliver("sonarr", fileDeleteOf(11, "upgrade"));
    await upgrade([[1, 1]], 12);
    expect(await unitsOf(store)).toEqual([FIRST, WAITING]);
    const { counts } = await store.read.mediaRequest.findFirstOrThrow();
    expect(JSON.parse(counts)).toMatchObject({ total: 2, available: 1, approved: 1 });
    await upgrade([[1, 2]], 13);
    expect((await unitsOf(store)).map(({ state }) => state)).toEqual(["AVAILABLE", "AVAILABLE"]);
    await tracker.stop();
  });

  it("does so too when the arr missed the file for a moment in between", async () => {
    const { store, tracker, upgrade } = await start();
    await tracker.deliver("sonarr", fileDeleteOf(11, "missingFromDisk"));
    expect(await unitsOf(store)).toMatchObject([{ isMissing: true }, { isMissing: true }]);
    await upgrade([[1, 1]], 12);
    expect(await unitsOf(store)).toEqual([FIRST, WAITING]);
    await tracker.stop();
  });

  it("keeps the second episode where the arr gives the same file another id, as for a series added again", async () => {
    const { store, tracker } = await start();
    const { filePath, fileSize } = await store.read.unit.findFirstOrThrow();
    if (filePath === null || fileSize === null) throw new Error("the file is not known");
    await observe(tracker.context, [
      buildObservation("imported", {
        channel: "POLL",
        event: "hasFile",
        keys: {
          arr: { service: "sonarr", id: SERIES.id },
          episodes: [{ season: 1, number: 1 }],
          fileId: 21,
        },
        file: { id: 21, path: filePath, size: Number(fileSize) },
      }),
    ]);
    expect(await unitsOf(store)).toMatchObject([{ state: "AVAILABLE" }, { state: "AVAILABLE" }]);
    await tracker.stop();
  });

  it("does so by a poll that reports it only after the history named the new file", async () => {
    const { store, tracker } = await start();
    const base = { service: "sonarr", channel: "POLL", at: null, evidence: {} } as const;
    const arr = { service: "sonarr", id: SERIES.id };
    const episode = (number: number) => ({ arr, episodes: [{ season: 1, number }] });
    await observe(tracker.context, [
      {
        ...base,
        kind: "imported",
        event: "downloadFolderImported",
        keys: { ...episode(1), fileId: 12, downloadId: "B12" },
        file: { id: 12, path: "/data/tv/new.mkv" },
        historyId: 900,
      },
    ]);
    expect(await unitsOf(store)).toMatchObject([FIRST, { state: "AVAILABLE", fileId: 11 }]);
    await observe(tracker.context, [
      {
        ...base,
        kind: "file-deleted",
        event: "hasFile",
        keys: { ...episode(2), fileId: 11 },
        reason: "missingFromDisk",
      },
    ]);
    expect(await unitsOf(store)).toEqual([FIRST, WAITING]);
    await tracker.stop();
  });

  it("keeps both episodes when the new file holds both, and counts a missing file as missing", async () => {
    const { store, tracker, upgrade } = await start();
    await upgrade(BOTH, 12);
    expect(await unitsOf(store)).toEqual([FIRST, FIRST]);
    await tracker.deliver("sonarr", fileDeleteOf(12, "missingFromDisk"));
    expect(await unitsOf(store)).toMatchObject([{ isMissing: true }, { isMissing: true }]);
    await tracker.stop();
  });
});
