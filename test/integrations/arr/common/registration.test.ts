import { describe, expect, it } from "vitest";
import type { ServiceKind } from "../../../../server/domain/service-kind.ts";
import type { WebhookControl } from "../../../../server/integrations/port/webhook.ts";
import { createIntegration } from "../../../../server/integrations/registry.ts";
import { listServers } from "../../../support/fixture.ts";
import { startConnections } from "./fake-connections.ts";
import { createDeps, sendJson, startServer } from "./fake-server.ts";

const SECRET = "hook/secret+nobody may see";

function controlOf(kind: ServiceKind, url: string): WebhookControl {
  const slug = kind.toLowerCase();
  const { webhook } = createIntegration({ slug, kind, url, apiKey: "key" }, createDeps());
  if (!webhook) throw new Error(`${slug} registers no webhook`);
  return webhook;
}

/** The tracker's side: accepts requests that carry the secret in either place. */
function startReceiver(status = 202) {
  return startServer(({ headers, query }, response) => {
    const given = headers["x-webhook-token"] ?? query.get("token");
    sendJson(response, {}, given === SECRET ? status : 401);
  });
}

const CASES = (["SONARR", "RADARR"] as const).flatMap((kind) =>
  listServers(kind.toLowerCase()).map((server) => ({ kind, ...server })),
);

describe.each(CASES)("$kind $version", ({ kind, version, answers }) => {
  const slug = kind.toLowerCase();
  const hasHeaders = Number(version.split(".")[0]) >= (kind === "SONARR" ? 4 : 6);

  async function setUp(status?: number) {
    const receiver = await startReceiver(status);
    const api = await startConnections(answers);
    const target = { url: `${receiver.url}/hooks/${slug}`, secret: SECRET };
    return { receiver, api, target, control: controlOf(kind, api.url) };
  }

  it("registers the tracker for all events with its secret, and finds the registration", async () => {
    const { receiver, api, target, control } = await setUp();
    expect(await control.find(target)).toEqual({ kind: "absent" });

    await control.register(target, { replaces: false });

    expect(await control.find(target)).toEqual({ kind: "ours", isBlocked: false });
    expect(api.connections).toHaveLength(1);
    const [saved] = api.connections;
    expect(saved).toMatchObject({
      name: `Status Tracker (${slug})`,
      implementation: "Webhook",
      configContract: "WebhookSettings",
      tags: [],
      onGrab: true,
      onDownload: true,
      onUpgrade: true,
      onManualInteractionRequired: true,
      [kind === "SONARR" ? "onImportComplete" : "onMovieDelete"]: true,
      [kind === "SONARR" ? "onEpisodeFileDeleteForUpgrade" : "onMovieFileDeleteForUpgrade"]: true,
    });
    const url = String(saved?.fields.find(({ name }) => name === "url")?.value);
    expect(new URL(url).searchParams.get("token")).toBe(hasHeaders ? null : SECRET);
    expect(receiver.calls.map(({ body }) => body)).toEqual(['{"eventType":"Test"}']);
  });

  it("repairs its own connection and never adds a second one", async () => {
    const { api, target, control } = await setUp();
    await control.register(target, { replaces: false });
    const elsewhere = { ...target, url: target.url.replace("127.0.0.1", "localhost") };

    await control.register(target, { replaces: false });
    await control.register(elsewhere, { replaces: false });

    expect(api.connections).toHaveLength(1);
    expect(await control.find(elsewhere)).toMatchObject({ kind: "ours" });
    expect(await control.find(target)).toEqual({ kind: "absent" });
  });

  it("detects a pause, and ends it by a test with the secret", async () => {
    const { receiver, api, target, control } = await setUp();
    await control.register(target, { replaces: false });
    api.paused.add(1);
    expect(await control.find(target)).toEqual({ kind: "ours", isBlocked: true });

    await control.test({ ...target, url: `${target.url}?proof=n0nce` });

    expect(receiver.calls.at(-1)?.query.get("proof")).toBe("n0nce");
    expect(await control.find(target)).toEqual({ kind: "ours", isBlocked: false });
    expect(api.connections).toHaveLength(1);
  });

  it("is not treated as paused when others are", async () => {
    const { api, target, control } = await setUp();
    await control.register(target, { replaces: false });
    api.connections.push({ id: 2, name: "Somebody's chat", implementation: "Discord", fields: [] });
    api.paused.add(2);
    expect(await control.find(target)).toEqual({ kind: "ours", isBlocked: false });

    api.paused.add(1);
    expect(await control.find(target)).toEqual({ kind: "ours", isBlocked: true });

    api.paused.delete(2);
    expect(await control.find(target)).toEqual({ kind: "ours", isBlocked: true });
  });

  it("reports why the message did not arrive, without the secret", async () => {
    const { api, target, control } = await setUp(503);
    const { host } = new URL(target.url);

    const error: unknown = await control.register(target, { replaces: false }).catch((one) => one);

    expect(error).toMatchObject({ code: "refused", service: slug });
    expect(String(error)).toContain(`the test message to ${host} failed`);
    expect(String(error)).toContain("HTTP request failed: [503]");
    expect(String(error)).not.toMatch(/secret|nobody/);
    expect(api.connections).toEqual([]);
  });

  it("reports that nothing answers at the tracker's address", async () => {
    const { api, control } = await setUp();
    const target = { url: `http://127.0.0.1:1/hooks/${slug}`, secret: SECRET };

    const error: unknown = await control.register(target, { replaces: false }).catch((one) => one);

    expect(error).toMatchObject({ code: "refused" });
    expect(String(error)).toContain("Connection refused");
    expect(String(error)).not.toMatch(/secret|nobody/);
    expect(api.connections).toEqual([]);
  });
});

it("distinguishes a wrong key from a message that did not arrive", async () => {
  const api = await startServer((_call, response) => sendJson(response, {}, 401));
  const target = { url: "http://127.0.0.1:1/hooks/sonarr", secret: SECRET };

  await expect(
    controlOf("SONARR", api.url).register(target, { replaces: false }),
  ).rejects.toMatchObject({ code: "auth" });
});

it("puts the secret into the address when the schema has no headers", async () => {
  const receiver = await startReceiver();
  const api = await startConnections({});
  const target = { url: `${receiver.url}/hooks/sonarr?of=tracker`, secret: SECRET };

  await controlOf("SONARR", api.url).register(target, { replaces: false });

  expect(receiver.calls[0]?.query.get("token")).toBe(SECRET);
  expect(receiver.calls[0]?.query.get("of")).toBe("tracker");
});
