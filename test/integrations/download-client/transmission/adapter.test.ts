import { describe, expect, it } from "vitest";
import { createTransmissionAdapter } from "../../../../server/integrations/download-client/transmission/adapter.ts";
import type { ServiceConnection } from "../../../../server/integrations/port/connection.ts";
import { readFixture } from "../../../support/fixture.ts";
import { startServer, type FakeServer } from "../../arr/common/fake-server.ts";
import { createTestClock, depsWith, errorOf, pollOnce, shown } from "../common/support.ts";
import { LOGIN, startTransmission } from "./fake-transmission.ts";

const SEEDING = "0258556169bdcd1a9b170702a256aca0cff6ec15";
const RUNNING = "622101bb3fa38068954264f1808dc3d4a5059aed";
const MAGNET = "7a5837601a76eaf103f2fbd6ff124881458b2a22";

const recorded = readFixture<Record<"session" | "downloading" | "files", unknown>>(
  "transmission/server-3.00.json",
);

/** Transmission 3.00 on Debian, as recorded. */
const legacy = ({
  method,
  arguments: asked,
}: {
  method: string;
  arguments?: { fields: readonly string[] };
}) => {
  if (method === "session-get") return recorded.session;
  return asked?.fields.includes("files") ? recorded.files : recorded.downloading;
};

/** Transmission 4.1 after docs/rpc-spec.md: JSON-RPC 2.0 in snake case. */
const torrent = (changes: Record<string, unknown> = {}) => ({
  hash_string: RUNNING,
  name: "Blue.Harbour.S01",
  status: 4,
  error: 0,
  percent_done: 0.25,
  metadata_percent_complete: 1,
  size_when_done: 4_000,
  left_until_done: 3_000,
  rate_download: 100,
  eta: 30,
  ...changes,
});

const FILES = {
  files: [
    { name: "Blue.Harbour.S01/S01E01.mkv", length: 1_000, bytes_completed: 500 },
    { name: "Blue.Harbour.S01/S01E02.mkv", length: 1_000, bytes_completed: 0 },
  ],
  file_stats: [
    { bytes_completed: 500, wanted: true, priority: 0 },
    { bytes_completed: 0, wanted: false, priority: 0 },
  ],
};

const modern =
  (torrents: readonly unknown[] = [torrent()]) =>
  ({
    jsonrpc,
    method,
    params,
  }: {
    jsonrpc?: string;
    method: string;
    params?: { fields: readonly string[] };
  }) => {
    if (jsonrpc !== "2.0") return { error: { code: -32600, message: "Invalid Request" } };
    const reply = (result: unknown) => ({ jsonrpc: "2.0", id: 1, result });
    if (method === "session_get") return reply({ version: "4.1.0 (0ed2d3e9d2)" });
    return reply({ torrents: params?.fields.includes("files") ? [FILES] : torrents });
  };

function connect(server: FakeServer, changes: Partial<ServiceConnection> = {}) {
  const clock = createTestClock();
  const connection = {
    slug: "transmission",
    kind: "TRANSMISSION",
    url: server.url,
    ...LOGIN,
  } as const;
  const called: (string | null)[] = [];
  const meter = { recordCall: ({ error }: { error: string | null }) => void called.push(error) };
  const deps = { ...depsWith(clock.now), meter };
  return { clock, called, adapter: createTransmissionAdapter({ ...connection, ...changes }, deps) };
}

describe("the session of Transmission", () => {
  it("repeats a call with the id from the 409, and counts one call", async () => {
    const server = await startTransmission(legacy);
    const { adapter, called } = connect(server);
    expect(await adapter.check()).toEqual({ version: "3.00" });
    expect(await adapter.check()).toEqual({ version: "3.00" });
    expect(server.calls).toHaveLength(3);
    expect(called).toEqual([null, null]);
  });

  it("uses the new id after a restart", async () => {
    const server = await startTransmission(legacy);
    const { adapter } = connect(server);
    await adapter.check();
    server.restart();
    expect(await pollOnce(adapter, SEEDING)).toMatchObject([{ kind: "downloaded" }]);
  });

  it("does not loop when every id is refused", async () => {
    let id = 0;
    const server = await startServer((_call, response) => {
      response.writeHead(409, { "X-Transmission-Session-Id": `session-${(id += 1)}` }).end();
    });
    const { adapter } = connect(server);
    expect(await errorOf(adapter.check())).toMatchObject({ code: "refused" });
    expect(server.calls).toHaveLength(2);
  });

  it("reports a wrong password without it", async () => {
    const server = await startTransmission(legacy);
    const { adapter } = connect(server, { password: "wrong-s3cret" });
    const error = await errorOf(adapter.check());
    expect(error).toMatchObject({ name: "IntegrationError", code: "auth" });
    expect(String(error)).not.toContain("s3cret");
  });

  it.each(["", "/", "/transmission", "/transmission/rpc", "/transmission/web/"])(
    "accepts an address that ends in '%s'",
    async (end) => {
      const server = await startTransmission(legacy);
      const { adapter } = connect({ ...server, url: server.url + end });
      expect(await adapter.check()).toEqual({ version: "3.00" });
    },
  );

  it("uses JSON-RPC 2.0 when the server announces it, otherwise the old protocol", async () => {
    const server = await startTransmission(modern(), "6.0.0");
    const { adapter } = connect(server);
    expect(await adapter.check()).toEqual({ version: "4.1.0" });
    await pollOnce(adapter, RUNNING);
    expect(server.asked.at(-1)).toMatchObject({
      jsonrpc: "2.0",
      method: "torrent_get",
      params: { ids: [RUNNING] },
    });

    const old = await startTransmission(legacy);
    await pollOnce(connect(old).adapter, RUNNING);
    expect(old.asked[0]).toMatchObject({
      method: "torrent-get",
      arguments: { ids: [RUNNING], fields: expect.arrayContaining(["hashString", "eta"]) },
    });
  });
});

describe("torrents of Transmission", () => {
  it("3.00: reports progress, speed, ETA and each file of tracked torrents", async () => {
    const { adapter } = connect(await startTransmission(legacy));
    const events = await pollOnce(adapter, SEEDING, RUNNING, MAGNET);
    expect(events.map(shown)).toEqual([
      "downloaded COMPLETED 1",
      "downloading DOWNLOADING 0.0579",
      "downloading METADATA",
    ]);
    expect(events[1]).toMatchObject({
      service: "transmission",
      channel: "POLL",
      keys: { downloadId: RUNNING, releaseTitle: "Blue.Harbour.S01" },
      transfer: { speed: 105_000, size: 3_600_100, eta: "2026-11-22T07:09:14.000Z" },
    });
    const files = events[1]?.transfer?.files;
    expect(files?.map(({ name }) => name)).toEqual(
      [1, 2, 3].map((one) => `Blue.Harbour.S01E0${one}.mkv`),
    );
    expect(files?.map(({ progress }) => progress > 0 && progress < 1)).toEqual([true, true, true]);
  });

  it("4.1: reports the same in its new spelling", async () => {
    const { adapter } = connect(await startTransmission(modern(), "6.0.0"));
    expect(await pollOnce(adapter, RUNNING)).toMatchObject([
      {
        kind: "downloading",
        transfer: {
          progress: 0.25,
          speed: 100,
          size: 4_000,
          eta: "2026-11-22T07:00:30.000Z",
          files: [
            { name: "S01E01.mkv", progress: 0.5, isWanted: true },
            { name: "S01E02.mkv", progress: 0, isWanted: false },
          ],
        },
      },
    ]);
  });

  const whole = { percent_done: 1, left_until_done: 0 };
  it.each([
    ["stopped", { status: 0 }, "downloading PAUSED 0.25"],
    ["stopped after completion", { status: 0, ...whole }, "downloaded COMPLETED 1"],
    [
      "stopped before its metadata arrived",
      { status: 0, metadata_percent_complete: 0, size_when_done: 0, left_until_done: 0 },
      "downloading PAUSED",
    ],
    ["waiting for a check", { status: 1 }, null],
    ["checking", { status: 2, ...whole }, null],
    ["queued", { status: 3 }, "downloading QUEUED 0.25"],
    ["waiting to seed", { status: 5, ...whole }, "downloaded COMPLETED 1"],
    ["seeding", { status: 6, ...whole }, "downloaded COMPLETED 1"],
    ["seeding while more files are wanted", { status: 6 }, null],
    ["failing at a tracker", { error: 2 }, "downloading DOWNLOADING 0.25"],
    ["failing at its disk", { error: 3, status: 0 }, "downloading ERROR 0.25"],
    ["in a state of a later version", { status: 9 }, null],
  ])("shows a torrent that is %s", async (_name, changes, expected) => {
    const { adapter } = connect(await startTransmission(modern([torrent(changes)]), "6.0.0"));
    expect((await pollOnce(adapter, RUNNING)).map(shown)).toEqual(
      expected === null ? [] : [expected],
    );
  });

  it("reads the others beside a torrent with odd figures, and beside one without a hash", async () => {
    const odd = torrent({ hash_string: MAGNET, status: null, percent_done: null, eta: {} });
    const torrents = [odd, { hash_string: null }, "text", torrent()];
    const { adapter } = connect(await startTransmission(modern(torrents), "6.0.0"));
    expect((await pollOnce(adapter, RUNNING, MAGNET)).map(shown)).toEqual([
      "downloading DOWNLOADING 0.25",
    ]);
  });

  it("reports a torrent as stalled after two minutes without data", async () => {
    const { adapter, clock } = connect(
      await startTransmission(modern([torrent({ rate_download: 0, eta: -1 })]), "6.0.0"),
    );
    expect((await pollOnce(adapter, RUNNING)).map(shown)).toEqual(["downloading DOWNLOADING 0.25"]);
    clock.advance(120_000);
    expect((await pollOnce(adapter, RUNNING)).map(shown)).toEqual(["downloading STALLED 0.25"]);
  });

  it("reports the first label and error messages", async () => {
    const broken = torrent({
      error: 3,
      error_string: "No space left on device",
      labels: ["tv", "mine"],
    });
    const { adapter } = connect(await startTransmission(modern([broken]), "6.0.0"));
    expect(await pollOnce(adapter, RUNNING)).toMatchObject([
      { transfer: { state: "ERROR", category: "tv" }, detail: ["No space left on device"] },
    ]);
  });

  it("reports an empty label, and none when labels are not supported", async () => {
    const events = async (changes: Record<string, unknown>) => {
      const server = await startTransmission(modern([torrent(changes)]), "6.0.0");
      const [observation] = await pollOnce(connect(server).adapter, RUNNING);
      return observation?.transfer?.category;
    };
    expect(await events({ labels: [] })).toBe("");
    expect(await events({})).toBeUndefined();
  });

  it.each([
    ["nothing", [], "implausible"],
    ["others", ["an entry of somebody else"], null],
  ])("rejects the removal of three at once when the client has %s", async (_name, others, code) => {
    const hashes = [RUNNING, SEEDING, MAGNET];
    let torrents: readonly unknown[] = hashes.map((hash_string) => torrent({ hash_string }));
    const server = await startTransmission(
      (asked) => modern(asked.params?.ids ? torrents : others)(asked),
      "6.0.0",
    );
    const { adapter } = connect(server);
    await pollOnce(adapter, ...hashes);
    torrents = [];
    const error = await errorOf(pollOnce(adapter, ...hashes));
    expect(error).toEqual(code === null ? null : expect.objectContaining({ code }));
  });

  it("reports a removed torrent at every poll", async () => {
    let torrents: readonly unknown[] = [torrent()];
    const server = await startTransmission((asked) => modern(torrents)(asked), "6.0.0");
    const { adapter, clock } = connect(server);
    await pollOnce(adapter, RUNNING);
    torrents = [];
    expect(await pollOnce(adapter, RUNNING)).toEqual([]);
    clock.advance(120_000);
    const gone = [{ kind: "download-removed" }];
    expect(await pollOnce(adapter, RUNNING)).toMatchObject(gone);
    expect(await pollOnce(adapter, RUNNING)).toMatchObject(gone);
  });

  it("reads torrents by hash, and never all of them", async () => {
    const server = await startTransmission(legacy);
    const { adapter } = connect(server);
    expect(await pollOnce(adapter)).toEqual([]);
    expect(await pollOnce(adapter, "SABnzbd_nzo_abc123")).toEqual([]);
    expect(server.asked.every(({ arguments: asked }) => asked?.ids?.length !== 0)).toBe(true);
  });

  it("repeats an error message without its secrets", async () => {
    const server = await startTransmission(() => ({ result: "no way, apikey=s3cret" }));
    const error = await errorOf(connect(server).adapter.check());
    expect(error).toMatchObject({
      code: "refused",
      message: "no way, apikey=…",
      call: "session_get",
    });
  });
});

describe("the order of Transmission", () => {
  it("4.1: is changed in its new spelling, with what was there before", async () => {
    const server = await startTransmission(({ method }) => {
      const queued = {
        hash_string: RUNNING,
        queue_position: 2,
        bandwidth_priority: 0,
        files: FILES.files,
        file_stats: FILES.file_stats,
      };
      const result = method === "torrent_get" ? { torrents: [queued] } : {};
      return { jsonrpc: "2.0", id: 1, result };
    }, "6.0.0");
    const { queue } = connect(server).adapter;

    const found = await queue?.find(RUNNING.toUpperCase(), ["S01E02.mkv"]);
    expect(found).toEqual({
      id: RUNNING,
      place: { position: 2, priority: 0, files: [{ index: 1, priority: 0 }] },
      isFirst: false,
    });
    if (!found) throw new Error("never seen");
    await queue?.raise(found.id, found.place);
    await queue?.restore(found.id, found.place);
    const set = server.asked.filter(({ method }) => method === "torrent_set");
    expect(set.map(({ params }) => params)).toEqual([
      { ids: [RUNNING], queue_position: 0, bandwidth_priority: 1, priority_high: [1] },
      { ids: [RUNNING], queue_position: 2, bandwidth_priority: 0, priority_normal: [1] },
    ]);
  });
});
