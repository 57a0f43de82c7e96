import { describe, expect, it } from "vitest";
import type { RecordedCall } from "../../simulator/http/recorder.ts";
import { aMovie, added, aShow, downloaded, passTime } from "../../simulator/manual-stack.ts";
import type { Stack } from "../../simulator/stack.ts";
import { importRest } from "../../simulator/world/import.ts";
import {
  addStub,
  hideFromLibrary,
  pickUpFiles,
  revealToLibrary,
  scanLibrary,
} from "../../simulator/world/library.ts";
import type { ArrItem, MediaFile } from "../../simulator/world/model.ts";
import type { ShokoFile } from "../../simulator/world/shoko-model.ts";
import {
  anidbLearns,
  shokoDetect,
  shokoHash,
  shokoMatch,
  shokoMiss,
} from "../../simulator/world/shoko.ts";
import type { World } from "../../simulator/world/world.ts";
import type { AnyResult } from "../support/answer.ts";
import { startTestApp, type TestApp } from "../support/app.ts";
import { caughtUp } from "../support/caught-up.ts";
import { eventually } from "../support/eventually.ts";
import { followLog, statesOf, type Follower } from "../support/follower.ts";

const REQUESTS = `{ requests(first: 50) { nodes { id title state stateReason watchUrl
  problem { code severity message since detail page actions { kind label } }
  transitions { to at service }
  episodes { number state stateReason problem { code message actions { kind } } } } } }`;

async function requestsOf({ query }: TestApp): Promise<AnyResult[]> {
  return (await query(REQUESTS)).requests.nodes;
}

async function requestOf(testApp: TestApp, title: string): Promise<AnyResult> {
  return (await requestsOf(testApp)).find((one) => one.title === title);
}

/** When a request came to a state, by the clock that tracker and world share. */
function momentOf({ transitions }: AnyResult, state: string): number {
  return Date.parse(transitions.find(({ to }: AnyResult) => to === state)?.at);
}

const minutes = (count: number): number => count * 60_000;

function isCall(method: string, path: RegExp) {
  return (call: RecordedCall) => call.method === method && path.test(call.path);
}

/** What Jellyfin was asked to do. */
function askedOf({ recorder }: Stack) {
  const calls = recorder.calls("jellyfin");
  return {
    scans: calls
      .filter(isCall("POST", /^\/ScheduledTasks\/Running\//))
      .map(({ at }) => at.getTime()),
    notifications: calls
      .filter(isCall("POST", /^\/Library\/Media\/Updated$/))
      .map(({ at }) => at.getTime()),
    restarts: calls.filter(isCall("POST", /^\/Library\/Refresh$/)).length,
  };
}

/** Imported, while no scan finds it until it is revealed. */
function importHidden(world: World, item: ArrItem): readonly MediaFile[] {
  importRest(world, downloaded(world, item));
  for (const file of item.files) hideFromLibrary(world, file);
  return item.files;
}

function reveal(world: World, files: readonly MediaFile[]): void {
  for (const file of files) revealToLibrary(world, file);
}

function toShoko(world: World, files: readonly MediaFile[]): readonly ShokoFile[] {
  const rows = files.map((file) => shokoDetect(world, file));
  for (const row of rows) shokoHash(world, row);
  return rows;
}

const isAvailable = (log: Follower, title: string) =>
  log.seen.some(({ to, request }) => to === "AVAILABLE" && request.title === title);

describe("availability", () => {
  it("C1: a library entry without a media source makes nothing AVAILABLE", async () => {
    const testApp = await startTestApp({ speed: 200 });
    const { world } = testApp.stack;
    const log = followLog(testApp.socket);
    const movie = added(world, aMovie("Only a Name"));
    const show = added(world, aShow("Names Alone", 2));
    addStub(world, movie.title);
    if (show.title.kind === "series") addStub(world, show.title, show.title.episodes[0]);
    const files = [movie, show].flatMap((item) => importHidden(world, item));
    await log.until((seen) => seen.filter(({ to }) => to === "IMPORTING").length === 3);
    for (const { id } of await requestsOf(testApp))
      await testApp.query(`mutation($id: ID!) { syncRequest(id: $id) { state } }`, { id });
    const late = await eventually(
      () => requestsOf(testApp),
      (all) => all.every(({ problem }) => problem?.code === "NOT_IN_LIBRARY"),
    );
    await caughtUp(testApp, log);
    expect(late.map(({ state }) => state)).toEqual(["IMPORTING", "IMPORTING"]);
    expect(log.seen.some(({ to }) => to === "AVAILABLE")).toBe(false);

    reveal(world, files);
    pickUpFiles(world, files, 0);
    await log.until((seen) => seen.filter(({ to }) => to === "AVAILABLE").length === 3);
  });

  it("C1: an item that Jellyfin has not probed yet is not AVAILABLE", async () => {
    const testApp = await startTestApp();
    const { world } = testApp.stack;
    const log = followLog(testApp.socket);
    let probedAt = Number.POSITIVE_INFINITY;
    world.listen((event) => {
      if (event.kind === "library-added") probedAt = world.clock.now().getTime();
    });
    const movie = added(world, aMovie("Not Probed"));
    importRest(world, downloaded(world, movie));
    scanLibrary(world, { probeSeconds: 90 });
    await log.until(() => isAvailable(log, "Not Probed"));
    const available = momentOf(await requestOf(testApp, "Not Probed"), "AVAILABLE");
    expect(available).toBeGreaterThanOrEqual(probedAt);
  });

  it("C2: a matched file waits for the library, which is asked to scan with growing pauses until it can play the file", async () => {
    const testApp = await startTestApp({ speed: 300 });
    const { world } = testApp.stack;
    const log = followLog(testApp.socket);
    const show = added(world, aShow("Matched First", 2, true));
    const files = importHidden(world, show);
    const rows = toShoko(world, files);
    const matchedAt = world.clock.now().getTime();
    for (const row of rows) shokoMatch(world, row);

    const waiting = await eventually(
      () => requestOf(testApp, "Matched First"),
      (one) =>
        one?.episodes.length === 2 &&
        one.episodes.every(({ stateReason }: AnyResult) => stateReason?.includes("library")),
    );
    expect(waiting).toMatchObject({
      state: "ANIME_MATCHING",
      stateReason: "recognised, waiting for the library",
    });
    await eventually(
      async () => askedOf(testApp.stack).scans,
      (scans) => scans.length >= 2,
    );
    await caughtUp(testApp, log);
    expect(log.seen.some(({ to }) => to === "AVAILABLE")).toBe(false);
    const stuck = await eventually(
      () => requestOf(testApp, "Matched First"),
      ({ problem }) => problem?.code === "NOT_IN_LIBRARY",
    );
    expect(stuck.problem.actions.map(({ kind }: AnyResult) => kind)).toContain("SCAN_LIBRARY");

    reveal(world, files);
    let playableAt = Number.POSITIVE_INFINITY;
    world.listen((event) => {
      if (event.kind === "library-added")
        playableAt = Math.min(playableAt, world.clock.now().getTime());
    });
    await log.until((seen) => seen.filter(({ to }) => to === "AVAILABLE").length === 2);
    const { scans, restarts } = askedOf(testApp.stack);
    expect(scans[0]).toBeGreaterThanOrEqual(matchedAt + minutes(5));
    for (const [index, at] of scans.slice(1).entries())
      expect(at - (scans[index] ?? 0)).toBeGreaterThanOrEqual(minutes(10));
    expect(restarts).toBe(0);
    const episode = log.seen.find(({ to }) => to === "AVAILABLE");
    const available = momentOf(await requestOf(testApp, "Matched First"), "AVAILABLE");
    expect(episode?.service).toBe("jellyfin");
    expect(available).toBeGreaterThanOrEqual(playableAt);
  });
});

describe("C3: waiting longer than the time budget", () => {
  it("C3: announces the path to the library first and asks for one scan for all waiting files three minutes after the import, also across a restart", async () => {
    const testApp = await startTestApp({ speed: 300 });
    const { world } = testApp.stack;
    const log = followLog(testApp.socket);
    const items = [added(world, aMovie("Unseen")), added(world, aShow("Unseen Too", 3))];
    const importedAt = world.clock.now().getTime();
    const files = items.flatMap((item) => importHidden(world, item));
    await log.until((seen) => seen.filter(({ to }) => to === "IMPORTING").length === 4);

    const scanned = async () => askedOf(testApp.stack).scans;
    await eventually(scanned, (scans) => scans.length === 1);
    await testApp.restart();
    const [firstScan = 0] = await scanned();
    await eventually(scanned, (scans) => scans.length === 2);
    const { scans, notifications, restarts } = askedOf(testApp.stack);
    expect(notifications[0]).toBeGreaterThanOrEqual(importedAt + minutes(2));
    expect(notifications[0]).toBeLessThan(firstScan);
    expect(firstScan).toBeGreaterThanOrEqual(importedAt + minutes(3));
    expect((scans[1] ?? 0) - firstScan).toBeGreaterThanOrEqual(minutes(10));
    expect(restarts).toBe(0);

    reveal(world, files);
    scanLibrary(world);
    const again = followLog(testApp.socket);
    await again.until((seen) => seen.filter(({ to }) => to === "AVAILABLE").length === 4);
  });

  it("C3: asks for no scan while one runs, and says that it waits for the running one", async () => {
    const testApp = await startTestApp({ speed: 300 });
    const { world } = testApp.stack;
    const log = followLog(testApp.socket);
    let endedAt = Number.POSITIVE_INFINITY;
    world.listen((event) => {
      if (event.kind === "scan-finished") endedAt = Math.min(endedAt, event.endedAt.getTime());
    });
    const movie = added(world, aMovie("In the Middle of a Scan"));
    const [file] = importHidden(world, movie);
    scanLibrary(world, { seconds: 15 * 60 });
    await eventually(
      () => requestOf(testApp, "In the Middle of a Scan"),
      (one) => one?.problem?.code === "SCAN_RUNNING",
    );
    await eventually(
      async () => askedOf(testApp.stack).scans,
      (scans) => scans.length === 1,
    );
    const [scan = 0] = askedOf(testApp.stack).scans;
    expect(scan).toBeGreaterThanOrEqual(endedAt);
    expect(isAvailable(log, "In the Middle of a Scan")).toBe(false);
    if (file) reveal(world, [file]);
    if (file) pickUpFiles(world, [file], 0);
    await log.until(() => isAvailable(log, "In the Middle of a Scan"));
  });

  it("C3: never asks for a scan earlier than five minutes after Shoko matched an anime file, however long matching took", async () => {
    const testApp = await startTestApp({ speed: 300 });
    const { world } = testApp.stack;
    const log = followLog(testApp.socket);
    const movie = added(world, aMovie("Matched Late", true));
    const files = importHidden(world, movie);
    const rows = toShoko(world, files);
    await log.until((seen) => seen.some(({ to }) => to === "ANIME_MATCHING"));
    await passTime(world, 8 * 60);
    expect(askedOf(testApp.stack)).toMatchObject({ scans: [], notifications: [] });

    const matchedAt = world.clock.now().getTime();
    for (const row of rows) shokoMatch(world, row);
    reveal(world, files);
    await log.until(() => isAvailable(log, "Matched Late"));
    const { scans, notifications } = askedOf(testApp.stack);
    expect(scans).toHaveLength(1);
    expect(scans[0]).toBeGreaterThanOrEqual(matchedAt + minutes(5));
    expect(notifications).toEqual([]);
  });

  it("C3: finds an item that the library already had by its ids, without a webhook and without a scan", async () => {
    const testApp = await startTestApp();
    const { world, failures } = testApp.stack;
    const log = followLog(testApp.socket);
    failures.webhook.jellyfin.lose = 1;
    const items = [added(world, aMovie("There All Along")), added(world, aShow("So Was This", 2))];
    for (const item of items) {
      importRest(world, downloaded(world, item));
      pickUpFiles(world, item.files, 0);
    }
    await log.until((seen) => seen.filter(({ to }) => to === "AVAILABLE").length === 3);
    expect(
      log.seen.filter(({ to }) => to === "AVAILABLE").every(({ channel }) => channel === "POLL"),
    ).toBe(true);
    for (const { watchUrl } of await requestsOf(testApp)) expect(watchUrl).toMatch(/^http/);
  });
});

describe("C4: a file that Shoko does not recognise", () => {
  it("C4: stays ANIME_MATCHING with that problem and a link to Shoko's page, and a rescan helps once AniDB knows the file", async () => {
    const testApp = await startTestApp({ speed: 300 });
    const { world } = testApp.stack;
    const log = followLog(testApp.socket);
    const movie = added(world, aMovie("A Release Nobody Knows", true));
    importRest(world, downloaded(world, movie));
    for (const row of toShoko(world, movie.files)) shokoMiss(world, row);

    const stuck = await eventually(
      () => requestOf(testApp, "A Release Nobody Knows"),
      (one) => one?.problem?.code === "UNRECOGNISED_FILE",
    );
    expect(stuck).toMatchObject({ state: "ANIME_MATCHING", problem: { severity: "STUCK" } });
    expect(stuck.problem.message).toContain("not recognised");
    expect(stuck.problem.detail).toContainEqual(movie.files[0]?.path);
    expect(stuck.problem.page).toBe(
      `${testApp.stack.urls.shoko}/webui/utilities/unrecognized/files`,
    );
    expect(stuck.problem.actions.map(({ kind }: AnyResult) => kind)).toEqual([
      "RESCAN_SHOKO",
      "LINK_IN_SHOKO",
    ]);
    expect(askedOf(testApp.stack).scans).toEqual([]);

    for (const file of movie.files) anidbLearns(world, file);
    const { performAction } = await testApp.query(
      `mutation($id: ID!) { performAction(requestId: $id, action: RESCAN_SHOKO) { status } }`,
      { id: stuck.id },
    );
    expect(performAction.status).toBe("SENT");
    await eventually(
      () => requestOf(testApp, "A Release Nobody Knows"),
      ({ stateReason }) => stateReason === "recognised, waiting for the library",
    );
    scanLibrary(world);
    await log.until(() => isAvailable(log, "A Release Nobody Knows"));
    const steps = log.seen.filter(({ from, to }) => from !== to);
    expect(statesOf(steps).slice(-3)).toEqual(["IMPORTING", "ANIME_MATCHING", "AVAILABLE"]);
    expect((await requestOf(testApp, "A Release Nobody Knows")).problem).toBeNull();
  });
});
