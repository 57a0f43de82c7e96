import { describe, expect, it } from "vitest";
import { createSabnzbdAdapter } from "../../../../server/integrations/download-client/sabnzbd/adapter.ts";
import { readTimeLeft } from "../../../../server/integrations/download-client/sabnzbd/mapper.ts";
import { sendJson, startServer, type FakeServer } from "../../arr/common/fake-server.ts";
import { createTestClock, depsWith, errorOf, pollOnce, shown } from "../common/support.ts";

const API_KEY = "s3cret0123456789abcdef0123456789";
const FIRST = "SABnzbd_nzo_p86tgx_f";
const SECOND = "SABnzbd_nzo_kyt1f0";
/** 2.x generated ids with capitals. */
const CAPITAL = "SABnzbd_nzo_Zq7RkT";

type Json = Record<string, unknown>;

/** A slot as 4.x builds it (sabnzbd/api.py), without unused fields. */
const slot = (nzo_id: string, changes: Json = {}): Json => ({
  index: 0,
  nzo_id,
  unpackopts: "3",
  priority: "Normal",
  filename: "Amber.Field.S01",
  cat: "tv",
  mb: "1000.00",
  mbleft: "750.00",
  size: "1000.0 MB",
  percentage: "25",
  status: "Downloading",
  timeleft: "0:16:40",
  ...changes,
});

const queue = (slots: readonly unknown[], changes: Json = {}) => ({
  queue: {
    version: "4.5.1",
    paused: false,
    speed: "750.0 K",
    kbpersec: "750.00",
    noofslots: slots.length,
    slots,
    ...changes,
  },
});

const historySlot = (nzo_id: string, status: string, changes: Json = {}): Json => ({
  nzo_id,
  name: "Amber.Field.S01",
  status,
  bytes: 1_048_576_000,
  storage: "/downloads/tv/Amber.Field.S01",
  fail_message: status === "Failed" ? "Aborted, cannot be completed" : "",
  ...changes,
});

async function startSabnzbd(world: { queue: unknown; history?: readonly Json[] }) {
  const server = await startServer(({ path, method, body, query }, response) => {
    const form = new URLSearchParams(body);
    if (path !== "/api" || method !== "POST") return sendJson(response, {}, 404);
    if (form.get("apikey") !== API_KEY || query.has("apikey"))
      return response.writeHead(403, { "content-type": "text/plain" }).end("API Key Incorrect");
    if (form.get("mode") === "queue") return sendJson(response, world.queue);
    // Case-sensitive, as SQLite compares.
    const ids = form.get("nzo_ids")?.split(",") ?? [];
    const slots = (world.history ?? []).filter(({ nzo_id }) => ids.includes(String(nzo_id)));
    sendJson(response, { history: { noofslots: slots.length, slots, version: "4.5.1" } });
  });
  return server;
}

function connect(server: FakeServer, apiKey = API_KEY) {
  const clock = createTestClock();
  const connection = { slug: "sabnzbd", kind: "SABNZBD", url: server.url, apiKey } as const;
  return { clock, adapter: createSabnzbdAdapter(connection, depsWith(clock.now)) };
}

const modesOf = (server: FakeServer) =>
  server.calls.map(({ body }) => new URLSearchParams(body).get("mode"));

describe("the key of SABnzbd", () => {
  it("is in no address", async () => {
    const server = await startSabnzbd({ queue: queue([]) });
    expect(await connect(server).adapter.check()).toEqual({ version: "4.5.1" });
    expect(server.calls.map(({ query }) => query.toString())).toEqual([""]);
  });

  it("is reported as wrong, by status or by message", async () => {
    const server = await startSabnzbd({ queue: queue([]) });
    const byStatus = await errorOf(connect(server, "wrong-s3cret").adapter.check());
    expect(byStatus).toMatchObject({ name: "IntegrationError", code: "auth" });
    expect(String(byStatus)).not.toContain("s3cret");

    const inWords = await startSabnzbd({ queue: { status: false, error: "API Key Incorrect" } });
    expect(await errorOf(connect(inWords).adapter.check())).toMatchObject({ code: "auth" });
    const other = await startSabnzbd({ queue: { status: false, error: "not implemented" } });
    expect(await errorOf(connect(other).adapter.check())).toMatchObject({
      code: "refused",
      message: "not implemented",
      call: "mode queue",
    });
  });
});

describe("the queue of SABnzbd", () => {
  it("assigns the speed to the active job", async () => {
    const slots = [slot("SABnzbd_nzo_other_1", { status: "Paused" }), slot(FIRST), slot(SECOND)];
    const { adapter } = connect(await startSabnzbd({ queue: queue(slots) }));
    const events = await pollOnce(adapter, FIRST, SECOND);
    expect(events.map(shown)).toEqual(["downloading DOWNLOADING 0.25", "downloading QUEUED 0.25"]);
    expect(events[0]).toMatchObject({
      service: "sabnzbd",
      keys: { downloadId: FIRST, releaseTitle: "Amber.Field.S01" },
      transfer: { speed: 768_000, size: 1_048_576_000, eta: "2026-11-22T07:16:40.000Z" },
    });
    expect(events[1]?.transfer?.speed).toBe(0);
  });

  it.each([
    ["Queued", {}, "downloading QUEUED 0.25"],
    ["Paused", {}, "downloading PAUSED 0.25"],
    ["Grabbing", { mb: "0.00", mbleft: "0.00" }, "downloading METADATA"],
    ["Propagating", {}, "downloading QUEUED 0.25"],
    ["Checking", {}, "downloading CHECKING 0.25"],
    ["Dreaming", {}, null],
  ])("shows the status %s", async (status, changes, expected) => {
    const { adapter } = connect(
      await startSabnzbd({ queue: queue([slot(FIRST, { status, ...changes })]) }),
    );
    expect((await pollOnce(adapter, FIRST)).map(shown)).toEqual(
      expected === null ? [] : [expected],
    );
  });

  it("shows every job as paused while the whole queue is", async () => {
    const slots = [slot(FIRST, { timeleft: "0:00:00" })];
    const { adapter } = connect(await startSabnzbd({ queue: queue(slots, { paused: true }) }));
    const [events] = await pollOnce(adapter, FIRST);
    expect(events?.transfer).toMatchObject({ state: "PAUSED", speed: 0, eta: null });
  });

  it("shows a forced job as running while the whole queue is paused", async () => {
    const slots = [slot(SECOND), slot(FIRST, { priority: "Force" })];
    const { adapter } = connect(await startSabnzbd({ queue: queue(slots, { paused: true }) }));
    const [waiting, forced] = await pollOnce(adapter, FIRST, SECOND);
    expect(waiting?.transfer).toMatchObject({ state: "PAUSED", speed: 0 });
    expect(forced?.transfer).toMatchObject({ state: "DOWNLOADING", speed: 768_000 });
  });

  it.each([["ENCRYPTED"], ["DUPLICATE"], ["ZU GROSS"]])(
    "repeats the label %s of a job that it has paused",
    async (label) => {
      const slots = [slot(FIRST, { status: "Paused", labels: [label] })];
      const { adapter } = connect(await startSabnzbd({ queue: queue(slots) }));
      expect(await pollOnce(adapter, FIRST)).toMatchObject([
        { transfer: { state: "PAUSED" }, detail: [`SABnzbd labels the job ${label}`] },
      ]);
    },
  );

  it("reads the others beside a job with odd figures, and beside one without an id", async () => {
    const odd = slot(SECOND, { status: null, mb: null, mbleft: {}, labels: null });
    const slots = [odd, { nzo_id: null }, "text", slot(FIRST)];
    const { adapter } = connect(await startSabnzbd({ queue: queue(slots) }));
    expect((await pollOnce(adapter, FIRST, SECOND)).map(shown)).toEqual([
      "downloading DOWNLOADING 0.25",
    ]);
  });

  it("reads 2.x, whose numbers are text and whose ids have capitals", async () => {
    const slots = [slot(CAPITAL, { mb: "713.37", mbleft: "356.685", timeleft: "1:02:00:00" })];
    const world = {
      queue: queue(slots, { version: "2.3.9", kbpersec: "0.00" }),
      history: [historySlot(CAPITAL, "Completed")],
    };
    const server = await startSabnzbd(world);
    const { adapter } = connect(server);
    expect(await adapter.check()).toEqual({ version: "2.3.9" });
    const [events] = await pollOnce(adapter, CAPITAL);
    expect(events).toMatchObject({
      keys: { downloadId: CAPITAL },
      transfer: { progress: 0.5, eta: "2026-11-23T09:00:00.000Z" },
    });
    world.queue = queue([]);
    expect((await pollOnce(adapter, CAPITAL)).map(shown)).toEqual(["downloaded COMPLETED 1"]);
  });

  it.each([
    ["0:16:44", 1_004],
    ["16:44", 1_004],
    ["1:02:16:44", 94_604],
    ["0:00:00", null],
    ["unknown", null],
    [undefined, null],
  ])("reads the ETA %s", (originalIds, seconds) => {
    expect(readTimeLeft(originalIds)).toBe(seconds);
  });
});

describe("the history of SABnzbd", () => {
  it("tracks a job through post-processing: complete once it is unpacked, finished at the end", async () => {
    const world = { queue: queue([slot(FIRST)]), history: [] as Json[] };
    const { adapter } = connect(await startSabnzbd(world));
    await pollOnce(adapter, FIRST);
    world.queue = queue([]);
    const seen: string[] = [];
    const steps = [
      "Queued",
      "QuickCheck",
      "Verifying",
      "Repairing",
      "Extracting",
      "Moving",
      "Running",
      "Completed",
    ];
    for (const status of steps) {
      world.history = [historySlot(FIRST, status)];
      seen.push(...(await pollOnce(adapter, FIRST)).map(shown));
    }
    expect(seen).toEqual([
      "downloading QUEUED",
      "downloading CHECKING",
      "downloading MOVING 1",
      "downloaded COMPLETED 1",
    ]);
  });

  it("keeps the progress that a failed job reached", async () => {
    const world = { queue: queue([slot(FIRST)]), history: [] as Json[] };
    const { adapter } = connect(await startSabnzbd(world));
    const seen = [...(await pollOnce(adapter, FIRST))];
    world.queue = queue([]);
    for (const status of ["Verifying", "Failed"]) {
      world.history = [historySlot(FIRST, status)];
      seen.push(...(await pollOnce(adapter, FIRST)));
    }
    expect(seen.map(shown)).toEqual([
      "downloading DOWNLOADING 0.25",
      "downloading CHECKING",
      "downloading ERROR",
    ]);
  });

  it("leaves a failed job to the arr", async () => {
    const world = { queue: queue([]), history: [historySlot(FIRST, "Failed")] };
    const { adapter } = connect(await startSabnzbd(world));
    expect((await pollOnce(adapter, FIRST)).map(shown)).toEqual(["downloading ERROR"]);
  });

  it("is read only for jobs that are not in the queue, and never for torrents", async () => {
    const server = await startSabnzbd({ queue: queue([slot(FIRST)]) });
    const { adapter } = connect(server);
    await pollOnce(adapter, FIRST, "0258556169bdcd1a9b170702a256aca0cff6ec15");
    expect(modesOf(server)).toEqual(["queue"]);
    await pollOnce(adapter, FIRST, SECOND);
    expect(modesOf(server)).toEqual(["queue", "queue", "history"]);
    expect(new URLSearchParams(server.calls.at(-1)?.body).get("nzo_ids")).toBe(SECOND);
  });

  it("reports the category, none for the default, and the failure of a job", async () => {
    const failed = historySlot(SECOND, "Failed", { category: "tv" });
    const slots = [slot(FIRST, { cat: "*" })];
    const { adapter } = connect(await startSabnzbd({ queue: queue(slots), history: [failed] }));
    expect(await pollOnce(adapter, FIRST, SECOND)).toMatchObject([
      { transfer: { category: "" } },
      { transfer: { state: "ERROR", category: "tv" }, detail: ["Aborted, cannot be completed"] },
    ]);
  });

  it("rejects the removal of three at once when the client has nothing", async () => {
    const ids = [FIRST, SECOND, "SABnzbd_nzo_third"];
    const world = { queue: queue(ids.map((id) => slot(id))) };
    const { adapter } = connect(await startSabnzbd(world));
    await pollOnce(adapter, ...ids);
    world.queue = queue([]);
    expect(await errorOf(pollOnce(adapter, ...ids))).toMatchObject({ code: "implausible" });
    world.queue = queue([slot("SABnzbd_nzo_other")]);
    expect(await pollOnce(adapter, ...ids)).toEqual([]);
  });

  it("reports a job as removed when neither list has it for two minutes", async () => {
    const world = { queue: queue([slot(FIRST)]) };
    const { adapter, clock } = connect(await startSabnzbd(world));
    await pollOnce(adapter, FIRST);
    world.queue = queue([]);
    expect(await pollOnce(adapter, FIRST)).toEqual([]);
    clock.advance(120_000);
    expect(await pollOnce(adapter, FIRST)).toMatchObject([
      { kind: "download-removed", keys: { downloadId: FIRST.toLowerCase() } },
    ]);
  });
});
