import { describe, expect, it } from "vitest";
import { plainNote } from "../../../../server/domain/message/service-note.ts";
import { createJellyfinAdapter } from "../../../../server/integrations/media-server/jellyfin/adapter.ts";
import { readFixture } from "../../../support/fixture.ts";
import { createDeps, sendJson, startServer } from "../../arr/common/fake-server.ts";
import { pollScopeOf, waitingEpisode, waitingShow } from "../common/library.ts";

const API_KEY = "j3lly-key-of-the-tests";
const SCAN_ID = "7738148ffcd07979c7ceb148e06b3aed";
const VERSIONS = ["10.10.7", "12.0.0"];

type Fixture = Readonly<Record<string, unknown>>;

function load(version: string): Fixture {
  return readFixture(`jellyfin/server-${version}.json`);
}

/** Only the modern header is accepted, as in 12.0. */
async function setUp(version: string, extra: Fixture = {}) {
  const fixture = { ...load(version), ...extra };
  const server = await startServer(({ method, path, headers }, response) => {
    if (headers.authorization?.includes(`Token="${API_KEY}"`) !== true)
      return sendJson(response, {}, 401);
    if (method !== "GET") return void response.writeHead(204).end();
    const body = fixture[path];
    if (typeof body === "number") return sendJson(response, {}, body);
    return body === undefined ? sendJson(response, {}, 404) : sendJson(response, body);
  });
  const adapter = createJellyfinAdapter(
    { slug: "jellyfin", kind: "JELLYFIN", url: server.url, apiKey: API_KEY },
    createDeps(),
  );
  const events = () => server.calls.map(({ method, path }) => `${method} ${path}`);
  return { server, adapter, events };
}

const idle = (state = "Idle") => ({
  "/ScheduledTasks": [
    { Id: "other", Key: "DeleteCacheFiles", State: "Running", CurrentProgressPercentage: 5 },
    { Id: SCAN_ID, Key: "RefreshLibrary", State: state },
  ],
});

describe.each(VERSIONS)("Jellyfin %s", (version) => {
  it("reports a running scan", async () => {
    const { adapter } = await setUp(version);
    expect(await adapter.check()).toEqual({
      version,
      name: "homelab",
      notes: [{ code: "LIBRARY_SCAN_RUNS", params: { percent: 41 } }],
      conditions: [
        { code: "scan-running", message: "a library scan is running (41 %)", progress: 0.4175 },
      ],
    });
    expect(await adapter.library?.scanProgress()).toBe(0.4175);
  });

  it("reports the episode that it can play, and not the missing one", async () => {
    const { adapter } = await setUp(version);
    const show = waitingShow(waitingEpisode(1), waitingEpisode(2));
    expect((await adapter.poll?.(pollScopeOf(show)))?.observations).toMatchObject([
      { kind: "playable", keys: { fileId: 501, episodes: [{ season: 1, number: 1 }] } },
    ]);
  });

  it("offers no webhook registration, and no WebSocket without a user", async () => {
    const { adapter } = await setUp(version);
    expect([adapter.webhook, adapter.push]).toEqual([undefined, undefined]);
  });
});

describe("scanning Jellyfin", () => {
  it("starts the scan through its task, whatever its name", async () => {
    const { adapter, events } = await setUp("12.0.0", idle());
    expect(await adapter.library?.scan()).toBe("started");
    expect(events()).toEqual(["GET /ScheduledTasks", `POST /ScheduledTasks/Running/${SCAN_ID}`]);
    expect(await adapter.library?.scanProgress()).toBeNull();
  });

  it.each(["Running", "Cancelling"])("does not disturb a scan that is %s", async (state) => {
    const { adapter, events } = await setUp("10.10.7", idle(state));
    expect(await adapter.library?.scan()).toBe("running");
    expect(await adapter.library?.scanProgress()).toBe(0);
    expect(events().filter((call) => !call.startsWith("GET"))).toEqual([]);
  });

  it("reports a missing task", async () => {
    const { adapter } = await setUp("10.10.7", { "/ScheduledTasks": [] });
    await expect(adapter.library?.scan()).rejects.toMatchObject({ code: "not-found" });
  });

  it("reports paths, and makes no call without any", async () => {
    const { adapter, server } = await setUp("12.0.0");
    await adapter.library?.notifyPaths([]);
    await adapter.library?.notifyPaths(["/tv/a.mkv", "/tv/b.mkv"]);
    expect(server.calls.map(({ path, body }) => [path, JSON.parse(body)])).toEqual([
      [
        "/Library/Media/Updated",
        {
          Updates: [
            { Path: "/tv/a.mkv", UpdateType: "Created" },
            { Path: "/tv/b.mkv", UpdateType: "Created" },
          ],
        },
      ],
    ]);
  });
});

describe("checking Jellyfin", () => {
  it("reports a key without administrator rights", async () => {
    const { adapter } = await setUp("12.0.0", { "/ScheduledTasks": 403 });
    expect((await adapter.check()).notes).toEqual([plainNote("KEY_OF_NO_ADMIN")]);
  });

  it.each([
    ["idle", idle()],
    ["gone", { "/ScheduledTasks": 404 }],
  ])("reports no notes while the tasks are %s", async (_name, extra) => {
    const { adapter } = await setUp("12.0.0", extra);
    expect(await adapter.check()).toEqual({ version: "12.0.0", name: "homelab" });
  });
});
