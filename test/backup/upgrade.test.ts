import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import SqliteFile from "better-sqlite3";
import { describe, expect, it, onTestFinished } from "vitest";
import { createApp, type App } from "../../server/app.ts";
import { makeBackupInThread } from "../../server/backup-thread.ts";
import { backUpBeforeUpgrade } from "../../server/backup/back-up-before-upgrade.ts";
import { listBackups } from "../../server/backup/folder.ts";
import { restoreBackup } from "../../server/backup/restore-backup.ts";
import { loadConfig } from "../../server/config/config.ts";
import { createLog } from "../../server/log.ts";
import { sumTables, type TableSum } from "../../server/store/copy/copy-tables.ts";
import { createSqliteReader } from "../../server/store/copy/sqlite.ts";
import { listTables } from "../../server/store/copy/table.ts";
import { readMigrations } from "../../server/store/migrate.ts";
import { ADMIN_TOKEN } from "../support/admin-token.ts";
import { describeWithPostgresql, type Provider, type TestDatabase } from "../support/database.ts";
import { findHindrance } from "../support/image-process.ts";
import { expectNothingLost } from "../support/nothing-lost.ts";
import {
  createPreviousDatabase,
  FORMER_DATABASES,
  type FormerDatabase,
  readTables,
} from "../support/previous-release.ts";
import { makeFolder } from "../support/real-program.ts";
import { COMPILE_CACHE } from "../support/spawn-tracker.ts";

// An upgrade of the database of every released version, and of states between them: nothing is lost, the tracker starts, and
// what was there before is a backup.

const root = join(import.meta.dirname, "../..");
const log = createLog("silent");

/** $1: the folder of a disk with room for less than a backup; then Node and the program, which is all that uses it. */
const ON_SMALL_DISK = `
  set -e
  mount -t tmpfs -o size=64k tmpfs "$1"
  shift
  exec "$@"
`;

/** Today's tracker on a former database: no service answers, and no time passes. */
async function startApp(
  { provider, url, dataDir }: TestDatabase,
  settings: Readonly<Record<string, string>> = {},
): Promise<App> {
  const at = new Date();
  const app = await createApp({
    config: loadConfig({
      PORT: "0",
      HOST: "127.0.0.1",
      DATA_DIR: dataDir,
      ...(provider === "postgresql" && { DATABASE_URL: url }),
      ADMIN_TOKEN,
      SECRET_KEY: "another-key-than-that-of-the-time",
      ...settings,
    }),
    log,
    clock: { now: () => at, after: () => () => undefined },
    fetch: () => Promise.reject(new TypeError("fetch failed")),
    version: "test",
  });
  onTestFinished(() => app.close());
  return app;
}

async function countRequests({ url }: App): Promise<unknown> {
  const response = await fetch(`${url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${ADMIN_TOKEN}` },
    body: JSON.stringify({ query: "{ requests(first: 1) { totalCount } }" }),
  });
  return response.json();
}

async function sumsOf(file: string): Promise<readonly TableSum[]> {
  const handle = new SqliteFile(file, { readonly: true });
  try {
    return await sumTables(createSqliteReader(handle), listTables(handle));
  } finally {
    handle.close();
  }
}

async function isUpgraded({ provider }: TestDatabase, before: number): Promise<boolean> {
  return (await readMigrations(provider)).length > before;
}

function checkUpgrade(provider: Provider, name: FormerDatabase): void {
  it("starts with every row and every value, after a backup that can be restored", async () => {
    const database = await createPreviousDatabase(provider, name);
    const { dataDir } = database;
    // The same rows, as a file.
    const original = await createPreviousDatabase("sqlite", name);
    const sums = await sumsOf(join(original.dataDir, "tracker.db"));
    const before = await readTables(database);
    const requests = before.get("MediaRequest")?.length ?? 0;
    expect(requests).toBeGreaterThan(10);

    const folder = join(dataDir, "backups");
    const order = { databaseUrl: database.url, dataDir, folder, encryption: null };
    const beforeUpgrade = () =>
      backUpBeforeUpgrade(order, { count: 7, log, make: makeBackupInThread });
    await (await database.open({ beforeUpgrade })).close();
    expectNothingLost(before, await readTables(database));

    const app = await startApp(database);
    expect(await countRequests(app)).toEqual({ data: { requests: { totalCount: requests } } });
    await app.close();

    const backups = await listBackups(folder);
    if (!(await isUpgraded(database, before.get("_prisma_migrations")?.length ?? 0)))
      return expect(backups).toEqual([]);
    expect(backups).toMatchObject([{ isBeforeUpgrade: true }]);
    const file = join(folder, backups[0]?.name ?? "");
    expect(await sumsOf(file)).toEqual(sums);

    const now = (): Date => new Date();
    await restoreBackup({ ...order, file, passPhrase: null }, { log, now });
    expectNothingLost(before, await readTables(database));
  });
}

for (const name of FORMER_DATABASES) {
  describe(`an upgrade of ${name} on SQLite`, () => {
    checkUpgrade("sqlite", name);
  });
  describeWithPostgresql(`an upgrade of ${name} on PostgreSQL`, () => {
    checkUpgrade("postgresql", name);
  });
}

it.each(["reset-password", "rotate-key", "doctor"])(
  "is preceded by a backup if %s opens the database first",
  async (program) => {
    const { dataDir } = await createPreviousDatabase("sqlite");
    spawnSync(process.execPath, [`server/${program}.ts`], {
      cwd: root,
      env: { PATH: process.env["PATH"], DATA_DIR: dataDir, ...COMPILE_CACHE },
    });
    expect(await listBackups(join(dataDir, "backups"))).toMatchObject([{ isBeforeUpgrade: true }]);
  },
);

it("knows a database of every released version before this one", () => {
  const read = (name: string): string => readFileSync(join(root, name), "utf8");
  const { version } = JSON.parse(read("package.json")) as { version: string };
  const released = [...read("CHANGELOG.md").matchAll(/^## (\d+\.\d+\.\d+)/gm)].map(
    ([, name]) => `release-${name}`,
  );
  const missing = released.filter(
    (name) => name !== `release-${version}` && !FORMER_DATABASES.some((one) => one === name),
  );
  expect(missing).toEqual([]);
});

describe("without a backup", () => {
  async function readBefore(database: TestDatabase): Promise<readonly TableSum[]> {
    return sumsOf(join(database.dataDir, "tracker.db"));
  }

  it("upgrades nothing, does not start and says what to do", async () => {
    const database = await createPreviousDatabase("sqlite");
    const before = await readBefore(database);
    const file = join(database.dataDir, "file");
    writeFileSync(file, "");
    await expect(startApp(database, { BACKUP_DIR: join(file, "backups") })).rejects.toThrow(
      /^the database was not upgraded and is unchanged, as no backup could be made in .*file\/backups: ENOTDIR.*BACKUP_DIR.*BACKUP_COUNT=0/,
    );
    expect(await readBefore(database)).toEqual(before);
    // Once there is a folder, it goes on.
    expect(await countRequests(await startApp(database))).toMatchObject({ data: {} });
  });

  it("upgrades nothing while the disk of the backups is full", async (context) => {
    const hindrance = findHindrance();
    if (hindrance !== null) return context.skip(hindrance);
    const database = await createPreviousDatabase("sqlite");
    const before = await readBefore(database);
    const folder = makeFolder("full-disk");
    const { status, stdout } = spawnSync(
      "unshare",
      ["--mount", "sh", "-c", ON_SMALL_DISK, "sh", folder, process.execPath, "server/main.ts"],
      {
        cwd: root,
        encoding: "utf8",
        env: {
          PATH: process.env["PATH"],
          PORT: "0",
          HOST: "127.0.0.1",
          DATA_DIR: database.dataDir,
          BACKUP_DIR: folder,
          ...COMPILE_CACHE,
        },
      },
    );
    expect([status, stdout]).toEqual([1, expect.stringContaining("disk is full")]);
    expect(stdout).toContain("the database was not upgraded and is unchanged");
    expect(await readBefore(database)).toEqual(before);
  });

  it("upgrades if BACKUP_COUNT is 0", async () => {
    const database = await createPreviousDatabase("sqlite");
    expect(await countRequests(await startApp(database, { BACKUP_COUNT: "0" }))).toMatchObject({
      data: {},
    });
    expect(readdirSync(database.dataDir)).not.toContain("backups");
  });
});

it("replaces the copies that earlier versions kept beside the database", async () => {
  const database = await createPreviousDatabase("sqlite");
  writeFileSync(join(database.dataDir, "tracker.db.before-0002_truth"), "");
  await startApp(database);
  expect(readdirSync(database.dataDir).filter((name) => name.includes("before-"))).toEqual([]);
});
