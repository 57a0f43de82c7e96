import { afterEach, beforeEach, expect, it } from "vitest";
import {
  aMovie,
  added,
  aShow,
  downloaded,
  each,
  startManualStack,
  torrentOf,
  type ManualStack,
} from "../../simulator/manual-stack.ts";
import { grab, removeTorrent } from "../../simulator/world/download.ts";
import { cutOffClient, reconnectClient } from "../../simulator/world/health.ts";
import { blockImport } from "../../simulator/world/import.ts";
import { offer } from "../../simulator/world/offer.ts";
import { holdBack, letGo } from "../../simulator/world/pending.ts";
import { forgetDownload, hold, makeImportable, setCategory } from "../../simulator/world/queue.ts";

let environment: ManualStack;
beforeEach(async () => {
  environment = await startManualStack();
});
afterEach(() => environment.stack.stop());

interface Row {
  id: number;
  status: string;
  downloadId?: string;
  trackedDownloadState?: string;
  trackedDownloadStatus?: string;
  errorMessage?: string;
  estimatedCompletionTime?: string;
  statusMessages?: { messages: string[] }[];
}
const rowsOf = (arr: "sonarr" | "radarr") => environment.ask[arr]<Row[]>("/api/v3/queue/details");
const historyOf = async (arr: "sonarr" | "radarr") =>
  (
    await environment.ask[arr]<{ records: { eventType: string }[] }>("/api/v3/history?pageSize=100")
  ).records.map(({ eventType }) => eventType);

it("shows a delayed release as a row without a download id, until it is grabbed", async () => {
  const { world } = environment;
  const show = added(world, aShow("Delayed"));
  const until = new Date(world.clock.now().getTime() + 3_600_000);
  const pending = holdBack(world, show, each(show.units.slice(0, 1)), { reason: "delay", until });
  const [row] = await rowsOf("sonarr");
  expect(row).toMatchObject({ status: "delay", estimatedCompletionTime: until.toISOString() });
  expect(row).not.toHaveProperty("downloadId");
  expect(row).not.toHaveProperty("trackedDownloadState");
  const download = letGo(world, pending);
  expect(await rowsOf("sonarr")).toMatchObject([{ downloadId: download.hash.toUpperCase() }]);
});

it("grabs or removes a delayed release on request in the queue", async () => {
  const { world, ask } = environment;
  const item = added(world, aMovie("Held Twice"));
  holdBack(world, item, [item.units], { reason: "downloadClientUnavailable" });
  const [first] = await rowsOf("radarr");
  expect(first).toMatchObject({ status: "downloadClientUnavailable" });
  expect(first).not.toHaveProperty("timeleft");
  expect((await ask.send("radarr", `DELETE /api/v3/queue/${first?.id}`)).status).toBe(200);
  expect(await rowsOf("radarr")).toEqual([]);
  holdBack(world, item, [item.units], { reason: "delay" });
  const [second] = await rowsOf("radarr");
  await ask.send("radarr", `POST /api/v3/queue/grab/${second?.id}`);
  expect(await rowsOf("radarr")).toMatchObject([{ trackedDownloadState: "downloading" }]);
});

it("holds a finished download with a warning that clears itself", async () => {
  const { world, ask, pass } = environment;
  const download = downloaded(world, added(world, aMovie("Archived")));
  const words = "Found archive file, might need to be extracted";
  hold(world, download, [{ title: download.release.title, messages: [words] }]);
  expect(await rowsOf("radarr")).toMatchObject([
    {
      status: "completed",
      trackedDownloadState: "importPending",
      trackedDownloadStatus: "warning",
      statusMessages: [{ messages: [words] }],
    },
  ]);
  await ask.send("radarr", "POST /api/v3/command", { name: "ProcessMonitoredDownloads" });
  await pass(3);
  expect(await rowsOf("radarr")).toHaveLength(1);
  makeImportable(world, download);
  await ask.send("radarr", "POST /api/v3/command", { name: "ProcessMonitoredDownloads" });
  await pass(3);
  expect(await rowsOf("radarr")).toEqual([]);
  expect(download.item.units[0]?.file).not.toBeNull();
});

it.each([
  ["stoppedDL", { status: "paused" }],
  ["metaDL", { status: "queued" }],
  ["error", { status: "warning", errorMessage: "qBittorrent is reporting an error" }],
  ["missingFiles", { status: "warning", errorMessage: "qBittorrent is reporting missing files" }],
  ["moving", { status: "downloading" }],
] as const)("says of a torrent that is %s what the arrs say", async (state, row) => {
  const { world } = environment;
  const item = added(world, aMovie("Some State"));
  torrentOf(world, grab(world, item, [item.units])).state = state;
  expect(await rowsOf("radarr")).toMatchObject([row]);
});

it("drops a torrent of another category from the queue without a webhook", async () => {
  const { world } = environment;
  const download = downloaded(world, added(world, aMovie("Misfiled")));
  setCategory(world, download.hash, "movies");
  expect(await rowsOf("radarr")).toEqual([]);
  expect(await historyOf("radarr")).toEqual(["grabbed"]);
  setCategory(world, download.hash, "radarr");
  expect(await rowsOf("radarr")).toHaveLength(1);
});

it("forgets a download: the client has it, the queue is empty, and the history stops", async () => {
  const { world, ask } = environment;
  const download = downloaded(world, added(world, aShow("Forgotten")));
  forgetDownload(world, download);
  expect(await rowsOf("sonarr")).toEqual([]);
  expect(new Set(await historyOf("sonarr"))).toEqual(new Set(["grabbed"]));
  expect(await ask.qbittorrent("/api/v2/torrents/info")).toMatchObject([{ progress: 1 }]);
});

it("empties the queue of an arr that cannot reach the client, and its health says why", async () => {
  const { world, ask } = environment;
  downloaded(world, added(world, aMovie("Out of Reach")));
  cutOffClient(world, "radarr");
  expect(await rowsOf("radarr")).toEqual([]);
  expect(await ask.radarr("/api/v3/health")).toMatchObject([{ source: "DownloadClientCheck" }]);
  reconnectClient(world, "radarr");
  expect(await rowsOf("radarr")).toHaveLength(1);
  expect(await ask.radarr("/api/v3/health")).toEqual([]);
});

it("distinguishes two grabs of the same torrent once the first was removed in the client", async () => {
  const { world } = environment;
  const item = added(world, aMovie("Once More"));
  const first = grab(world, item, [item.units], { hash: "a".repeat(40) });
  removeTorrent(world, first.hash);
  expect(await rowsOf("radarr")).toEqual([]);
  grab(world, item, [item.units], { hash: first.hash });
  expect(await rowsOf("radarr")).toHaveLength(1);
  expect(await historyOf("radarr")).toEqual(["grabbed", "grabbed"]);
});

it("removes a whole pack by one of its rows, and blocklists and searches unless disabled", async () => {
  const { world, ask, pass } = environment;
  const show = added(world, aShow("Blocked"));
  const download = downloaded(world, show);
  blockImport(world, download, [{ title: download.release.title, messages: ["Sample"] }]);
  offer(world, show, each(show.units), { title: download.release.title, seeders: 99 });
  const other = offer(world, show, each(show.units), { title: "Blocked.S01.PROPER-OTHER" });
  const [row] = await rowsOf("sonarr");
  await ask.send("sonarr", `DELETE /api/v3/queue/${row?.id}?removeFromClient=true&blocklist=true`);
  expect(world.torrents.size).toBe(0);
  expect((await historyOf("sonarr")).filter((name) => name === "downloadFailed")).toHaveLength(3);
  await pass(2);
  const after = await rowsOf("sonarr");
  expect(new Set(after.map(({ downloadId }) => downloadId))).toEqual(
    new Set([other.hash.toUpperCase()]),
  );
  const ids = after.map(({ id }) => id);
  const bulk = "DELETE /api/v3/queue/bulk?blocklist=true&skipRedownload=true";
  await ask.send("sonarr", bulk, { ids });
  await pass(2);
  expect(await rowsOf("sonarr")).toEqual([]);
});

it("leaves the torrent in the client when it is only ignored or marked as imported", async () => {
  const { world, ask } = environment;
  const [first, second] = [aMovie("Ignored"), aMovie("Refiled")].map((title) =>
    downloaded(world, added(world, title)),
  );
  const [one, two] = await rowsOf("radarr");
  await ask.send("radarr", `DELETE /api/v3/queue/${one?.id}?removeFromClient=false`);
  await ask.send(
    "radarr",
    `DELETE /api/v3/queue/${two?.id}?removeFromClient=false&changeCategory=true`,
  );
  expect(await rowsOf("radarr")).toEqual([]);
  expect((await historyOf("radarr")).filter((name) => name === "downloadIgnored")).toHaveLength(1);
  const categories = [first, second].map(
    (download) => world.torrents.get(download?.hash ?? "")?.category,
  );
  expect(categories).toEqual(["radarr", "radarr-done"]);
});
