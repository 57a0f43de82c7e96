import { describe, expect, it } from "vitest";
import type { WebhookControl } from "../../../../server/integrations/port/webhook.ts";
import { createSeerrAdapter } from "../../../../server/integrations/request-manager/seerr/adapter.ts";
import {
  encodingsFor,
  WEBHOOK_TEMPLATE,
} from "../../../../server/integrations/request-manager/seerr/webhook-template.ts";
import { listServers, readFixture } from "../../../support/fixture.ts";
import {
  createDeps,
  sendJson,
  startServer,
  Status,
  startApi,
} from "../../arr/common/fake-server.ts";
import { startSeerr, type Settings } from "./fake-webhook.ts";

const SECRET = "hook-secret-nobody-may-see";

function controlOf(url: string): WebhookControl {
  const { webhook } = createSeerrAdapter(
    { slug: "seerr", kind: "SEERR", url, apiKey: "seerr-key" },
    createDeps(),
  );
  if (!webhook) throw new Error("Seerr registers no webhook");
  return webhook;
}

function startReceiver(status = 202) {
  return startServer(({ headers }, response) =>
    sendJson(response, {}, headers.authorization === `Bearer ${SECRET}` ? status : 401),
  );
}

async function setUp(server: { version: string; isTwice: boolean; settings?: Settings }) {
  const [fixture] = listServers("seerr");
  const receiver = await startReceiver();
  const api = await startSeerr({
    ...server,
    answers: { ...fixture?.answers, "/api/v1/status": { version: server.version } },
  });
  const target = { url: `${receiver.url}/hooks/seerr`, secret: SECRET };
  return { receiver, api, target, control: controlOf(api.url) };
}

/** What its owner expects with each message. */
const FOREIGN_HEADERS = [
  ["Authorization", "Basic foreign-word"],
  ["X-Foreign", "foreign-word"],
];

const FOREIGN: Settings = {
  enabled: true,
  embedPoster: true,
  types: 4096 + 2,
  options: {
    webhookUrl: "https://user:word@ntfy.example.org/topic?auth=foreign-word",
    jsonPayload: JSON.stringify('{"notification_type": "{{notification_type}}"}'),
    authHeader: "Basic foreign-word",
    customHeaders: [{ key: "X-Foreign", value: "foreign-word" }],
    supportVariables: true,
  },
};

describe.each([
  ["1.9.2", true],
  ["3.1.0", true],
  ["3.2.0", true],
  ["3.3.0", false],
  ["3.4.1", false],
  // Builds without a version number, and one that differs from its version.
  ["develop-94a70bb", true],
  ["develop-local", false],
  ["3.2.9", false],
  ["3.5.0", true],
])("version %s, decoding twice: %s", (version, isTwice) => {
  it("registers the tracker in the supported encoding, and finds the registration", async () => {
    const { receiver, api, target, control } = await setUp({ version, isTwice });
    expect(await control.find(target)).toEqual({ kind: "absent" });

    await control.register(target, { replaces: false });

    expect(await control.find(target)).toEqual({ kind: "ours", isBlocked: false });
    expect(api.saved()).toMatchObject({
      enabled: true,
      types: 4062,
      options: {
        webhookUrl: target.url,
        jsonPayload: isTwice ? JSON.stringify(WEBHOOK_TEMPLATE) : WEBHOOK_TEMPLATE,
        authHeader: `Bearer ${SECRET}`,
        supportVariables: false,
      },
    });
    expect(receiver.calls).toHaveLength(1);
    expect(JSON.parse(receiver.calls[0]?.body ?? "")).toMatchObject({
      notification_type: "TEST_NOTIFICATION",
    });
  });

  it("sends a test message without saving anything", async () => {
    const { receiver, api, target, control } = await setUp({ version, isTwice });
    const before = api.saved();

    await control.test({ ...target, url: `${target.url}?proof=n0nce` });

    expect(receiver.calls.map(({ query }) => query.get("proof"))).toEqual(["n0nce"]);
    expect(api.saved()).toBe(before);
  });
});

it("does not replace another webhook unasked", async () => {
  const { api, target, control } = await setUp({
    version: "3.1.0",
    isTwice: true,
    settings: FOREIGN,
  });

  expect(await control.find(target)).toEqual({
    kind: "foreign",
    url: FOREIGN.options.webhookUrl,
    headers: FOREIGN_HEADERS,
  });
  const error: unknown = await control.register(target, { replaces: false }).catch((one) => one);

  expect(error).toMatchObject({ code: "conflict", service: "seerr" });
  expect(String(error)).toContain("ntfy.example.org");
  expect(String(error)).not.toContain("word");
  expect(api.saved()).toBe(FOREIGN);
  expect(api.calls.filter(({ method }) => method === "POST")).toEqual([]);
});

it("replaces it on request, keeps its event types and none of its secrets", async () => {
  const { receiver, api, target, control } = await setUp({
    version: "3.4.1",
    isTwice: false,
    settings: FOREIGN,
  });

  await control.register(target, { replaces: true });

  expect(api.saved()).toMatchObject({ types: 4062 | 4096, embedPoster: true });
  expect(JSON.stringify(api.saved())).not.toContain("foreign-word");
  expect(receiver.calls).toHaveLength(1);
});

it.each([
  ["a disabled webhook", { ...FOREIGN, enabled: false }],
  ["no webhook at all", { enabled: false, types: 0, options: {} }],
])("replaces %s without asking", async (_name, settings) => {
  const { target, control } = await setUp({ version: "3.1.0", isTwice: true, settings });

  expect(await control.find(target)).toEqual({ kind: "absent" });
  await control.register(target, { replaces: false });
  expect(await control.find(target)).toMatchObject({ kind: "ours" });
});

it("detects its own registration that Seerr cannot send", async () => {
  const { target, api, control } = await setUp({ version: "3.1.0", isTwice: true });
  await control.register(target, { replaces: false });
  const { options } = api.saved();
  const broken = await setUp({
    version: "3.1.0",
    isTwice: true,
    settings: { ...api.saved(), options: { ...options, jsonPayload: WEBHOOK_TEMPLATE } },
  });

  expect(await broken.control.find(target)).toEqual({ kind: "absent" });
});

it("reports that its message did not arrive, and saves nothing", async () => {
  const { api, control } = await setUp({ version: "3.1.0", isTwice: true });
  const target = { url: "http://127.0.0.1:1/hooks/seerr", secret: SECRET };
  const before = api.saved();

  const error: unknown = await control.register(target, { replaces: false }).catch((one) => one);

  expect(error).toMatchObject({ code: "refused" });
  expect(String(error)).toContain("127.0.0.1:1 failed");
  expect(String(error)).not.toContain(SECRET);
  expect(api.saved()).toBe(before);
});

it("reports that the saved template differs in either encoding", async () => {
  const receiver = await startReceiver();
  const api = await startSeerr({
    answers: { "/api/v1/status": { version: "4.0.0" } },
    isTwice: false,
    settings: { enabled: false, types: 0, options: {} },
    readsBack: (text) => `${text} `,
  });

  await expect(
    controlOf(api.url).register(
      { url: `${receiver.url}/hooks/seerr`, secret: SECRET },
      { replaces: false },
    ),
  ).rejects.toMatchObject({ code: "bad-payload" });
});

it("reports a key without access to the settings", async () => {
  const api = await startApi({ "/api/v1/settings/notifications/webhook": new Status(403) });

  await expect(
    controlOf(api.url).find({ url: "http://tracker/hooks/seerr", secret: SECRET }),
  ).rejects.toMatchObject({ code: "auth" });
});

it.each([
  ["1.9.2", "wrapped"],
  ["3.2.9", "wrapped"],
  ["v3.3.0", "plain"],
  ["3.10.0", "plain"],
  ["4.0.0", "plain"],
  ["develop-abc", "plain"],
])("starts with the encoding of %s", (version, encoding) => {
  expect(encodingsFor(version)[0]).toBe(encoding);
});

describe("recorded settings", () => {
  it("contain Seerr's own template", () => {
    const { body } = readFixture<{ body: Settings }>("seerr/api-settings-webhook-default.json");

    expect(WEBHOOK_TEMPLATE).toBe(body.options.jsonPayload);
  });
});

describe("a webhook of the tracker that goes to an older address", () => {
  const OLD = "http://tracker.old.example:8100/hooks/seerr";
  const isAt = async (options: Partial<Settings["options"]>, formerUrl?: string) => {
    const { control, target } = await setUp({
      version: "3.4.1",
      isTwice: false,
      settings: { ...FOREIGN, options: { ...FOREIGN.options, webhookUrl: OLD, ...options } },
    });
    return control.find({ ...target, ...(formerUrl !== undefined && { formerUrl }) });
  };

  it("is recognised by the address that was registered, and by the tracker's secret", async () => {
    expect(await isAt({}, OLD)).toEqual({ kind: "absent" });
    expect(await isAt({ authHeader: `Bearer ${SECRET}` })).toEqual({ kind: "absent" });
  });

  it("stays foreign when neither is ours", async () => {
    expect(await isAt({})).toEqual({ kind: "foreign", url: OLD, headers: FOREIGN_HEADERS });
    expect(await isAt({}, "http://elsewhere.example/hooks/seerr")).toMatchObject({
      kind: "foreign",
    });
  });
});
