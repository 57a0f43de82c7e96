import { describe, expect, it } from "vitest";
import { ACTION_KINDS, type ActionKind } from "../../server/domain/action.ts";
import { added, aMovie, downloaded, each, torrentOf } from "../../simulator/manual-stack.ts";
import { diskScan, placeFile, unmountDisk } from "../../simulator/world/disk-scan.ts";
import { grab } from "../../simulator/world/download.ts";
import { blockImport, importRest } from "../../simulator/world/import.ts";
import { pickUpFiles } from "../../simulator/world/library.ts";
import type { ArrItem } from "../../simulator/world/model.ts";
import { setItemMonitored } from "../../simulator/world/monitor.ts";
import { offer } from "../../simulator/world/offer.ts";
import { loseApproval, request as ask } from "../../simulator/world/request.ts";
import { anidbLearns, shokoDetect, shokoHash, shokoMiss } from "../../simulator/world/shoko.ts";
import type { Title } from "../../simulator/world/title.ts";
import { queueTorrent } from "../../simulator/world/torrent-queue.ts";
import { startTransfer } from "../../simulator/world/torrent.ts";
import { expectFound } from "../../simulator/world/world.ts";
import { recordCalls, press, refusalOf, untilEnded } from "../support/action.ts";
import { ADMIN_TOKEN } from "../support/admin-token.ts";
import type { AnyResult } from "../support/answer.ts";
import { startTestApp, type TestApp } from "../support/app.ts";
import { eventually } from "../support/eventually.ts";
import { followLog } from "../support/follower.ts";
import { expectCoded } from "../support/message.ts";
import { untilProblem, untilRequest, untilState } from "../support/request.ts";
import { signInAsViewer } from "../support/viewer.ts";

const AS_ADMIN = { authorization: `Bearer ${ADMIN_TOKEN}` };

function imported(testApp: TestApp, item: ArrItem) {
  const { world } = testApp.stack;
  importRest(world, downloaded(world, item));
  return expectFound(item.files[0], "file");
}

interface Pressed {
  readonly kind: ActionKind;
  readonly title: Title;
  /** Until there is something that it can help. */
  prepare(testApp: TestApp): Promise<unknown>;
  /** Of the calls that change something. */
  readonly call: RegExp | null;
  /** In the history, after the name of whoever pressed it. */
  readonly line: string;
  readonly status: "SENT" | "WORKED";
}

/** Actions with arguments of their own: see choose-release.test.ts and link-file.test.ts. */
const WITH_ARGUMENTS: readonly ActionKind[] = ["GRAB_RELEASE", "LINK_IN_SHOKO"];

const SEARCHED = aMovie("Searched");
const SEARCHED_FOR = aMovie("Searched For");
const SWAPPED = aMovie("Swapped");
const REIMPORTED = aMovie("Imported Again");
const RESCANNED = aMovie("Asked Again", true);
const OVERLOOKED = aMovie("Overlooked", true);
const SCANNED = aMovie("Scanned");
const REFRESHED = aMovie("Refreshed");
const MONITORED = aMovie("Monitored");
const RETRIED = aMovie("Handed Over");
const APPROVED = aMovie("Approved");
const REFUSED = aMovie("Refused");
const GONE = aMovie("Really Gone");

const PRESSED: readonly Pressed[] = [
  {
    kind: "SEARCH",
    title: SEARCHED,
    async prepare(testApp) {
      const { world } = testApp.stack;
      const item = added(world, SEARCHED);
      offer(world, item, each(item.units));
      await untilRequest(testApp, SEARCHED.title, ({ state }) => state === "APPROVED");
    },
    call: /^radarr POST \/api\/v3\/command .*MoviesSearch/m,
    line: "had Radarr search again",
    status: "SENT",
  },
  {
    kind: "LOOK_FOR_RELEASES",
    title: SEARCHED_FOR,
    async prepare(testApp) {
      const { world } = testApp.stack;
      const item = added(world, SEARCHED_FOR);
      offer(world, item, each(item.units), { rejections: ["Unknown Movie"] });
      await untilState(testApp, SEARCHED_FOR.title, "APPROVED");
    },
    call: null,
    line: "had Radarr list the releases",
    status: "WORKED",
  },
  {
    kind: "BLOCKLIST_AND_SEARCH",
    title: SWAPPED,
    async prepare(testApp) {
      const { world } = testApp.stack;
      const item = added(world, SWAPPED);
      startTransfer(torrentOf(world, grab(world, item, each(item.units))), 50_000);
      offer(world, item, each(item.units), { group: "OTHER" });
      await untilState(testApp, SWAPPED.title, "DOWNLOADING");
    },
    call: /^radarr DELETE \/api\/v3\/queue\/\d+\?.*blocklist=true/m,
    line: "had Radarr blocklist this release and search for another",
    status: "SENT",
  },
  {
    kind: "RETRY_IMPORT",
    title: REIMPORTED,
    async prepare(testApp) {
      const { world } = testApp.stack;
      const download = downloaded(world, added(world, REIMPORTED));
      blockImport(world, download, [{ title: download.release.title, messages: ["Unparsable"] }]);
      await untilProblem(testApp, REIMPORTED.title, "IMPORT_BLOCKED");
    },
    call: /^radarr POST \/api\/v3\/command .*ManualImport.*"downloadId"/m,
    line: "had Radarr import the download again",
    status: "SENT",
  },
  {
    kind: "RESCAN_SHOKO",
    title: RESCANNED,
    async prepare(testApp) {
      const { world } = testApp.stack;
      const file = imported(testApp, added(world, RESCANNED));
      const shokoFile = shokoDetect(world, file);
      shokoHash(world, shokoFile);
      await untilRequest(testApp, RESCANNED.title, ({ stateReason }) => {
        if (/does not recognise/.test(stateReason ?? "")) return true;
        shokoMiss(world, shokoFile);
        return false;
      });
      anidbLearns(world, file);
    },
    call: /^shoko POST \/api\/v3\/File\/\d+\/Rescan/m,
    line: "had Shoko ask AniDB again",
    status: "SENT",
  },
  {
    kind: "SCAN_SHOKO",
    title: OVERLOOKED,
    async prepare(testApp) {
      imported(testApp, added(testApp.stack.world, OVERLOOKED));
      await untilState(testApp, OVERLOOKED.title, "ANIME_MATCHING");
    },
    call: /^shoko GET \/api\/v3\/ImportFolder\/2\/Scan/m,
    line: "had Shoko scan its folder",
    status: "SENT",
  },
  {
    kind: "SCAN_LIBRARY",
    title: SCANNED,
    async prepare(testApp) {
      imported(testApp, added(testApp.stack.world, SCANNED));
      await untilState(testApp, SCANNED.title, "IMPORTING");
    },
    call: /^jellyfin POST \/ScheduledTasks\/Running\//m,
    line: "had Jellyfin scan the library",
    status: "SENT",
  },
  {
    kind: "REFRESH",
    title: REFRESHED,
    async prepare(testApp) {
      const { world } = testApp.stack;
      const item = added(world, REFRESHED);
      await untilRequest(testApp, REFRESHED.title, ({ state }) => state === "APPROVED");
      placeFile(world, item, item.units);
    },
    call: /^radarr POST \/api\/v3\/command .*RescanMovie/m,
    line: "had Radarr refresh the title",
    status: "SENT",
  },
  {
    kind: "MONITOR",
    title: MONITORED,
    async prepare(testApp) {
      const { world } = testApp.stack;
      setItemMonitored(world, added(world, MONITORED), false);
      await untilProblem(testApp, MONITORED.title, "NOT_MONITORED", { actions: ["MONITOR"] });
    },
    call: /^radarr PUT \/api\/v3\/movie\/\d+ .*"monitored":true/m,
    line: "had Radarr monitor the title",
    status: "SENT",
  },
  {
    kind: "RETRY_REQUEST",
    title: RETRIED,
    async prepare(testApp) {
      const { world } = testApp.stack;
      loseApproval(world, ask(world, { title: RETRIED }));
      await untilState(testApp, RETRIED.title, "APPROVED");
    },
    call: /^seerr PUT \/api\/v1\/request\/\d+/m,
    line: "had Seerr send the request again",
    status: "SENT",
  },
  {
    kind: "APPROVE",
    title: APPROVED,
    async prepare(testApp) {
      ask(testApp.stack.world, { title: APPROVED });
      await untilState(testApp, APPROVED.title, "REQUESTED");
    },
    call: /^seerr POST \/api\/v1\/request\/\d+\/approve/m,
    line: "approved the request",
    status: "SENT",
  },
  {
    kind: "DECLINE",
    title: REFUSED,
    async prepare(testApp) {
      ask(testApp.stack.world, { title: REFUSED });
      await untilState(testApp, REFUSED.title, "REQUESTED");
    },
    call: /^seerr POST \/api\/v1\/request\/\d+\/decline/m,
    line: "declined the request",
    status: "SENT",
  },
];

const BYSTANDERS = [aMovie("Really Gone Too"), aMovie("Really Gone As Well")];

const CONFIRMED: Pressed = {
  kind: "CONFIRM_GONE",
  title: GONE,
  async prepare(testApp) {
    const { world } = testApp.stack;
    for (const title of [GONE, ...BYSTANDERS]) {
      const file = imported(testApp, added(world, title));
      pickUpFiles(world, [file], 0);
      await untilState(testApp, title.title, "AVAILABLE");
    }
    unmountDisk(world);
    for (const item of world.items) diskScan(world, item);
    await untilProblem(testApp, GONE.title, "FILE_MISSING");
  },
  call: null,
  line: "confirmed that the file is gone",
  status: "WORKED",
};

const RAISED = aMovie("Raised");
const RESTORED = aMovie("Restored");

/** Queued behind another download. */
async function queueUp(testApp: TestApp, title: Title) {
  const { world } = testApp.stack;
  const [ahead, behind] = [aMovie(`Ahead of ${title.title}`), title].map((one) => {
    const item = added(world, one);
    return torrentOf(world, grab(world, item, each(item.units)));
  });
  if (ahead === undefined || behind === undefined) throw new Error("there are two");
  startTransfer(ahead, 50_000);
  startTransfer(behind, 50_000);
  queueTorrent(world, behind);
  return untilRequest(testApp, title.title, ({ downloads }) => downloads[0]?.state === "QUEUED");
}

const ORDERED: readonly Pressed[] = [
  {
    kind: "RAISE_PRIORITY",
    title: RAISED,
    prepare: (testApp) => queueUp(testApp, RAISED),
    call: /^qbittorrent POST \/api\/v2\/torrents\/topPrio/m,
    line: "had qBittorrent load this one first",
    status: "WORKED",
  },
  {
    kind: "RESTORE_PRIORITY",
    title: RESTORED,
    async prepare(testApp) {
      const { id } = await queueUp(testApp, RESTORED);
      await press(testApp, id, "RAISE_PRIORITY");
      await untilEnded(testApp, RESTORED.title);
    },
    call: /^qbittorrent POST \/api\/v2\/torrents\/decreasePrio/m,
    line: "had qBittorrent restore the order of downloads",
    status: "WORKED",
  },
];

/** Presses it, and reads what came of it. */
async function expectPressed(testApp: TestApp, one: Pressed): Promise<void> {
  await one.prepare(testApp);
  const calls = recordCalls(testApp);
  const { id } = await untilRequest(testApp, one.title.title, () => true);
  // What the request needs first may still be on its way to the tracker.
  const pressed = await eventually(
    () => press(testApp, id, one.kind).catch((error: unknown) => String(error)),
    (answer) => typeof answer !== "string",
  );
  expect(pressed, one.kind).toMatchObject({
    kind: one.kind,
    status: one.status,
    by: "ADMIN_TOKEN",
  });
  if (one.call !== null) expect(calls.join("\n"), one.kind).toMatch(one.call);
  const { transitions } = await untilRequest(testApp, one.title.title, () => true);
  expect(transitions, one.kind).toContainEqual(
    expect.objectContaining({
      channel: "PERSON",
      event: one.kind,
      message: `ADMIN_TOKEN ${one.line}`,
    }),
  );
  const ended = await untilEnded(testApp, one.title.title);
  expect(ended, one.kind).toMatchObject({ kind: one.kind, status: "WORKED" });
  expectCoded(ended);
  for (const transition of transitions) expectCoded(transition);
}

describe("actions on a request", () => {
  it.each([
    ["the search", PRESSED.slice(0, 3)],
    ["the import, Shoko and the library", PRESSED.slice(3, 8)],
    ["the request itself", PRESSED.slice(8)],
    ["the order of downloads", ORDERED],
    ["a file that is gone", [CONFIRMED]],
  ])(
    "starts the action, records who started it and reports that it worked: %s",
    async (_name, actions) => {
      const testApp = await startTestApp();
      for (const one of actions) await expectPressed(testApp, one);
    },
  );

  it("has a case for every kind of action", () => {
    const pressed = [...PRESSED, ...ORDERED, CONFIRMED].map(({ kind }) => kind);
    expect([...pressed, ...WITH_ARGUMENTS].toSorted()).toEqual(ACTION_KINDS.toSorted());
  });

  it.each([
    ["the history of Radarr is read", {}],
    ["the client is asked first", { POLL_SECONDS: "1", RECONCILE_SECONDS: "3600" }],
  ])(
    "keeps searching after another release was asked for, and never fails: %s",
    async (_name, env) => {
      const testApp = await startTestApp({ env });
      const { world } = testApp.stack;
      const log = followLog(testApp.socket);
      const item = added(world, aMovie("Discarded"));
      startTransfer(torrentOf(world, grab(world, item, each(item.units))), 50_000);
      const { id } = await untilState(testApp, "Discarded", "DOWNLOADING");
      await press(testApp, id, "BLOCKLIST_AND_SEARCH");
      const searching = await untilRequest(
        testApp,
        "Discarded",
        ({ stateReason }) => stateReason === "a person discarded the release",
      );
      expect(searching).toMatchObject({ state: "APPROVED", problems: [] });
      expect(searching.downloads).toMatchObject([{ state: "REMOVED" }]);
      offer(world, item, each(item.units), { group: "OTHER" });
      grab(world, item, each(item.units));
      await untilRequest(testApp, "Discarded", ({ downloads }) => downloads.length === 2);
      expect(log.seen.map(({ to }) => to)).not.toContain("FAILED");
    },
  );

  it("reports NO_EFFECT when a search finds nothing, and FAILED when the service refuses", async () => {
    const testApp = await startTestApp({ speed: 300 });
    const { world, failures } = testApp.stack;
    added(world, aMovie("Fruitless"));
    const { id } = await untilState(testApp, "Fruitless", "APPROVED");
    const pressed = await eventually(
      () => press(testApp, id, "SEARCH").catch(() => ({ status: "CONFLICT" })),
      ({ status }) => status !== "CONFLICT",
    );
    expect(pressed.status).toBe("SENT");
    expect(await untilEnded(testApp, "Fruitless")).toMatchObject({
      status: "NO_EFFECT",
      message: "Nothing has changed since.",
    });

    failures.service.radarr.errorRate = 1;
    const failed = await press(testApp, id, "SEARCH");
    expect(failed.status).toBe("FAILED");
    expect(failed.message).toMatch(/^Radarr: /);
    const { transitions } = await untilRequest(testApp, "Fruitless", () => true);
    expect(transitions.at(-1)).toMatchObject({ channel: "PERSON", event: "SEARCH" });
    expect(transitions.at(-1).message).toMatch(/which failed: Radarr/);
    // What failed may be tried again at once.
    expect((await press(testApp, id, "SEARCH")).status).toBe("FAILED");
  });

  it("refuses a repeated action within half a minute, and an action that cannot help now", async () => {
    const testApp = await startTestApp({ speed: 1 });
    const { world } = testApp.stack;
    added(world, aMovie("Impatient"));
    const { id } = await untilState(testApp, "Impatient", "APPROVED");
    const calls = recordCalls(testApp);
    await eventually(
      () => press(testApp, id, "SEARCH").catch(() => null),
      (record) => record !== null,
    );
    expect(await refusalOf(testApp, id, "SEARCH", AS_ADMIN)).toMatchObject({ code: "LIMIT" });
    expect(calls.filter((line) => line.includes("MoviesSearch"))).toHaveLength(1);
    // Another action on the same request is independent.
    expect((await press(testApp, id, "REFRESH")).status).toBe("SENT");
    const useless = [
      "BLOCKLIST_AND_SEARCH",
      "RETRY_IMPORT",
      "MONITOR",
      "RESCAN_SHOKO",
      "SCAN_SHOKO",
      "CONFIRM_GONE",
    ];
    for (const action of useless)
      expect(await refusalOf(testApp, id, action, AS_ADMIN), action).toMatchObject({
        code: "CONFLICT",
      });
    expect(await refusalOf(testApp, "nothing", "SEARCH", AS_ADMIN)).toMatchObject({
      code: "NOT_FOUND",
    });
  });

  it("refuses everybody who is not an admin, and offers them no action", async () => {
    const testApp = await startTestApp({ speed: 300 });
    const { world } = testApp.stack;
    ask(world, { title: aMovie("Viewed Only") });
    const problem = await untilProblem(testApp, "Viewed Only", "WAITING_FOR_APPROVAL", {
      actions: ["APPROVE"],
    });
    const headers = { cookie: await signInAsViewer(testApp) };
    expect(await refusalOf(testApp, problem.requestId, "APPROVE", headers)).toMatchObject({
      code: "FORBIDDEN",
    });
    const answered = await fetch(`${testApp.app.url}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body: JSON.stringify({
        query: `{ viewer { role } requests { nodes { actions { kind } problem { code message actions { kind } } } } }`,
      }),
    });
    const { data }: AnyResult = await answered.json();
    expect(data.viewer.role).toBe("VIEWER");
    expect(data.requests.nodes).toEqual([
      {
        actions: [],
        problem: { code: "WAITING_FOR_APPROVAL", message: problem.message, actions: [] },
      },
    ]);
    for (const decision of ["approveRequest", "declineRequest"]) {
      const refused = await fetch(`${testApp.app.url}/graphql`, {
        method: "POST",
        headers: { "content-type": "application/json", ...headers },
        body: JSON.stringify({
          query: `mutation($id: ID!) { ${decision}(id: $id) { id } }`,
          variables: { id: problem.requestId },
        }),
      });
      const { errors }: AnyResult = await refused.json();
      expect(errors[0].extensions.code, decision).toBe("FORBIDDEN");
    }
    expect(world.seerrRequests[0]?.status).toBe("pending");
  });

  it("approves and declines in Seerr, and records who decided", async () => {
    const testApp = await startTestApp();
    const { world } = testApp.stack;
    for (const name of ["Granted", "Turned Down", "By Action"]) ask(world, { title: aMovie(name) });
    const granted = await untilState(testApp, "Granted", "REQUESTED");
    // From the first second, long before the wait for an approval is a problem.
    const { request: fresh } = await testApp.query(
      `query($id: ID!) { request(id: $id) { problem { code } actions { kind label serviceName } } }`,
      { id: granted.id },
    );
    expect(fresh).toEqual({
      problem: null,
      actions: [
        { kind: "APPROVE", label: "Approve", serviceName: "Seerr" },
        { kind: "DECLINE", label: "Decline", serviceName: "Seerr" },
      ],
    });
    const turnedDown = await untilState(testApp, "Turned Down", "REQUESTED");
    const calls = recordCalls(testApp);
    await testApp.query(`mutation($id: ID!) { approveRequest(id: $id) { id } }`, {
      id: granted.id,
    });
    await testApp.query(
      `mutation($id: ID!) { declineRequest(id: $id, reason: "seen it") { id } }`,
      {
        id: turnedDown.id,
      },
    );
    expect(calls.join("\n")).toMatch(/seerr POST .*\/approve[^]*seerr POST .*\/decline/);
    const approved = await untilState(testApp, "Granted", "APPROVED");
    const declined = await untilState(testApp, "Turned Down", "DECLINED");
    const linesOf = (request: AnyResult) =>
      request.transitions
        .filter(({ channel }: AnyResult) => channel === "PERSON")
        .map(({ message }: AnyResult) => message);
    expect(linesOf(approved)).toEqual(["ADMIN_TOKEN approved the request"]);
    expect(linesOf(declined)).toEqual(["ADMIN_TOKEN declined the request: seen it"]);

    const byAction = await untilState(testApp, "By Action", "REQUESTED");
    await testApp.query(
      `mutation($id: ID!) { performAction(requestId: $id, action: DECLINE, reason: "no room") { id } }`,
      { id: byAction.id },
    );
    expect(await untilState(testApp, "By Action", "DECLINED")).toMatchObject({
      stateReason: "declined by ADMIN_TOKEN: no room",
    });
    expect(declined.problems).toEqual([]);
    expect(declined.stateReason).toBe("declined by ADMIN_TOKEN: seen it");
    const { request: decided } = await testApp.query(
      `query($id: ID!) { request(id: $id) { actions { kind } actionHistory { kind by summary } } }`,
      { id: turnedDown.id },
    );
    expect(decided).toEqual({
      actions: [],
      actionHistory: [{ kind: "DECLINE", by: "ADMIN_TOKEN", summary: "declined the request" }],
    });
  });
});
