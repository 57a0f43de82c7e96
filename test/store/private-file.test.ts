import { chmodSync, mkdirSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { createLog } from "../../server/log.ts";
import { protectFolder } from "../../server/store/private-file.ts";
import { createTestDatabase } from "../support/database.ts";
import { delivery, putSetting } from "./support.ts";

/** The mode of each file of a folder, and of the folder itself under ".". */
function modesOf(folder: string): Record<string, string> {
  const names = [".", ...readdirSync(folder)];
  return Object.fromEntries(names.map((name) => [name, modeOf(join(folder, name))]));
}

function modeOf(path: string): string {
  return (statSync(path).mode & 0o7777).toString(8);
}

describe("the files of the tracker", () => {
  it("are readable by their owner only, while the database is open too", async () => {
    const database = await createTestDatabase();
    const dataDir = join(database.dataDir, "new", "data");
    const store = await database.open({ databaseUrl: undefined, dataDir });
    await store.write((tx) => putSetting(tx, "x"));
    await store.insertDelivery(delivery("x"));
    expect(modesOf(dataDir)).toEqual({
      ".": "700",
      "tracker.db": "600",
      "tracker.db-shm": "600",
      "tracker.db-wal": "600",
    });
  });

  it("are closed to others if an earlier version made them, with what SQLite keeps beside them", async () => {
    const database = await createTestDatabase();
    const file = join(database.dataDir, "tracker.db");
    await (await database.open()).close();
    // A WAL stays where a process was killed, and a copy from before a migration.
    for (const name of ["tracker.db-wal", "tracker.db-shm", "tracker.db.before-0002_truth"])
      writeFileSync(join(database.dataDir, name), "");
    for (const name of readdirSync(database.dataDir))
      chmodSync(join(database.dataDir, name), 0o644);
    chmodSync(database.dataDir, 0o755);

    const store = await database.open();
    await store.write((tx) => putSetting(tx, "x"));
    expect(modesOf(database.dataDir)).toEqual({
      ".": "700",
      "tracker.db": "600",
      "tracker.db-shm": "600",
      "tracker.db-wal": "600",
      "tracker.db.before-0002_truth": "600",
    });
    expect(modeOf(file)).toBe("600");
  });

  it("do not close a folder that others use: one beside the data folder, or one like /tmp", async () => {
    const database = await createTestDatabase();
    const shared = join(database.dataDir, "shared");
    mkdirSync(shared);
    chmodSync(shared, 0o755);
    const dataDir = join(database.dataDir, "own");
    await (await database.open({ databaseUrl: `file:${join(shared, "t.db")}`, dataDir })).close();
    expect(modesOf(shared)).toEqual({ ".": "755", "t.db": "600" });

    const lines: string[] = [];
    const log = createLog("warn", { write: (line) => void lines.push(line) });
    chmodSync(shared, 0o1777);
    await protectFolder(shared, log);
    expect(modeOf(shared)).toBe("1777");
    expect(lines.join("")).toContain("one that others share");
  });
});
