import { randomUUID } from "node:crypto";
import { Client } from "pg";
import {
  type AppliedMigration,
  type MigrateOptions,
  type Migration,
  MigrationError,
  pendingMigrations,
} from "./migrate.ts";

/** The advisory lock of Prisma's own tools, so that they and several replicas wait for each other. */
const ADVISORY_LOCK = 72_707_369;
const LOCK_MS = 60_000;
/** Another replica may be making a backup before it migrates. */
const WAIT_MS = 30 * 60_000;
const CONNECT_MS = 10_000;

const HISTORY_TABLE = `
  CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
    "id"                    VARCHAR(36) PRIMARY KEY NOT NULL,
    "checksum"              VARCHAR(64) NOT NULL,
    "finished_at"           TIMESTAMPTZ,
    "migration_name"        VARCHAR(255) NOT NULL,
    "logs"                  TEXT,
    "rolled_back_at"        TIMESTAMPTZ,
    "started_at"            TIMESTAMPTZ NOT NULL DEFAULT now(),
    "applied_steps_count"   INTEGER NOT NULL DEFAULT 0
  )`;

/** Applies the pending migrations to a PostgreSQL database, each in a transaction and by one replica at a time. */
export async function migratePostgresql(
  url: string,
  migrations: readonly Migration[],
  { log, now, beforeUpgrade }: MigrateOptions,
): Promise<void> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: CONNECT_MS });
  // The running query is rejected as well; without a listener a lost connection would end the process.
  client.on("error", (error) =>
    log.warn({ reason: error.message }, "the connection to PostgreSQL was lost"),
  );
  try {
    await client.connect();
    await client.query(`SET lock_timeout = ${WAIT_MS}`);
    await client.query("SELECT pg_advisory_lock($1)", [ADVISORY_LOCK]);
    await client.query(`SET lock_timeout = ${LOCK_MS}`);
    await client.query(HISTORY_TABLE);
    const applied = await readApplied(client);
    const pending = pendingMigrations(migrations, applied);
    // A new database holds no data to lose.
    if (pending.length > 0 && applied.length > 0) await beforeUpgrade?.();
    for (const migration of pending) {
      await applyOne(client, migration, now());
      log.info({ migration: migration.name }, "migration applied");
    }
  } catch (error) {
    if (error instanceof MigrationError) throw error;
    throw new MigrationError(
      `the tables in PostgreSQL could not be brought up to date: ${words(error)}`,
      { cause: error },
    );
  } finally {
    // Ending the connection frees the lock.
    await client.end();
  }
}

async function applyOne(
  client: Client,
  { name, sql, checksum }: Migration,
  now: Date,
): Promise<void> {
  try {
    await client.query("BEGIN");
    await client.query(sql);
    await client.query(
      `INSERT INTO "_prisma_migrations"
         ("id", "checksum", "migration_name", "started_at", "finished_at", "applied_steps_count") VALUES ($1, $2, $3, $4, $4, 1)`,
      [randomUUID(), checksum, name, now.toISOString()],
    );
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK").catch(() => undefined);
    throw new MigrationError(`migration ${name} failed and was undone: ${words(error)}`, {
      cause: error,
    });
  }
}

/** Returns the migrations of a database, in order. */
export async function readApplied(client: Client): Promise<AppliedMigration[]> {
  const { rows } = await client.query<{ name: string; checksum: string; finished: boolean }>(
    `SELECT "migration_name" AS name, "checksum" AS checksum, "finished_at" IS NOT NULL AS finished
       FROM "_prisma_migrations" WHERE "rolled_back_at" IS NULL ORDER BY "migration_name"`,
  );
  return rows.map(({ name, checksum, finished }) => ({ name, checksum, isFinished: finished }));
}

/** A refused connection to a name with several addresses is an AggregateError without a message. */
function words(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(String).join("; ");
  return String(error);
}
