import { expect, it } from "vitest";
import { formatKeep } from "../../../server/domain/message/keep.ts";
import { EMPTY_INVENTORY } from "../../../server/store/column/inventory.ts";
import { decideDownloads } from "../../../server/tracking/deletion/decide-downloads.ts";
import { previewDeletion } from "../../../server/tracking/deletion/preview.ts";
import { loadDeletionSubject } from "../../../server/tracking/deletion/subject.ts";
import { openTestStore } from "../../support/database.ts";
import { createFactory } from "../../support/factory.ts";
import { addShow, createEnvironment } from "./environment.ts";
import { addRequest, MINE, startEnvironmentTracker } from "./tracker.ts";

async function open() {
  const environment = createEnvironment();
  addShow(environment, MINE);
  const store = await openTestStore();
  const requestId = await addRequest(store, MINE);
  const tracker = await startEnvironmentTracker(store, environment);
  const keptOf = async () => {
    const { plan } = await previewDeletion(tracker.context, { requestId, deleteFiles: true });
    return plan.kept.filter(({ service }) => service === "qbittorrent").map(({ reason }) => reason);
  };
  /** Another title's request that has a unit in a download with this id. */
  const share = async (downloadKey: string, given: object = {}, end: string | null = null) => {
    const make = createFactory(store);
    const prefix = `other-${Math.random()}`;
    const { id } = await make.request({
      id: prefix,
      originId: prefix,
      requestedBy: "Ada",
      tmdbId: 99,
      ...given,
    });
    const unit = await make.unit(id, { id: `${prefix}-unit` });
    const known = await store.read.download.findFirst({ where: { downloadKey } });
    const download = known ?? (await make.download({ id: `${prefix}-download`, downloadKey }));
    await make.attempt(unit.id, download.id, { id: `${prefix}-attempt`, end });
  };
  return { environment, store, tracker, requestId, keptOf, share };
}

const KEY = MINE.downloadId.toLowerCase();

it("keeps a download that another live request needs, of whatever title", async () => {
  const { keptOf, share, tracker } = await open();
  expect(await keptOf()).toEqual([]);
  await share(KEY);
  expect(await keptOf()).toEqual(["it also brings what Ada asked for"]);
  await tracker.stop();
});

it("does not keep a download for a finished request, or one that it contains nothing for", async () => {
  const { keptOf, share, tracker } = await open();
  await share(KEY, { approvalState: "DELETED", state: "DELETED" });
  await share(KEY, { approvalState: "DECLINED", state: "DECLINED" });
  await share(KEY, {}, "failed");
  expect(await keptOf()).toEqual([]);
  await tracker.stop();
});

it("keeps a hybrid torrent that another request grabbed by its other id", async () => {
  const { environment, keptOf, share, tracker } = await open();
  const other = "e".repeat(40);
  const torrent = environment.torrents.get(KEY);
  if (torrent === undefined) throw new Error("no torrent");
  environment.torrents.set(KEY, { ...torrent, otherIds: [other] });
  await share(other);
  expect(await keptOf()).toEqual(["it also brings what Ada asked for"]);
  await tracker.stop();
});

it("keeps a hybrid torrent that is needed by either of its ids", async () => {
  const { store, tracker, requestId } = await open();
  const second = "e".repeat(40);
  const subject = await loadDeletionSubject(tracker.context, requestId);
  const torrent = {
    ids: [KEY, second] as const,
    name: "Mine",
    size: 1,
    files: null,
    sharesDataWith: [],
  };
  const grab = { downloadId: second, title: "Mine", size: 1, isQueued: true };
  const holding = {
    id: MINE.id,
    title: "Mine",
    isMonitored: true,
    episodes: [],
    files: [],
    // By this id it was grabbed for a season that nobody is rid of.
    grabs: [{ ...grab, episodes: [{ season: 2, number: 1 }] }],
  };
  const inventory = {
    ...EMPTY_INVENTORY,
    arr: "sonarr",
    arrs: { sonarr: holding },
    downloadKeys: [KEY, second],
    clients: { qbittorrent: [torrent] },
  };
  const sharing = { otherRequests: [], alsoDeleted: [], goneToo: [], sharers: new Map() };
  const decided = decideDownloads(subject, inventory, sharing);
  const reason = { code: "HOLDS_OTHER_SEASONS", params: { seasons: [2] } };
  expect(decided.map(({ reasons }) => reasons)).toEqual([[reason], [reason]]);
  await tracker.stop();
  await store.close();
});

it("keeps a download that shares its data with one that stays", async () => {
  const { store, tracker, requestId } = await open();
  const subject = await loadDeletionSubject(tracker.context, requestId);
  const held = (id: string, other: string) => ({
    ids: [id] as const,
    name: id,
    size: 1,
    files: null,
    sharesDataWith: [{ id: other, name: other }],
  });
  const second = "c".repeat(40);
  const inventory = {
    ...EMPTY_INVENTORY,
    downloadKeys: [KEY, second],
    clients: { qbittorrent: [held(KEY, second), held(second, KEY)] },
  };
  const sharing = { otherRequests: [], alsoDeleted: [], goneToo: [], sharers: new Map() };
  const reasons = (sharers: Map<string, { id: string; by: string; seasons: number[] }[]>) =>
    decideDownloads(subject, inventory, { ...sharing, sharers }).map((one) =>
      one.reasons.map((reason) => formatKeep(reason)),
    );
  expect(reasons(new Map())).toEqual([[], []]);
  expect(reasons(new Map([[second, [{ id: "r", by: "Ada", seasons: [1] }]]]))).toEqual([
    [`its data is shared with ${second}`],
    expect.arrayContaining(["it also brings what Ada asked for"]),
  ]);
  await tracker.stop();
  await store.close();
});

it.each<[string, readonly string[], readonly object[]]>([
  [
    "a season that only its file names state",
    ["[Grp] Mine S2 - 01.mkv", "[Grp] Mine S2 - 02.mkv"],
    [{ messageCode: "FILES_OF_OTHER_SEASONS", messageParams: { seasons: [2] } }],
  ],
  [
    "files that cannot be read",
    ["first.mkv", "second.mkv"],
    [
      {
        messageCode: "FILES_UNREAD",
        messageParams: { count: 2, names: ["first.mkv", "second.mkv"] },
      },
    ],
  ],
  ["no other video", ["Mine - 01.ass", "Sample/mine.mkv", "NCOP1.mkv"], []],
])("keeps a download with %s, and says why as data", async (_name, more, reasons) => {
  const { environment, tracker, requestId } = await open();
  const torrent = environment.torrents.get(KEY);
  if (torrent === undefined) throw new Error("no torrent");
  const files = [...torrent.files, ...more.map((name) => `${torrent.name}/${name}`)];
  environment.torrents.set(KEY, { ...torrent, files });
  const { plan } = await previewDeletion(tracker.context, { requestId, deleteFiles: true });
  const kept = plan.kept.filter(({ service }) => service === "qbittorrent");
  expect(kept.flatMap((one) => one.reasons ?? [])).toMatchObject(reasons);
  await tracker.stop();
});
