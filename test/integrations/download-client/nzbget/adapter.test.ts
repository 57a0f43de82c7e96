import { describe, expect, it } from "vitest";
import { createNzbgetAdapter } from "../../../../server/integrations/download-client/nzbget/adapter.ts";
import { readFixture } from "../../../support/fixture.ts";
import { sendJson, startServer, type FakeServer } from "../../arr/common/fake-server.ts";
import { createTestClock, depsWith, errorOf, pollOnce, shown } from "../common/support.ts";

const LOGIN = { username: "lab", password: "s3cret-of-nzbget" };
const AUTHORIZATION = `Basic ${Buffer.from(`${LOGIN.username}:${LOGIN.password}`).toString("base64")}`;
const DRONE = "0a1b2c3d4e5f60718293a4b5c6d7e8f9";

type Json = Record<string, unknown>;

type Recorded = "version" | "unknownMethod" | "status" | "paused" | "queued" | "history";
const recorded = readFixture<Record<Recorded, unknown>>("nzbget/server-21.0.json");

/** NZBGet 25 after docs/api/LISTGROUPS.md. */
const group = (changes: Json = {}): Json => ({
  NZBID: 7,
  NZBName: "Amber.Field.S01",
  Kind: "NZB",
  Status: "DOWNLOADING",
  // 6 GB, of which 1 GB of recovery blocks is paused and 3 GB remain.
  FileSizeHi: 1,
  FileSizeLo: 1_705_032_704,
  RemainingSizeHi: 0,
  RemainingSizeLo: 3_500_000_000,
  PausedSizeHi: 0,
  PausedSizeLo: 1_000_000_000,
  ActiveDownloads: 8,
  Parameters: [
    { Name: "*Unpack:", Value: "yes" },
    { Name: "drone", Value: DRONE },
  ],
  ...changes,
});

const historyItem = (Status: string, changes: Json = {}): Json => ({
  NZBID: 7,
  Name: "Amber.Field.S01",
  Kind: "NZB",
  Status,
  FileSizeHi: 0,
  FileSizeLo: 4_000,
  Parameters: [{ Name: "drone", Value: DRONE }],
  ...changes,
});

interface World {
  groups: readonly unknown[];
  history: readonly Json[];
  status: Json;
}

const RUNNING = { DownloadRate: 2_500_000, DownloadPaused: false };

function worldOf(changes: Partial<World> = {}): World {
  return { groups: [], history: [], status: RUNNING, ...changes };
}

function startNzbget(answer: (method: string) => unknown): Promise<FakeServer> {
  return startServer(({ path, headers, body }, response) => {
    if (path !== "/jsonrpc") return sendJson(response, {}, 404);
    if (headers.authorization !== AUTHORIZATION) return response.writeHead(401).end();
    const { method } = JSON.parse(body) as { method: string };
    sendJson(response, answer(method) ?? recorded.unknownMethod);
  });
}

function startWorld(world: World): Promise<FakeServer> {
  return startNzbget((method) => {
    const results: Json = {
      version: "25.4",
      listgroups: world.groups,
      history: world.history,
      status: world.status,
    };
    return { version: "1.1", id: 1, result: results[method] };
  });
}

function connect(server: FakeServer, password = LOGIN.password) {
  const clock = createTestClock();
  const connection = {
    slug: "nzbget",
    kind: "NZBGET",
    url: server.url,
    ...LOGIN,
    password,
  } as const;
  return { clock, adapter: createNzbgetAdapter(connection, depsWith(clock.now)) };
}

const methodsOf = (server: FakeServer) =>
  server.calls.map(({ body }) => (JSON.parse(body) as { method: string }).method);

describe("calling NZBGet", () => {
  it("reports its version", async () => {
    expect(await connect(await startWorld(worldOf())).adapter.check()).toEqual({ version: "25.4" });
    const old = await startNzbget((method) => (method === "version" ? recorded.version : null));
    expect(await connect(old).adapter.check()).toEqual({ version: "21.0" });
  });

  it("reports a wrong password without it", async () => {
    const error = await errorOf(
      connect(await startWorld(worldOf()), "wrong-s3cret").adapter.check(),
    );
    expect(error).toMatchObject({ name: "IntegrationError", code: "auth" });
    expect(String(error)).not.toContain("s3cret");
  });

  it("repeats an error message", async () => {
    const server = await startNzbget(() => recorded.unknownMethod);
    expect(await errorOf(connect(server).adapter.check())).toMatchObject({
      code: "refused",
      message: "Invalid procedure",
      call: "version",
    });
  });
});

describe("the queue of NZBGet", () => {
  it("21.0: identifies a download by its number, and by the arr's id if it has one", async () => {
    let groups = recorded.paused;
    const server = await startNzbget((method) =>
      method === "listgroups" ? groups : method === "history" ? recorded.history : recorded.status,
    );
    const { adapter } = connect(server);
    const events = await pollOnce(adapter, "4", DRONE);
    expect(events.map((one) => `${one.keys.downloadId}: ${shown(one)}`)).toEqual([
      "4: downloading PAUSED",
      `${DRONE}: downloading ERROR`,
    ]);
    groups = recorded.queued;
    expect((await pollOnce(adapter, "4", DRONE)).map(shown)).toEqual(["downloading QUEUED 0"]);
  });

  it("25: reports speed, ETA and progress without the paused recovery blocks", async () => {
    const { adapter } = connect(await startWorld(worldOf({ groups: [group()] })));
    expect(await pollOnce(adapter, DRONE)).toMatchObject([
      {
        service: "nzbget",
        kind: "downloading",
        keys: { downloadId: DRONE, releaseTitle: "Amber.Field.S01" },
        transfer: {
          state: "DOWNLOADING",
          progress: 0.5,
          speed: 2_500_000,
          size: 6_000_000_000,
          eta: "2026-11-22T07:16:40.000Z",
        },
      },
    ]);
  });

  it.each([
    ["QUEUED", "downloading QUEUED 0.5"],
    ["PAUSED", "downloading PAUSED 0.5"],
    ["FETCHING", "downloading METADATA 0.5"],
    ["PP_QUEUED", "downloading QUEUED"],
    ["VERIFYING_SOURCES", "downloading CHECKING"],
    ["REPAIRING", "downloading CHECKING"],
    ["UNPACKING", "downloading MOVING 1"],
    ["EXECUTING_SCRIPT", "downloading MOVING 1"],
    ["PP_FINISHED", "downloading MOVING 1"],
    ["DREAMING", null],
  ])("shows the status %s", async (Status, expected) => {
    const groups = [group({ Status, ActiveDownloads: 0 })];
    const { adapter } = connect(await startWorld(worldOf({ groups })));
    expect((await pollOnce(adapter, DRONE)).map(shown)).toEqual(
      expected === null ? [] : [expected],
    );
  });

  it("shows a download as paused while the whole queue is", async () => {
    const world = worldOf({
      groups: [group({ Status: "QUEUED", ActiveDownloads: 0 })],
      status: { DownloadRate: 0, DownloadPaused: true },
    });
    const { adapter } = connect(await startWorld(world));
    expect((await pollOnce(adapter, DRONE)).map(shown)).toEqual(["downloading PAUSED 0.5"]);
  });

  it("shows a download of force priority as running while the whole queue is paused", async () => {
    const world = worldOf({
      groups: [
        group({ MaxPriority: 900 }),
        group({ NZBID: 8, Parameters: [], ActiveDownloads: 0, MaxPriority: 100 }),
      ],
      status: { DownloadRate: 600_000, DownloadPaused: true },
    });
    const { adapter } = connect(await startWorld(world));
    const [forced, other] = await pollOnce(adapter, DRONE, "8");
    expect(forced?.transfer).toMatchObject({ state: "DOWNLOADING", speed: 600_000 });
    expect(other?.transfer).toMatchObject({ state: "PAUSED", speed: 0 });
  });

  it("reads the others beside a download with odd figures, and beside one without a number", async () => {
    const odd = group({ NZBID: 8, Parameters: null, FileSizeLo: null, Status: null });
    const world = worldOf({ groups: [odd, { NZBID: null }, "text", group()] });
    const { adapter } = connect(await startWorld(world));
    expect((await pollOnce(adapter, DRONE, "8")).map(shown)).toEqual([
      "downloading DOWNLOADING 0.5",
    ]);
  });

  it("makes less than one call per second while a download runs", async () => {
    const server = await startWorld(worldOf({ groups: [group()] }));
    const { adapter, clock } = connect(server);
    for (let second = 0; second < 60; second += 2) {
      await pollOnce(adapter, DRONE);
      clock.advance(2_000);
    }
    expect(server.calls.length).toBeLessThan(60);
  });
});

describe("the history of NZBGet", () => {
  it.each([
    ["SUCCESS/ALL", "downloaded COMPLETED 1"],
    ["SUCCESS/UNPACK", "downloaded COMPLETED 1"],
    ["WARNING/HEALTH", "downloaded COMPLETED 1"],
    ["WARNING/SCRIPT", "downloaded COMPLETED 1"],
    ["WARNING/SPACE", "downloading ERROR"],
    ["WARNING/PASSWORD", "downloading ERROR"],
    ["FAILURE/PAR", "downloading ERROR"],
    ["DELETED/DUPE", "downloading ERROR"],
    ["DREAM/ON", null],
  ])("shows the result %s", async (status, expected) => {
    const { adapter } = connect(await startWorld(worldOf({ history: [historyItem(status)] })));
    expect((await pollOnce(adapter, DRONE)).map(shown)).toEqual(
      expected === null ? [] : [expected],
    );
  });

  it("keeps the progress that a failed download reached", async () => {
    const world = worldOf({ groups: [group()] });
    const { adapter } = connect(await startWorld(world));
    const seen = [...(await pollOnce(adapter, DRONE))];
    world.groups = [group({ Status: "VERIFYING_SOURCES", RemainingSizeLo: 0, PausedSizeLo: 0 })];
    seen.push(...(await pollOnce(adapter, DRONE)));
    world.groups = [];
    world.history = [historyItem("FAILURE/PAR")];
    seen.push(...(await pollOnce(adapter, DRONE)));
    expect(seen.map(shown)).toEqual([
      "downloading DOWNLOADING 0.5",
      "downloading CHECKING",
      "downloading ERROR",
    ]);
  });

  it("is read at once when a download leaves the queue, otherwise every 15 s, and not for torrents", async () => {
    const world = worldOf({ groups: [group({ ActiveDownloads: 0, Status: "PP_FINISHED" })] });
    const server = await startWorld(world);
    const { adapter, clock } = connect(server);
    const torrent = "0258556169bdcd1a9b170702a256aca0cff6ec15";
    const read = () => methodsOf(server).filter((method) => method === "history").length;
    await pollOnce(adapter, DRONE, torrent);
    expect(read()).toBe(0);
    world.groups = [];
    world.history = [historyItem("SUCCESS/UNPACK")];
    expect((await pollOnce(adapter, DRONE, torrent)).map(shown)).toEqual([
      "downloaded COMPLETED 1",
    ]);
    for (let second = 0; second < 14; second += 2) {
      clock.advance(2_000);
      await pollOnce(adapter, DRONE, torrent);
    }
    expect(read()).toBe(1);
    clock.advance(2_000);
    await pollOnce(adapter, DRONE, torrent);
    expect(read()).toBe(2);
  });

  it("prefers the queue for a download that was sent back to it", async () => {
    const world = worldOf({ groups: [group()], history: [historyItem("FAILURE/HEALTH")] });
    const { adapter } = connect(await startWorld(world));
    expect((await pollOnce(adapter, DRONE, "99")).map(shown)).toEqual([
      "downloading DOWNLOADING 0.5",
    ]);
    expect(await pollOnce(adapter, DRONE, "99")).toEqual([]);
  });

  it("reports the category and the failure of a download", async () => {
    const history = [historyItem("WARNING/SPACE", { Category: "tv", NZBID: 9, Parameters: [] })];
    const groups = [group({ Category: "" })];
    const { adapter } = connect(await startWorld(worldOf({ groups, history })));
    expect(await pollOnce(adapter, DRONE, "9")).toMatchObject([
      { transfer: { state: "DOWNLOADING", category: "" } },
      { transfer: { state: "ERROR", category: "tv" }, detail: ["WARNING/SPACE"] },
    ]);
  });

  it("rejects the removal of three at once when the client has nothing", async () => {
    const numbers = [7, 8, 9];
    const world = worldOf({
      groups: numbers.map((NZBID) => group({ NZBID, Parameters: [] })),
    });
    const { adapter } = connect(await startWorld(world));
    const ids = numbers.map(String);
    await pollOnce(adapter, ...ids);
    world.groups = [];
    expect(await errorOf(pollOnce(adapter, ...ids))).toMatchObject({ code: "implausible" });
    world.groups = [group({ NZBID: 99, Parameters: [] })];
    expect(await pollOnce(adapter, ...ids)).toEqual([]);
  });

  it("reports a download that a person removed from the queue as removed", async () => {
    const world = worldOf({ groups: [group()] });
    const { adapter, clock } = connect(await startWorld(world));
    await pollOnce(adapter, DRONE);
    world.groups = [];
    world.history = [historyItem("DELETED/MANUAL")];
    expect(await pollOnce(adapter, DRONE)).toEqual([]);
    clock.advance(120_000);
    expect(await pollOnce(adapter, DRONE)).toMatchObject([{ kind: "download-removed" }]);
  });
});
