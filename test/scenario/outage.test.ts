import { describe, expect, it } from "vitest";
import type { ServiceName } from "../../simulator/failures.ts";
import { aMovie, added, aShow, downloaded, passTime } from "../../simulator/manual-stack.ts";
import { A1_MOVIE } from "../../simulator/stories/happy-path.ts";
import { diskScan, mountDisk, unmountDisk } from "../../simulator/world/disk-scan.ts";
import { complain, missingRootFolder, recover } from "../../simulator/world/health.ts";
import { importRest } from "../../simulator/world/import.ts";
import { pickUpFiles, scanLibrary } from "../../simulator/world/library.ts";
import { deleteFile } from "../../simulator/world/media-file.ts";
import type { ArrItem } from "../../simulator/world/model.ts";
import { loseApproval, request } from "../../simulator/world/request.ts";
import type { World } from "../../simulator/world/world.ts";
import type { AnyResult } from "../support/answer.ts";
import { startTestApp, type TestApp } from "../support/app.ts";
import { caughtUp } from "../support/caught-up.ts";
import { eventually } from "../support/eventually.ts";
import { episodesAt, followLog, statesOf, type Follower } from "../support/follower.ts";

const REQUESTS = `{ requests(first: 50) { nodes { id title state
  problem { code severity message since detail actions { kind isDestructive } }
  counts { total available } episodes { number state problem { code since } } } } }`;

async function requestsOf({ query }: TestApp): Promise<AnyResult[]> {
  return (await query(REQUESTS)).requests.nodes;
}

async function requestOf(testApp: TestApp, title: string): Promise<AnyResult> {
  return (await requestsOf(testApp)).find((one) => one.title === title);
}

/** Waits until the first full sync has ended. */
async function firstSync({ query }: TestApp): Promise<void> {
  await eventually(
    async () => (await query(`{ sync { status } }`)).sync,
    (sync) => sync?.status === "DONE",
  );
}

/** How often Sonarr's history was read. */
function historyReads({ stack }: TestApp): number {
  return stack.recorder.calls("sonarr").filter(({ path }) => path.includes("/history")).length;
}

interface Outage {
  readonly service: ServiceName;
  readonly name: string;
  /** Leads to a request that waits for the service. */
  readonly before: (world: World) => ArrItem | null;
  /** What nobody can see. */
  readonly meanwhile: (world: World, item: ArrItem | null) => void;
  readonly isShow?: boolean;
  readonly stateBefore: string;
  readonly statesAfter: readonly string[];
  /** A call that every poll of the service makes. */
  readonly pollPath: string;
}

const TITLE = "An Hour in the Dark";

const OUTAGES: readonly Outage[] = [
  {
    service: "seerr",
    name: "Seerr",
    before(world) {
      request(world, { title: aMovie(TITLE) });
      return null;
    },
    meanwhile(world) {
      const seerrRequest = world.seerrRequests.find(({ title }) => title.title === TITLE);
      if (seerrRequest) loseApproval(world, seerrRequest);
    },
    stateBefore: "REQUESTED",
    statesAfter: ["APPROVED"],
    pollPath: "/api/v1/request",
  },
  {
    service: "sonarr",
    name: "Sonarr",
    before: (world) => added(world, aShow(TITLE, 1)),
    meanwhile(world, item) {
      if (item === null) return;
      importRest(world, downloaded(world, item));
      pickUpFiles(world, item.files, 0);
    },
    isShow: true,
    stateBefore: "APPROVED",
    statesAfter: ["GRABBING", "DOWNLOADING", "DOWNLOADED", "IMPORTING", "AVAILABLE"],
    pollPath: "/api/v3/queue",
  },
  {
    service: "jellyfin",
    name: "Jellyfin",
    before(world) {
      const item = added(world, aMovie(TITLE));
      importRest(world, downloaded(world, item));
      return item;
    },
    meanwhile: (world, item) => pickUpFiles(world, item?.files ?? [], 0),
    stateBefore: "IMPORTING",
    statesAfter: ["AVAILABLE"],
    pollPath: "/Items",
  },
];

describe("B11: a service that is down for an hour", () => {
  it.each(OUTAGES)(
    "B11: an outage of $service moves nothing, is shown with its start, and is caught up afterwards",
    async ({
      service,
      name,
      before,
      meanwhile,
      isShow = false,
      stateBefore,
      statesAfter,
      pollPath,
    }) => {
      // At this speed, between two polls every minute there is time to apply an answer.
      const env = { POLL_SECONDS: "30", VERIFY_SECONDS: "60" };
      const testApp = await startTestApp({ speed: 600, env });
      const { world, failures, recorder } = testApp.stack;
      const log = followLog(testApp.socket);
      const owned = added(world, aMovie("Owned Already"));
      importRest(world, downloaded(world, owned));
      pickUpFiles(world, owned.files, 0);
      const item = before(world);
      await log.until(
        (seen) =>
          seen.some(
            ({ to, request: { title }, episode }) =>
              to === stateBefore && title === TITLE && (episode === null) === !isShow,
          ) && seen.some(({ to }) => to === "AVAILABLE"),
      );
      for (const sender of Object.values(failures.webhook)) sender.lose = 1;
      const seenBefore = await caughtUp(testApp, log);

      const downAt = world.clock.now();
      failures.service[service].isDown = true;
      // A call that it had begun to answer is over.
      await passTime(world, 60);
      meanwhile(world, item);
      const affected = await eventually(
        () => requestOf(testApp, TITLE),
        ({ problem }) => problem?.code === "SERVICE_UNREACHABLE",
      );
      expect(affected.problem.message).toContain(`Cannot reach ${name}`);
      const { since } = affected.problem;
      expect(Date.parse(since)).toBeGreaterThanOrEqual(downAt.getTime());

      await passTime(world, 3_600 - (world.clock.now().getTime() - downAt.getTime()) / 1000);
      expect(await caughtUp(testApp, log)).toBe(seenBefore);
      expect(await requestOf(testApp, TITLE)).toMatchObject({
        state: stateBefore,
        problem: { code: "SERVICE_UNREACHABLE", since },
      });
      expect((await requestOf(testApp, "Owned Already")).problem).toBeNull();

      const backAt = world.clock.now();
      let movedAt = backAt;
      testApp.app.tracker.context.bus.listen(({ sequence }) => {
        if (sequence !== null) movedAt = world.clock.now();
      });
      failures.service[service].isDown = false;
      await log.until((seen) =>
        statesAfter.every((state) =>
          seen
            .slice(seenBefore)
            .some(({ to, request: { title } }) => to === state && title === TITLE),
        ),
      );
      expect(log.seen.slice(seenBefore).map(({ to }) => to)).toEqual(statesAfter);
      // By the first poll that got an answer; the full sync and polls that started while it was read are on top. Jellyfin
      // is asked two questions in each.
      const calls = recorder
        .calls(service)
        .filter(({ at, path }) => at > backAt && at <= movedAt && path === pollPath);
      const polls = calls.filter(({ query }) => String(query) === String(calls[0]?.query));
      expect(polls.length).toBeLessThanOrEqual(5);
      await eventually(
        () => requestOf(testApp, TITLE),
        ({ problem }) => problem?.code !== "SERVICE_UNREACHABLE",
      );
    },
  );
});

interface Home {
  readonly testApp: TestApp;
  readonly log: Follower;
  readonly show: ArrItem;
  readonly movie: ArrItem;
  /** Number of transitions when everything was available. */
  readonly seenBefore: number;
}

/** A show of twelve episodes and a movie, all of it available. */
async function startHome(): Promise<Home> {
  const testApp = await startTestApp({ speed: 300 });
  const { world } = testApp.stack;
  await firstSync(testApp);
  const log = followLog(testApp.socket);
  const show = added(world, aShow("Twelve Nights", 12));
  const movie = added(world, aMovie("The Thirteenth"));
  for (const item of [show, movie]) {
    importRest(world, downloaded(world, item));
    pickUpFiles(world, item.files, 0);
  }
  await log.until((seen) => seen.filter(({ to }) => to === "AVAILABLE").length === 13);
  // Jellyfin reads the paths that it was notified of a minute later, and would notice a lost file then.
  await passTime(world, 2 * 60);
  return { testApp, log, show, movie, seenBefore: await caughtUp(testApp, log) };
}

/** Somebody or something takes the file of one episode away, and Sonarr notices. */
function loseFile(world: World, show: ArrItem): void {
  const file = show.files[0];
  if (file === undefined) throw new Error("there is no file");
  world.disk.remove(file.disk);
  diskScan(world, show);
}

/** How Jellyfin is asked to scan everything. */
const SCAN = /^\/ScheduledTasks\/Running\//;

const isMissing = ({ problem }: AnyResult): boolean => problem?.code === "FILE_MISSING";

describe("B12: a disk that is not mounted", () => {
  it("B12: deletes nothing when everything is missing in Sonarr, Radarr and Jellyfin alike, says what is missing, and clears the problem once the disk is back", async () => {
    const { testApp, log, show, movie, seenBefore } = await startHome();
    const { world } = testApp.stack;
    const awayAt = world.clock.now();
    unmountDisk(world);
    for (const item of [show, movie]) diskScan(world, item);
    scanLibrary(world);
    // A full sync in the very first moment sees the same, and believes it no more than a later one.
    await testApp.query(`mutation { syncLibrary { id } }`);

    const requests = await eventually(
      () => requestsOf(testApp),
      (all) => all.length === 2 && all.every(isMissing),
    );
    for (const { state, problem } of requests) {
      expect(state).toBe("AVAILABLE");
      expect(Date.parse(problem.since)).toBeGreaterThanOrEqual(awayAt.getTime());
      expect(problem.actions.map(({ kind }: AnyResult) => kind)).toContain("CONFIRM_GONE");
    }
    expect(testApp.stack.world.libraries.jellyfin.items.size).toBe(0);

    await testApp.query(`mutation { syncLibrary { id } }`);
    await passTime(world, 12 * 60);
    expect(await caughtUp(testApp, log)).toBe(seenBefore);
    expect((await requestsOf(testApp)).every(isMissing)).toBe(true);

    mountDisk(world);
    for (const item of [show, movie]) diskScan(world, item);
    scanLibrary(world);
    await eventually(
      () => requestsOf(testApp),
      (all) => all.every(({ problem }) => problem === null),
    );
    expect(await caughtUp(testApp, log)).toBe(seenBefore);
  });

  it("B12: does not believe an empty library while Sonarr and Radarr have their files", async () => {
    const { testApp, log, seenBefore } = await startHome();
    const { world, failures } = testApp.stack;
    // The change scan has noticed the files: a sync that began before would have read half of a library.
    await passTime(world, 11 * 60);
    failures.service.jellyfin.wrongAnswer = "empty";
    await testApp.query(`mutation { syncLibrary { id } }`);
    const report = await eventually(
      async () => (await testApp.query(`{ sync { kind status messages } }`)).sync,
      ({ kind, status }) => kind === "BUTTON" && status !== "RUNNING",
    );
    expect(report.messages).toEqual([expect.stringContaining("Jellyfin")]);
    await passTime(world, 5 * 60);
    expect(await caughtUp(testApp, log)).toBe(seenBefore);
    for (const { state, problem } of await requestsOf(testApp))
      expect({ state, problem }).toEqual({ state: "AVAILABLE", problem: null });
  });

  it("B12: does not treat even one missing file as deleted while Sonarr reports a missing root folder", async () => {
    const { testApp, log, show, seenBefore } = await startHome();
    const { world } = testApp.stack;
    const issue = missingRootFolder("/data/media/tv");
    complain(world, "sonarr", issue);
    loseFile(world, show);
    scanLibrary(world);
    await eventually(() => requestOf(testApp, "Twelve Nights"), isMissing);
    await passTime(world, 15 * 60);
    expect(await caughtUp(testApp, log)).toBe(seenBefore);

    recover(world, "sonarr", issue);
    await log.until((seen) => seen.length > seenBefore);
    expect(log.seen.slice(seenBefore)).toMatchObject([
      { from: "AVAILABLE", to: "DELETED", episode: { season: 1, number: 1 } },
    ]);
  });

  it("B12: deletes only what a person confirms as gone", async () => {
    const { testApp, log, show, movie, seenBefore } = await startHome();
    const { world } = testApp.stack;
    unmountDisk(world);
    for (const item of [show, movie]) diskScan(world, item);
    scanLibrary(world);
    await eventually(
      () => requestsOf(testApp),
      (all) => all.every(isMissing),
    );
    const { id } = await requestOf(testApp, "The Thirteenth");
    await testApp.query(
      `mutation($id: ID!) { performAction(requestId: $id, action: CONFIRM_GONE) { status by } }`,
      { id },
    );
    await log.until((seen) => seen.some(({ to }) => to === "DELETED"));
    await passTime(world, 10 * 60);
    await caughtUp(testApp, log);
    const steps = log.seen.slice(seenBefore).filter(({ from, to }) => from !== to);
    expect(steps).toMatchObject([
      { to: "DELETED", channel: "PERSON", request: { title: "The Thirteenth" } },
    ]);
    expect((await requestOf(testApp, "Twelve Nights")).state).toBe("AVAILABLE");
  });

  it("B12: one missing file of many is DELETED only once the library does not show it either", async () => {
    const { testApp, log, show, seenBefore } = await startHome();
    const { world } = testApp.stack;
    loseFile(world, show);
    await eventually(() => requestOf(testApp, "Twelve Nights"), isMissing);
    // Nobody scans by himself: the tracker asks for it.
    await log.until((seen) => seen.length > seenBefore);
    const [gone, ...others] = log.seen.slice(seenBefore);
    expect(gone).toMatchObject({ to: "DELETED", episode: { season: 1, number: 1 } });
    expect(others).toEqual([]);
    const asked = testApp.stack.recorder
      .calls("jellyfin")
      .filter(({ method }) => method === "POST");
    expect(asked.map(({ path }) => path)).toContainEqual(expect.stringMatching(SCAN));
    expect(await requestOf(testApp, "Twelve Nights")).toMatchObject({
      state: "AVAILABLE",
      problem: null,
      counts: { total: 11, available: 11 },
    });
  });
});

const HOME_PATH = [
  "REQUESTED",
  "APPROVED",
  "GRABBING",
  "DOWNLOADING",
  "DOWNLOADED",
  "IMPORTING",
  "AVAILABLE",
];

describe("B14: a service whose clock is ten minutes off", () => {
  const everyClock = (minutes: number) => ({
    seerr: minutes,
    sonarr: -minutes,
    radarr: minutes,
    qbittorrent: -minutes,
    shoko: minutes,
    jellyfin: -minutes,
  });

  it.each([
    ["ahead in Seerr and Radarr, behind in the client and Jellyfin", 10],
    ["the other way round", -10],
  ])(
    "B14: with clocks %s a movie's transitions follow the order of arrival",
    async (_how, minutes) => {
      const testApp = await startTestApp({ skewMinutes: everyClock(minutes) });
      const log = followLog(testApp.socket);
      await testApp.stack.play(A1_MOVIE);
      await log.until((seen) => seen.some(({ to }) => to === "AVAILABLE"));
      expect(statesOf(log.seen)).toEqual(HOME_PATH);
      const [{ transitions, stages }] = (
        await testApp.query(
          `{ requests { nodes { transitions { sequence to } stages { state reachedAt } } } }`,
        )
      ).requests.nodes;
      expect(transitions.map(({ to }: AnyResult) => to)).toEqual(HOME_PATH);
      expect(stages.map(({ state }: AnyResult) => state)).toEqual(HOME_PATH);
    },
  );

  it.each([10, -10])(
    "B14: without any webhook, what Sonarr's history says by a clock that is %i minutes off is neither missed nor taken twice",
    async (minutes) => {
      const testApp = await startTestApp({ skewMinutes: { sonarr: minutes } });
      // History is read from the first sync on; earlier records are not news.
      await firstSync(testApp);
      const { world, failures } = testApp.stack;
      for (const sender of Object.values(failures.webhook)) sender.lose = 1;
      const log = followLog(testApp.socket);
      const show = added(world, aShow("By Its Own Time", 3));
      await log.until((seen) => episodesAt(seen, "APPROVED").size === 3);
      // What is not in the history that is read now is newer than the request.
      const readBefore = historyReads(testApp);
      await eventually(
        async () => historyReads(testApp),
        (reads) => reads > readBefore + 1,
      );
      for (const unit of show.units) importRest(world, downloaded(world, show, [unit]));
      scanLibrary(world);
      await log.until((seen) => episodesAt(seen, "AVAILABLE").size === 3);
      for (const number of [1, 2, 3])
        expect(statesOf(log.seen, { season: 1, number })).toEqual(HOME_PATH);
    },
  );

  it("B14: a file deleted and imported again within ten minutes ends in the order of arrival, whatever the timestamps say", async () => {
    const testApp = await startTestApp({ skewMinutes: { sonarr: 10 } });
    const { world } = testApp.stack;
    const log = followLog(testApp.socket);
    const show = added(world, aShow("There and Back", 1));
    importRest(world, downloaded(world, show));
    pickUpFiles(world, show.files, 0);
    await log.until((seen) => episodesAt(seen, "AVAILABLE").size === 1);
    const [file] = show.files;
    if (file) deleteFile(world, file, "manual");
    await log.until((seen) => episodesAt(seen, "DELETED").size === 1);
    importRest(world, downloaded(world, show));
    scanLibrary(world);
    await log.until((seen) => seen.filter(({ to }) => to === "AVAILABLE").length === 2);
    expect(statesOf(log.seen, { season: 1, number: 1 })).toEqual([
      ...HOME_PATH,
      "DELETED",
      ...HOME_PATH.slice(2),
    ]);
    const [after] = (await testApp.query(`{ requests { nodes { state problem { code } } } }`))
      .requests.nodes;
    expect(after).toEqual({ state: "AVAILABLE", problem: null });
  });
});
