import { describe, expect, it } from "vitest";
import { added, aMovie, aShow, downloaded, each, torrentOf } from "../../simulator/manual-stack.ts";
import { API_KEYS } from "../../simulator/service/access.ts";
import { deleteItem } from "../../simulator/world/deletion.ts";
import { diskScan, placeFile } from "../../simulator/world/disk-scan.ts";
import { grab } from "../../simulator/world/download.ts";
import { importByHand } from "../../simulator/world/import-by-hand.ts";
import { blockImport, importRest } from "../../simulator/world/import.ts";
import { dropItem, pickUpFiles } from "../../simulator/world/library.ts";
import type { ArrItem } from "../../simulator/world/model.ts";
import { setMonitored } from "../../simulator/world/monitor.ts";
import { hold } from "../../simulator/world/queue.ts";
import { findItem, loseApproval, request as ask, withdraw } from "../../simulator/world/request.ts";
import { shokoDetect, shokoHash, shokoMatch } from "../../simulator/world/shoko.ts";
import { series, type Title } from "../../simulator/world/title.ts";
import { finishTransfer, startTransfer } from "../../simulator/world/torrent.ts";
import { expectFound, type World } from "../../simulator/world/world.ts";
import type { AnyResult } from "../support/answer.ts";
import { startTestApp, type TestApp } from "../support/app.ts";
import { eventually } from "../support/eventually.ts";
import {
  historyOf,
  kindsOf,
  requestsFor,
  untilNoProblem,
  untilProblem,
  untilRequest,
  untilState,
} from "../support/request.ts";

function running(world: World, item: ArrItem, as: { group?: string } = {}) {
  const download = grab(world, item, each(item.units), as);
  startTransfer(torrentOf(world, download), 50_000);
  return download;
}

/** Available. */
async function shown(testApp: TestApp, item: ArrItem): Promise<void> {
  const { world } = testApp.stack;
  importRest(world, downloaded(world, item));
  pickUpFiles(world, item.files, 0);
  await untilState(testApp, item.title.title, "AVAILABLE");
}

/** The arr and Seerr have been asked again, whole rounds of it. */
async function roundsPass({ stack }: TestApp): Promise<void> {
  const count = () => stack.recorder.calls("radarr").length + stack.recorder.calls("seerr").length;
  const before = count();
  await eventually(
    async () => count(),
    (now) => now >= before + 6,
  );
}

describe("further cases from real installations", () => {
  it("G1: reports unmonitored episodes until they are monitored", async () => {
    const testApp = await startTestApp();
    const { world } = testApp.stack;
    const show = added(world, aShow("Mid Season", 3));
    setMonitored(world, show, show.units.slice(0, 2), false);
    const problem = await untilProblem(testApp, "Mid Season", "NOT_MONITORED", {
      actions: ["MONITOR"],
    });
    expect(problem.message).toBe("Monitoring is off, so nothing is searching for the title.");
    const { state, episodes } = await untilRequest(
      testApp,
      "Mid Season",
      ({ episodes: all }) => all.length === 3,
    );
    expect(state).toBe("APPROVED");
    expect(episodes.map((one: AnyResult) => one.problem?.code ?? null)).toEqual([
      "NOT_MONITORED",
      "NOT_MONITORED",
      null,
    ]);
    setMonitored(world, show, show.units, true);
    await untilNoProblem(testApp, "Mid Season");
  });

  it("G2: episodes missing from a pack go back to APPROVED with the reason", async () => {
    const testApp = await startTestApp();
    const { world } = testApp.stack;
    const show = added(world, aShow("Ten of Twelve", 12));
    const download = grab(world, show, each(show.units.slice(0, 10)), { units: show.units });
    await untilRequest(testApp, "Ten of Twelve", ({ counts }) => counts.grabbed === 12);
    finishTransfer(world, torrentOf(world, download));
    importRest(world, download);
    pickUpFiles(world, show.files, 0);
    const request = await untilRequest(
      testApp,
      "Ten of Twelve",
      ({ counts }) => counts.available === 10 && counts.approved === 2,
    );
    const missing = request.episodes.filter((one: AnyResult) => one.state === "APPROVED");
    expect(missing.map((one: AnyResult) => [one.number, one.stateReason])).toEqual([
      [11, "the release does not contain this episode"],
      [12, "the release does not contain this episode"],
    ]);
    expect(request).toMatchObject({ state: "APPROVED", isComplete: false });
  });

  it("G3: a blocked import does not lead when another release is grabbed or the file is imported by hand", async () => {
    const testApp = await startTestApp();
    const { world } = testApp.stack;
    const block = (item: ArrItem) => {
      const download = downloaded(world, item);
      blockImport(world, download, [{ title: download.release.title, messages: ["Sample"] }]);
    };
    const other = added(world, aMovie("Other Release"));
    const byHand = added(world, aMovie("By Hand"));
    for (const item of [other, byHand]) block(item);
    for (const { title } of [other, byHand])
      await untilProblem(testApp, title.title, "IMPORT_BLOCKED");

    running(world, other, { group: "BETTER" });
    const second = await untilState(testApp, "Other Release", "DOWNLOADING");
    expect(second.problems).toEqual([]);
    expect(second.transitions.at(-1).attempt).toBe(2);

    importByHand(world, byHand, byHand.units);
    pickUpFiles(world, byHand.files, 0);
    const ready = await untilState(testApp, "By Hand", "AVAILABLE");
    expect(ready.problems).toEqual([]);
  });

  it("G4: a 1080p file in a shared Radarr fulfils the HD request and not the 4K request", async () => {
    const testApp = await startTestApp();
    const { world } = testApp.stack;
    const title = aMovie("Both Ways");
    ask(world, { title, isAutomatic: true, by: "mika" });
    ask(world, { title, isAutomatic: true, by: "Ada", is4k: true });
    const item = expectFound(findItem(world, title), "movie");
    importRest(world, downloaded(world, item));
    pickUpFiles(world, item.files, 0);
    const seerrRequests = await eventually(
      () => requestsFor(testApp, "Both Ways"),
      (all) =>
        all.length === 2 &&
        all.some(({ state }) => state === "AVAILABLE") &&
        all.some(({ problem }) => problem?.code === "QUALITY_BELOW_REQUEST"),
    );
    const [ready, waiting] = ["AVAILABLE", "APPROVED"].map((state) =>
      seerrRequests.find((one) => one.state === state),
    );
    expect(ready?.problems).toEqual([]);
    expect(waiting?.problem.message).toBe("Requested in 4K; so far only WEBDL-1080p is available.");
    expect(historyOf(waiting ?? {})).not.toContain("AVAILABLE");
  });

  it("G5: a withdrawn request stays DELETED, and neither its torrent nor another request is touched", async () => {
    const testApp = await startTestApp();
    const { world } = testApp.stack;
    const title = aMovie("Second Thoughts");
    const seerrRequest = ask(world, { title, isAutomatic: true });
    const download = running(world, expectFound(findItem(world, title), "movie"));
    running(world, added(world, aMovie("Bystander")));
    await untilState(testApp, "Second Thoughts", "DOWNLOADING");
    await untilState(testApp, "Bystander", "DOWNLOADING");
    withdraw(world, seerrRequest);
    const gone = await untilState(testApp, "Second Thoughts", "DELETED");
    expect(gone.stateReason).toMatch(/withdrawn/i);
    await roundsPass(testApp);
    const [after] = await requestsFor(testApp, "Second Thoughts");
    expect(after?.state).toBe("DELETED");
    expect(historyOf(after ?? {}).filter((state) => state === "DELETED")).toHaveLength(1);
    expect(historyOf(after ?? {}).at(-1)).toBe("DELETED");
    expect(world.torrents.has(download.hash)).toBe(true);
    await untilState(testApp, "Bystander", "DOWNLOADING");
  });

  it("G6: a title requested again and found by a disk scan is a new row; the old row stays unchanged", async () => {
    const testApp = await startTestApp();
    const { world } = testApp.stack;
    const title = aMovie("Once More");
    const first = added(world, title);
    await shown(testApp, first);
    deleteItem(world, first, true);
    const old = await untilState(testApp, "Once More", "DELETED");

    const again = added(world, title);
    await eventually(
      () => requestsFor(testApp, "Once More"),
      (all) => all.length === 2,
    );
    await untilState(testApp, "Once More", "APPROVED");
    placeFile(world, again, again.units);
    diskScan(world, again);
    pickUpFiles(world, again.files, 0);
    const fresh = await untilState(testApp, "Once More", "AVAILABLE");
    expect(fresh.id).not.toBe(old.id);
    expect(historyOf(fresh)).toEqual(["REQUESTED", "APPROVED", "IMPORTING", "AVAILABLE"]);
    const before = (await requestsFor(testApp, "Once More")).find(({ id }) => id === old.id);
    expect(before?.state).toBe("DELETED");
    expect(before?.transitions).toEqual(old.transitions);
  });

  it("G7: a hold that ends by itself says until when, and becomes a blocked import only afterwards", async () => {
    const testApp = await startTestApp({ speed: 1200, env: { POLL_SECONDS: "20" } });
    const { world } = testApp.stack;
    const packed = downloaded(world, added(world, aMovie("Archive")));
    hold(world, packed, [
      { title: "Archive", messages: ["Found archive file, might need to be extracted"] },
    ]);
    const untitled = downloaded(
      world,
      added(
        world,
        series({
          title: "Nameless",
          year: 2026,
          seasons: [{ number: 1, episodes: ["TBA"], startsAt: world.clock.now() }],
        }),
      ),
    );
    hold(world, untitled, [
      { title: "Nameless", messages: ["Episode has a TBA title and recently aired"] },
    ]);
    const [waits, names] = await Promise.all([
      untilProblem(testApp, "Archive", "IMPORT_WAITS"),
      untilProblem(testApp, "Nameless", "IMPORT_WAITS"),
    ]);
    expect(waits).toMatchObject({ severity: "WAITING" });
    expect(waits.message).toBe("Downloaded and still being unpacked.");
    expect(names.message).toMatch(/waits for the title of the episode/);
    // Two days after it aired.
    expect(Date.parse(names.until) - Date.parse(names.since)).toBeGreaterThan(40 * 3_600_000);
    const blocked = await untilProblem(testApp, "Archive", "IMPORT_BLOCKED");
    expect(Date.parse(blocked.since)).toBeGreaterThanOrEqual(Date.parse(waits.until));
    expect((await untilState(testApp, "Archive", "DOWNLOADED")).problems).toHaveLength(1);
  });

  it("G8: reports after five minutes that an approval never reached the arr, and sending it again helps", async () => {
    const testApp = await startTestApp({ speed: 120 });
    const { world } = testApp.stack;
    const seerrRequest = ask(world, { title: aMovie("Lost Post") });
    loseApproval(world, seerrRequest);
    const problem = await untilProblem(testApp, "Lost Post", "NEVER_REACHED_ARR", {
      actions: ["RETRY_REQUEST"],
    });
    const { state, transitions } = await untilState(testApp, "Lost Post", "APPROVED");
    expect(state).toBe("APPROVED");
    expect(transitions).not.toHaveLength(0);
    expect(kindsOf(problem)).toEqual(["RETRY_REQUEST"]);
    const { id } = await untilState(testApp, "Lost Post", "APPROVED");
    const { performAction } = await testApp.query(
      `mutation ($id: ID!) { performAction(requestId: $id, action: RETRY_REQUEST) { status } }`,
      { id },
    );
    expect(performAction.status).toBe("SENT");
    await untilNoProblem(testApp, "Lost Post");
  });

  it("G9: one of two libraries is enough to be available, and a file is lost only when neither shows it", async () => {
    const testApp = await startTestApp({ instances: ["jellyfin-2"], speed: 120 });
    const { world, failures, urls } = testApp.stack;
    await testApp.query(`mutation($input: ServiceInput!) { saveService(input: $input) { slug } }`, {
      input: {
        kind: "JELLYFIN",
        name: "Second Jellyfin",
        url: urls["jellyfin-2"],
        apiKey: API_KEYS["jellyfin-2"],
      },
    });
    const items = ["Neither Lost", "Only There", "Kept"].map((name) => added(world, aMovie(name)));
    const [both, onlyThere, kept] = items;
    for (const item of items) importRest(world, downloaded(world, item));
    pickUpFiles(world, [...(both?.files ?? []), ...(kept?.files ?? [])], 0);
    pickUpFiles(
      world,
      items.flatMap(({ files }) => files),
      0,
      "jellyfin-2",
    );
    // The first library lacks the one movie, and is down while the tracker asks for it.
    failures.service.jellyfin.isDown = true;
    await untilState(testApp, "Only There", "AVAILABLE");
    await untilState(testApp, "Neither Lost", "AVAILABLE");
    failures.service.jellyfin.isDown = false;

    const check = async (title: string) => {
      const [request] = await requestsFor(testApp, title);
      await testApp.query(`mutation($id: ID!) { syncRequest(id: $id) { id } }`, {
        id: request?.id,
      });
    };
    const drop = (name: "jellyfin" | "jellyfin-2") => {
      const file = expectFound(both?.files[0], "file");
      const library = world.libraries[name];
      library.hidden.add(file.path);
      dropItem(world, library, expectFound(library.items.get(file.path), "item"));
    };
    drop("jellyfin");
    await check("Neither Lost");
    expect((await untilState(testApp, "Neither Lost", "AVAILABLE")).problems).toEqual([]);
    expect((await untilState(testApp, "Only There", "AVAILABLE")).problems).toEqual([]);
    drop("jellyfin-2");
    // The first library may still be taken for away: only when both have answered is it lost.
    await eventually(
      async () => {
        const [request] = await requestsFor(testApp, "Neither Lost");
        if (request?.problem === null) await check("Neither Lost").catch(() => undefined);
        return request;
      },
      (request) => request?.problem?.code === "LOST_BY_LIBRARY",
    );
    expect((await untilState(testApp, "Neither Lost", "AVAILABLE")).state).toBe("AVAILABLE");
    expect(onlyThere?.title.title).toBe("Only There");
  });

  it("G10: an anime movie outside Shoko's folders is available without matching", async () => {
    const testApp = await startTestApp();
    const { world } = testApp.stack;
    await eventually(
      async () => (await testApp.query(`{ services { slug status } }`)).services,
      (services) =>
        services.some(({ slug, status }: AnyResult) => slug === "shoko" && status === "UP"),
    );
    const title: Title = aMovie("Outlier", true);
    ask(world, { title, isAutomatic: true, rootFolder: "/data/media/movies" });
    const item = expectFound(findItem(world, title), "movie");
    await shown(testApp, item);
    const [ready] = await requestsFor(testApp, "Outlier");
    expect(historyOf(ready ?? {})).toEqual([
      "REQUESTED",
      "APPROVED",
      "GRABBING",
      "DOWNLOADING",
      "DOWNLOADED",
      "IMPORTING",
      "AVAILABLE",
    ]);
  });

  it("G11: keeps a grab before its request and a match before its import, and applies them in order", async () => {
    // Nobody but Shoko and Jellyfin can be asked: what was missed is not learnt otherwise.
    const silent = "http://127.0.0.1:9";
    const env = { SEERR_URL: silent, RADARR_URL: silent, QBITTORRENT_URL: silent };
    const testApp = await startTestApp({ env, speed: 1 });
    const { world, failures } = testApp.stack;
    const title = aMovie("Early Bird", true);
    failures.webhook.seerr.lose = 1;
    const seerrRequest = ask(world, { title, isAutomatic: true });
    const item = expectFound(findItem(world, title), "movie");
    const download = downloaded(world, item);
    const statusOf = async (event: string) => {
      const { deliveries } = await testApp.query(
        `{ deliveries(first: 50) { nodes { event status } } }`,
      );
      return deliveries.nodes.find((one: AnyResult) => one.event === event)?.status;
    };
    await eventually(
      () => statusOf("Grab"),
      (status) => status === "IGNORED",
    );
    failures.webhook.seerr.lose = 0;
    world.emit({ kind: "request", notification: "MEDIA_AUTO_APPROVED", seerrRequest });
    const grabbed = await untilState(testApp, "Early Bird", "GRABBING");
    expect(historyOf(grabbed)).toEqual(["REQUESTED", "APPROVED", "GRABBING"]);
    expect(grabbed.downloads[0].title).toBe(download.release.title);
    expect(await statusOf("Grab")).toBe("APPLIED");

    importRest(world, download, { isReported: false });
    const file = expectFound(item.files[0], "file");
    const shokoFile = shokoDetect(world, file);
    shokoHash(world, shokoFile);
    shokoMatch(world, shokoFile);
    // Pushed over the hub as soon as the tracker listens.
    await eventually(
      async () => {
        world.emit({ kind: "shoko-matched", file: shokoFile, isNewSeries: false });
        return testApp.app.store.read.pendingObservation.count({ where: { kind: "matched" } });
      },
      (count) => count > 0,
    );
    expect((await untilState(testApp, "Early Bird", "GRABBING")).state).toBe("GRABBING");
    world.emit({ kind: "imported", file, replaced: [] });
    const matched = await untilState(testApp, "Early Bird", "ANIME_MATCHING");
    await untilRequest(
      testApp,
      "Early Bird",
      ({ stateReason }) => stateReason === "recognised, waiting for the library",
    );
    expect(historyOf(matched)).toEqual([
      "REQUESTED",
      "APPROVED",
      "GRABBING",
      "DOWNLOADING",
      "DOWNLOADED",
      "IMPORTING",
      "ANIME_MATCHING",
    ]);
  });
});
