import { HubConnectionBuilder, LogLevel } from "@microsoft/signalr";
import { afterEach, beforeEach, expect, it } from "vitest";
import { createClient, type StackClient } from "../../simulator/client.ts";
import { startStack, type Stack } from "../../simulator/stack.ts";
import { A4_PACK, A6_LYCORIS_RECOIL } from "../../simulator/stories/happy-path.ts";
import { LYCORIS_RECOIL } from "../../simulator/stories/lycoris-recoil.ts";
import { waitFor } from "../../simulator/stories/wait.ts";
import { grab, removeTorrent, torrentOfDownload } from "../../simulator/world/download.ts";
import { completeImport, importPart } from "../../simulator/world/import.ts";
import { scanLibrary } from "../../simulator/world/library.ts";
import type { Download } from "../../simulator/world/model.ts";
import { request } from "../../simulator/world/request.ts";
import { shokoDetect, shokoHash, shokoMatch, shokoMiss } from "../../simulator/world/shoko.ts";
import type { Title } from "../../simulator/world/title.ts";
import { advanceTorrents, finishTransfer, startTransfer } from "../../simulator/world/torrent.ts";
import { expectFound } from "../../simulator/world/world.ts";

let stack: Stack;
let ask: StackClient;

// Downloads stand still unless a test advances them.
beforeEach(async () => {
  stack = await startStack({ speed: 50, tickMs: 3_600_000 });
  ask = createClient(stack);
});
afterEach(() => stack.stop());

/** Asked for, approved and grabbed as one pack. */
function grabPack(title: Title): Download {
  const { world } = stack;
  request(world, { title, isAutomatic: true });
  const item = expectFound(world.items[0], "added series");
  const parts = item.units.filter((unit) => unit.monitored).map((unit) => [unit]);
  return grab(world, item, parts);
}

function torrentOf(download: Download) {
  return expectFound(torrentOfDownload(stack.world, download), "torrent");
}

it("refuses callers without the right key, each service in its own words", async () => {
  const { urls } = stack;
  const status = async (url: string, headers: Record<string, string> = {}) =>
    (await fetch(url, { headers })).status;
  expect(await status(`${urls.seerr}/api/v1/request`)).toBe(401);
  expect(await status(`${urls.seerr}/api/v1/request`, { "X-Api-Key": "wrong" })).toBe(403);
  expect(await status(`${urls.seerr}/api/v1/status`)).toBe(200);
  expect(await status(`${urls.sonarr}/api/v3/series`)).toBe(401);
  expect(await status(`${urls.radarr}/api/v3/movie`, { "X-Api-Key": "wrong" })).toBe(401);
  expect(await status(`${urls.qbittorrent}/api/v2/app/version`)).toBe(403);
  expect(await status(`${urls.shoko}/api/v3/ImportFolder`)).toBe(401);
  expect(await status(`${urls.shoko}/api/v3/Init/Status`)).toBe(200);
  const key = stack.env()["JELLYFIN_API_KEY"] ?? "";
  expect(await status(`${urls.jellyfin}/System/Info`, { "X-Emby-Token": key })).toBe(401);
  expect(await status(`${urls.jellyfin}/System/Info/Public`)).toBe(200);
});

it("lists one queue row per episode, ten to a page, the last page when asked past the end", async () => {
  const download = grabPack(LYCORIS_RECOIL);
  startTransfer(torrentOf(download), 60);
  advanceTorrents(stack.world, 20);
  interface Row {
    id: number;
    downloadId: string;
    size: number;
    sizeleft: number;
    status: string;
  }
  const first = await ask.sonarr<{ totalRecords: number; records: Row[] }>("/api/v3/queue");
  expect([first.totalRecords, first.records.length]).toEqual([13, 10]);
  const beyond = await ask.sonarr<{ page: number; records: Row[] }>("/api/v3/queue?page=9");
  expect([beyond.page, beyond.records.length]).toEqual([2, 3]);
  const all = await ask.sonarr<Row[]>("/api/v3/queue/details");
  expect(new Set(all.map(({ id }) => id)).size).toBe(13);
  expect(new Set(all.map(({ downloadId }) => downloadId))).toEqual(
    new Set([download.hash.toUpperCase()]),
  );
  expect(all.every(({ size, sizeleft }) => sizeleft > 0 && sizeleft < size)).toBe(true);
});

it("answers a wrong qBittorrent password with 200 and bans after the fifth", async () => {
  const logIn = async (password: string) => {
    const body = new URLSearchParams({ username: "admin", password });
    const response = await fetch(`${stack.urls.qbittorrent}/api/v2/auth/login`, {
      method: "POST",
      body,
    });
    return [response.status, (await response.text()).slice(0, 6)];
  };
  for (let attempt = 0; attempt < 5; attempt += 1) {
    expect(await logIn("wrong")).toEqual([200, "Fails."]);
  }
  const [status] = await logIn(stack.env()["QBITTORRENT_PASSWORD"] ?? "");
  expect(status).toBe(403);
});

it("follows the rid: full, quiet, only changes, removals, full again for an unknown rid", async () => {
  interface MainData {
    rid: number;
    full_update?: boolean;
    torrents?: Record<string, Record<string, unknown>>;
    torrents_removed?: string[];
  }
  const sync = (rid: number) => ask.qbittorrent<MainData>(`/api/v2/sync/maindata?rid=${rid}`);
  const download = grabPack(LYCORIS_RECOIL);
  const full = await sync(0);
  expect(full.full_update).toBe(true);
  expect(full.torrents?.[download.hash]).toMatchObject({ progress: 0, category: "tv-sonarr" });
  const quiet = await sync(full.rid);
  expect(quiet).toEqual({ rid: full.rid + 1 });
  startTransfer(torrentOf(download), 60);
  advanceTorrents(stack.world, 30);
  const delta = await sync(quiet.rid);
  expect(delta.full_update).toBeUndefined();
  const changed = expectFound(delta.torrents?.[download.hash], "torrent in the delta");
  expect(changed["progress"]).toBeGreaterThan(0.3);
  expect(changed).not.toHaveProperty("category");
  removeTorrent(stack.world, download.hash);
  const removed = await sync(delta.rid);
  expect(removed.torrents_removed).toEqual([download.hash]);
  expect((await sync(546)).full_update).toBe(true);
  expect(await ask.qbittorrent("/api/v2/torrents/info")).toEqual([]);
});

it("gives each file of a pack its own progress", async () => {
  const download = grabPack(LYCORIS_RECOIL);
  startTransfer(torrentOf(download), 60);
  advanceTorrents(stack.world, 30);
  const files = await ask.qbittorrent<{ name: string; progress: number }[]>(
    `/api/v2/torrents/files?hash=${download.hash}`,
  );
  expect(files).toHaveLength(13);
  expect(new Set(files.map(({ progress }) => progress)).size).toBeGreaterThan(5);
  expect(files.every(({ name }) => name.startsWith(`${download.release.title}/`))).toBe(true);
});

it("pushes Shoko's v5 events with a leading slash and finds the file by the end of its path", async () => {
  const { world, urls } = stack;
  const heard: [
    string,
    { RelativePath?: string; CrossReferences?: { SeriesID: number | null }[] },
  ][] = [];
  const connection = new HubConnectionBuilder()
    .withUrl(`${urls.shoko}/signalr/aggregate?feeds=shoko,file`, {
      headers: { apikey: stack.env()["SHOKO_API_KEY"] ?? "" },
    })
    .configureLogging(LogLevel.None)
    .build();
  const missed = new Promise<void>((resolve) => {
    for (const name of [
      "OnConnected",
      "FileDetected",
      "FileHashed",
      "FileMatched",
      "FileNotMatched",
    ]) {
      connection.on(`ShokoEvent:${name}`, (body) => {
        heard.push([name, body]);
        if (name === "FileNotMatched") resolve();
      });
    }
  });
  const welcomed = new Promise<void>((resolve) => connection.on("ShokoEvent:OnConnected", resolve));
  await connection.start();
  await welcomed;

  const download = grabPack(LYCORIS_RECOIL);
  finishTransfer(world, torrentOf(download));
  const [first, second] = download.parts
    .slice(0, 2)
    .map((part) => importPart(world, download, part));
  const matched = shokoDetect(world, expectFound(first, "first file"));
  shokoHash(world, matched);
  shokoMatch(world, matched);
  shokoMiss(world, shokoDetect(world, expectFound(second, "second file")));
  await missed;
  await connection.stop();

  expect(heard.map(([name]) => name)).toEqual([
    "OnConnected",
    "FileDetected",
    "FileHashed",
    "FileMatched",
    "FileDetected",
    "FileNotMatched",
  ]);
  expect(heard[1]?.[1].RelativePath).toMatch(/^\/Lycoris Recoil\/Season 01\//);
  expect(heard[3]?.[1].CrossReferences).toMatchObject([{ SeriesID: null }]);
  const tail = matched.relativePath.split("/").slice(-2).join("\\").toUpperCase();
  const found = await ask.shoko<{ ID: number; Imported: string | null; SeriesIDs: object[] }[]>(
    `/api/v3/File/PathEndsWith?path=${encodeURIComponent(tail)}&includeXRefs=true`,
  );
  expect(found).toMatchObject([
    { ID: matched.id, SeriesIDs: [{ SeriesID: { AniDB: LYCORIS_RECOIL.anidbId } }] },
  ]);
});

it("shows a scan at work, then a stub without media sources, then the playable item", async () => {
  const { world } = stack;
  const download = grabPack(A4_PACK.title);
  finishTransfer(world, torrentOf(download));
  for (const part of download.parts) importPart(world, download, part);
  completeImport(world, download);
  const scanned = waitFor(world, (event) => event.kind === "scan-finished");
  scanLibrary(world, { seconds: 30, probeSeconds: 30 });
  const tasks = await fetch(`${stack.urls.jellyfin}/ScheduledTasks`, {
    headers: { Authorization: `MediaBrowser Token="${stack.env()["JELLYFIN_API_KEY"]}"` },
  });
  expect(await tasks.json()).toContainEqual(
    expect.objectContaining({ Key: "RefreshLibrary", State: "Running" }),
  );
  await scanned;
  const episodes = () =>
    ask.jellyfin(
      "/Items?Recursive=true&IncludeItemTypes=Episode&isMissing=false&Fields=MediaSources,Path",
    );
  const stubs = await episodes();
  expect(stubs.TotalRecordCount).toBe(12);
  expect(stubs.Items.every((item) => item.MediaSources?.length === 0 && !item.Path)).toBe(true);
  await waitFor(world, (event) => event.kind === "library-added");
  await world.clock.sleep(1);
  const playable = await episodes();
  const sizes = playable.Items.map((item) => item.MediaSources?.[0]?.Size);
  expect(new Set(sizes)).toEqual(new Set(download.parts.map(({ size }) => size)));
});

it("keeps an upgrade's old file out of the arr and says why it went", async () => {
  const { world } = stack;
  const download = grabPack(A6_LYCORIS_RECOIL.title);
  for (const part of download.parts) importPart(world, download, part);
  const better = grab(world, download.item, [[expectFound(download.units[0], "first episode")]], {
    quality: "Bluray-2160p",
  });
  const heard: string[] = [];
  world.listen((event) => heard.push(event.kind));
  importPart(world, better, expectFound(better.parts[0], "the file"));
  expect(heard).toEqual(["file-deleted", "imported"]);
  const files = await ask.sonarr<{ path: string }[]>(
    `/api/v3/episodefile?seriesId=${download.item.id}`,
  );
  expect(files).toHaveLength(13);
  const history = await ask.sonarr<{ records: { eventType: string; data: { reason?: string } }[] }>(
    "/api/v3/history?eventType=5",
  );
  expect(history.records).toMatchObject([
    { eventType: "episodeFileDeleted", data: { reason: "Upgrade" } },
  ]);
});
