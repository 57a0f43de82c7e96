import { describe, expect, it } from "vitest";
import { createDelugeAdapter } from "../../../../server/integrations/download-client/deluge/adapter.ts";
import type { ServiceConnection } from "../../../../server/integrations/port/connection.ts";
import { readFixture } from "../../../support/fixture.ts";
import { createTestClock, depsWith, errorOf, pollOnce, shown } from "../common/support.ts";
import { PASSWORD, startDeluge, type FakeDeluge, type FakeDelugeOptions } from "./fake-deluge.ts";

const RUNNING = "0258556169bdcd1a9b170702a256aca0cff6ec15";
const SEEDING = "622101bb3fa38068954264f1808dc3d4a5059aed";
const MAGNET = "7a5837601a76eaf103f2fbd6ff124881458b2a22";

type Recorded = "methods" | "version" | "downloading" | "files" | "complete" | "paused";
const recorded = readFixture<Record<Recorded, unknown>>("deluge/server-2.0.3.json");

/** Deluge 2.0.3 on Debian, as recorded. */
const daemon203: FakeDelugeOptions["daemon"] = ({ method, params }) => {
  if (method === "system.listMethods") return recorded.methods;
  if (method === "daemon.get_version") return recorded.version;
  const keys = params[1] as readonly string[];
  return keys.includes("files") ? recorded.files : recorded.downloading;
};

const torrent = (changes: Record<string, unknown> = {}) => ({
  name: "Amber.Field.S01",
  state: "Downloading",
  progress: 25,
  is_finished: false,
  download_payload_rate: 100,
  eta: 30,
  total_wanted: 4_000,
  num_seeds: 2,
  total_seeds: -1,
  ...changes,
});

/** Deluge 1.3.15 by its sources: `daemon.info`, an entry without keys for a missing torrent, ETA as a fraction. */
const daemonWith =
  (torrents: Record<string, unknown>): FakeDelugeOptions["daemon"] =>
  ({ method, params }) => {
    if (method === "system.listMethods") return ["daemon.info", "core.get_torrents_status"];
    if (method === "daemon.info") return "1.3.15";
    if (method !== "core.get_torrents_status") return undefined;
    const { id } = params[0] as { id: readonly string[] };
    return Object.fromEntries(id.map((hash) => [hash, torrents[hash] ?? {}]));
  };

function connect(server: FakeDeluge, changes: Partial<ServiceConnection> = {}) {
  const clock = createTestClock();
  const connection = {
    slug: "deluge",
    kind: "DELUGE",
    url: server.url,
    password: PASSWORD,
  } as const;
  return {
    clock,
    adapter: createDelugeAdapter({ ...connection, ...changes }, depsWith(clock.now)),
  };
}

describe("the session of Deluge", () => {
  it("logs in once, connects the web interface to its daemon, and keeps the cookie", async () => {
    const server = await startDeluge({ daemon: daemon203 });
    const { adapter } = connect(server);
    expect(await Promise.all([adapter.check(), adapter.check()])).toEqual([
      { version: "2.0.3" },
      { version: "2.0.3" },
    ]);
    const setUp = server.methods().filter((method) => /^(auth|web)\./.test(method));
    expect(setUp).toEqual([
      "auth.login",
      "web.connected",
      "web.get_hosts",
      "web.connect",
      "web.connected",
    ]);
    expect(server.calls.at(-1)?.headers.cookie).toBe("_session_id=session-1");
  });

  it("keeps an existing connection", async () => {
    const server = await startDeluge({ daemon: daemon203 });
    await connect(server).adapter.check();
    await connect(server).adapter.check();
    expect(server.methods().filter((method) => method === "web.connect")).toHaveLength(1);
  });

  it.each(["restart", "disconnect"] as const)("recovers by itself after a %s", async (what) => {
    const server = await startDeluge({ daemon: daemon203 });
    const { adapter } = connect(server);
    await adapter.check();
    server[what]();
    expect(await pollOnce(adapter, SEEDING)).toMatchObject([{ kind: "downloaded" }]);
  });

  it("reports a wrong password without it", async () => {
    const server = await startDeluge({ daemon: daemon203 });
    const { adapter } = connect(server, { password: "wrong-s3cret" });
    const error = await errorOf(adapter.check());
    expect(error).toMatchObject({ name: "IntegrationError", code: "auth" });
    expect(String(error)).not.toContain("s3cret");
  });

  it("tries the daemons on its own machine until one answers", async () => {
    const server = await startDeluge({
      daemon: daemon203,
      hosts: [
        ["far", "seedbox.example", true],
        ["stopped", "127.0.0.1", false],
        ["running", "localhost", true],
      ],
    });
    expect(await connect(server).adapter.check()).toEqual({ version: "2.0.3" });
    const connects = server.asked.filter(({ method }) => method === "web.connect");
    expect(connects.map(({ params }) => params[0])).toEqual(["stopped", "running"]);
  });

  it.each([
    [
      "several remote daemons",
      [
        ["a", "one.example", true],
        ["b", "two.example", true],
      ],
      "refused",
      /connection manager/,
    ],
    [
      "an unreachable daemon",
      [["a", "127.0.0.1", false]],
      "unreachable",
      /cannot reach the daemon/,
    ],
  ] as const)("reports the problem with %s", async (_name, hosts, code, message) => {
    const server = await startDeluge({ daemon: daemon203, hosts });
    const error = await errorOf(connect(server).adapter.check());
    expect(error).toMatchObject({ code, message: expect.stringMatching(message) });
  });
});

describe("torrents of Deluge", () => {
  it("2.0.3: reports progress, speed, seeds and each file of tracked torrents", async () => {
    const { adapter } = connect(await startDeluge({ daemon: daemon203 }));
    const events = await pollOnce(adapter, RUNNING, SEEDING, MAGNET);
    expect(events.map(shown)).toEqual([
      "downloading DOWNLOADING 0",
      "downloaded COMPLETED 1",
      "downloading METADATA",
    ]);
    expect(events[0]).toMatchObject({
      service: "deluge",
      channel: "POLL",
      keys: { downloadId: RUNNING, releaseTitle: "Amber.Field.S01" },
      transfer: { seeds: 1, size: 3_600_100 },
    });
    expect(events[0]?.transfer?.files).toEqual([
      {
        name: "Amber.Field.S01E01.mkv",
        size: 1_100_000,
        progress: 0.05957818031311035,
        isWanted: true,
      },
      { name: "Amber.Field.S01E02.mkv", size: 1_200_000, progress: 0, isWanted: true },
      { name: "Amber.Field.S01E03.mkv", size: 1_300_000, progress: 0, isWanted: true },
    ]);
  });

  it.each(["complete", "paused"] as const)(
    "2.0.3: recognises a %s torrent as finished",
    async (which) => {
      const { adapter } = connect(
        await startDeluge({
          daemon: (asked) =>
            JSON.stringify(asked.params).includes('"is_finished"')
              ? recorded[which]
              : daemon203(asked),
        }),
      );
      expect((await pollOnce(adapter, RUNNING)).map(shown)).toEqual(["downloaded COMPLETED 1"]);
    },
  );

  it("1.3: reads the version by the old name, and treats an entry without facts as missing", async () => {
    const { adapter } = connect(
      await startDeluge({ daemon: daemonWith({ [RUNNING]: torrent({ eta: 30.5 }) }) }),
    );
    expect(await adapter.check()).toEqual({ version: "1.3.15" });
    const events = await pollOnce(adapter, RUNNING, SEEDING);
    expect(events.map(shown)).toEqual(["downloading DOWNLOADING 0.25"]);
    expect(events[0]?.transfer?.eta).toBe("2026-11-22T07:00:30.500Z");
  });

  const whole = { progress: 100, is_finished: true };
  it.each([
    ["Allocating", {}, "downloading DOWNLOADING 0.25"],
    ["Queued", {}, "downloading QUEUED 0.25"],
    ["Queued", whole, "downloaded COMPLETED 1"],
    ["Paused", {}, "downloading PAUSED 0.25"],
    ["Paused", whole, "downloaded COMPLETED 1"],
    ["Seeding", whole, "downloaded COMPLETED 1"],
    ["Error", {}, "downloading ERROR 0.25"],
    ["Error", whole, "downloading ERROR 1"],
    ["Checking", whole, null],
    ["Moving", whole, null],
    ["Dreaming", whole, null],
  ])("shows the state %s with %j", async (state, changes, expected) => {
    const daemon = daemonWith({ [RUNNING]: torrent({ state, ...changes }) });
    const { adapter } = connect(await startDeluge({ daemon }));
    expect((await pollOnce(adapter, RUNNING)).map(shown)).toEqual(
      expected === null ? [] : [expected],
    );
  });

  it.each([
    ["odd figures", torrent({ state: null, progress: null, total_wanted: null, eta: {} })],
    ["no figures", "text"],
  ])("reads the others beside a torrent with %s", async (_name, odd) => {
    const daemon = daemonWith({ [RUNNING]: torrent(), [MAGNET]: odd });
    const { adapter } = connect(await startDeluge({ daemon }));
    expect((await pollOnce(adapter, RUNNING, MAGNET)).map(shown)).toEqual([
      "downloading DOWNLOADING 0.25",
    ]);
  });

  it("reports the label and errors", async () => {
    const broken = torrent({
      state: "Error",
      label: "tv",
      message: "No space left on device",
      tracker_status: "tracker.example: Error: timed out",
    });
    const { adapter } = connect(await startDeluge({ daemon: daemonWith({ [RUNNING]: broken }) }));
    expect(await pollOnce(adapter, RUNNING)).toMatchObject([
      {
        transfer: { state: "ERROR", category: "tv" },
        detail: ["No space left on device", "tracker.example: Error: timed out"],
      },
    ]);
  });

  it("reports no label without the plugin, and no error for OK", async () => {
    const fine = torrent({ message: "OK", tracker_status: "Announce OK" });
    const { adapter } = connect(await startDeluge({ daemon: daemonWith({ [RUNNING]: fine }) }));
    const [events] = await pollOnce(adapter, RUNNING);
    expect(events?.transfer).not.toHaveProperty("category");
    expect(events).not.toHaveProperty("detail");
  });

  it.each([
    ["nothing", [], "implausible"],
    ["others", ["an entry of somebody else"], null],
  ])("rejects the removal of three at once when the client has %s", async (_name, others, code) => {
    const hashes = [RUNNING, SEEDING, MAGNET];
    let torrents: Record<string, unknown> = Object.fromEntries(
      hashes.map((hash) => [hash, torrent()]),
    );
    const daemon: FakeDelugeOptions["daemon"] = (asked) =>
      asked.method === "core.get_session_state" ? others : daemonWith(torrents)(asked);
    const { adapter } = connect(await startDeluge({ daemon }));
    await pollOnce(adapter, ...hashes);
    torrents = {};
    const error = await errorOf(pollOnce(adapter, ...hashes));
    expect(error).toEqual(code === null ? null : expect.objectContaining({ code }));
  });

  it("keeps a finished torrent finished while it is moved and checked", async () => {
    let now = torrent({ state: "Seeding", ...whole });
    const server = await startDeluge({ daemon: (asked) => daemonWith({ [RUNNING]: now })(asked) });
    const { adapter } = connect(server);
    await pollOnce(adapter, RUNNING);
    now = torrent({ state: "Moving", progress: 3 });
    expect((await pollOnce(adapter, RUNNING)).map(shown)).toEqual(["downloaded MOVING"]);
    now = torrent({ state: "Checking", progress: 3 });
    expect((await pollOnce(adapter, RUNNING)).map(shown)).toEqual(["downloaded CHECKING"]);
  });

  it("repeats an error message without its secrets", async () => {
    const server = await startDeluge({ daemon: () => undefined });
    expect(await errorOf(connect(server).adapter.check())).toMatchObject({
      code: "refused",
      message: "Unknown method",
      call: "system.listMethods",
    });
  });
});
