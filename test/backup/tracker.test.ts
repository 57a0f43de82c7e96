import { execFile } from "node:child_process";
import { readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import SqliteFile from "better-sqlite3";
import { afterAll, beforeAll, expect, it } from "vitest";
import { ADMIN_TOKEN } from "../support/admin-token.ts";
import type { AnyResult } from "../support/answer.ts";
import { copyMigratedDatabase, makeDatabaseFolder } from "../support/database.ts";
import { COMPILE_CACHE, spawnTracker, type TrackerProcess } from "../support/spawn-tracker.ts";

// The tracker as a process of its own, as it is in an installation: it restarts with a backup, and the programs beside it.

const AS_ADMIN = { Authorization: `Bearer ${ADMIN_TOKEN}` };
const PASS_PHRASE = "several words in a row";

let dataDir: string;
let tracker: TrackerProcess;
let env: Record<string, string>;
beforeAll(async () => {
  dataDir = makeDatabaseFolder();
  await copyMigratedDatabase(dataDir);
  env = { ADMIN_TOKEN, BACKUP_PASSPHRASE: PASS_PHRASE };
  tracker = await spawnTracker(dataDir, env);
});
afterAll(async () => {
  await tracker.end("SIGTERM");
  rmSync(dataDir, { recursive: true, force: true });
});

async function ask(query: string): Promise<AnyResult> {
  const response = await fetch(`${urlOf(tracker)}/graphql`, {
    method: "POST",
    headers: { "Content-Type": "application/json", ...AS_ADMIN },
    body: JSON.stringify({ query }),
  });
  return response.json();
}

/** Of the last start: the port is a free one. */
function urlOf({ log, url }: TrackerProcess): string {
  const urls = log.flatMap((line) => /"url":"(http:[^"]+)"/.exec(line)?.[1] ?? []);
  return urls.at(-1) ?? url;
}

const startsOf = ({ log }: TrackerProcess) =>
  log.filter((line) => line.includes('"msg":"ready"')).length;

const follow = (value: string) =>
  ask(`mutation { saveSettings(input: { followsAdded: ${value} }) { followsAdded } }`);

it("makes a backup, gives it away, and restarts with it", async () => {
  await follow("NEW");
  const { data: made } = await ask("mutation { makeBackup { name size } }");
  const { name, size } = made.makeBackup;
  await follow("ALL");

  const download = await fetch(`${urlOf(tracker)}/api/backups/${name}`, { headers: AS_ADMIN });
  const bytes = Buffer.from(await download.arrayBuffer());
  expect([String(bytes.length), download.headers.get("content-disposition")]).toEqual([
    size,
    `attachment; filename="${name}"`,
  ]);
  const file = join(dataDir, "downloaded.db");
  writeFileSync(file, bytes);
  const handle = new SqliteFile(file, { readonly: true });
  expect(handle.pragma("integrity_check", { simple: true })).toBe("ok");
  handle.close();

  const starts = startsOf(tracker);
  expect(await ask(`mutation { restoreBackup(name: "${name}") }`)).toEqual({
    data: { restoreBackup: true },
  });
  await expect.poll(() => startsOf(tracker)).toBe(starts + 1);
  const { data } = await ask(
    "{ settings { followsAdded } backups { name } backupFailure { reason } }",
  );
  expect(data.settings).toEqual({ followsAdded: "NEW" });
  // What was there before is the newest now.
  expect(data.backups.length).toBe(2);
  expect(data.backups[1]).toEqual({ name });
  expect(data.backupFailure).toBeNull();
  const { data: audit } = await ask("{ auditLog(first: 5) { nodes { messageCode } } }");
  expect(audit.auditLog.nodes.map(({ messageCode }: AnyResult) => messageCode)).toContain(
    "BACKUP_RESTORED",
  );
});

it("refuses a backup that is not there, and names that lead out of the folder", async () => {
  for (const name of ["backup-2031-05-04T04-00-00Z.db", "../tracker.db", "secret.key"]) {
    for (const verb of ["restoreBackup", "removeBackup"]) {
      const { errors } = await ask(`mutation { ${verb}(name: "${name}") }`);
      expect(errors[0].extensions, `${verb} ${name}`).toMatchObject({ code: "NOT_FOUND" });
    }
    const { status } = await fetch(`${urlOf(tracker)}/api/backups/${encodeURIComponent(name)}`, {
      headers: AS_ADMIN,
    });
    expect(status, name).toBe(404);
  }
});

it("is backed up and restored by the programs on the server", async () => {
  const run = (program: string, ...args: string[]) =>
    promisify(execFile)(
      process.execPath,
      [join(import.meta.dirname, `../../server/${program}.ts`), ...args],
      {
        env: { PATH: process.env["PATH"], DATA_DIR: dataDir, ...COMPILE_CACHE, ...env },
      },
    );
  const { stdout } = await run("backup");
  const name = /^(backup-\S+) is in /.exec(stdout)?.[1] ?? "";
  const path = join(dataDir, "backups", name);
  expect(readdirSync(join(dataDir, "backups"))).toContain(name);
  // The tracker runs.
  await expect(run("restore", path)).rejects.toMatchObject({
    stderr: expect.stringContaining("The database is in use"),
  });

  await follow("ALL");
  await tracker.end("SIGTERM");
  rmSync(join(dataDir, "secret.key"));
  expect((await run("restore", path)).stdout).toContain("is restored");
  tracker = await spawnTracker(dataDir, env);
  const { data } = await ask("{ settings { followsAdded } }");
  expect(data.settings).toEqual({ followsAdded: "NEW" });
  await expect(run("migrate-database")).rejects.toMatchObject({
    stderr: expect.stringContaining("Name both databases"),
  });
});
