import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import type { ServiceConnection } from "../../../server/integrations/port/connection.ts";
import type { Store } from "../../../server/store/store.ts";
import type { Change } from "../../../server/tracking/core/bus.ts";
import { systemClock } from "../../../server/tracking/core/clock.ts";
import { createSecretCipher } from "../../../server/tracking/core/secrets.ts";
import { listSuggestions } from "../../../server/tracking/services/list-suggestions.ts";
import { testService } from "../../../server/tracking/services/test-service.ts";
import { tryService } from "../../../server/tracking/services/try-service.ts";
import { startTracker } from "../../../server/tracking/tracker.ts";
import { removeService, saveService } from "../../support/actor.ts";
import { createTestDatabase, describeEachProvider, openTestStore } from "../../support/database.ts";
import { integratePlain, startPlainService } from "../../support/plain-service.ts";
import { silentLog } from "../../support/tracking.ts";

const KEY = "plain-k3y-0123456789";
const PASSWORD = "pl41n-passw0rd";

interface Options {
  readonly secretKey?: string;
  readonly connections?: readonly ServiceConnection[];
}

async function startOver(
  store: Store,
  { secretKey = "secret-one-0123456789", connections = [] }: Options = {},
) {
  const tracker = await startTracker({
    store,
    clock: systemClock,
    log: silentLog,
    connections,
    integrate: integratePlain,
    cipher: createSecretCipher(secretKey),
    pace: { pollSeconds: 0.02, verifySeconds: 0.02, reconcileSeconds: 0.02 },
    publicUrl: null,
    webhookToken: "token-of-the-environment",
  });
  onTestFinished(() => tracker.stop());
  return tracker;
}

function loadRow(store: Store, slug: string) {
  return store.read.service.findUniqueOrThrow({ where: { slug } });
}

const ENV = { slug: "sonarr", kind: "SONARR", url: "http://127.0.0.1:9", apiKey: KEY } as const;

describeEachProvider("a service set in the app", (open) => {
  it("is recorded in the audit log with the fields that changed, never with what is in them", async () => {
    const store = await open();
    const { context } = await startOver(store);
    const { url } = await startPlainService(KEY);
    const service = { kind: "SONARR", name: "Shows", url } as const;
    const { slug } = await saveService(context, { ...service, apiKey: KEY });
    await saveService(context, { ...service, slug, name: "Series", apiKey: `${KEY}-2` });
    await saveService(context, { ...service, slug, name: "Series" });
    await saveService(context, { ...service, slug, name: "Series", isEnabled: false });
    await removeService(context, slug);
    const entries = await store.read.auditEntry.findMany({ orderBy: { id: "asc" } });
    expect(
      entries.map(({ actor, event, subject, detail }) => [actor, event, subject, detail]),
    ).toEqual([
      ["Ada", "SERVICE_ADDED", slug, '{"name":"Shows"}'],
      ["Ada", "SERVICE_CHANGED", slug, '{"name":"Series","fields":["name","apiKey"]}'],
      ["Ada", "SERVICE_CHANGED", slug, '{"name":"Series","fields":["isEnabled"]}'],
      ["Ada", "SERVICE_REMOVED", slug, '{"name":"Series"}'],
    ]);
  });

  it("is checked at once, and reports its version and health notes", async () => {
    const store = await open();
    const { context } = await startOver(store);
    const changes: Change[] = [];
    context.bus.listen((change) => void changes.push(change));
    const { url, calls } = await startPlainService(KEY);

    const { slug } = await saveService(context, {
      kind: "SONARR",
      name: "Sonarr für Änime!",
      url: `${url}/`,
      apiKey: KEY,
    });

    expect(slug).toBe("sonarr-fur-anime");
    await vi.waitFor(async () =>
      expect(await loadRow(store, slug)).toMatchObject({
        status: "UP",
        version: "1.2.3",
        notes: '[{"message":"a note","messageCode":null,"messageParams":null}]',
        source: "app",
        url,
      }),
    );
    expect(changes.flatMap(({ serviceSlugs }) => serviceSlugs)).toContain(slug);
    await vi.waitFor(() =>
      expect(calls.filter(({ path }) => path === "/queue").length).toBeGreaterThan(2),
    );
    expect(context.services.running.get(slug)?.meter.report().callsPerMinute).toBeGreaterThan(2);
  });

  it("keeps its slug when it is changed, and is polled at its new address only", async () => {
    const store = await open();
    const { context } = await startOver(store);
    const before = await startPlainService(KEY);
    const after = await startPlainService(KEY);
    const { slug } = await saveService(context, {
      kind: "SONARR",
      name: "Sonarr",
      url: before.url,
      apiKey: KEY,
    });
    await vi.waitFor(() => expect(before.calls.length).toBeGreaterThan(0));

    // The stored key is for the old address: it is not sent to another host, neither by a test nor by a poll.
    const moved = { slug, kind: "SONARR", name: "Shows", url: after.url, apiKey: "" } as const;
    const refusal = { code: "BAD_INPUT", field: "apiKey" };
    await expect(saveService(context, moved)).rejects.toMatchObject(refusal);
    await expect(tryService(context, moved)).rejects.toMatchObject(refusal);
    const secure = before.url.replace("http:", "https:");
    await expect(tryService(context, { ...moved, url: secure })).rejects.toMatchObject(refusal);
    expect(after.calls).toEqual([]);
    // A path is no other host.
    expect(await tryService(context, { ...moved, url: `${before.url}/base` })).toBeDefined();

    await saveService(context, { ...moved, apiKey: KEY });

    const askedBefore = before.calls.length;
    await vi.waitFor(async () =>
      expect(await loadRow(store, slug)).toMatchObject({ status: "UP", name: "Shows" }),
    );
    expect(after.calls[0]?.headers["x-api-key"]).toBe(KEY);
    expect(before.calls.length).toBe(askedBefore);
    expect(context.services.integrations.size).toBe(1);
  });

  it("is not called and accepts no webhook while it is disabled", async () => {
    const store = await open();
    const { context } = await startOver(store);
    const { url, calls } = await startPlainService(KEY);
    const service = { kind: "SONARR", name: "Sonarr", url } as const;
    const { slug } = await saveService(context, { ...service, apiKey: KEY });
    await vi.waitFor(() => expect(calls.length).toBeGreaterThan(0));

    await saveService(context, { ...service, slug, isEnabled: false });
    const asked = calls.length;
    await new Promise((resolve) => setTimeout(resolve, 100));

    expect(calls.length).toBe(asked);
    expect(context.services.integrations.has(slug)).toBe(false);
    expect(await testService(context, slug)).toMatchObject({ isOk: true, version: "1.2.3" });
    await saveService(context, { ...service, slug, isEnabled: true });
    await vi.waitFor(() => expect(calls.length).toBeGreaterThan(asked + 2));
  });

  it("disappears when it is removed, and its history stays", async () => {
    const store = await open();
    const { context } = await startOver(store);
    const { url, calls } = await startPlainService(KEY);
    const { slug } = await saveService(context, {
      kind: "SONARR",
      name: "Sonarr",
      url,
      apiKey: KEY,
    });
    await store.insertDelivery({
      service: slug,
      kind: "SONARR",
      receivedAt: new Date(),
      body: Buffer.from("{}"),
      bodyHash: "0",
    });

    await removeService(context, slug);
    const asked = calls.length;
    await new Promise((resolve) => setTimeout(resolve, 100));

    expect(calls.length).toBe(asked);
    expect(await store.read.service.count()).toBe(0);
    expect(await store.read.delivery.count()).toBe(1);
    await expect(removeService(context, slug)).rejects.toMatchObject({ code: "NOT_FOUND" });
    const named = { name: "Sonarr", url, apiKey: KEY };
    expect(await saveService(context, { ...named, kind: "RADARR" })).toEqual({ slug: "sonarr-2" });
    expect(await saveService(context, { ...named, kind: "SONARR" })).toEqual({ slug: "sonarr" });
  });

  it("works next to others of its kind, each under its own slug", async () => {
    const { context } = await startOver(await open(), { connections: [ENV] });
    const { url } = await startPlainService(KEY);
    const service = { kind: "SONARR", name: "Sonarr", url, apiKey: KEY } as const;

    const slugs = await Promise.all([saveService(context, service), saveService(context, service)]);

    expect(slugs.map(({ slug }) => slug)).toEqual(["sonarr-2", "sonarr-3"]);
    const secrets = slugs.map(({ slug }) => context.services.hookSecrets.get(slug));
    expect(new Set(secrets).size).toBe(2);
  });

  it("is restored after a restart, with its key and its webhook secret", async () => {
    const store = await open();
    const { url, calls } = await startPlainService(KEY);
    const first = await startOver(store);
    const { slug } = await saveService(first.context, {
      kind: "SONARR",
      name: "Sonarr",
      url,
      apiKey: KEY,
    });
    const secret = first.context.services.hookSecrets.get(slug);
    await first.stop();
    const asked = calls.length;

    const { context } = await startOver(store);

    await vi.waitFor(() => expect(calls.length).toBeGreaterThan(asked));
    expect(calls.at(-1)?.headers["x-api-key"]).toBe(KEY);
    expect(secret).toMatch(/^[\w-]{32}$/);
    expect(context.services.hookSecrets.get(slug)).toBe(secret);
  });

  it("asks for its key again when it was encrypted with another SECRET_KEY", async () => {
    const store = await open();
    const { url, calls } = await startPlainService(KEY);
    const first = await startOver(store);
    const service = { kind: "SONARR", name: "Sonarr", url } as const;
    const { slug } = await saveService(first.context, { ...service, apiKey: KEY });
    await first.stop();
    const asked = calls.length;

    const { context } = await startOver(store, { secretKey: "secret-two-0123456789" });

    const words = "its credentials were encrypted with another SECRET_KEY: enter them again";
    await vi.waitFor(async () =>
      expect(await loadRow(store, slug)).toMatchObject({
        status: "DOWN",
        message: words,
        messageCode: "CREDENTIALS_LOCKED",
      }),
    );
    expect(calls.length).toBe(asked);
    expect(context.services.integrations.has(slug)).toBe(true);
    await expect(saveService(context, { ...service, slug })).rejects.toMatchObject({
      code: "BAD_INPUT",
      field: "apiKey",
    });
    await saveService(context, { ...service, slug, apiKey: KEY });
    await vi.waitFor(async () =>
      expect(await loadRow(store, slug)).toMatchObject({ status: "UP" }),
    );
  });
});

describe("the key of a service", () => {
  it("never appears in the database file", async () => {
    const database = await createTestDatabase();
    const store = await database.open();
    const tracker = await startOver(store);
    const { url } = await startPlainService(KEY);
    const { slug } = await saveService(tracker.context, {
      kind: "QBITTORRENT",
      name: "A client to find",
      url,
      apiKey: KEY,
    });
    await saveService(tracker.context, {
      slug,
      kind: "QBITTORRENT",
      name: "A client to find",
      url,
      username: "somebody-known",
      password: PASSWORD,
    });
    const secret = tracker.context.services.hookSecrets.get(slug) ?? "";
    await tracker.stop();
    await store.close();

    const bytes = readFileSync(join(database.dataDir, "tracker.db")).toString("latin1");

    expect(bytes).toContain("A client to find");
    for (const hidden of [KEY, PASSWORD, "somebody-known", secret])
      expect(bytes).not.toContain(hidden);
  });

  it("is replaced by a login, and the other way round", async () => {
    const { context } = await startOver(await openTestStore());
    const { url } = await startPlainService(KEY);
    const client = { kind: "QBITTORRENT", name: "qBittorrent", url } as const;
    const { slug } = await saveService(context, { ...client, apiKey: KEY });
    const connection = () => context.services.running.get(slug)?.connection;

    await saveService(context, { ...client, slug, username: "admin", password: PASSWORD });
    expect(connection()).toMatchObject({ username: "admin", password: PASSWORD });
    expect(connection()).not.toHaveProperty("apiKey");

    await saveService(context, { ...client, slug, username: "other" });
    expect(connection()).toMatchObject({ username: "other", password: PASSWORD });

    await saveService(context, { ...client, slug, apiKey: KEY });
    expect(connection()).toMatchObject({ apiKey: KEY });
    expect(connection()).not.toHaveProperty("password");
  });
});

describe("a service set by the environment", () => {
  it("can be tested, but not changed or removed", async () => {
    const { url } = await startPlainService(KEY);
    const store = await openTestStore();
    const { context } = await startOver(store, { connections: [{ ...ENV, url }] });

    const change = saveService(context, {
      slug: "sonarr",
      kind: "SONARR",
      name: "Mine",
      url,
      apiKey: "x",
    });

    await expect(change).rejects.toMatchObject({
      code: "FORBIDDEN",
      message: expect.stringContaining("environment"),
    });
    await expect(removeService(context, "sonarr")).rejects.toMatchObject({ code: "FORBIDDEN" });
    expect(await testService(context, "sonarr")).toMatchObject({ isOk: true, slug: "sonarr" });
    expect(await loadRow(store, "sonarr")).toMatchObject({
      source: "env",
      name: "Sonarr",
      credentials: null,
    });
  });

  it("replaces one set in the app, which returns when the environment no longer sets it", async () => {
    const store = await openTestStore();
    const { url, calls } = await startPlainService(KEY);
    const first = await startOver(store);
    const { slug } = await saveService(first.context, {
      kind: "SONARR",
      name: "Sonarr",
      url,
      apiKey: KEY,
    });
    await first.stop();
    const second = await startOver(store, { connections: [{ ...ENV, url, apiKey: "other-key" }] });
    expect(await loadRow(store, slug)).toMatchObject({ source: "env" });
    await second.stop();

    await startOver(store);

    expect(await loadRow(store, slug)).toMatchObject({ source: "app" });
    await vi.waitFor(() => expect(calls.at(-1)?.headers["x-api-key"]).toBe(KEY));
  });
});

describe("the input", () => {
  const WRONG = [
    ["name", { name: "  " }],
    ["name", { name: "x".repeat(61) }],
    ["url", { url: "192.168.1.10:8989" }],
    ["url", { url: "ftp://host" }],
    ["url", { url: "http://user:pass@host" }],
    ["apiKey", { apiKey: "with space" }],
    ["apiKey", { apiKey: "" }],
    ["password", { password: "x".repeat(501) }],
    ["suggestionId", { suggestionId: "unknown" }],
  ] as const;

  it.each(WRONG)("is rejected at its field %s: %o", async (field, wrong) => {
    const { context } = await startOver(await openTestStore());
    const input = {
      kind: "SONARR",
      name: "Sonarr",
      url: "http://127.0.0.1:9",
      apiKey: KEY,
    } as const;

    await expect(saveService(context, { ...input, ...wrong })).rejects.toMatchObject({
      code: "BAD_INPUT",
      field,
    });
    expect(context.services.running.size).toBe(0);
  });

  it("cannot change the kind of a service", async () => {
    const { context } = await startOver(await openTestStore());
    const service = {
      kind: "SONARR",
      name: "Sonarr",
      url: "http://127.0.0.1:9",
      apiKey: KEY,
    } as const;
    const { slug } = await saveService(context, service);

    await expect(saveService(context, { ...service, slug, kind: "RADARR" })).rejects.toMatchObject({
      field: "kind",
    });
  });

  it("is tested without being stored, and errors name their field", async () => {
    const store = await openTestStore();
    const { context } = await startOver(store);
    const { url } = await startPlainService(KEY);
    const input = { kind: "SONARR", name: "Sonarr", url, apiKey: KEY } as const;

    expect(await tryService(context, input)).toMatchObject({
      isOk: true,
      version: "1.2.3",
      slug: null,
      latencyMs: expect.any(Number),
    });
    expect(await tryService(context, { ...input, apiKey: "wrong" })).toMatchObject({
      isOk: false,
      code: "auth",
      field: "apiKey",
      message: { code: "API_KEY_INCORRECT" },
    });
    expect(await tryService(context, { ...input, url: "http://127.0.0.1:9" })).toMatchObject({
      code: "unreachable",
      field: "url",
      message: { code: "NOTHING_RESPONDS" },
    });
    expect(await store.read.service.count()).toBe(0);
    expect(context.services.running.size).toBe(0);
  });
});

describe("a suggestion", () => {
  it("fills in the next service with a key that is never revealed, and disappears once that service is configured", async () => {
    const { url } = await startPlainService(KEY);
    const { context } = await startOver(await openTestStore());
    await saveService(context, { kind: "SONARR", name: "Shows", url, apiKey: KEY });

    const [suggestion] = await listSuggestions(context);
    expect(suggestion).toMatchObject({
      kind: "RADARR",
      url: "http://127.0.0.1:7878",
      from: "Shows",
    });
    const again = await listSuggestions(context);
    expect(again[0]?.id).toBe(suggestion?.id);

    const accepted = {
      kind: "RADARR",
      name: "Radarr",
      suggestionId: suggestion?.id ?? "",
    } as const;
    await expect(
      saveService(context, { ...accepted, url: "http://localhost:7878" }),
    ).rejects.toMatchObject({ code: "BAD_INPUT", field: "apiKey" });
    const { slug } = await saveService(context, {
      ...accepted,
      url: "http://127.0.0.1:7878/radarr",
    });
    expect(context.services.running.get(slug)?.connection.apiKey).toBe("radarr-key");
    expect(await listSuggestions(context)).toEqual([]);
  });
});
