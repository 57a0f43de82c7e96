import { expect, it } from "vitest";
import type { Observation } from "../../../server/domain/observation/observation.ts";
import { observe } from "../../../server/tracking/ingest/observe.ts";
import { describeEachProvider } from "../../support/database.ts";
import { startTestTracker } from "../../support/tracking.ts";
import { episodesOf, fileImportOf, grabOf, seasonRequest, SERIES } from "../body.ts";

const KEY = "aa00bb11cc22dd33ee44ff5566778899aabbccdd";

describeEachProvider("the files of a pack", (open) => {
  async function start(seasons: readonly number[]) {
    const store = await open();
    const tracker = await startTestTracker(store, ["SEERR", "SONARR", "QBITTORRENT"]);
    await tracker.deliver("seerr", seasonRequest(1, seasons.join(", ")));
    const episodes = seasons.flatMap((season) => episodesOf(season, 2));
    await tracker.deliver("sonarr", grabOf({ episodes, downloadId: KEY.toUpperCase() }));
    const list = (...files: readonly (readonly [name: string, progress: number])[]) =>
      observe(tracker.context, [
        {
          service: "qbittorrent",
          kind: "downloading",
          channel: "POLL",
          event: "downloading",
          at: null,
          keys: { downloadId: KEY },
          transfer: {
            state: "DOWNLOADING",
            progress: 0.5,
            files: files.map(([name, progress]) => ({ name, progress, size: 10, isWanted: true })),
          },
        },
      ]);
    /** Sonarr's list of the episodes; season 2 begins at 13. */
    const number = () => {
      const airs: Observation = {
        service: "sonarr",
        kind: "airs",
        channel: "POLL",
        event: "episode",
        at: null,
        keys: {
          mediaType: "TV",
          tvdbId: SERIES.tvdbId,
          arr: { service: "sonarr", id: SERIES.id },
          episodes: episodes.map(([season, one]) => ({
            season,
            number: one,
            absoluteNumber: (season - 1) * 12 + one,
          })),
        },
      };
      return observe(tracker.context, [airs]);
    };
    const filesOf = async () => {
      const attempts = await store.read.attempt.findMany({
        orderBy: [{ unit: { season: "asc" } }, { unit: { number: "asc" } }],
        include: { unit: true },
      });
      return attempts.map(
        ({ unit, fileName, progress }) =>
          `S${unit.season}E${unit.number} ${fileName ?? "-"} ${progress}`,
      );
    };
    return { store, tracker, list, number, filesOf };
  }

  it("are assigned as soon as the numbers over all seasons are known, without another report", async () => {
    const { tracker, list, number, filesOf } = await start([1, 2]);
    await list(
      ["Show - 01.mkv", 0.1],
      ["Show - 02.mkv", 0.2],
      ["Show - 13.mkv", 0.3],
      ["Show - 14.mkv", 0.4],
    );
    expect(await filesOf()).toEqual([
      "S1E1 Show - 01.mkv 0.1",
      "S1E2 Show - 02.mkv 0.2",
      "S2E1 - 0.5",
      "S2E2 - 0.5",
    ]);
    await number();
    expect(await filesOf()).toEqual([
      "S1E1 Show - 01.mkv 0.1",
      "S1E2 Show - 02.mkv 0.2",
      "S2E1 Show - 13.mkv 0.3",
      "S2E2 Show - 14.mkv 0.4",
    ]);
    await tracker.stop();
  });

  it("progress by whole percents, and by one at least once they have begun", async () => {
    const { store, tracker, list, filesOf } = await start([1]);
    await list(["S01E01.mkv", 0.0004], ["S01E02.mkv", 0.2999]);
    expect(await filesOf()).toEqual(["S1E1 S01E01.mkv 0.01", "S1E2 S01E02.mkv 0.29"]);
    const written = await store.read.attempt.findMany();
    await list(["S01E01.mkv", 0.0199], ["S01E02.mkv", 0.29]);
    expect(await store.read.attempt.findMany()).toEqual(written);
    await list(["S01E01.mkv", 0], ["S01E02.mkv", 0.9999]);
    expect(await filesOf()).toEqual(["S1E1 S01E01.mkv 0", "S1E2 S01E02.mkv 0.99"]);
    await tracker.stop();
  });

  it("are taken back when it turns out that they are another season's", async () => {
    const { tracker, list, number, filesOf } = await start([2]);
    await list(["Show - 01.mkv", 0.1], ["Show - 02.mkv", 0.2]);
    expect(await filesOf()).toEqual(["S2E1 Show - 01.mkv 0.1", "S2E2 Show - 02.mkv 0.2"]);
    await list(["Show - 01.mkv", 0.6], ["Show - 13.mkv", 0.7], ["Show - 14.mkv", 0.8]);
    await number();
    expect(await filesOf()).toEqual(["S2E1 Show - 13.mkv 0.7", "S2E2 Show - 14.mkv 0.8"]);
    await tracker.stop();
  });

  it("are corrected by the file that the arr imported", async () => {
    const { tracker, list, filesOf } = await start([2]);
    await list(["Show - 01.mkv", 0.1], ["Show - 02.mkv", 0.2]);
    const imported = fileImportOf({ episodes: [[2, 1]], downloadId: KEY.toUpperCase() }, 11);
    const file = { ...(imported["episodeFile"] as object), sourcePath: "/dl/Pack/Show - 02.mkv" };
    await tracker.deliver("sonarr", { ...imported, episodeFile: file });
    expect((await filesOf())[0]).toBe("S2E1 Show - 02.mkv 1");
    await tracker.stop();
  });
});
