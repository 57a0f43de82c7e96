import { describe, expect, it } from "vitest";
import type { ActionKind } from "../../../server/domain/action.ts";
import type { ClientQueue, QueuePlace } from "../../../server/integrations/port/download-client.ts";
import { actionRecordColumns } from "../../../server/store/column/action-record.ts";
import { confirmEffects } from "../../../server/tracking/actions/confirm-effects.ts";
import { offerForDownloads, offerForUnits } from "../../../server/tracking/actions/offer-order.ts";
import { performAction } from "../../../server/tracking/actions/perform.ts";
import { ADA } from "../../support/actor.ts";
import { openTestStore } from "../../support/database.ts";
import { createFactory } from "../../support/factory.ts";
import { createManualClock } from "../../support/manual-clock.ts";
import { startTestTracker } from "../../support/tracking.ts";

const HASH = "AB12";
const FILES = ["E01.mkv", "E02.mkv", "E03.mkv"];

/** A client with one pack in its queue; raising has its effect after so many reads. */
function createClient({ delay = 0 } = {}) {
  const initial: QueuePlace = { position: 4, priority: null, files: [] };
  const state = { position: 4, priorities: new Map(FILES.map((name) => [name, 1])) };
  let pending: (() => void)[] = [];
  let reads = 0;
  const later = (work: () => void) => (delay === 0 ? work() : void pending.push(work));
  const calls: string[] = [];
  const queue: ClientQueue = {
    async find(downloadId, names) {
      if (downloadId !== HASH) return null;
      reads += 1;
      if (reads > delay) {
        for (const work of pending) work();
        pending = [];
      }
      const files = names.map((name) => ({
        index: FILES.indexOf(name),
        priority: state.priorities.get(name) ?? 1,
      }));
      const isFirst = state.position === 0 && files.every(({ priority }) => priority === 7);
      return { id: HASH, place: { ...initial, position: state.position, files }, isFirst };
    },
    async raise(id, { files }) {
      calls.push(`raise ${id} ${files.map(({ index }) => index).join(",")}`);
      later(() => {
        state.position = 0;
        for (const { index } of files) state.priorities.set(FILES[index] ?? "", 7);
      });
    },
    async restore(id, { position, files }) {
      calls.push(`restore ${id} ${position}`);
      later(() => {
        state.position = position ?? 0;
        for (const { index, priority } of files) state.priorities.set(FILES[index] ?? "", priority);
      });
    },
  };
  return { queue, state, calls };
}

async function setStage({ delay = 0, state = "DOWNLOADING", clientService = "qbittorrent" } = {}) {
  const store = await openTestStore();
  const clock = createManualClock();
  const kinds = ["SEERR", "SONARR", "QBITTORRENT", "SABNZBD"] as const;
  const tracker = await startTestTracker(store, kinds, clock);
  const { running } = tracker.context.services;
  const client = createClient({ delay });
  const qbittorrent = running.get("qbittorrent");
  if (qbittorrent === undefined) throw new Error("there is no qBittorrent");
  Object.assign(qbittorrent.integration, { queue: client.queue });
  const make = createFactory(store);
  const request = await make.request({ arrService: "sonarr", arrId: 5 });
  const download = await make.download({
    downloadId: HASH,
    downloadKey: HASH.toLowerCase(),
    state,
    clientService,
  });
  const unitIds: string[] = [];
  for (const fileName of FILES) {
    const { id } = await make.unit(request.id, { state: "DOWNLOADING" });
    await make.attempt(id, download.id, { fileName });
    unitIds.push(id);
  }
  const press = async (kind: ActionKind, named: readonly string[] | null) => {
    const id = await performAction(tracker.context, {
      requestId: request.id,
      kind,
      by: ADA,
      unitIds: named,
      downloadRowId: null,
    });
    const record = await store.read.actionRecord.findUniqueOrThrow({ where: { id } });
    // The same action within half a minute would be a double click.
    await clock.advance(31_000);
    return record;
  };
  return { store, clock, tracker, client, unitIds, download, request, press };
}

describe("this one first", () => {
  it("raises one episode of a pack, records who did it, and puts everything back", async () => {
    const { tracker, client, unitIds, press, store } = await setStage();
    const [, second = ""] = unitIds;

    const record = await press("RAISE_PRIORITY", [second]);
    expect(record).toMatchObject({
      by: "Ada",
      service: "qbittorrent",
      status: "WORKED",
      messageCode: "PRIORITY_RAISED",
      messageParams: '{"files":1}',
    });
    expect(client.calls.splice(0)).toEqual([`raise ${HASH} 1`]);
    expect(client.state.position).toBe(0);
    expect(await store.read.transition.findMany({ select: { message: true } })).toMatchObject([
      { message: expect.stringMatching(/^Ada had qbittorrent load this one first/i) },
    ]);

    const restored = await press("RESTORE_PRIORITY", [second]);
    expect(restored).toMatchObject({ status: "WORKED", messageCode: "PRIORITY_RESTORED" });
    expect(client.state.position).toBe(4);
    expect([...client.state.priorities.values()]).toEqual([1, 1, 1]);
    await expect(press("RESTORE_PRIORITY", [second])).rejects.toMatchObject({
      code: "CONFLICT",
      message: "Nothing that is being downloaded was moved forward.",
    });
    await tracker.stop();
  });

  it("restores the place from before the first of several", async () => {
    const { tracker, client, unitIds, press } = await setStage();
    const [first = "", second = ""] = unitIds;
    await press("RAISE_PRIORITY", [first]);
    await press("RAISE_PRIORITY", [second]);
    expect([...client.state.priorities.values()]).toEqual([7, 7, 1]);
    await press("RESTORE_PRIORITY", null);
    expect(client.state.position).toBe(4);
    expect([...client.state.priorities.values()]).toEqual([1, 1, 1]);
    await tracker.stop();
  });

  it("moves a whole download, without touching its files", async () => {
    const { tracker, client, press } = await setStage({ state: "QUEUED" });
    const record = await press("RAISE_PRIORITY", null);
    expect(record).toMatchObject({ messageParams: '{"files":0}' });
    expect(client.calls).toEqual([`raise ${HASH} `]);
    expect(await press("RAISE_PRIORITY", null)).toMatchObject({
      status: "WORKED",
      messageCode: "ALREADY_FIRST",
      places: null,
    });
    await tracker.stop();
  });

  it("waits for an effect that comes later, and watches it", async () => {
    const { tracker, unitIds, press, store } = await setStage({ delay: 2 });
    const [first = ""] = unitIds;
    const record = await press("RAISE_PRIORITY", [first]);
    expect(record.status).toBe("SENT");
    await confirmEffects(tracker.context);
    const { status, messageCode } = await store.read.actionRecord.findUniqueOrThrow({
      where: { id: record.id },
    });
    expect({ status, messageCode }).toEqual({ status: "WORKED", messageCode: "PRIORITY_RAISED" });
    await tracker.stop();
  });

  it("asks only the client that has the download", async () => {
    const { tracker, press, store, download } = await setStage();
    expect((await press("RAISE_PRIORITY", null)).service).toBe("qbittorrent");
    await store.write((tx) =>
      tx.download.update({ where: { id: download.id }, data: { clientService: "transmission" } }),
    );
    await expect(press("RAISE_PRIORITY", null)).rejects.toMatchObject({ code: "CONFLICT" });
    await tracker.stop();
  });

  it.each([
    ["PAUSED", "The download is paused. Resume it in the download client first."],
    ["COMPLETED", "Nothing is being downloaded for this title."],
  ])("says why it does not apply to a download that is %s", async (state, message) => {
    const { tracker, press, client } = await setStage({ state });
    await expect(press("RAISE_PRIORITY", null)).rejects.toMatchObject({
      code: "CONFLICT",
      message,
    });
    expect(client.calls).toEqual([]);
    await tracker.stop();
  });

  it("is offered for episodes of a pack, and its undo for what was raised", async () => {
    const { tracker, unitIds, press, download } = await setStage();
    const [first = "", second = ""] = unitIds;
    const offers = async () => {
      const ofUnit = await offerForUnits(tracker.context, unitIds);
      const ofDownload = await offerForDownloads(tracker.context, [download.id]);
      return [ofUnit(first), ofUnit(second), ofDownload(download.id)].map((offered) =>
        offered.map(({ kind, serviceName }) => `${kind} ${serviceName}`),
      );
    };
    const name = tracker.context.services.running.get("qbittorrent")?.name;
    expect(await offers()).toEqual([[`RAISE_PRIORITY ${name}`], [`RAISE_PRIORITY ${name}`], []]);
    const record = await press("RAISE_PRIORITY", [first]);
    expect(actionRecordColumns.places.read(record)).toMatchObject([{ fileNames: ["E01.mkv"] }]);
    const undo = `RESTORE_PRIORITY ${name}`;
    expect(await offers()).toEqual([[undo], [`RAISE_PRIORITY ${name}`, undo], [undo]]);
    await press("RESTORE_PRIORITY", [first]);
    expect(await offers()).toEqual([[`RAISE_PRIORITY ${name}`], [`RAISE_PRIORITY ${name}`], []]);
    await tracker.stop();
  });
});
