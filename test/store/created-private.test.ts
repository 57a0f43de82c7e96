import { mkdirSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { expect, it, onTestFinished, vi } from "vitest";
import { createApp } from "../../server/app.ts";
import { makeBackup } from "../../server/backup/make-backup.ts";
import { loadConfig } from "../../server/config/config.ts";
import { addKey } from "../../server/config/secret-key.ts";
import { createLog } from "../../server/log.ts";
import { systemClock } from "../../server/tracking/core/clock.ts";
import { ADMIN_TOKEN } from "../support/admin-token.ts";
import { createTestDatabase, makeDatabaseFolder } from "../support/database.ts";
import { createFactory } from "../support/factory.ts";

// What is closed only after it was created has been open for a while. Here nothing can be closed later: modes stay as they
// were at creation, of a process whose files are open to everybody unless it says otherwise.

vi.mock("node:fs", async (load) => withoutChmod(await load<object>()));
vi.mock("node:fs/promises", async (load) => withoutChmod(await load<object>()));

function withoutChmod<T extends object>(module: T): T {
  const nothing = () => Promise.resolve();
  return { ...module, chmod: nothing, chmodSync: nothing, fchmod: nothing, fchmodSync: nothing };
}

function openMask(): void {
  const before = process.umask(0);
  onTestFinished(() => void process.umask(before));
}

/** What is in a folder that others can read, with its mode, and how many files there are. */
function findOpen(folder: string): { readonly open: readonly string[]; readonly files: string[] } {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const paths = [folder, ...entries.map(({ parentPath, name }) => join(parentPath, name))];
  return {
    open: paths.flatMap((path) => {
      const mode = statSync(path).mode & 0o777;
      return (mode & 0o077) === 0 ? [] : [`${path} ${mode.toString(8)}`];
    }),
    files: entries.filter((entry) => entry.isFile()).map(({ name }) => name),
  };
}

it("every file of the data folder is for its owner only from its creation", async () => {
  openMask();
  const dataDir = join(makeDatabaseFolder(), "new", "data");
  const png = Buffer.from("\x89PNG\r\n\x1a\n and what follows", "latin1");
  const app = await createApp({
    config: loadConfig({ DATA_DIR: dataDir, PORT: "0", HOST: "127.0.0.1", ADMIN_TOKEN }),
    log: createLog("silent"),
    clock: systemClock,
    fetch: () => Promise.resolve(new Response(png)),
    version: "test",
  });
  onTestFinished(() => app.close());
  const { id } = await createFactory(app.store).request({
    posterUrl: "https://image.tmdb.org/t/p/original/a.jpg",
  });
  const answer = await fetch(`${app.url}/graphql`, {
    method: "POST",
    headers: { "Content-Type": "application/json", Authorization: `Bearer ${ADMIN_TOKEN}` },
    body: JSON.stringify({ query: `{ request(id: "${id}") { posterUrl } }` }),
  });
  const { data } = (await answer.json()) as { data: { request: { posterUrl: string } } };
  expect((await fetch(`${app.url}${data.request.posterUrl}`)).status).toBe(200);

  const { open, files } = findOpen(dataDir);
  expect(open).toEqual([]);
  expect(files).toEqual(
    expect.arrayContaining(["secret.key", "tracker.db", "tracker.db-wal", "tracker.db-shm"]),
  );
  // The poster.
  expect(files).toHaveLength(5);

  await addKey(dataDir);
  expect(findOpen(dataDir).open).toEqual([]);
});

it("the backup before an upgrade is for its owner only from its creation", async () => {
  openMask();
  const database = await createTestDatabase();
  const dataDir = join(database.dataDir, "own");
  mkdirSync(dataDir, { mode: 0o700 });
  await (await database.open({ dataDir, databaseUrl: undefined })).close();
  const folder = join(dataDir, "backups");
  const order = {
    dataDir,
    databaseUrl: undefined,
    folder,
    encryption: null,
    isBeforeUpgrade: true,
  };
  const name = await makeBackup(order, { log: createLog("silent"), now: () => new Date() });
  const { open, files } = findOpen(dataDir);
  expect(open).toEqual([]);
  expect(files).toContain(name);
});
