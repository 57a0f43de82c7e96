import {
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import SqliteFile from "better-sqlite3";
import { beforeAll, describe, expect, it } from "vitest";
import { keepNewest, listBackups } from "../../server/backup/folder.ts";
import { type BackupOrder, makeBackup } from "../../server/backup/make-backup.ts";
import { restoreBackup } from "../../server/backup/restore-backup.ts";
import { createLog } from "../../server/log.ts";
import { checkBackup } from "../../server/store/backup/check-backup.ts";
import { moveDatabase } from "../../server/store/backup/move-database.ts";
import { sumTables, type TableSum } from "../../server/store/copy/copy-tables.ts";
import { createSqliteReader } from "../../server/store/copy/sqlite.ts";
import { listTables } from "../../server/store/copy/table.ts";
import {
  createTestDatabase,
  describeWithPostgresql,
  makeDatabaseFolder,
  type TestDatabase,
} from "../support/database.ts";
import { fillWithRequests } from "./many-requests.ts";

const REQUESTS = 10_000;
const ENCRYPTION = { passPhrase: "a phrase of several words", keys: ["first-key", "second-key"] };

const log = createLog("silent");
let second = 0;
/** Each backup has a name of its own. */
const now = () => new Date(Date.UTC(2031, 4, 4, 12, 0, (second += 1)));

let database: TestDatabase;
let file: string;
let before: readonly TableSum[];
beforeAll(async () => {
  database = await createTestDatabase();
  file = await fillWithRequests(database, REQUESTS);
  before = await sumsOf(file);
});

async function sumsOf(path: string): Promise<readonly TableSum[]> {
  const handle = new SqliteFile(path, { readonly: true });
  try {
    return await sumTables(createSqliteReader(handle), listTables(handle));
  } finally {
    handle.close();
  }
}

function orderFor(
  { url, dataDir }: Pick<TestDatabase, "url" | "dataDir">,
  encryption: BackupOrder["encryption"] = null,
): BackupOrder {
  return { databaseUrl: url, dataDir, folder: join(dataDir, "backups"), encryption };
}

const pathOf = ({ folder }: BackupOrder, name: string) => join(folder, name);

describe("a backup of SQLite", () => {
  it("is one file for its owner only, equal to the database, and put back it is the database again", async () => {
    const order = orderFor(database);
    const name = await makeBackup(order, { log, now });

    expect(before.find(({ table }) => table === "MediaRequest")?.rows).toBe(REQUESTS);
    expect(await sumsOf(pathOf(order, name))).toEqual(before);
    expect(statSync(pathOf(order, name)).mode & 0o777).toBe(0o600);
    expect(readdirSync(order.folder)).toEqual([name]);

    const store = await database.open();
    await store.write((tx) => tx.mediaRequest.deleteMany({}));
    await store.close();
    const { formerName } = await restoreBackup(
      { ...order, file: pathOf(order, name), passPhrase: null },
      { log, now },
    );

    expect(await sumsOf(file)).toEqual(before);
    const restored = await database.open();
    expect(await restored.read.requestCount.aggregate({ _sum: { count: true } })).toEqual({
      _sum: { count: REQUESTS },
    });
    await restored.close();
    // What was there before is a backup too.
    const former = await sumsOf(pathOf(order, formerName ?? ""));
    expect(former.find(({ table }) => table === "MediaRequest")?.rows).toBe(0);
  });

  it("is as of one moment while the tracker writes", async () => {
    const store = await database.open();
    const order = orderFor(database);
    const making = makeBackup(order, { log, now });
    await store.write((tx) => tx.setting.create({ data: { name: "later", value: "1" } }));
    checkBackup(pathOf(order, await making));
    await store.write((tx) => tx.setting.delete({ where: { name: "later" } }));
    await store.close();
  });

  it("holds the keys of stored secrets only under a pass phrase", async () => {
    const order = orderFor(database, ENCRYPTION);
    const path = pathOf(order, await makeBackup(order, { log, now }));
    for (const secret of [ENCRYPTION.passPhrase, ...ENCRYPTION.keys])
      expect(readFileSync(path).includes(secret)).toBe(false);

    const target = { databaseUrl: undefined, dataDir: makeDatabaseFolder() };
    const restore = (passPhrase: string | null) =>
      restoreBackup(
        { ...order, ...target, folder: target.dataDir, file: path, passPhrase },
        { log, now },
      );
    expect((await restore("another phrase")).keys).toBeNull();
    expect((await restore(null)).keys).toBeNull();
    expect((await restore(ENCRYPTION.passPhrase)).keys).toEqual(ENCRYPTION.keys);
    expect(await sumsOf(join(target.dataDir, "tracker.db"))).toEqual(before);
  });

  it("is refused if it is damaged or something else, and leaves the database as it is", async () => {
    const order = orderFor(database);
    const name = await makeBackup(order, { log, now });
    const damaged = join(database.dataDir, "damaged.db");
    const bytes = readFileSync(pathOf(order, name));
    writeFileSync(damaged, bytes.subarray(0, Math.floor(bytes.length / 2)));
    const other = join(database.dataDir, "other.db");
    new SqliteFile(other).exec("CREATE TABLE one (two TEXT)").close();
    const text = join(database.dataDir, "text.db");
    writeFileSync(text, "not a database, but long enough to be taken for one".repeat(20));

    for (const wrong of [damaged, other, text, join(database.dataDir, "missing.db")])
      await expect(
        restoreBackup({ ...order, file: wrong, passPhrase: null }, { log, now }),
        wrong,
      ).rejects.toMatchObject({ name: "BackupError" });
    expect(await sumsOf(file)).toEqual(before);
  });

  it("is not put back while the tracker runs", async () => {
    const order = orderFor(database);
    const name = await makeBackup(order, { log, now });
    const store = await database.open();
    await expect(
      restoreBackup({ ...order, file: pathOf(order, name), passPhrase: null }, { log, now }),
    ).rejects.toThrow("The database is in use");
    expect(await store.read.mediaRequest.count()).toBe(REQUESTS);
    await store.close();
    expect(readdirSync(database.dataDir).filter((one) => one.includes("restoring"))).toEqual([]);
  });

  it("takes the place of a damaged database, which is set aside", async () => {
    const order = orderFor(database);
    const path = pathOf(order, await makeBackup(order, { log, now }));
    const dataDir = makeDatabaseFolder();
    const broken = join(dataDir, "tracker.db");
    copyFileSync(path, broken);
    writeFileSync(broken, readFileSync(path).subarray(0, 40_000));
    const { formerName } = await restoreBackup(
      { ...order, databaseUrl: undefined, dataDir, folder: dataDir, file: path, passPhrase: null },
      { log, now },
    );
    expect(formerName).toBeNull();
    expect(await sumsOf(broken)).toEqual(before);
    expect(readdirSync(dataDir).filter((one) => one.includes(".damaged-")).length).toBe(1);
  });

  it("is kept while it is among the newest", async () => {
    const { folder } = orderFor(database);
    const all = await listBackups(folder);
    expect(all.length).toBeGreaterThan(3);
    await keepNewest(folder, 2);
    expect(await listBackups(folder)).toEqual(all.slice(0, 2));
    // Those from before an upgrade do not count, and two of them stay.
    const upgrades = await Promise.all(
      [1, 2, 3].map(() =>
        makeBackup({ ...orderFor(database), isBeforeUpgrade: true }, { log, now }),
      ),
    );
    await keepNewest(folder, 1);
    expect((await listBackups(folder)).map(({ name }) => name)).toEqual([
      ...upgrades.toSorted().toReversed().slice(0, 2),
      all[0]?.name,
    ]);
    expect(all[0]?.madeAt.getTime()).toBeGreaterThan(all[1]?.madeAt.getTime() ?? 0);
  });
});

describeWithPostgresql("a backup of PostgreSQL", () => {
  it("is equal to the SQLite database that was moved there, and put back it is the same again", async () => {
    const target = await createTestDatabase("postgresql");
    const moved = await moveDatabase(
      { provider: "sqlite", file },
      { provider: "postgresql", url: target.url },
      { log, now },
    );
    expect(moved).toEqual(before);

    const order = orderFor(target);
    const path = pathOf(order, await makeBackup(order, { log, now }));
    expect(await sumsOf(path)).toEqual(before);

    const store = await target.open();
    await store.write((tx) => tx.mediaRequest.deleteMany({}));
    const { id } = await store.read.delivery.findFirstOrThrow();
    await store.close();
    await restoreBackup({ ...order, file: path, passPhrase: null }, { log, now });

    const restored = await target.open();
    const counts = await restored.read.requestCount.aggregate({ _sum: { count: true } });
    expect(counts).toEqual({ _sum: { count: REQUESTS } });
    // New rows are numbered after the old ones.
    expect(
      await restored.insertDelivery({
        service: "sonarr",
        kind: "SONARR",
        receivedAt: new Date(),
        body: Buffer.from("{}"),
        bodyHash: "any",
      }),
    ).toBe(id + 1);
    await restored.close();
  });

  it("is put into a new database, of which there is nothing to keep", async () => {
    const small = await createTestDatabase();
    const filled = await small.open();
    await filled.write((tx) => tx.setting.create({ data: { name: "one", value: "two" } }));
    await filled.close();
    const path = pathOf(orderFor(small), await makeBackup(orderFor(small), { log, now }));
    const target = await createTestDatabase("postgresql");
    const { formerName } = await restoreBackup(
      { ...orderFor(target), file: path, passPhrase: null },
      { log, now },
    );
    expect(formerName).toBeNull();
    const store = await target.open();
    expect(await store.read.setting.findMany()).toEqual([{ name: "one", value: "two" }]);
    await store.close();
  });

  it("is not moved over a database that holds anything", async () => {
    const target = await createTestDatabase("postgresql");
    const to = { provider: "postgresql", url: target.url } as const;
    const store = await target.open();
    await store.write((tx) => tx.setting.create({ data: { name: "one", value: "two" } }));
    await store.close();
    await expect(moveDatabase({ provider: "sqlite", file }, to, { log, now })).rejects.toThrow(
      "is not empty",
    );
    expect(existsSync(file)).toBe(true);
  });
});
