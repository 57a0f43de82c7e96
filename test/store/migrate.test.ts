import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { MigrationError, readMigrations } from "../../server/store/migrate.ts";
import type { Store } from "../../server/store/store.ts";
import { createTestDatabase, describeEachProvider } from "../support/database.ts";
import { copyMigrations, rejection } from "./support.ts";

async function appliedNames(store: Store): Promise<string[]> {
  const rows = await store.read.$queryRaw<{ name: string }[]>`
    SELECT "migration_name" AS name FROM "_prisma_migrations" WHERE "finished_at" IS NOT NULL ORDER BY "migration_name"`;
  return rows.map(({ name }) => name);
}

/** Adds a person with a session: a parent row and a child row that is deleted with it. */
async function addPerson(store: Store): Promise<void> {
  const time = new Date("2026-11-01T12:00:00Z");
  await store.write(async (tx) => {
    await tx.person.create({ data: { id: "a1", name: "Ann", role: "ADMIN", createdAt: time } });
    await tx.session.create({
      data: {
        id: "s1",
        tokenHash: "t1",
        personId: "a1",
        provider: "local",
        createdAt: time,
        lastUsedAt: time,
        expiresAt: time,
      },
    });
  });
}

/** The SQL that Prisma generates when a column changes. */
const REDEFINED_PERSON = {
  sqlite: `
    PRAGMA defer_foreign_keys=ON;
    PRAGMA foreign_keys=OFF;
    CREATE TABLE "new_Person" (
      "id" TEXT NOT NULL PRIMARY KEY, "name" TEXT NOT NULL, "role" TEXT NOT NULL DEFAULT 'REQUESTER',
      "isRoleSet" BOOLEAN NOT NULL DEFAULT false, "isEnabled" BOOLEAN NOT NULL DEFAULT true,
      "createdAt" DATETIME NOT NULL, "lastSeenAt" DATETIME
    );
    INSERT INTO "new_Person" SELECT "id", "name", "role", "isRoleSet", "isEnabled", "createdAt", "lastSeenAt" FROM "Person";
    DROP TABLE "Person";
    ALTER TABLE "new_Person" RENAME TO "Person";
    CREATE INDEX "Person_createdAt_id_idx" ON "Person"("createdAt", "id");
    PRAGMA foreign_keys=ON;
    PRAGMA defer_foreign_keys=OFF;`,
  postgresql: `ALTER TABLE "Person" ALTER COLUMN "role" SET DEFAULT 'REQUESTER';`,
};

describeEachProvider("migrations", (_open, provider) => {
  it("create the tables from nothing, once, with the counters at zero", async () => {
    const database = await createTestDatabase(provider);
    const existing = (await readMigrations(provider)).map(({ name }) => name);
    for (let start = 0; start < 2; start += 1) {
      const store = await database.open();
      expect(await appliedNames(store)).toEqual(existing);
      expect(await store.read.counter.findMany({ orderBy: { name: "asc" } })).toEqual([
        { name: "transition", value: 0n, term: 0n },
        { name: "version", value: 0n, term: 0n },
      ]);
      await store.close();
    }
  });

  it("keep the children of a parent table that is redefined", async () => {
    const database = await createTestDatabase(provider);
    const before = await database.open();
    await addPerson(before);
    await before.close();
    const migrations = copyMigrations(provider);
    migrations.add("9000_role", REDEFINED_PERSON[provider]);

    const store = await database.open({ migrationsDir: migrations.dir });
    expect(await store.read.person.findMany({ include: { sessions: true } })).toMatchObject([
      { id: "a1", sessions: [{ tokenHash: "t1" }] },
    ]);
    await store.write((tx) => tx.person.delete({ where: { id: "a1" } }));
    expect(await store.read.session.count()).toBe(0);
  });

  it("refuse to start when an applied migration was changed", async () => {
    const database = await createTestDatabase(provider);
    const migrations = copyMigrations(provider);
    migrations.add("9000_more", 'CREATE TABLE "More" ("x" TEXT)');
    await (await database.open({ migrationsDir: migrations.dir })).close();
    migrations.add("9000_more", 'CREATE TABLE "More" ("y" TEXT)');
    const error = await rejection(database.open({ migrationsDir: migrations.dir }));
    expect(error).toMatchObject({
      name: "MigrationError",
      message: expect.stringContaining("9000_more was changed"),
    });
  });

  it("ignore line endings changed by git", async () => {
    const database = await createTestDatabase(provider);
    const migrations = copyMigrations(provider);
    migrations.add("9000_more", 'CREATE TABLE "More" (\n"x" TEXT\n)');
    await (await database.open({ migrationsDir: migrations.dir })).close();
    migrations.add("9000_more", 'CREATE TABLE "More" (\r\n"x" TEXT\r\n)');
    const store = await database.open({ migrationsDir: migrations.dir });
    expect((await appliedNames(store)).at(-1)).toBe("9000_more");
  });

  it("refuse a database of a newer version", async () => {
    const database = await createTestDatabase(provider);
    const migrations = copyMigrations(provider);
    migrations.add("9000_more", 'CREATE TABLE "More" ("x" TEXT)');
    await (await database.open({ migrationsDir: migrations.dir })).close();
    expect(await rejection(database.open())).toMatchObject({
      message: expect.stringContaining("newer version"),
    });
  });

  it("leave nothing behind when one fails halfway, and continue once it is fixed", async () => {
    const database = await createTestDatabase(provider);
    const migrations = copyMigrations(provider);
    migrations.add(
      "9000_more",
      'CREATE TABLE "More" ("x" TEXT); INSERT INTO "Nowhere" VALUES (1);',
    );
    const error = await rejection(database.open({ migrationsDir: migrations.dir }));
    expect(error).toMatchObject({
      message: expect.stringContaining("9000_more failed and was undone"),
    });

    migrations.add("9000_more", 'CREATE TABLE "More" ("x" TEXT)');
    const store = await database.open({ migrationsDir: migrations.dir });
    expect((await appliedNames(store)).at(-1)).toBe("9000_more");
  });

  it("announce themselves once for a database that holds something, and wait for what is done then", async () => {
    const database = await createTestDatabase(provider);
    const seen: number[] = [];
    const migrations = copyMigrations(provider);
    const open = () =>
      database.open({
        migrationsDir: migrations.dir,
        beforeUpgrade: async () => void seen.push(1),
      });
    await (await open()).close();
    await (await open()).close();
    expect(seen).toEqual([]);

    migrations.add("9000_more", 'CREATE TABLE "More" ("x" TEXT)');
    migrations.add("9001_less", 'DROP TABLE "More"');
    await (await open()).close();
    await (await open()).close();
    expect(seen.length).toBe(1);
  });

  it("are not applied if what has to be done before fails", async () => {
    const database = await createTestDatabase(provider);
    await (await database.open()).close();
    const migrations = copyMigrations(provider);
    migrations.add("9000_more", 'CREATE TABLE "More" ("x" TEXT)');
    const beforeUpgrade = () => Promise.reject(new MigrationError("there is no room"));
    expect(
      await rejection(database.open({ migrationsDir: migrations.dir, beforeUpgrade })),
    ).toMatchObject({ message: "there is no room" });
    const store = await database.open();
    expect(await appliedNames(store)).not.toContain("9000_more");
  });

  it("are applied once when several start at the same time", async () => {
    const database = await createTestDatabase(provider);
    const stores = await Promise.all([database.open(), database.open(), database.open()]);
    const existing = (await readMigrations(provider)).map(({ name }) => name);
    for (const store of stores) expect(await appliedNames(store)).toEqual(existing);
  });
});

describe("SQLite migrations", () => {
  it("undo a migration that would leave rows without their parent", async () => {
    const database = await createTestDatabase();
    const before = await database.open();
    await addPerson(before);
    await before.close();
    const migrations = copyMigrations("sqlite");
    migrations.add("9000_bad", 'DELETE FROM "Person"');
    const error = await rejection(database.open({ migrationsDir: migrations.dir }));
    expect(error).toMatchObject({
      message: expect.stringContaining("without their parent in Session"),
    });
    const store = await database.open();
    expect([await store.read.person.count(), await store.read.session.count()]).toEqual([1, 1]);
  });

  it("name the file that cannot be opened", async () => {
    const database = await createTestDatabase();
    writeFileSync(
      join(database.dataDir, "tracker.db"),
      "this is not a database, and long enough to be read as one",
    );
    expect(await rejection(database.open())).toMatchObject({
      name: "MigrationError",
      message: expect.stringContaining("tracker.db"),
    });
  });
});
