import { afterEach, beforeEach, expect, it } from "vitest";
import {
  aMovie,
  added,
  aShow,
  downloaded,
  startManualStack,
  torrentOf,
  type ManualStack,
} from "../../simulator/manual-stack.ts";
import {
  addAgain,
  clearDisk,
  crossSeed,
  fillDisk,
  loseData,
} from "../../simulator/world/client.ts";
import { grab, removeTorrent } from "../../simulator/world/download.ts";
import type { Torrent } from "../../simulator/world/model.ts";
import { startTransfer } from "../../simulator/world/torrent.ts";

let environment: ManualStack;
beforeEach(async () => {
  environment = await startManualStack();
});
afterEach(() => environment.stack.stop());

interface Info {
  hash: string;
  state: string;
  progress: number;
  category: string;
  force_start: boolean;
  content_path: string;
}
const list = () => environment.ask.qbittorrent<Info[]>("/api/v2/torrents/info");
const run = (name: string, torrent: Torrent, more: object = {}) =>
  environment.ask.send("qbittorrent", `POST /api/v2/torrents/${name}`, {
    hashes: torrent.hash,
    ...more,
  });

/** On its way, half an hour from the end. */
function running(title: string): Torrent {
  const { world } = environment;
  const item = added(world, aMovie(title));
  const torrent = torrentOf(world, grab(world, item, [item.units]));
  startTransfer(torrent, 1800);
  return torrent;
}

it("stops and starts a torrent, forces it, and changes its category", async () => {
  const torrent = running("Stopped");
  await run("stop", torrent);
  expect(await list()).toMatchObject([{ state: "stoppedDL" }]);
  await run("start", torrent);
  expect(await list()).toMatchObject([{ state: "downloading" }]);
  await run("setForceStart", torrent, { value: "true" });
  await run("setCategory", torrent, { category: "elsewhere" });
  await run("reannounce", torrent);
  expect(await list()).toMatchObject([
    { state: "forcedDL", force_start: true, category: "elsewhere" },
  ]);
  expect((await environment.ask.send("qbittorrent", "POST /api/v2/torrents/pause")).status).toBe(
    404,
  );
});

it("stops a finished torrent as finished", async () => {
  const { world } = environment;
  const torrent = torrentOf(world, downloaded(world, added(world, aMovie("Seeded"))));
  await run("stop", torrent);
  expect(await list()).toMatchObject([{ state: "stoppedUP", progress: 1 }]);
});

it("deletes several torrents, known or not, without an error", async () => {
  const torrents = [running("One"), running("Two")];
  const hashes = [...torrents.map(({ hash }) => hash.toUpperCase()), "f".repeat(40)].join("|");
  const form = { hashes, deleteFiles: "true" };
  expect(
    (await environment.ask.send("qbittorrent", "POST /api/v2/torrents/delete", form)).status,
  ).toBe(200);
  expect(await list()).toEqual([]);
});

it("stops when the disk is full, and continues only once there is space and it is started again", async () => {
  const { world, ask } = environment;
  const torrent = running("Too Large");
  fillDisk(world);
  const { server_state: state } = await ask.qbittorrent<{
    server_state: { free_space_on_disk: number };
  }>("/api/v2/sync/maindata?rid=0");
  expect(state.free_space_on_disk).toBe(0);
  expect(await list()).toMatchObject([{ state: "error" }]);
  await run("start", torrent);
  expect(await list()).toMatchObject([{ state: "error" }]);
  clearDisk(world);
  expect(await list()).toMatchObject([{ state: "error" }]);
  await run("start", torrent);
  expect(await list()).toMatchObject([{ state: "downloading" }]);
});

it("leaves the state of a torrent with lost data only by a recheck, which finds nothing", async () => {
  const { world, pass } = environment;
  const torrent = torrentOf(world, downloaded(world, added(world, aShow("Vanished"))));
  loseData(torrent);
  await run("start", torrent);
  expect(await list()).toMatchObject([{ state: "missingFiles", progress: 1 }]);
  await run("recheck", torrent);
  expect(await list()).toMatchObject([{ state: "checkingUP" }]);
  await pass(5);
  expect(await list()).toMatchObject([{ state: "stalledDL", progress: 0 }]);
});

it("has the same files under two torrents when one is cross-seeded", async () => {
  const { world } = environment;
  const torrent = torrentOf(world, downloaded(world, added(world, aShow("Twice"))));
  crossSeed(world, torrent);
  const [one, two] = await list();
  expect(two?.content_path).toBe(one?.content_path);
  expect([two?.hash === one?.hash, two?.progress, two?.category]).toEqual([false, 1, "cross-seed"]);
});

it("downloads a removed torrent again from the start", async () => {
  const { world } = environment;
  const torrent = torrentOf(world, downloaded(world, added(world, aMovie("Back Again"))));
  removeTorrent(world, torrent.hash);
  addAgain(world, torrent);
  expect(await list()).toMatchObject([{ hash: torrent.hash, progress: 0, state: "stalledDL" }]);
});
