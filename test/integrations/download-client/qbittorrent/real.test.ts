import { randomBytes } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { createQbittorrentAdapter } from "../../../../server/integrations/download-client/qbittorrent/adapter.ts";
import type { AnyResult } from "../../../support/answer.ts";
import { startTestApp, type TestApp } from "../../../support/app.ts";
import { followLog, statesOf, type Follower } from "../../../support/follower.ts";
import { startIdleSonarr } from "../../../support/idle-sonarr.ts";
import { waitFor, whyWithout } from "../../../support/real-program.ts";
import {
  LOGIN,
  PROGRAM,
  startQbittorrent,
  type RealQbittorrent,
} from "../../../support/real-qbittorrent.ts";
import { makeTorrent, type TorrentFile } from "../../../support/torrent-file.ts";
import { episodesOf, grabOf, seasonRequest } from "../../../tracking/body.ts";
import { expectOrder } from "../common/real-story.ts";
import { depsWith } from "../common/support.ts";

const why = whyWithout(PROGRAM);

const RELEASE = "Paper.Lanterns.S01.1080p";
const MIB = 1024 * 1024;
/** Slow enough to observe: the pack takes about 12 s. */
const LIMIT = 400 * 1024;
/** The tracker's minutes pass faster than the client's, so that the test need not wait two minutes for a removal. */
const SPEED = 8;
const EPISODES = [1, 2, 3].map((number) => ({ season: 1, number }));

/** Nothing listens here: the webhooks of Seerr and Sonarr are sent by hand. */
const NOBODY = "http://127.0.0.1:1";

function makePack(): { files: { name: string; content: Buffer }[]; torrent: TorrentFile } {
  const files = [1.4, 1.8, 1.2].map((size, index) => ({
    name: `Paper.Lanterns.S01E0${index + 1}.1080p.mkv`,
    content: randomBytes(size * MIB),
  }));
  return { files, torrent: makeTorrent(RELEASE, files) };
}

/** A peer that has the whole pack. */
async function startSeeder({ files, torrent }: ReturnType<typeof makePack>) {
  const seeder = await startQbittorrent();
  const folder = join(seeder.downloads, RELEASE);
  mkdirSync(folder, { recursive: true });
  for (const { name, content } of files) writeFileSync(join(folder, name), content);
  await seeder.add(torrent.bytes, { savepath: seeder.downloads });
  await waitFor("the seeder", async () => (await seeder.find(torrent.hash))?.progress === 1);
  return seeder;
}

async function startTracker(client: RealQbittorrent): Promise<TestApp> {
  return startTestApp({
    speed: SPEED,
    without: ["RADARR", "SHOKO", "JELLYFIN"],
    env: {
      SEERR_URL: NOBODY,
      // A removed download counts once it has left Sonarr's queue too.
      SONARR_URL: await startIdleSonarr(),
      QBITTORRENT_URL: client.url,
      QBITTORRENT_USERNAME: LOGIN.username,
      QBITTORRENT_PASSWORD: LOGIN.password,
      POLL_SECONDS: "2",
    },
  });
}

const DOWNLOADS = `{ requests(first: 5) { nodes { state
  downloads { state progress speed size files { progress size episode { number } } }
  episodes { number state progress } } } }`;

/** What the screen shows, polled until `isOver` is true. */
async function followFiles(app: TestApp, isOver: () => boolean): Promise<readonly AnyResult[]> {
  const shown: AnyResult[] = [];
  while (!isOver()) {
    const [download] = (await app.query(DOWNLOADS)).requests.nodes[0].downloads;
    if (download.files.length > 0) shown.push(download);
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  return shown;
}

const areAllAt = (log: Follower, state: string) => () =>
  EPISODES.every((episode) => statesOf(log.seen, episode).includes(state));

function progressOf(shown: readonly AnyResult[], number: number): readonly number[] {
  return shown.map(
    ({ files }) => files.find(({ episode }: AnyResult) => episode.number === number).progress,
  );
}

function expectRising(values: readonly number[]) {
  expect(values.toSorted((a, b) => a - b)).toEqual(values);
}

describe.skipIf(why !== "")(`a real qBittorrent${why}`, () => {
  it("is tracked file by file to the end, and its removal is detected", async () => {
    const pack = makePack();
    const { hash } = pack.torrent;
    const [seeder, client] = await Promise.all([startSeeder(pack), startQbittorrent()]);
    const app = await startTracker(client);
    const log = followLog(app.socket);
    expect((await app.post("seerr", seasonRequest(41, "1"))).status).toBe(202);
    const grab = grabOf({ episodes: episodesOf(1, 3), downloadId: hash.toUpperCase() });
    expect((await app.post("sonarr", grab)).status).toBe(202);
    await log.until(areAllAt(log, "GRABBING"));

    await client.add(pack.torrent.bytes, {
      savepath: client.downloads,
      dlLimit: String(LIMIT),
      sequentialDownload: "true",
    });
    await waitFor("the torrent", async () => (await client.find(hash)) !== null);
    await client.post("torrents/addPeers", { hashes: hash, peers: seeder.peer });

    let isDownloaded = false;
    const watching = followFiles(app, () => isDownloaded);
    await log.until(areAllAt(log, "DOWNLOADED"));
    isDownloaded = true;
    const shown = await watching;

    for (const episode of EPISODES) {
      expect(statesOf(log.seen, episode)).toEqual([
        "REQUESTED",
        "APPROVED",
        "GRABBING",
        "DOWNLOADING",
        "DOWNLOADED",
      ]);
      const progress = progressOf(shown, episode.number);
      expectRising(progress);
      expect(new Set(progress).size, `of episode ${episode.number}`).toBeGreaterThan(1);
    }
    // Each file has its own percentage, and so has the whole pack.
    expect(
      shown.some((_, at) => new Set([1, 2, 3].map((one) => progressOf(shown, one)[at])).size === 3),
    ).toBe(true);
    expectRising(shown.map(({ progress }) => progress));
    expect(Math.max(...shown.map(({ speed }) => speed ?? 0))).toBeGreaterThan(50_000);
    const [finished] = (await app.query(DOWNLOADS)).requests.nodes;
    expect(finished.state).toBe("DOWNLOADED");
    expect(finished.downloads).toMatchObject([{ state: "COMPLETED", progress: 1 }]);
    await waitFor("the last read of the files", async () => {
      const [download] = (await app.query(DOWNLOADS)).requests.nodes[0].downloads;
      return download.files.every(({ progress }: AnyResult) => progress === 1);
    });

    await client.post("torrents/delete", { hashes: hash, deleteFiles: "true" });
    await log.until((seen) => EPISODES.every((one) => statesOf(seen, one).length === 6));
    for (const episode of EPISODES) expect(statesOf(log.seen, episode).at(-1)).toBe("APPROVED");
    expect(log.seen.at(-1)).toMatchObject({ service: "qbittorrent", channel: "POLL" });
    const [left] = (await app.query(DOWNLOADS)).requests.nodes;
    expect(left.downloads).toMatchObject([{ state: "REMOVED" }]);
  }, 70_000);

  it("moves a torrent and a file of it to the front, and back", async () => {
    const { url, downloads, add, post } = await startQbittorrent({ isQueueing: true });
    const connection = { slug: "qbittorrent", kind: "QBITTORRENT", url, ...LOGIN } as const;
    const adapter = createQbittorrentAdapter(
      connection,
      depsWith(() => new Date()),
    );
    await expectOrder(
      {
        url,
        downloads,
        add: (torrent) => add(torrent, { savepath: downloads }),
        verify: (hash) => post("torrents/recheck", { hashes: hash }),
        remove: (hash) => post("torrents/delete", { hashes: hash, deleteFiles: "true" }),
      },
      adapter,
    );
  }, 60_000);
});
