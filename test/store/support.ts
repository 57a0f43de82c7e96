import { createHash } from "node:crypto";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import type { NewDelivery, Tx } from "../../server/store/store.ts";
import type { Provider } from "../support/database.ts";

const MIGRATIONS_DIR = join(import.meta.dirname, "../../prisma/migrations");

const NOON = new Date("2026-11-01T12:00:00.123Z");

/** A delivery whose body is `text`. */
export function delivery(text: string): NewDelivery {
  const body = new TextEncoder().encode(text);
  return {
    service: "sonarr",
    kind: "SONARR",
    receivedAt: NOON,
    body,
    bodyHash: createHash("sha256").update(body).digest("hex"),
  };
}

/** Writes a setting, the smallest row there is. */
export async function putSetting(tx: Tx, name: string, value = "on"): Promise<void> {
  await tx.setting.create({ data: { name, value } });
}

/** Resolves with what `promise` rejects with. */
export async function rejection(promise: Promise<unknown>): Promise<unknown> {
  try {
    await promise;
  } catch (error) {
    return error;
  }
  throw new Error("it was expected to be rejected");
}

/** A copy of the repository's migrations that a test may change. */
export function copyMigrations(provider: Provider) {
  const dir = mkdtempSync(join(tmpdir(), "tracker-migrations-"));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  cpSync(MIGRATIONS_DIR, dir, { recursive: true });
  return {
    dir,
    add(name: string, sql: string): void {
      mkdirSync(join(dir, provider, name), { recursive: true });
      writeFileSync(join(dir, provider, name, "migration.sql"), sql);
    },
  };
}
