import { describe, expect, it } from "vitest";
import { aMovie, added, aShow, downloaded, torrentOf } from "../../simulator/manual-stack.ts";
import { addToArr } from "../../simulator/world/arr.ts";
import { crossSeed } from "../../simulator/world/client.ts";
import { grab, removeTorrent } from "../../simulator/world/download.ts";
import { importByHand, importExisting } from "../../simulator/world/import-by-hand.ts";
import { importRest } from "../../simulator/world/import.ts";
import { pickUpFiles, scanLibrary } from "../../simulator/world/library.ts";
import { MEDIA_STATUS } from "../../simulator/world/media-model.ts";
import { mediaRowOf } from "../../simulator/world/media.ts";
import { forgetDownload } from "../../simulator/world/queue.ts";
import { request } from "../../simulator/world/request.ts";
import { shokoDetect, shokoHash, shokoMatch } from "../../simulator/world/shoko.ts";
import { finishTransfer } from "../../simulator/world/torrent.ts";
import type { AnyResult } from "../support/answer.ts";
import { startTestApp, type TestApp } from "../support/app.ts";
import { eventually } from "../support/eventually.ts";
import { episodesAt, followLog, statesOf, wayOf } from "../support/follower.ts";

const REQUESTS = `{ requests(first: 10) { nodes { id title state watchUrl isComplete progress
  problem { code message since actions { kind label } }
  downloads { downloadId title state client }
  counts { total available matching }
  transitions { to service event channel inferred evidence }
  episodes { season number state watchUrl } } } }`;

async function onlyRequest({ query }: TestApp): Promise<AnyResult> {
  const { nodes } = (await query(REQUESTS)).requests;
  expect(nodes).toHaveLength(1);
  return nodes[0];
}

describe("titles that exist already, or arrive without a webhook", () => {
  it("B6: a movie that Radarr and Jellyfin already have is available as soon as it is requested, with its watch link", async () => {
    const testApp = await startTestApp();
    const { world } = testApp.stack;
    const title = aMovie("The Same Old Song");
    world.silently(() => {
      const item = addToArr(world, { title, seasons: [], is4k: false });
      const file = importByHand(world, item, item.units);
      pickUpFiles(world, [file], 0);
    });
    const log = followLog(testApp.socket);
    request(world, { title, isAutomatic: true });
    await log.until((seen) => seen.some(({ to }) => to === "AVAILABLE"));
    expect(wayOf(log.seen)).toEqual(["~REQUESTED", "APPROVED", "IMPORTING", "AVAILABLE"]);
    expect(await onlyRequest(testApp)).toMatchObject({
      state: "AVAILABLE",
      isComplete: true,
      watchUrl: expect.stringContaining(testApp.stack.urls.jellyfin),
      problem: null,
      downloads: [],
    });
  });

  it("B7: finds a movie by polling that Radarr imports from a torrent that was already in the client", async () => {
    const testApp = await startTestApp();
    const { world } = testApp.stack;
    const log = followLog(testApp.socket);
    const item = added(world, aMovie("Seeded for Years"));
    await log.until((seen) => seen.some(({ to }) => to === "APPROVED"));
    const torrent = world.silently(() => {
      // Somebody's own copy: no arr has ever grabbed it.
      const donor = addToArr(world, { title: aMovie("Donor"), seasons: [], is4k: false });
      const stranger = torrentOf(world, grab(world, donor, [item.units], { title: "Seeded.2020" }));
      finishTransfer(world, stranger);
      const own = crossSeed(world, stranger, "radarr");
      removeTorrent(world, stranger.hash);
      return own;
    });
    importExisting(world, item, torrent, [item.units]);
    scanLibrary(world);
    await log.until((seen) => seen.some(({ to }) => to === "AVAILABLE"));
    const states = statesOf(log.seen);
    expect(states.slice(-2)).toEqual(["IMPORTING", "AVAILABLE"]);
    const imported = log.seen.find(({ to }) => to === "IMPORTING");
    expect(imported).toMatchObject({ service: "radarr", channel: "POLL", delivery: null });
    expect(imported?.evidence).not.toBeNull();
    expect(await onlyRequest(testApp)).toMatchObject({ state: "AVAILABLE", isComplete: true });
  });

  it.each([
    ["without a webhook", false],
    ["with a webhook that names no download", true],
  ])(
    "B8: an episode imported by hand %s reaches AVAILABLE, and no download is made up for it",
    async (_how, isReported) => {
      const testApp = await startTestApp();
      const { world } = testApp.stack;
      const log = followLog(testApp.socket);
      const show = added(world, aShow("By Hand", 2));
      await log.until((seen) => episodesAt(seen, "APPROVED").size === 2);
      const [first, second] = show.units.map((unit) => [unit]);
      importByHand(world, show, first ?? [], { isReported });
      importByHand(world, show, second ?? [], { isReported });
      scanLibrary(world);
      await log.until((seen) => episodesAt(seen, "AVAILABLE").size === 2);
      for (const number of [1, 2]) {
        expect(statesOf(log.seen, { season: 1, number })).toEqual([
          "REQUESTED",
          "APPROVED",
          "IMPORTING",
          "AVAILABLE",
        ]);
      }
      const imports = log.seen.filter(({ to }) => to === "IMPORTING");
      expect(new Set(imports.map(({ channel }) => channel))).toEqual(
        new Set([isReported ? "WEBHOOK" : "POLL"]),
      );
      expect((await onlyRequest(testApp)).downloads).toEqual([]);
    },
  );

  it("B9: a finished torrent that Sonarr no longer tracks is DOWNLOADED with that problem, and offers the manual import", async () => {
    const testApp = await startTestApp();
    const { world } = testApp.stack;
    const log = followLog(testApp.socket);
    const show = added(world, aShow("Forgotten", 1));
    await log.until((seen) => episodesAt(seen, "APPROVED").size === 1);
    const download = downloaded(world, show);
    await log.until((seen) => episodesAt(seen, "DOWNLOADED").size === 1);
    forgetDownload(world, download);

    const forgotten = await eventually(
      () => onlyRequest(testApp),
      ({ problem }) => problem?.code === "NOT_TRACKED_BY_ARR",
    );
    expect(forgotten.state).toBe("DOWNLOADED");
    expect(forgotten.problem.message).toContain("Sonarr");
    expect(forgotten.problem.actions[0].kind).toBe("RETRY_IMPORT");

    // The remedy helps.
    await testApp.query(
      `mutation($id: ID!) { performAction(requestId: $id, action: RETRY_IMPORT) { status } }`,
      { id: forgotten.id },
    );
    await log.until((seen) => episodesAt(seen, "IMPORTING").size === 1);
    scanLibrary(world);
    await log.until((seen) => episodesAt(seen, "AVAILABLE").size === 1);
    // What somebody has done stands in the history too, and is no step.
    const steps = log.seen.filter(({ from, to }) => from !== to);
    expect(statesOf(steps, { season: 1, number: 1 })).toEqual([
      "REQUESTED",
      "APPROVED",
      "GRABBING",
      "DOWNLOADING",
      "DOWNLOADED",
      "IMPORTING",
      "AVAILABLE",
    ]);
    expect((await onlyRequest(testApp)).problem).toBeNull();
  });

  it("B10: keeps Seerr's report that a show is available as evidence, and marks each episode available when the library can play it", async () => {
    const testApp = await startTestApp();
    const { world } = testApp.stack;
    const log = followLog(testApp.socket);
    const show = added(world, aShow("Hearsay", 3, true));
    await log.until((seen) => episodesAt(seen, "APPROVED").size === 3);
    const download = downloaded(world, show);
    importRest(world, download);
    await log.until((seen) => episodesAt(seen, "ANIME_MATCHING").size === 3);
    const rows = download.imported.map((file) => shokoDetect(world, file));
    for (const row of rows) shokoHash(world, row);

    // An admin has marked it as available, which Seerr reports.
    const [seerrRequest] = world.seerrRequests;
    if (seerrRequest === undefined) throw new Error("nothing was asked for");
    mediaRowOf(world, show.title).override.set("plain", MEDIA_STATUS.available);
    world.emit({ kind: "request", notification: "MEDIA_AVAILABLE", seerrRequest });
    const heard = await eventually(
      async () =>
        (
          await testApp.query(
            `{ deliveries(first: 100, filter: { service: "seerr" }) { nodes { event status message } } }`,
          )
        ).deliveries.nodes.find(({ event }: AnyResult) => event === "MEDIA_AVAILABLE"),
      (delivery) => delivery !== undefined && delivery.status !== "PENDING",
    );
    expect(heard.status).toBe("APPLIED");
    await testApp.app.tracker.idle();
    expect(episodesAt(log.seen, "AVAILABLE").size).toBe(0);
    expect(await onlyRequest(testApp)).toMatchObject({
      state: "ANIME_MATCHING",
      counts: { matching: 3, available: 0 },
    });

    // One is matched and shown: that one, and no other, is ready.
    const [row] = rows;
    if (row !== undefined) shokoMatch(world, row);
    scanLibrary(world);
    await log.until((seen) => episodesAt(seen, "AVAILABLE").size > 0);
    expect(await onlyRequest(testApp)).toMatchObject({
      state: "ANIME_MATCHING",
      counts: { total: 3, matching: 2, available: 1 },
    });
    for (const other of rows.slice(1)) shokoMatch(world, other);
    scanLibrary(world);
    await log.until((seen) => episodesAt(seen, "AVAILABLE").size === 3);
    expect(log.seen.every(({ to, service }) => to !== "AVAILABLE" || service === "jellyfin")).toBe(
      true,
    );
  });
});
