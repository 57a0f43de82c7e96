import { describe, expect, it } from "vitest";
import { added, aMovie, aShow, downloaded, each, torrentOf } from "../../simulator/manual-stack.ts";
import { clearDisk, fillDisk, startTorrent } from "../../simulator/world/client.ts";
import { failDownload, grab, removeTorrent } from "../../simulator/world/download.ts";
import { blockImport } from "../../simulator/world/import.ts";
import type { ArrItem } from "../../simulator/world/model.ts";
import { offer, withdrawOffers } from "../../simulator/world/offer.ts";
import { setCategory } from "../../simulator/world/queue.ts";
import { movie } from "../../simulator/world/title.ts";
import { startTransfer } from "../../simulator/world/torrent.ts";
import type { World } from "../../simulator/world/world.ts";
import type { AnyResult } from "../support/answer.ts";
import { startTestApp, type TestApp } from "../support/app.ts";
import {
  historyOf,
  kindsOf,
  untilNoProblem,
  untilProblem,
  untilRequest,
  untilState,
} from "../support/request.ts";
import { syncRssSeldom, UNHURRIED } from "./problem/case.ts";

const PERFORM = `mutation($id: ID!, $action: ActionKind!) {
  performAction(requestId: $id, action: $action) { id status message } }`;

function perform({ query }: TestApp, id: string, action: string): Promise<AnyResult> {
  return query(PERFORM, { id, action });
}

/** Grabbed as one release; it downloads so slowly that it is never done. */
function running(world: World, item: ArrItem) {
  const download = grab(world, item, each(item.units));
  startTransfer(torrentOf(world, download), 50_000);
  return download;
}

describe("stuck, and why", () => {
  it("D1: reports what the indexers have, why it is rejected and when the arr searches next, and searches on request", async () => {
    const testApp = await startTestApp({ speed: 600, env: UNHURRIED });
    const { world } = testApp.stack;
    syncRssSeldom(world);
    const show = added(world, aShow("Refusals", 1));
    for (const group of ["ONE", "TWO"])
      offer(world, show, each(show.units), { group, rejections: ["Not enough seeders: 0"] });
    added(world, aMovie("Nowhere"));

    const nothing = await untilProblem(testApp, "Nowhere", "NOTHING_FOUND");
    expect(nothing.message).toBe("No indexer offers a release at the moment.");
    expect(kindsOf(nothing)).toContain("SEARCH");

    const refused = await untilProblem(testApp, "Refusals", "ALL_REFUSED");
    expect(refused).toMatchObject({
      message: "Sonarr found 2 releases and rejected all of them.",
      detail: ["2 ×: Not enough seeders: 0"],
    });
    expect(Date.parse(refused.until)).toBeGreaterThan(Date.parse(refused.since));
    expect(kindsOf(refused)[0]).toBe("SEARCH");

    withdrawOffers(world, show);
    offer(world, show, each(show.units), { group: "GOOD" });
    await perform(testApp, refused.requestId, "SEARCH");
    const request = await untilRequest(testApp, "Refusals", ({ counts }) => counts.grabbed === 1);
    expect(request.downloads).toMatchObject([{ title: expect.stringContaining("GOOD") }]);
  });

  it("D2: a torrent without seeds stays DOWNLOADING and says since when, until it has a seed", async () => {
    const testApp = await startTestApp({ speed: 120 });
    const { world } = testApp.stack;
    const torrent = torrentOf(world, running(world, added(world, aMovie("Becalmed"))));
    await untilRequest(testApp, "Becalmed", ({ progress }) => progress > 0);
    torrent.stallsAt = 0;
    const stalled = await untilProblem(testApp, "Becalmed", "STALLED");
    expect(stalled.severity).toBe("STUCK");
    expect(kindsOf(stalled)).toEqual(["BLOCKLIST_AND_SEARCH"]);
    expect(stalled.actions[0].isDestructive).toBe(true);
    const { state, stateChangedAt } = (
      await testApp.query(`query($id: ID!) { request(id: $id) { state stateChangedAt } }`, {
        id: stalled.requestId,
      })
    ).request;
    expect(state).toBe("DOWNLOADING");
    // It ran before: the stall is younger than the download.
    expect(Date.parse(stalled.since)).toBeGreaterThan(Date.parse(stateChangedAt));
    startTransfer(torrent, 50_000);
    await untilNoProblem(testApp, "Becalmed");
  });

  it("D3: shows a blocked import in the arr's own words, each with the action that helps", async () => {
    const testApp = await startTestApp();
    const { world } = testApp.stack;
    const refusals = [
      ["Wrong Name", "Invalid video file name, unable to parse", "RETRY_IMPORT"],
      ["No Space", "Not enough free space to import", "RETRY_IMPORT"],
      ["Permission", "Access to the path '/data/media' is denied", "RETRY_IMPORT"],
      ["Sample", "Sample", "BLOCKLIST_AND_SEARCH"],
      ["No Upgrade", "Not an upgrade for existing movie file", "BLOCKLIST_AND_SEARCH"],
    ] as const;
    for (const [name, message] of refusals) {
      const download = downloaded(world, added(world, aMovie(name)));
      blockImport(world, download, [{ title: download.release.title, messages: [message] }]);
    }
    const messages = new Set<string>();
    for (const [name, words, helps] of refusals) {
      const problem = await untilProblem(testApp, name, "IMPORT_BLOCKED");
      expect(problem.detail.join("\n")).toContain(words);
      expect(kindsOf(problem)[0]).toBe(helps);
      messages.add(problem.message);
      expect((await untilState(testApp, name, "DOWNLOADED")).problems).toHaveLength(1);
    }
    expect(messages.size).toBe(refusals.length);
  });

  it("D4: one ManualInteractionRequired webhook is enough", async () => {
    // Neither Radarr nor the client can be asked: there is nothing but webhooks.
    const env = { RADARR_URL: "http://127.0.0.1:9", QBITTORRENT_URL: "http://127.0.0.1:9" };
    const testApp = await startTestApp({ env, speed: 1 });
    const { world } = testApp.stack;
    const download = downloaded(world, added(world, aMovie("By Hand")));
    blockImport(world, download, [
      { title: download.release.title, messages: ["Manual interaction required"] },
    ]);
    const problem = await untilProblem(testApp, "By Hand", "IMPORT_BLOCKED");
    expect(problem.detail.join("\n")).toContain("Manual interaction required");
    expect(kindsOf(problem)).toEqual(["RETRY_IMPORT", "BLOCKLIST_AND_SEARCH"]);
    const { nodes } = (await testApp.query(`{ deliveries(first: 50) { nodes { event status } } }`))
      .deliveries;
    expect(nodes).toContainEqual({ event: "ManualInteractionRequired", status: "APPLIED" });
  });

  it("D5: a failed download is attempt 1 with its reason, the next grab is attempt 2", async () => {
    const testApp = await startTestApp();
    const { world } = testApp.stack;
    const item = added(world, aMovie("Second Try"));
    const first = running(world, item);
    await untilState(testApp, "Second Try", "DOWNLOADING");
    failDownload(world, first, "Unpacking failed, the archive is broken");
    removeTorrent(world, first.hash);
    const failed = await untilState(testApp, "Second Try", "FAILED");
    expect(failed.stateReason).toBe("Unpacking failed, the archive is broken");
    expect((await untilProblem(testApp, "Second Try", "DOWNLOAD_FAILED")).detail).toEqual([
      "Unpacking failed, the archive is broken",
    ]);
    grab(world, item, each(item.units), { group: "SECOND" });
    const request = await untilRequest(testApp, "Second Try", ({ state }) => state !== "FAILED");
    expect(historyOf(request).slice(0, 6)).toEqual([
      "REQUESTED",
      "APPROVED",
      "GRABBING",
      "DOWNLOADING",
      "FAILED",
      "GRABBING",
    ]);
    const attemptAt = (to: string) =>
      request.transitions.findLast((line: AnyResult) => line.to === to).attempt;
    expect([attemptAt("FAILED"), attemptAt("GRABBING")]).toEqual([1, 2]);
    expect(
      request.downloads.map(({ attempt, state }: AnyResult) => [attempt, state === "FAILED"]),
    ).toEqual([
      [2, false],
      [1, true],
    ]);
  });

  it("D6: goes back to APPROVED with the reason when a torrent is removed by hand; the same torrent grabbed again is attempt 2", async () => {
    const testApp = await startTestApp({ speed: 120 });
    const { world } = testApp.stack;
    const item = added(world, aMovie("Taken Out"));
    const first = running(world, item);
    await untilState(testApp, "Taken Out", "DOWNLOADING");
    removeTorrent(world, first.hash);
    const request = await untilState(testApp, "Taken Out", "APPROVED");
    expect(request.stateReason).toBe("the download is no longer in the download client");
    const again = grab(world, item, each(item.units), { hash: first.hash });
    startTransfer(torrentOf(world, again), 50_000);
    const second = await untilState(testApp, "Taken Out", "DOWNLOADING");
    expect(historyOf(second)).toEqual([
      "REQUESTED",
      "APPROVED",
      "GRABBING",
      "DOWNLOADING",
      "APPROVED",
      "GRABBING",
      "DOWNLOADING",
    ]);
    expect(second.transitions.at(-1).attempt).toBe(2);
    expect(second.downloads).toHaveLength(2);
  });

  it("D7: a finished download that the arr never imports says what to check", async () => {
    const testApp = await startTestApp({ speed: 400, env: UNHURRIED });
    const { world } = testApp.stack;
    downloaded(world, added(world, aMovie("Left Lying")));
    const refiled = running(world, added(world, aMovie("Misfiled")));
    await untilState(testApp, "Misfiled", "DOWNLOADING");
    setCategory(world, refiled.hash, "tv-sonarr");
    startTransfer(torrentOf(world, refiled), 1);

    const misfiled = await untilProblem(testApp, "Misfiled", "CATEGORY_MISMATCH", {
      actions: ["RETRY_IMPORT"],
    });
    expect(misfiled.detail.join()).toMatch(/was "radarr" and is "tv-sonarr" now/);
    const overdue = await untilProblem(testApp, "Left Lying", "IMPORT_OVERDUE");
    expect(overdue.detail.join()).toMatch(/category .*"radarr".*remote path mappings/);
    expect(kindsOf(overdue)).toEqual(["RETRY_IMPORT", "BLOCKLIST_AND_SEARCH"]);
    expect((await untilState(testApp, "Left Lying", "DOWNLOADED")).state).toBe("DOWNLOADED");
  });

  it("D8: reports a full disk until there is space and the download continues", async () => {
    const testApp = await startTestApp();
    const { world } = testApp.stack;
    const torrent = torrentOf(world, running(world, added(world, aMovie("Brimful"))));
    await untilState(testApp, "Brimful", "DOWNLOADING");
    fillDisk(world);
    const problem = await untilProblem(testApp, "Brimful", "NO_SPACE");
    expect(problem).toMatchObject({ message: "The disk is full.", severity: "STUCK" });
    clearDisk(world);
    startTorrent(world, torrent);
    const { state } = await untilNoProblem(testApp, "Brimful");
    expect(state).toBe("DOWNLOADING");
  });

  it("D9: a movie that is not released yet waits for its date, and is searched for from then on", async () => {
    const testApp = await startTestApp({ speed: 150 });
    const { world } = testApp.stack;
    const soon = new Date(world.clock.now().getTime() + 10 * 60_000);
    added(world, movie({ title: "Upcoming", year: soon.getUTCFullYear() + 1, releasedAt: soon }));
    const waiting = await untilProblem(testApp, "Upcoming", "NOT_RELEASED");
    expect(waiting).toMatchObject({ severity: "WAITING", message: "Not released yet." });
    expect(waiting.until).toBe(soon.toISOString());
    const { requests } = await testApp.query(
      `{ requests(filter: { hasProblem: true }) { nodes { title } } }`,
    );
    expect(requests.nodes).toEqual([]);
    const request = await untilState(testApp, "Upcoming", "APPROVED");
    expect(historyOf(request)).toEqual(["REQUESTED", "APPROVED", "UNAIRED", "APPROVED"]);
    expect(request.problems).toEqual([]);
  });
});
