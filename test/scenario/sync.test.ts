import { describe, expect, it } from "vitest";
import { aMovie, added, aShow, downloaded } from "../../simulator/manual-stack.ts";
import { addToArr } from "../../simulator/world/arr.ts";
import { blockImport, importRest } from "../../simulator/world/import.ts";
import { pickUpFiles } from "../../simulator/world/library.ts";
import type { ArrItem } from "../../simulator/world/model.ts";
import { request } from "../../simulator/world/request.ts";
import { shokoDetect, shokoHash, shokoMatch } from "../../simulator/world/shoko.ts";
import type { World } from "../../simulator/world/world.ts";
import type { AnyResult } from "../support/answer.ts";
import { startTestApp, type TestApp } from "../support/app.ts";
import { caughtUp } from "../support/caught-up.ts";
import { eventually } from "../support/eventually.ts";
import { followLog, type Follower } from "../support/follower.ts";

const REPORT = `id kind status step by progress done total checked changed added idsFilled problems messages`;

/** Seerr is not asked for news while a test looks: what comes is what the button brings. */
const QUIET = { RECONCILE_SECONDS: "86400", VERIFY_SECONDS: "86400" };

/** All the way to the library, by way of Shoko where it is anime. */
function own(world: World, item: ArrItem): void {
  importRest(world, downloaded(world, item));
  for (const file of item.title.anidbId === undefined ? [] : item.files) {
    const row = shokoDetect(world, file);
    shokoHash(world, row);
    shokoMatch(world, row);
  }
  pickUpFiles(world, item.files, 0);
}

async function idsOf({ app }: TestApp) {
  return app.store.read.mediaRequest.findMany({
    orderBy: { id: "asc" },
    select: {
      title: true,
      tmdbId: true,
      tvdbId: true,
      imdbId: true,
      arrService: true,
      arrId: true,
      units: {
        orderBy: [{ season: "asc" }, { number: "asc" }],
        select: {
          season: true,
          number: true,
          arrId: true,
          tvdbId: true,
          fileId: true,
          shokoFileId: true,
          libraryItemId: true,
        },
      },
    },
  });
}

/** As of a request that was taken over from somewhere else: only its name and where it was made are left. */
async function wipeIds({ app }: TestApp, title?: string): Promise<void> {
  const meant = title === undefined ? {} : { title };
  await app.store.write(async (tx) => {
    await tx.mediaRequest.updateMany({
      where: meant,
      data: { tmdbId: null, tvdbId: null, imdbId: null, arrService: null, arrId: null },
    });
    await tx.unit.updateMany({
      where: { request: meant },
      data: { arrId: null, tvdbId: null, fileId: null, shokoFileId: null, libraryItemId: null },
    });
  });
}

/** How many there are, of titles, episodes and files. */
function countIds(requests: Awaited<ReturnType<typeof idsOf>>): number {
  const known = (ids: readonly (number | string | null)[]) =>
    ids.filter((id) => id !== null).length;
  return requests.reduce(
    (count, { tmdbId, tvdbId, imdbId, arrId, units }) =>
      count +
      known([tmdbId, tvdbId, imdbId, arrId]) +
      units.reduce(
        (sum, unit) =>
          sum + known([unit.arrId, unit.tvdbId, unit.fileId, unit.shokoFileId, unit.libraryItemId]),
        0,
      ),
    0,
  );
}

async function titlesOf({ query }: TestApp): Promise<AnyResult[]> {
  return (
    await query(
      `{ requests(first: 50) { nodes { id title state tmdbId tvdbId imdbId problem { code } } } }`,
    )
  ).requests.nodes;
}

/** The report that was last once it is at its end. */
async function reportOf({ query }: TestApp, id: string): Promise<AnyResult> {
  return eventually(
    async () => (await query(`{ sync { ${REPORT} } }`)).sync,
    (sync) => sync?.id === id && sync.status !== "RUNNING",
  );
}

async function untilReady({ seen, until }: Follower, count: number): Promise<void> {
  await until(() => seen.filter(({ to }) => to === "AVAILABLE").length === count);
}

describe("the sync button", () => {
  it("restores every lost id of a movie, of a show's episodes and of anime files, and moves nothing", async () => {
    const testApp = await startTestApp();
    const { world } = testApp.stack;
    const log = followLog(testApp.socket);
    const titles = [aMovie("Nameless Movie"), aShow("Nameless Show", 3), aShow("名無し", 2, true)];
    for (const title of titles) own(world, added(world, title));
    await untilReady(log, 6);
    const seenBefore = await caughtUp(testApp, log);
    const before = await idsOf(testApp);
    await wipeIds(testApp);
    expect(await idsOf(testApp)).not.toEqual(before);

    for (const { id, title } of await titlesOf(testApp)) {
      const { syncRequest } = await testApp.query(
        `mutation($id: ID!) { syncRequest(id: $id) { title state tmdbId tvdbId imdbId } }`,
        { id },
      );
      const asked = titles.find((one) => one.title === title);
      expect(syncRequest).toMatchObject({
        state: "AVAILABLE",
        tmdbId: asked?.tmdbId,
        imdbId: asked?.imdbId,
        tvdbId: asked?.kind === "series" ? asked.tvdbId : null,
      });
    }
    expect(await idsOf(testApp)).toEqual(before);
    expect(await caughtUp(testApp, log)).toBe(seenBefore);
  });

  it("restores the ids of a title that was added in the arr and is unknown to Seerr (F8)", async () => {
    const testApp = await startTestApp();
    const { world } = testApp.stack;
    const log = followLog(testApp.socket);
    await testApp.query(`mutation { saveSettings(input: { followsAdded: ALL }) { followsAdded } }`);
    own(world, addToArr(world, { title: aMovie("Straight to Radarr"), seasons: [], is4k: false }));
    own(
      world,
      addToArr(world, { title: aShow("Straight to Sonarr", 2), seasons: [1], is4k: false }),
    );
    await untilReady(log, 3);
    await caughtUp(testApp, log);
    const before = await idsOf(testApp);
    await wipeIds(testApp);
    for (const { id } of await titlesOf(testApp))
      await testApp.query(`mutation($id: ID!) { syncRequest(id: $id) { id } }`, { id });
    expect(await idsOf(testApp)).toEqual(before);
  });

  it("refuses a second sync within a minute, and reports which service did not answer", async () => {
    const testApp = await startTestApp({ speed: 1 });
    const { world, failures } = testApp.stack;
    const log = followLog(testApp.socket);
    added(world, aMovie("Pressed Twice"));
    await log.until((seen) => seen.some(({ to }) => to === "APPROVED"));
    const [{ id }] = await titlesOf(testApp);
    const press = () => testApp.query(`mutation($id: ID!) { syncRequest(id: $id) { id } }`, { id });
    await press();
    await expect(press()).rejects.toThrow("LIMIT");
    const audited = async () =>
      (await testApp.query(`{ auditLog(first: 5) { nodes { message } } }`)).auditLog.nodes.map(
        ({ message }: { message: string }) => message,
      );
    expect(await audited()).toEqual(["Synced Pressed Twice"]);
    const lastSync = async () =>
      (
        await testApp.query(`query($id: ID!) { request(id: $id) { lastSync { kind messages } } }`, {
          id,
        })
      ).request.lastSync;
    expect(await lastSync()).toEqual({ kind: "REQUEST", messages: [] });

    failures.service.radarr.isDown = true;
    const begun = (await testApp.query(`mutation { syncLibrary { id } }`)).syncLibrary;
    expect((await audited())[0]).toBe("Started a full sync");
    const report = await reportOf(testApp, begun.id);
    expect(report.status).toBe("DONE");
    expect(report.messages).toEqual([expect.stringContaining("Radarr")]);
    const syncedWithout = await eventually(
      async () => {
        await press().catch(() => null);
        return lastSync();
      },
      ({ messages }) => messages.length > 0,
    );
    expect(syncedWithout.messages).toEqual([expect.stringContaining("Radarr")]);
  });

  it("reports how many requests were checked, changed, added, completed and stuck, and its progress meanwhile", async () => {
    const testApp = await startTestApp({ speed: 10, env: QUIET });
    const { world, failures } = testApp.stack;
    const log = followLog(testApp.socket);
    await eventually(
      async () => (await testApp.query(`{ sync { status } }`)).sync,
      (sync) => sync?.status === "DONE",
    );
    own(world, added(world, aMovie("Known and Ready")));
    const stuck = added(world, aShow("Known and Stuck", 1));
    const download = downloaded(world, stuck);
    await log.until(
      (seen) =>
        seen.some(({ to }) => to === "AVAILABLE") &&
        seen.some(({ to, episode }) => to === "DOWNLOADED" && episode !== null),
    );
    blockImport(world, download, [{ title: download.release.title, messages: ["Sample"] }]);
    await eventually(
      () => titlesOf(testApp),
      (all) => all.some(({ problem }) => problem?.code === "IMPORT_BLOCKED"),
    );
    await caughtUp(testApp, log);
    // What is not finished is asked about all the time; nobody but the button asks about this one.
    const before = countIds(await idsOf(testApp));
    await wipeIds(testApp, "Known and Ready");
    const wiped = before - countIds(await idsOf(testApp));
    expect(wiped).toBeGreaterThanOrEqual(5);

    // No webhook arrives from here on.
    for (const sender of Object.values(failures.webhook)) sender.lose = 1;
    request(world, { title: aMovie("Never Heard Of"), isAutomatic: true });

    const following = testApp.socket.subscribe(`subscription { syncChanged { ${REPORT} } }`);
    await testApp.socket.settled();
    const begun = (await testApp.query(`mutation { syncLibrary { ${REPORT} } }`)).syncLibrary;
    expect(begun.kind).toBe("BUTTON");
    const heard: AnyResult[] = [];
    while (heard.at(-1)?.status !== "DONE") heard.push((await following.next()).data.syncChanged);

    const report = await reportOf(testApp, begun.id);
    expect(heard.at(-1)).toEqual(report);
    expect(heard.every(({ id }) => id === begun.id)).toBe(true);
    const progress = heard.map((one) => one.progress);
    expect(progress).toEqual(progress.toSorted((a, b) => a - b));
    expect(report).toMatchObject({
      status: "DONE",
      done: 3,
      total: 3,
      checked: 3,
      added: 1,
      problems: 1,
      messages: [],
    });
    // The wiped one and the new one, which has ids as well.
    expect(report.changed).toBeGreaterThanOrEqual(2);
    expect(report.idsFilled).toBeGreaterThanOrEqual(wiped);
    expect(countIds(await idsOf(testApp))).toBeGreaterThan(before);
    expect((await titlesOf(testApp)).map(({ title }) => title)).toContain("Never Heard Of");
  });
});
