import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import {
  findPostgresqlHindrance,
  type PostgresqlCluster,
  startPostgresqlCluster,
} from "../../scripts/postgresql-cluster.ts";
import { findDatabaseFolder } from "./memory-folder.ts";

// Global set-up of the server's tests. What takes longer than most tests is made once for all of them, and only when the
// first one asks: a PostgreSQL server, and a migrated database of each provider to copy.

declare module "vitest" {
  interface ProvidedContext {
    /** Answers `GET /sqlite`, `/postgresql` and `/postgresql/empty` with a path or URL, and drops what is sent to `DELETE /postgresql`. */
    sharedDatabasesUrl: string;
    /** Why PostgreSQL cannot run on this machine; empty: it can. */
    postgresqlHindrance: string;
  }
}

export async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(findDatabaseFolder(), "tracker-template-"));
  const shared = createSharedDatabases(folder);
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? "/", "http://localhost");
    shared.answer(`${request.method} ${url.pathname}`, url.searchParams.get("url")).then(
      (answer) => response.end(answer),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  provide("sharedDatabasesUrl", `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  provide("postgresqlHindrance", findPostgresqlHindrance() ?? "");
  return async () => {
    server.closeAllConnections();
    server.close();
    await shared.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}

function createSharedDatabases(folder: string) {
  let sqlite: Promise<string> | null = null;
  let cluster: Promise<PostgresqlCluster> | null = null;
  let template: Promise<string> | null = null;
  // PostgreSQL copies a template that nobody has open, so one at a time.
  let last: Promise<unknown> = Promise.resolve();

  const startCluster = () => (cluster ??= startPostgresqlCluster());

  async function makeTemplate(): Promise<string> {
    const url = await (await startCluster()).createDatabase();
    await migrate(url, folder);
    return url;
  }

  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = last.then(work);
    last = done.catch(() => undefined);
    return done;
  }

  return {
    async answer(request: string, url: string | null): Promise<string> {
      switch (request) {
        case "GET /sqlite":
          sqlite ??= migrate(undefined, folder).then(() => join(folder, "tracker.db"));
          return await sqlite;
        case "GET /postgresql": {
          const copied = await (template ??= makeTemplate());
          const { createDatabase } = await startCluster();
          return await inTurn(() => createDatabase(copied));
        }
        case "GET /postgresql/empty":
          return await (await startCluster()).createDatabase();
        case "DELETE /postgresql": {
          const { dropDatabase } = await startCluster();
          // Nobody waits for it.
          if (url !== null) void inTurn(() => dropDatabase(url));
          return "";
        }
        default:
          throw new Error(`there is no ${request}`);
      }
    },
    async stop(): Promise<void> {
      await last;
      await (await cluster)?.stop();
    },
  };
}

async function migrate(databaseUrl: string | undefined, dataDir: string): Promise<void> {
  const { openStore } = await import("../../server/store/store.ts");
  const { createLog } = await import("../../server/log.ts");
  const log = createLog("silent");
  const store = await openStore({ databaseUrl, dataDir, log, now: () => new Date() });
  await store.close();
}
