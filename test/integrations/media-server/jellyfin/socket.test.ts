import * as fc from "fast-check";
import { describe, expect, it, onTestFinished } from "vitest";
import { plainNote } from "../../../../server/domain/message/service-note.ts";
import { createJellyfinAdapter } from "../../../../server/integrations/media-server/jellyfin/adapter.ts";
import { readMessage } from "../../../../server/integrations/media-server/jellyfin/socket-message.ts";
import { createIntegration } from "../../../../server/integrations/registry.ts";
import { createDeps } from "../../arr/common/fake-server.ts";
import { PASSWORD, startFakeSocket, USERNAME } from "./fake-socket.ts";

const API_KEY = "j3lly-key-of-the-tests";

async function setUp(version = "10.10.7", password = PASSWORD) {
  const jellyfin = await startFakeSocket(version);
  const stop = new AbortController();
  onTestFinished(() => stop.abort());
  const deps = { ...createDeps(), signal: stop.signal };
  const events: string[] = [];
  const adapter = createJellyfinAdapter(
    {
      slug: "jellyfin",
      kind: "JELLYFIN",
      url: jellyfin.url,
      apiKey: API_KEY,
      username: USERNAME,
      password,
    },
    deps,
  );
  const listen = () =>
    adapter.push?.({
      onObservations: () => void events.push("observation"),
      onHint: () => void events.push("hint"),
      onConnected: (isConnected) => void events.push(isConnected ? "up" : "down"),
    });
  return { jellyfin, stop, deps, events, adapter, listen };
}

const task = (State: string) => ({
  MessageType: "ScheduledTasksInfo",
  Data: [
    { Id: "1", Key: "DeleteCacheFiles", State: "Idle" },
    { Id: "2", Key: "RefreshLibrary", State },
  ],
});

describe("listening to Jellyfin", () => {
  it("logs in with its own device, and requests a poll for missed changes", async () => {
    const { jellyfin, events, listen } = await setUp();
    listen();
    await expect.poll(() => events).toEqual(["hint"]);
    expect(jellyfin.logins).toEqual([
      {
        body: { Username: USERNAME, Pw: PASSWORD },
        authorization: expect.stringMatching(
          /^MediaBrowser Client="Status%20Tracker", Device="Status%20Tracker", DeviceId="status-tracker-jellyfin-[0-9a-f]{12}", Version="1"$/,
        ) as string,
      },
    ]);
    const [upgrade] = jellyfin.upgrades;
    expect(upgrade?.url).toMatch(/^\/socket\?deviceId=status-tracker-jellyfin-[0-9a-f]{12}$/);
    expect(upgrade?.authorization).toContain(`MediaBrowser Token="${jellyfin.fake.token}"`);
  });

  it.each([
    ["the library has changed", { MessageType: "LibraryChanged", Data: { ItemsAdded: ["a"] } }],
    ["a folder was scanned", { MessageType: "RefreshProgress", Data: { Progress: "100" } }],
    [
      "a scan has ended",
      { MessageType: "ScheduledTaskEnded", Data: { Key: "RefreshLibrary", Status: "Completed" } },
    ],
  ])("requests a poll when %s", async (_name, message) => {
    const { jellyfin, events, listen } = await setUp("12.0.0");
    listen();
    await expect.poll(() => events).toEqual(["hint"]);
    jellyfin.send("not json");
    jellyfin.send({ MessageType: "UserDataChanged", Data: {} });
    jellyfin.send({ MessageType: "RefreshProgress", Data: { Progress: "55.5" } });
    jellyfin.send(message);
    await expect.poll(() => events).toEqual(["hint", "hint"]);
  });

  it("requests a poll once an observed scan has ended", async () => {
    const { jellyfin, events, listen } = await setUp();
    listen();
    await expect.poll(() => events).toEqual(["hint"]);
    for (const state of ["Idle", "Running", "Running", "Idle", "Idle"]) jellyfin.send(task(state));
    jellyfin.send({ MessageType: "LibraryChanged", Data: {} });
    await expect.poll(() => events).toEqual(["hint", "hint", "hint"]);
  });

  it.each([
    ["subscribes to tasks as an administrator", "10.10.7", true],
    ["does not subscribe as another user", "12.0.0", false],
  ])("%s", async (_name, version, isAsked) => {
    const { jellyfin, listen } = await setUp(version);
    listen();
    await expect.poll(() => jellyfin.heard).toContainEqual({ MessageType: "KeepAlive" });
    const start = { MessageType: "ScheduledTasksInfoStart", Data: "0,1500" };
    expect(jellyfin.heard.some((one) => JSON.stringify(one) === JSON.stringify(start))).toBe(
      isAsked,
    );
  });

  it("sends a keep-alive at half of the server's interval", async () => {
    const { jellyfin, listen } = await setUp("12.0.0");
    jellyfin.fake.timeoutSeconds = 2;
    listen();
    await expect.poll(() => jellyfin.heard.length).toBeGreaterThanOrEqual(2);
    expect(jellyfin.heard).toEqual(jellyfin.heard.map(() => ({ MessageType: "KeepAlive" })));
  });

  it("reconnects by itself with its token, and never reports Jellyfin as unreachable", async () => {
    const { jellyfin, events, listen } = await setUp();
    listen();
    await expect.poll(() => events).toEqual(["hint"]);
    jellyfin.drop();
    await expect.poll(() => events).toEqual(["hint", "hint"]);
    expect(jellyfin.logins).toHaveLength(1);
  });

  it("logs in again when its token was revoked", async () => {
    const { jellyfin, events, listen } = await setUp();
    listen();
    await expect.poll(() => events).toEqual(["hint"]);
    jellyfin.fake.token = "another";
    jellyfin.drop();
    await expect.poll(() => events).toEqual(["hint", "hint"]);
    expect(jellyfin.logins).toHaveLength(2);
  });

  it("does not try a wrong password twice, which would lock the user out", async () => {
    const { jellyfin, deps, listen } = await setUp("12.0.0", "wrong-word");
    listen();
    await expect.poll(() => deps.lines.join("\n")).toContain("stopped listening");
    await new Promise((resolve) => {
      setTimeout(resolve, 1_200);
    });
    expect(jellyfin.logins).toHaveLength(1);
  });

  it("reports a wrong password in the health check, and tries it only once", async () => {
    const { jellyfin, adapter, listen, deps } = await setUp("12.0.0", "wrong-word");
    const note = plainNote("LIBRARY_LOGIN_REFUSED");
    expect((await adapter.check()).notes).toEqual([note]);
    expect((await adapter.check()).notes).toEqual([note]);
    listen();
    await expect.poll(() => deps.lines.join("\n")).toContain("stopped listening");
    expect(jellyfin.logins).toHaveLength(1);
  });

  it("reports no notes for a valid user, and logs in once", async () => {
    const { jellyfin, adapter, events, listen } = await setUp("12.0.0");
    listen();
    await expect.poll(() => events).toEqual(["hint"]);
    expect(await adapter.check()).toEqual({ version: "12.0.0", name: "homelab" });
    expect(jellyfin.logins).toHaveLength(1);
  });

  it("tries again while Jellyfin starts", async () => {
    const { jellyfin, events, listen } = await setUp("12.0.0");
    jellyfin.fake.loginStatus = 503;
    listen();
    await expect.poll(() => jellyfin.logins.length).toBeGreaterThan(0);
    jellyfin.fake.loginStatus = 200;
    await expect.poll(() => events).toEqual(["hint"]);
  });

  it("stops with the tracker", async () => {
    const { jellyfin, stop, events, listen } = await setUp();
    listen();
    await expect.poll(() => events).toEqual(["hint"]);
    stop.abort();
    await expect.poll(() => jellyfin.openSockets()).toBe(0);
  });

  it.each([true, false])(
    "accepts a self-signed certificate when allowed: %s",
    async (allowsSelfSigned) => {
      const jellyfin = await startFakeSocket("12.0.0", "https");
      const stop = new AbortController();
      onTestFinished(() => stop.abort());
      const deps = { ...createDeps(), signal: stop.signal };
      const events: string[] = [];
      const login = { apiKey: API_KEY, username: USERNAME, password: PASSWORD, allowsSelfSigned };
      createIntegration(
        { slug: "jellyfin", kind: "JELLYFIN", url: jellyfin.url, ...login },
        deps,
      ).push?.({
        onObservations: () => undefined,
        onHint: () => void events.push("hint"),
        onConnected: () => undefined,
      });
      await expect
        .poll(() => (allowsSelfSigned ? events.length : deps.lines.length))
        .toBeGreaterThan(0);
      expect([events.length, jellyfin.logins.length]).toEqual(allowsSelfSigned ? [1, 1] : [0, 0]);
    },
  );

  it("writes no secret into an address or a log", async () => {
    const { jellyfin, deps, events, listen } = await setUp();
    listen();
    await expect.poll(() => events).toEqual(["hint"]);
    jellyfin.drop();
    await expect.poll(() => deps.lines.length).toBeGreaterThan(0);
    const written = [...deps.lines, ...jellyfin.upgrades.map(({ url }) => url)].join("\n");
    for (const secret of [API_KEY, PASSWORD, jellyfin.fake.token])
      expect(written).not.toContain(secret);
  });
});

describe("messages of Jellyfin's socket", () => {
  it.each([
    ["an interval of zero", { MessageType: "ForceKeepAlive", Data: "soon" }, 60],
    ["one that is too short", { MessageType: "ForceKeepAlive", Data: 0 }, 2],
    ["one that is too long", { MessageType: "ForceKeepAlive", Data: 9_999_999 }, 600],
  ])("limits the keep-alive interval for %s", (_name, message, seconds) => {
    expect(readMessage(JSON.stringify(message))).toEqual({ kind: "keep-alive", seconds });
  });

  it("never throws, whatever the frame", () => {
    const type = fc.constantFrom(
      "ForceKeepAlive",
      "LibraryChanged",
      "RefreshProgress",
      "ScheduledTaskEnded",
      "ScheduledTasksInfo",
      "Other",
    );
    const frame = fc.oneof(
      fc.string(),
      fc.json(),
      fc.record({ MessageType: type, Data: fc.jsonValue() }).map((one) => JSON.stringify(one)),
    );
    fc.assert(
      fc.property(frame, (text) => {
        expect(["hint", "scanning", "keep-alive", "nothing"]).toContain(readMessage(text).kind);
      }),
    );
  });
});
