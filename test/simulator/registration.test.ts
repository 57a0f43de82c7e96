import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { ServiceName } from "../../simulator/failures.ts";
import { startReceiver, type Receiver } from "../../simulator/receiver.ts";
import { API_KEYS } from "../../simulator/service/access.ts";
import { startStack, type Stack, type StackOptions } from "../../simulator/stack.ts";
import { A1_MOVIE } from "../../simulator/stories/happy-path.ts";
import { DEFAULT_TEMPLATE } from "../../simulator/webhook/seerr-template.ts";
import { approve, request } from "../../simulator/world/request.ts";
import type { AnyResult } from "../support/answer.ts";

let stack: Stack;
let receiver: Receiver;

const start = async (options: StackOptions = {}) => {
  stack = await startStack({ speed: 60, ...options });
};
beforeEach(async () => {
  receiver = await startReceiver();
});
afterEach(async () => {
  await stack.stop();
  await receiver.stop();
});

async function ask(service: ServiceName, method: string, path: string, body?: unknown) {
  const key =
    service === "seerr" || service === "radarr" || service === "sonarr" ? service : "seerr";
  const response = await fetch(stack.urls[service] + path, {
    method,
    headers: { "X-Api-Key": API_KEYS[key] },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  const json: AnyResult = text === "" ? null : JSON.parse(text);
  return { status: response.status, json };
}

const connection = (flags: object, name = "Status Tracker") => ({
  name,
  implementation: "Webhook",
  configContract: "WebhookSettings",
  fields: [
    { name: "url", value: `${receiver.target.baseUrl}/hooks/radarr` },
    { name: "method", value: 1 },
    { name: "username", value: "tracker" },
    { name: "password", value: "hook-password" },
    { name: "headers", value: [{ key: "X-Webhook-Token", value: "hook-token" }] },
  ],
  tags: [],
  ...flags,
});
const heard = () => receiver.received.map(({ body }) => (body as { eventType: string }).eventType);

describe("a connection of Radarr", () => {
  const path = "/api/v3/notification";

  it("is tested during the call and stored only on success", async () => {
    await start();
    receiver.answerWith(401);
    const refused = await ask("radarr", "POST", `${path}?forceSave=true`, connection({}));
    expect(refused).toMatchObject({ status: 400, json: [{ propertyName: "Url" }] });
    expect((await ask("radarr", "GET", path)).json).toEqual([]);

    receiver.answerWith(202);
    const saved = await ask("radarr", "POST", path, connection({ onGrab: true }));
    expect(saved).toMatchObject({ status: 201, json: { id: 1, onGrab: true, onDownload: false } });
    expect(heard()).toEqual(["Test", "Test"]);
    expect(receiver.received[1]?.headers["x-webhook-token"]).toBe("hook-token");
    expect(JSON.stringify(saved.json)).not.toContain("hook-password");
    const twin = await ask("radarr", "POST", path, connection({}, "STATUS TRACKER"));
    expect(twin).toMatchObject({ status: 400, json: [{ propertyName: "Name" }] });
  });

  it("receives the events it is subscribed to, instead of the webhook connected by hand", async () => {
    await start();
    stack.connectTracker({ ...receiver.target, baseUrl: "http://127.0.0.1:9" });
    await ask("radarr", "POST", path, connection({ onMovieAdded: true }));
    await stack.play(A1_MOVIE);
    expect(heard()).toEqual(["Test", "MovieAdded"]);
  });

  it("keeps a password whose mask is sent back, and tests only changes", async () => {
    await start();
    const { json } = await ask("radarr", "POST", path, connection({}));
    await ask("radarr", "PUT", `${path}/1`, { ...json, onGrab: true });
    expect(heard()).toEqual(["Test"]);
    await ask("radarr", "POST", `${path}/test`, json);
    const login = Buffer.from("tracker:hook-password").toString("base64");
    expect(receiver.received.at(-1)?.authorization).toBe(`Basic ${login}`);
    expect((await ask("radarr", "GET", path)).json).toMatchObject([{ onGrab: true }]);
    await ask("radarr", "DELETE", `${path}/1`);
    expect((await ask("radarr", "GET", path)).json).toEqual([]);
  });

  it("drops events while it is blocked, reports that in its health, and recovers with a test", async () => {
    await start();
    const { json } = await ask("radarr", "POST", path, connection({ onMovieAdded: true }));
    stack.notifications.radarr.block();
    stack.world.health.radarr.push({ source: "RootFolderCheck", type: "error", message: "gone" });
    expect((await ask("radarr", "GET", "/api/v3/health")).json).toMatchObject([
      { source: "RootFolderCheck" },
      { source: "NotificationStatusCheck", type: "warning" },
    ]);
    approve(stack.world, request(stack.world, { title: A1_MOVIE.title }));
    await stack.settled();
    expect(heard()).toEqual(["Test"]);
    await ask("radarr", "POST", `${path}/test`, json);
    expect((await ask("radarr", "GET", "/api/v3/health")).json).toHaveLength(1);
  });
});

describe("Seerr's one webhook", () => {
  const path = "/api/v1/settings/notifications/webhook";
  const settings = (jsonPayload: string) => ({
    enabled: true,
    types: 222,
    options: {
      webhookUrl: `${receiver.target.baseUrl}/hooks/seerr`,
      authHeader: "Bearer hook-token",
      jsonPayload,
    },
  });

  it.each([
    ["3.1.0", JSON.stringify(DEFAULT_TEMPLATE), DEFAULT_TEMPLATE],
    ["3.3.0", DEFAULT_TEMPLATE, JSON.stringify(DEFAULT_TEMPLATE)],
  ] as const)(
    "takes the template in the way of %s and in no other",
    async (version, right, wrong) => {
      await start({ seerr: { version } });
      expect((await ask("seerr", "GET", "/api/v1/status")).json).toMatchObject({ version });
      expect((await ask("seerr", "POST", `${path}/test`, settings(wrong))).status).toBe(500);
      expect((await ask("seerr", "POST", `${path}/test`, settings(right))).status).toBe(204);
      expect(receiver.received).toMatchObject([
        { slug: "seerr", authorization: "Bearer hook-token", body: { media: null, extra: [] } },
      ]);
      await ask("seerr", "POST", path, settings(right));
      expect((await ask("seerr", "GET", path)).json.options.jsonPayload).toBe(DEFAULT_TEMPLATE);
      request(stack.world, { title: A1_MOVIE.title });
      await stack.settled();
      expect(receiver.received[1]?.body).toMatchObject({
        notification_type: "MEDIA_PENDING",
        media: { tmdbId: String(A1_MOVIE.title.tmdbId), status: "PENDING" },
        request: { request_id: "1", requestedBy_username: "mika" },
      });
    },
  );

  it("fills in a custom template and leaves its constants unchanged", async () => {
    await start({ seerr: { version: "3.3.0" } });
    const template = { v: 1, what: "{{notification_type}} {{nobody}}", "{{issue}}": {} };
    await ask("seerr", "POST", path, settings(JSON.stringify(template)));
    request(stack.world, { title: A1_MOVIE.title });
    await stack.settled();
    expect(receiver.received.map(({ body }) => body)).toEqual([
      { v: 1, what: "MEDIA_PENDING {{nobody}}", issue: null },
    ]);
  });

  it("can already belong to another program", async () => {
    await start({ seerr: { foreign: "https://ntfy.example.org/seerr" } });
    expect((await ask("seerr", "GET", path)).json).toMatchObject({
      enabled: true,
      options: { webhookUrl: "https://ntfy.example.org/seerr" },
    });
  });
});

it("lists the services that are connected to each other, with keys where the real ones reveal them", async () => {
  await start({ instances: ["radarr-4k"] });
  const radarrs = (await ask("seerr", "GET", "/api/v1/settings/radarr")).json;
  expect(radarrs).toMatchObject([
    { id: 0, is4k: false, apiKey: API_KEYS.radarr, port: Number(new URL(stack.urls.radarr).port) },
    { id: 1, is4k: true, apiKey: API_KEYS["radarr-4k"] },
  ]);
  const [client] = (await ask("sonarr", "GET", "/api/v3/downloadclient")).json;
  const values = Object.fromEntries(
    client.fields.map(({ name, value }: { name: string; value: unknown }) => [name, value]),
  );
  expect(values).toMatchObject({ username: "admin", password: "********", host: "127.0.0.1" });
  expect(`http://${values["host"]}:${values["port"]}`).toBe(stack.urls.qbittorrent);
});
