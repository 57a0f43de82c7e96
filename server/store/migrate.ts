import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { readFile, readdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Log } from "../log.ts";

/** A migration, stored in prisma/migrations/<provider>/<name>/migration.sql. */
export interface Migration {
  readonly name: string;
  readonly sql: string;
  /** SHA-256 of the SQL, in hex. */
  readonly checksum: string;
}

/** A row of `_prisma_migrations`. */
export interface AppliedMigration {
  readonly name: string;
  readonly checksum: string;
  readonly isFinished: boolean;
}

export interface MigrateOptions {
  readonly log: Log;
  readonly now: () => Date;
  /** Runs before the first pending migration of a database that holds something. If it throws, nothing is migrated. */
  readonly beforeUpgrade?: () => Promise<void>;
}

/** The migrations cannot be applied; the server must not start on this database. */
export class MigrationError extends Error {
  constructor(message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = "MigrationError";
  }
}

/** Reads all migrations of a provider, in order. */
export async function readMigrations(
  provider: "sqlite" | "postgresql",
  migrationsDir: string = findMigrationsDir(),
): Promise<Migration[]> {
  const folder = join(migrationsDir, provider);
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return await Promise.all(
    names.toSorted().map(async (name) => {
      const sql = await readFile(join(folder, name, "migration.sql"), "utf8");
      return { name, sql, checksum: toChecksum(sql) };
    }),
  );
}

/** Returns the pending migrations. Throws if the applied ones differ from these migrations. */
export function pendingMigrations(
  known: readonly Migration[],
  applied: readonly AppliedMigration[],
): Migration[] {
  const byName = new Map(known.map((migration) => [migration.name, migration]));
  for (const { name, checksum, isFinished } of applied) {
    const migration = byName.get(name);
    if (migration === undefined) {
      throw new MigrationError(
        `the database holds migration ${name}, which this version does not know: it was used by a newer version`,
      );
    }
    if (!isFinished)
      throw new MigrationError(`migration ${name} was begun in this database and never finished`);
    if (migration.checksum !== checksum) {
      throw new MigrationError(
        `migration ${name} was changed after it had been applied: restore its file and write a new migration instead`,
      );
    }
  }
  const done = new Set(applied.map(({ name }) => name));
  return known.filter(({ name }) => !done.has(name));
}

/** Searches upwards from this file, which runs from server/store as source and from dist/ as part of the bundle. */
function findMigrationsDir(): string {
  const start = dirname(fileURLToPath(import.meta.url));
  for (let folder = start; ; folder = dirname(folder)) {
    const candidate = join(folder, "prisma", "migrations");
    if (existsSync(candidate)) return candidate;
    if (folder === dirname(folder))
      throw new MigrationError(`no prisma/migrations folder above ${start}`);
  }
}

/** Line ends are normalized, because git may change them on another machine. */
function toChecksum(sql: string): string {
  return createHash("sha256").update(sql.replaceAll("\r\n", "\n")).digest("hex");
}
