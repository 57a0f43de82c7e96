import { rmSync } from "node:fs";
import { onTestFinished } from "vitest";
import { createApp, type App } from "../../server/app.ts";
import { loadConfig } from "../../server/config/config.ts";
import { createLog, type Log } from "../../server/log.ts";
import { startStack, type Stack, type StackOptions } from "../../simulator/stack.ts";
import { ADMIN_TOKEN } from "./admin-token.ts";
import type { AnyResult } from "./answer.ts";
import { openSocket, type TestSocket } from "./client.ts";
import { makeDatabaseFolder, prepareDatabase } from "./database.ts";
import { HOOK_SECRET } from "./front-door.ts";
import { createPacedTime } from "./paced-time.ts";
import { checkCards } from "./request-card.ts";

export interface TestApp {
  /** The one that runs now; after a restart it is another. */
  readonly app: App;
  readonly stack: Stack;
  /** Of the app that runs now. */
  readonly socket: TestSocket;
  /** Folder with the tracker's database. */
  readonly dataDir: string;
  /** DATABASE_URL of its database, for a program beside it; null: it is in the folder. */
  readonly databaseUrl: string | null;
  /** Asks over HTTP with the admin token; fails the test on any GraphQL error. */
  query(document: string, variables?: Record<string, unknown>): Promise<AnyResult>;
  /** Hands a webhook body in over HTTP. */
  post(slug: string, body: unknown): Promise<Response>;
  /** The tracker ends, the services go on. */
  stopTracker(): Promise<void>;
  /** A new tracker on the same data and the same port, whether or not the old one was stopped before. */
  restart(): Promise<void>;
}

export interface TestAppOptions extends StackOptions {
  readonly env?: Record<string, string>;
  /** Absent: nothing is logged. */
  readonly log?: Log;
  /** Services of the stack that the tracker does not know. */
  readonly without?: readonly string[];
}

interface Running {
  readonly app: App;
  readonly socket: TestSocket;
}

/** A whole tracker on a real port beside the simulated services, both on a fast clock; ends with the test. */
export async function startTestApp(options: TestAppOptions = {}): Promise<TestApp> {
  const { env = {}, without = [], speed = 60, log, ...stackOptions } = options;
  const dataDir = makeDatabaseFolder();
  const databaseUrl = await prepareDatabase(dataDir);
  const time = createPacedTime(speed);
  const stack = await startStack({ speed, clock: time.world, ...stackOptions });
  const services = Object.entries(stack.env()).filter(
    ([name]) => !without.some((kind) => name.startsWith(`${kind}_`)),
  );
  const start = async (port: string): Promise<Running> => {
    const config = loadConfig({
      ...Object.fromEntries(services),
      PORT: port,
      HOST: "127.0.0.1",
      DATA_DIR: dataDir,
      ADMIN_TOKEN,
      WEBHOOK_TOKEN: HOOK_SECRET,
      ...(databaseUrl !== null && { DATABASE_URL: databaseUrl }),
      ...env,
    });
    const app = await createApp({
      config,
      log: log ?? createLog("silent"),
      clock: time.tracker,
      fetch,
      version: "test",
    });
    stack.connectTracker({ baseUrl: app.url, token: HOOK_SECRET });
    return { app, socket: await openSocket(`${app.url.replace("http", "ws")}/graphql`) };
  };
  let running = await start("0");
  let isStopped = false;
  const stopTracker = async (): Promise<void> => {
    if (isStopped) return;
    isStopped = true;
    running.socket.close();
    await running.app.close();
  };
  onTestFinished(async () => {
    await stopTracker();
    await stack.stop();
    await checkCards({ databaseUrl: env["DATABASE_URL"] ?? databaseUrl ?? undefined, dataDir });
    rmSync(dataDir, { recursive: true, force: true });
  });

  return {
    get app() {
      return running.app;
    },
    get socket() {
      return running.socket;
    },
    stack,
    dataDir,
    databaseUrl,
    stopTracker,
    async restart() {
      await stopTracker();
      running = await start(new URL(running.app.url).port);
      isStopped = false;
    },
    async query(document, variables = {}) {
      const response = await fetch(`${running.app.url}/graphql`, {
        method: "POST",
        headers: { "content-type": "application/json", authorization: `Bearer ${ADMIN_TOKEN}` },
        body: JSON.stringify({ query: document, variables }),
      });
      const { data, errors } = (await response.json()) as { data: AnyResult; errors?: unknown };
      if (errors !== undefined) throw new Error(JSON.stringify(errors));
      return data;
    },
    post: (slug, body) =>
      fetch(`${running.app.url}/hooks/${slug}`, {
        method: "POST",
        headers: { "content-type": "application/json", "x-webhook-token": HOOK_SECRET },
        body: JSON.stringify(body),
      }),
  };
}
