import { readFileSync, writeFileSync } from "node:fs";
import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import SqliteFile from "better-sqlite3";
import { Client } from "pg";
import { createTestDatabase, type Provider, type TestDatabase } from "./database.ts";

const FIXTURES = join(import.meta.dirname, "../fixtures/database");
const RELEASE = "release-0.1.0";

/** Every database that has to be upgraded without a loss: of each release, and of states between them. */
export const FORMER_DATABASES = [RELEASE, "state-a119f275"] as const;
export type FormerDatabase = (typeof FORMER_DATABASES)[number];

/** What belongs to the database of the previous release; see test/fixtures/database/INDEX.md. */
export interface PreviousRelease {
  /** When that release was stopped. */
  readonly at: string;
  /** Cookie of a signed-in browser. */
  readonly session: string;
  readonly secretKey: string;
  readonly webhookToken: string;
  /** Services set by environment. */
  readonly env: Readonly<Record<string, string>>;
  /** What that release answered when it was started on the database with its clock at `at` and no service answering. */
  readonly answers: readonly RecordedAnswer[];
}

export interface RecordedAnswer {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly data: unknown;
}

/** Rows of each table, in a fixed order. */
export type Tables = ReadonlyMap<string, readonly Row[]>;
export type Row = Readonly<Record<string, Value>>;
type Value = string | number | bigint | boolean | Date | Uint8Array | null;

function unpack(name: string): Buffer {
  return gunzipSync(readFileSync(join(FIXTURES, name)));
}

export function readPreviousRelease(): PreviousRelease {
  return JSON.parse(unpack(`${RELEASE}.json.gz`).toString()) as PreviousRelease;
}

/** A database as a former version left it. PostgreSQL gets the tables of that version and the same rows. */
export async function createPreviousDatabase(
  provider: Provider,
  name: FormerDatabase = RELEASE,
): Promise<TestDatabase> {
  const database = await createTestDatabase(provider);
  if (provider === "sqlite") {
    writeFileSync(join(database.dataDir, "tracker.db"), unpack(`${name}.db.gz`));
    return database;
  }
  const folder = await mkdtemp(join(tmpdir(), "tracker-previous-"));
  try {
    const file = join(folder, "tracker.db");
    writeFileSync(file, unpack(`${name}.db.gz`));
    const migrationsDir = await copyMigrations(folder, listMigrations(file));
    await (await database.open({ migrationsDir })).close();
    await copyRows(readSqlite(file), database.url);
  } finally {
    await rm(folder, { recursive: true });
  }
  return database;
}

function listMigrations(file: string): readonly string[] {
  const rows = readSqlite(file).get("_prisma_migrations") ?? [];
  return rows.map((row) => String(row["migration_name"]));
}

/** Only the migrations that the former version had. */
async function copyMigrations(folder: string, names: readonly string[]): Promise<string> {
  const from = join(import.meta.dirname, "../../prisma/migrations/postgresql");
  const to = join(folder, "migrations");
  for (const name of names)
    await cp(join(from, name), join(to, "postgresql", name), { recursive: true });
  return to;
}

const SELECT_COLUMNS = `SELECT table_name, column_name, data_type, column_default FROM information_schema.columns
  WHERE table_schema = 'public'`;

/** Writes the rows of a SQLite file into the empty tables of a PostgreSQL database. */
async function copyRows(tables: Tables, url: string): Promise<void> {
  await withClient(url, async (client) => {
    const { rows: columns } = await client.query<{
      table_name: string;
      column_name: string;
      data_type: string;
      column_default: string | null;
    }>(SELECT_COLUMNS);
    const numbered = new Set(
      columns
        .filter(({ column_default }) => column_default?.startsWith("nextval") === true)
        .map(({ table_name }) => table_name),
    );
    const types = new Map(
      columns.map(({ table_name, column_name, data_type }) => [
        `${table_name}.${column_name}`,
        data_type,
      ]),
    );
    // Foreign keys are not checked while the rows come table by table.
    await client.query("SET session_replication_role = replica");
    await client.query("BEGIN");
    for (const [table, rows] of tables) {
      if (table === "_prisma_migrations") continue;
      await client.query(`DELETE FROM "${table}"`);
      for (const row of rows) {
        const names = Object.keys(row);
        const values = names.map((name) => toPostgresql(row[name], types.get(`${table}.${name}`)));
        await client.query(
          `INSERT INTO "${table}" (${names.map((name) => `"${name}"`).join(", ")})
           VALUES (${names.map((_, index) => `$${index + 1}`).join(", ")})`,
          values,
        );
      }
    }
    for (const table of tables.keys())
      if (numbered.has(table))
        await client.query(
          `SELECT setval(pg_get_serial_sequence('"${table}"', 'id'), max("id")) FROM "${table}"`,
        );
    await client.query("COMMIT");
  });
}

/** SQLite has no booleans, and holds times as text in UTC with an offset. */
function toPostgresql(value: Value | undefined, type: string | undefined): Value | undefined {
  if (type === "boolean" && value !== null) return value === 1n;
  if (type?.startsWith("timestamp") && typeof value === "string")
    return value.slice(0, "2031-05-04T12:00:00.000".length);
  return value;
}

async function withClient<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Every row of every table, as the database itself returns them. Nobody else may have the database open. */
export async function readTables({ provider, url, dataDir }: TestDatabase): Promise<Tables> {
  return provider === "sqlite" ? readSqlite(join(dataDir, "tracker.db")) : readPostgresql(url);
}

function readSqlite(file: string): Tables {
  const database = new SqliteFile(file, { readonly: true });
  database.defaultSafeIntegers();
  try {
    const names = database
      .prepare<[], { name: string }>(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'",
      )
      .all();
    return new Map(
      names.map(({ name }) => [
        name,
        sortRows(database.prepare<[], Row>(`SELECT * FROM "${name}"`).all()),
      ]),
    );
  } finally {
    database.close();
  }
}

function readPostgresql(url: string): Promise<Tables> {
  return withClient(url, async (client) => {
    const { rows: names } = await client.query<{ name: string }>(
      "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public'",
    );
    const tables = new Map<string, readonly Row[]>();
    for (const { name } of names) {
      const { rows } = await client.query<Row>(`SELECT * FROM "${name}"`);
      tables.set(name, sortRows(rows));
    }
    return tables;
  });
}

function textOf(key: Value | undefined): string {
  return ["string", "bigint", "number"].includes(typeof key) ? String(key) : "";
}

/** Columns that identify the rows of a table. */
const KEYS = [
  "id",
  "slug",
  "sequence",
  "name",
  "tokenHash",
  "service",
  "deliveryId",
  "personId",
  "requestId",
  "key",
  "state",
  "isFinished",
  "problemCode",
];

function sortRows(rows: readonly Row[]): readonly Row[] {
  const keyOf = (row: Row): string => KEYS.map((key) => textOf(row[key])).join(" ");
  return rows.toSorted((a, b) => keyOf(a).localeCompare(keyOf(b)));
}
