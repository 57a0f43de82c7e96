import { execFile } from "node:child_process";
import { chmodSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, it, onTestFinished } from "vitest";
import { createApp, type App } from "../server/app.ts";
import { loadConfig } from "../server/config/config.ts";
import { createLog } from "../server/log.ts";
import { systemClock } from "../server/tracking/core/clock.ts";
import { createSecretCipher } from "../server/tracking/core/secrets.ts";
import { saveService } from "./support/actor.ts";
import { copyMigratedDatabase, makeDatabaseFolder } from "./support/database.ts";

const PROGRAM = join(import.meta.dirname, "../server/rotate-key.ts");
const API_KEY = "plain-k3y-0123456789";

async function makeDataDir(): Promise<string> {
  const dataDir = makeDatabaseFolder();
  onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }));
  await copyMigratedDatabase(dataDir);
  return dataDir;
}

async function start(dataDir: string, env: Record<string, string> = {}): Promise<App> {
  const app = await createApp({
    config: loadConfig({ DATA_DIR: dataDir, PORT: "0", HOST: "127.0.0.1", ...env }),
    log: createLog("silent"),
    clock: systemClock,
    fetch: () => Promise.reject(new TypeError("no service answers in this test")),
    version: "test",
  });
  onTestFinished(() => app.close());
  return app;
}

function rotate(dataDir: string, env: Record<string, string> = {}) {
  return promisify(execFile)(process.execPath, [PROGRAM], {
    env: { PATH: process.env["PATH"], DATA_DIR: dataDir, ...env },
  });
}

function keysOf(dataDir: string): readonly string[] {
  return readFileSync(join(dataDir, "secret.key"), "utf8").split("\n");
}

/** Adds a service, and returns its slug and the secret of its webhooks. */
async function addService({ tracker: { context } }: App, name: string): Promise<string> {
  const url = "http://127.0.0.1:9";
  return (await saveService(context, { kind: "SONARR", name, url, apiKey: API_KEY })).slug;
}

function apiKeyOf({ tracker }: App, slug: string): string | undefined {
  return tracker.context.services.running.get(slug)?.connection.apiKey;
}

it("replaces the generated key while the tracker runs, and forgets the old one with the next start", async () => {
  const dataDir = await makeDataDir();
  const before = await start(dataDir);
  const slug = await addService(before, "Sonarr");
  const hookSecret = before.hookSecret(slug);
  const [old = ""] = keysOf(dataDir);

  const { stdout } = await rotate(dataDir);
  expect(stdout).toContain("Secrets encrypted with the new key: 2.\nRestart the tracker");
  const [current = "", ...previous] = keysOf(dataDir);
  expect(current).toMatch(/^[0-9a-f]{64}$/);
  expect(current).not.toBe(old);
  expect(previous).toEqual([old]);
  const row = await before.store.read.service.findUniqueOrThrow({ where: { slug } });
  const place = ["Service", slug, "credentials"] as const;
  expect(createSecretCipher(old).decrypt(row.credentials ?? "", place)).toBeNull();
  expect(createSecretCipher(current).decrypt(row.credentials ?? "", place)).toContain(API_KEY);
  // The running tracker still encrypts with the key that it knows.
  const late = await addService(before, "Sonarr late");
  await before.close();

  const after = await start(dataDir);
  expect(keysOf(dataDir)).toEqual([current]);
  expect(after.hookSecret(slug)).toBe(hookSecret);
  expect(apiKeyOf(after, slug)).toBe(API_KEY);
  expect(apiKeyOf(after, late)).toBe(API_KEY);
  const rows = await after.store.read.service.findMany();
  const { prefix } = createSecretCipher(current);
  for (const { credentials } of rows) expect(credentials?.startsWith(prefix)).toBe(true);
});

it("is completed by a start if it was interrupted before it reached the database", async () => {
  const dataDir = await makeDataDir();
  const before = await start(dataDir);
  const slug = await addService(before, "Sonarr");
  await before.close();
  const [old = ""] = keysOf(dataDir);
  writeFileSync(join(dataDir, "secret.key"), `${"a".repeat(64)}\n${old}`);

  const after = await start(dataDir);
  expect(apiKeyOf(after, slug)).toBe(API_KEY);
  expect(keysOf(dataDir)).toEqual(["a".repeat(64)]);
});

it("is a matter of settings where SECRET_KEY is set, which may also replace the generated key", async () => {
  const dataDir = await makeDataDir();
  const generated = await start(dataDir);
  const slug = await addService(generated, "Sonarr");
  await generated.close();

  const first = { SECRET_KEY: "first-0123456789abcdef" };
  const moved = await start(dataDir, first);
  expect(apiKeyOf(moved, slug)).toBe(API_KEY);
  await moved.close();
  await expect(rotate(dataDir, first)).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/SECRET_KEY_PREVIOUS, and a new one such as [0-9a-f]{64} into/),
  });

  const second = "second-0123456789abcdef";
  const env = { SECRET_KEY: second, SECRET_KEY_PREVIOUS: first.SECRET_KEY };
  expect((await rotate(dataDir, env)).stdout).toContain("with the new key: 2.");
  const changed = await start(dataDir, { SECRET_KEY: second });
  expect(apiKeyOf(changed, slug)).toBe(API_KEY);
  const entries = await changed.store.read.auditEntry.findMany({ where: { event: "KEY_ROTATED" } });
  expect(entries).toHaveLength(1);
});

it("keeps the key file for its owner, whatever mode it had", async () => {
  const dataDir = await makeDataDir();
  await (await start(dataDir)).close();
  const path = join(dataDir, "secret.key");
  expect(statSync(path).mode & 0o777).toBe(0o600);
  chmodSync(path, 0o644);
  await (await start(dataDir)).close();
  expect(statSync(path).mode & 0o777).toBe(0o600);
  await rotate(dataDir);
  expect(statSync(path).mode & 0o777).toBe(0o600);
});
