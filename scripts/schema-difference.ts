import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  bindMigrationAwareSqlAdapterFactory,
  type SqlMigrationAwareDriverAdapterFactory,
} from "@prisma/driver-adapter-utils";
import { SchemaEngine } from "@prisma/schema-engine-wasm";
import { createLog } from "../server/log.ts";
import { migratePostgresql } from "../server/store/migrate-postgresql.ts";
import { migrateSqlite } from "../server/store/migrate-sqlite.ts";
import { readMigrations } from "../server/store/migrate.ts";
import { readPostgresqlSchema } from "./derive-postgresql.ts";
import { DescribingPostgresqlFactory, DescribingSqliteFactory } from "./describing-adapter.ts";
import { startPostgresqlCluster } from "./postgresql-cluster.ts";

export const PROVIDERS = ["sqlite", "postgresql"] as const;
export type Provider = (typeof PROVIDERS)[number];

const PRISMA_DIR = join(import.meta.dirname, "..", "prisma");
export const MIGRATIONS_DIR = join(PRISMA_DIR, "migrations");

// Where the engine leaves its last words before it panics; without the place it dies without any.
Object.assign(globalThis, {
  PRISMA_WASM_PANIC_REGISTRY: { set_message: (words: string) => console.error(words) },
});

const OPTIONS = { log: createLog("silent"), now: () => new Date() };

/**
 * The SQL that leads from what the migrations make, applied by the server's own code to an empty database, to what
 * prisma/schema.prisma asks for. null when the two are the same.
 */
export async function findSchemaDifference(provider: Provider): Promise<string | null> {
  const migrations = await readMigrations(provider, MIGRATIONS_DIR);
  switch (provider) {
    case "sqlite": {
      const folder = await mkdtemp(join(tmpdir(), "tracker-schema-"));
      const file = join(folder, "empty.db");
      try {
        await migrateSqlite(file, migrations, OPTIONS);
        return await difference(
          await readFile(join(PRISMA_DIR, "schema.prisma"), "utf8"),
          new DescribingSqliteFactory({ url: file }),
        );
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    }
    case "postgresql": {
      const cluster = await startPostgresqlCluster();
      try {
        const url = await cluster.createDatabase();
        await migratePostgresql(url, migrations, OPTIONS);
        return await difference(readPostgresqlSchema(), new DescribingPostgresqlFactory(url));
      } finally {
        await cluster.stop();
      }
    }
  }
}

/** Asks Prisma's schema engine, which comes as WebAssembly and talks to the database through the adapter. */
async function difference(
  content: string,
  factory: SqlMigrationAwareDriverAdapterFactory,
): Promise<string | null> {
  const files = [{ path: "schema.prisma", content }];
  const engine = await SchemaEngine.new(
    { datamodels: [["schema.prisma", content]] },
    () => undefined,
    bindMigrationAwareSqlAdapterFactory(factory),
  );
  try {
    const { exitCode, stdout } = await engine.diff({
      from: { tag: "schemaDatasource", files, configDir: PRISMA_DIR },
      to: { tag: "schemaDatamodel", files },
      script: true,
      exitCode: true,
      filters: { externalTables: [], externalEnums: [] },
    });
    return exitCode === 2 ? (stdout ?? "") : null;
  } finally {
    engine.free();
  }
}
