import { expect, it } from "vitest";
import type { Store } from "../../../server/store/store.ts";
import { createVisitRecorder } from "../../../server/tracking/core/visit/recorder.ts";
import { describeEachProvider } from "../../support/database.ts";
import { createFactory } from "../../support/factory.ts";
import { createManualClock } from "../../support/manual-clock.ts";

const NOW = "2031-05-04T12:00:00Z";
const at = (minutes: number) => new Date(Date.parse(NOW) + minutes * 60_000);
const reach = (minutes: number, service: string) => ({
  at: at(minutes).toISOString(),
  inferred: false,
  service,
});

function createTestRecorder(store: Store) {
  const clock = createManualClock(NOW);
  const recorder = createVisitRecorder({ store, clock });
  return {
    /** Lets the pauses between batches pass. */
    async record() {
      let isOver = false;
      const recorded = recorder.record().finally(() => {
        isOver = true;
      });
      while (!isOver) await clock.advance(1_000);
      await recorded;
    },
  };
}

function visitsOf(store: Store, requestId: string) {
  return store.read.stageVisit.findMany({ where: { requestId }, orderBy: { ordinal: "asc" } });
}

describeEachProvider("the stays of requests in their states", (open) => {
  it("are recorded once a request has changed, with the indexer where it matters", async () => {
    const store = await open();
    const make = createFactory(store);
    const download = await make.download({ indexer: "Nyaa" });
    const later = await make.download({ indexer: "Another" });
    const { id } = await make.request({
      isAnime: true,
      state: "DOWNLOADING",
      createdAt: at(0),
      updatedAt: at(20),
      reached: JSON.stringify({
        REQUESTED: reach(0, "seerr"),
        APPROVED: reach(5, "seerr"),
        GRABBING: reach(10, "sonarr"),
        DOWNLOADING: reach(11, "qbittorrent"),
      }),
      downloadIds: JSON.stringify([later.id, download.id]),
    });
    const recorder = createTestRecorder(store);
    await recorder.record();
    const visits = await visitsOf(store, id);
    expect(
      visits.map(({ state, seconds, service, indexer, leftDay }) => [
        state,
        seconds,
        service,
        indexer,
        leftDay !== null,
      ]),
    ).toEqual([
      ["REQUESTED", 300, "seerr", null, true],
      ["APPROVED", 300, "sonarr", null, true],
      ["GRABBING", 60, "qbittorrent", "Nyaa", true],
      ["DOWNLOADING", null, null, "Nyaa", false],
    ]);
    expect(visits[0]).toMatchObject({ mediaType: "TV", isAnime: true, enteredDay: 22_403 });

    const reached = JSON.stringify({ REQUESTED: reach(0, "seerr"), AVAILABLE: reach(60, "plex") });
    await store.write((tx) =>
      tx.mediaRequest.update({
        where: { id },
        data: { state: "AVAILABLE", reached, updatedAt: at(61) },
        select: { id: true },
      }),
    );
    await recorder.record();
    expect((await visitsOf(store, id)).map(({ state, seconds }) => [state, seconds])).toEqual([
      ["REQUESTED", 3600],
      ["AVAILABLE", null],
    ]);
  });

  it("reach all requests batch by batch, continue after a restart, and go with their request", async () => {
    const store = await open();
    const make = createFactory(store);
    const ids: string[] = [];
    // Many of one moment: the order goes on by ID.
    for (let index = 0; index < 120; index += 1)
      ids.push((await make.request({ updatedAt: at(index < 70 ? 0 : index) })).id);
    await createTestRecorder(store).record();
    expect(await store.read.stageVisit.count()).toBe(120);

    await store.write((tx) => tx.stageVisit.deleteMany());
    const { id } = await make.request({ updatedAt: at(500) });
    await createTestRecorder(store).record();
    const rows = await store.read.stageVisit.findMany();
    expect(rows.map(({ requestId }) => requestId)).toEqual([id]);

    await store.write((tx) => tx.mediaRequest.deleteMany({ where: { id } }));
    expect(await store.read.stageVisit.count()).toBe(0);
  });

  it("count the wait for a release of what is wanted for no stage", async () => {
    const store = await open();
    const make = createFactory(store);
    const { id } = await make.request({ state: "GRABBING" });
    await make.unit(id, { number: 1, airDate: at(80) });
    await make.unit(id, { number: 2, airDate: at(85) });
    await make.unit(id, { season: 0, number: 1, airDate: at(-500), isWanted: false });
    const reached = { APPROVED: reach(0, "seerr"), GRABBING: reach(90, "radarr") };
    await store.write((tx) =>
      tx.mediaRequest.updateMany({ data: { reached: JSON.stringify(reached) } }),
    );
    await createTestRecorder(store).record();
    expect((await visitsOf(store, id)).map(({ state, seconds }) => [state, seconds])).toEqual([
      ["UNAIRED", null],
      ["APPROVED", 600],
      ["GRABBING", null],
    ]);
  });
});
