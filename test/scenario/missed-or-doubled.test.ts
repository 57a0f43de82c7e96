import { describe, expect, it } from "vitest";
import { A1_MOVIE, A4_PACK } from "../../simulator/stories/happy-path.ts";
import type { AnyResult } from "../support/answer.ts";
import { startTestApp, type TestApp } from "../support/app.ts";
import { episodesAt, followLog, statesOf, wayOf } from "../support/follower.ts";

const PIPELINE = [
  "REQUESTED",
  "APPROVED",
  "GRABBING",
  "DOWNLOADING",
  "DOWNLOADED",
  "IMPORTING",
  "AVAILABLE",
];

const DELIVERIES = `{ deliveries(first: 100) { nodes { id service event status message } } }`;

/** Bodies as the apps send them, for an invented movie. */
const movie = {
  id: 41,
  title: "Tidal Clock",
  year: 2024,
  tmdbId: 900001,
  folderPath: "/data/movies/Tidal Clock (2024)",
};
const requested = {
  notification_type: "MEDIA_AUTO_APPROVED",
  event: "Movie Request Automatically Approved",
  subject: "Tidal Clock (2024)",
  message: "",
  image: "",
  media: {
    media_type: "movie",
    tmdbId: "900001",
    tvdbId: "",
    status: "PENDING",
    status4k: "UNKNOWN",
  },
  request: { request_id: "77", requestedBy_username: "Mika" },
  issue: null,
  comment: null,
  extra: [],
};
const release = {
  quality: "WEBDL-1080p",
  qualityVersion: 1,
  releaseTitle: "Tidal.Clock.2024.1080p.WEB-DL-HARBOR",
  indexer: "Bay",
  size: 4_000_000_000,
};
const grab = (downloadId?: string): object => ({
  movie: movie,
  remoteMovie: { tmdbId: movie.tmdbId, title: movie.title, year: movie.year },
  release,
  downloadClient: "qBittorrent",
  downloadClientType: "qBittorrent",
  ...(downloadId === undefined ? {} : { downloadId }),
  eventType: "Grab",
  instanceName: "Radarr",
});
const imported = (downloadId: string): object => ({
  movie: movie,
  movieFile: {
    id: 501,
    relativePath: "Tidal Clock (2024).mkv",
    path: "/data/movies/Tidal Clock (2024)/Tidal Clock (2024).mkv",
    quality: "WEBDL-1080p",
    size: 4_000_000_000,
  },
  isUpgrade: false,
  downloadClient: "qBittorrent",
  downloadId,
  release: { releaseTitle: release.releaseTitle, indexer: release.indexer, size: release.size },
  eventType: "Download",
  instanceName: "Radarr",
});

/** Nobody answers at the services' addresses: what the webhooks say is all there is. */
const SILENT = { SEERR_URL: "http://127.0.0.1:9", RADARR_URL: "http://127.0.0.1:9" };

const HASH = "0F1E2D3C4B5A69788796A5B4C3D2E1F001234567";

async function onlyRequest({ query }: TestApp): Promise<AnyResult> {
  const { nodes } = (
    await query(`{ requests { nodes { id state downloads { downloadId title quality indexer size state }
      transitions { to } } } }`)
  ).requests;
  expect(nodes).toHaveLength(1);
  return nodes[0];
}

/** Hands bodies in one after another and waits until the inbox is applied. */
async function send(
  testApp: TestApp,
  deliveries: readonly (readonly [string, unknown])[],
): Promise<void> {
  for (const [slug, body] of deliveries) expect((await testApp.post(slug, body)).status).toBe(202);
  await testApp.app.tracker.idle();
}

describe("events lost, duplicated or out of order", () => {
  it("B1: reaches the same end by polling when every webhook is lost", async () => {
    const testApp = await startTestApp();
    for (const sender of Object.values(testApp.stack.failures.webhook)) sender.lose = 1;
    const log = followLog(testApp.socket);
    await testApp.stack.play(A4_PACK);
    await log.until((seen) => episodesAt(seen, "AVAILABLE").size === 12);
    for (let number = 1; number <= 12; number += 1) {
      expect(statesOf(log.seen, { season: 1, number })).toContain("IMPORTING");
      expect(statesOf(log.seen, { season: 1, number }).at(-1)).toBe("AVAILABLE");
    }
    expect(log.seen.every(({ channel }) => channel !== "WEBHOOK")).toBe(true);
  });

  it("B2: the same webhook three times is one transition; the repeats are duplicates in the inbox", async () => {
    const testApp = await startTestApp();
    for (const sender of Object.values(testApp.stack.failures.webhook)) sender.double = 1;
    const log = followLog(testApp.socket);
    await testApp.stack.play(A1_MOVIE);
    await log.until((seen) => seen.some(({ to }) => to === "AVAILABLE"));
    expect(statesOf(log.seen)).toEqual(PIPELINE);

    const thrice = await startTestApp({ env: SILENT });
    await send(thrice, [
      ["seerr", requested],
      ["radarr", grab(HASH)],
      ["radarr", grab(HASH)],
      ["radarr", grab(HASH)],
    ]);
    const { nodes } = (await thrice.query(DELIVERIES)).deliveries;
    const grabs = nodes
      .filter(({ event }: AnyResult) => event === "Grab")
      .map(({ status }: AnyResult) => status);
    expect(grabs.toSorted()).toEqual(["APPLIED", "DUPLICATE", "DUPLICATE"]);
    const { transitions } = await onlyRequest(thrice);
    expect(transitions.filter(({ to }: AnyResult) => to === "GRABBING")).toHaveLength(1);
  });

  it("B3: an import before its grab causes no error and no step back, and the grab's facts are kept", async () => {
    const testApp = await startTestApp({ env: SILENT });
    const log = followLog(testApp.socket);
    await send(testApp, [
      ["seerr", requested],
      ["radarr", imported(HASH)],
      ["radarr", grab(HASH)],
    ]);
    await log.until((seen) => seen.some(({ to }) => to === "IMPORTING"));
    expect(statesOf(log.seen)).toEqual(["REQUESTED", "APPROVED", "IMPORTING"]);
    const request = await onlyRequest(testApp);
    expect(request.state).toBe("IMPORTING");
    expect(request.downloads).toMatchObject([
      { title: release.releaseTitle, quality: "WEBDL-1080p", indexer: "Bay", size: "4000000000" },
    ]);
  });

  it("B4: a download that finishes between two polls passes DOWNLOADING as an inferred step", async () => {
    const testApp = await startTestApp();
    const { qbittorrent, radarr } = testApp.stack.failures.service;
    const log = followLog(testApp.socket);
    // Neither can be asked while it downloads; only the grab's webhook gets through.
    qbittorrent.isDown = true;
    radarr.isDown = true;
    const untilImport = A1_MOVIE.steps.slice(
      0,
      A1_MOVIE.steps.findIndex((step) => step.do === "import"),
    );
    await testApp.stack.play({ ...A1_MOVIE, steps: untilImport });
    await log.until((seen) => seen.some(({ to }) => to === "GRABBING"));
    qbittorrent.isDown = false;
    radarr.isDown = false;
    await log.until((seen) => seen.some(({ to }) => to === "DOWNLOADED"));
    expect(wayOf(log.seen)).toEqual([
      "REQUESTED",
      "APPROVED",
      "GRABBING",
      "~DOWNLOADING",
      "DOWNLOADED",
    ]);
  });

  it("B5: matches a grab without an id to the download whose id arrives later, in any case", async () => {
    const testApp = await startTestApp({ env: SILENT });
    const log = followLog(testApp.socket);
    await send(testApp, [
      ["seerr", requested],
      ["radarr", grab()],
    ]);
    await log.until((seen) => seen.some(({ to }) => to === "GRABBING"));
    expect((await onlyRequest(testApp)).downloads).toMatchObject([
      { downloadId: null, title: release.releaseTitle },
    ]);
    await send(testApp, [
      ["radarr", grab(HASH.toLowerCase())],
      ["radarr", imported(HASH)],
    ]);
    const request = await onlyRequest(testApp);
    expect(request.downloads).toHaveLength(1);
    expect(request.downloads[0].downloadId.toUpperCase()).toBe(HASH);
    expect(statesOf(log.seen).filter((state) => state === "GRABBING")).toHaveLength(1);
  });
});
