import { onTestFinished } from "vitest";
import { createApp, type App } from "../../server/app.ts";
import { loadConfig } from "../../server/config/config.ts";
import { createLog } from "../../server/log.ts";
import type { Clock } from "../../server/tracking/core/clock.ts";
import { ADMIN_TOKEN } from "./admin-token.ts";
import type { AnyResult } from "./answer.ts";
import type { TestDatabase } from "./database.ts";
import type { PreviousRelease } from "./previous-release.ts";

export interface PreviousApp {
  readonly app: App;
  /** Asks over HTTP with the admin token; fails the test on any GraphQL error. */
  query(document: string, variables?: Readonly<Record<string, unknown>>): Promise<AnyResult>;
}

interface PreviousAppOptions {
  readonly clock: Clock;
  readonly fetch: typeof fetch;
  /** Settings beside those of the previous release. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Runs before the app is closed. */
  readonly beforeClose?: () => void;
}

/** Today's tracker on the database of the previous release, with the settings of that release. */
export async function startPreviousApp(
  { env, secretKey, webhookToken }: PreviousRelease,
  { provider, url, dataDir }: TestDatabase,
  { clock, fetch: fetchService, settings = {}, beforeClose = () => undefined }: PreviousAppOptions,
): Promise<PreviousApp> {
  const app = await createApp({
    config: loadConfig({
      ...env,
      PORT: "0",
      HOST: "127.0.0.1",
      DATA_DIR: dataDir,
      ...(provider === "postgresql" && { DATABASE_URL: url }),
      ADMIN_TOKEN,
      SECRET_KEY: secretKey,
      WEBHOOK_TOKEN: webhookToken,
      PUBLIC_URL: "http://tracker.localhost:1",
      ...settings,
    }),
    log: createLog("silent"),
    clock,
    fetch: fetchService,
    version: "test",
  });
  onTestFinished(async () => {
    beforeClose();
    await app.close();
  });
  return {
    app,
    async query(query, variables = {}) {
      const response = await fetch(`${app.url}/graphql`, {
        method: "POST",
        headers: { "content-type": "application/json", authorization: `Bearer ${ADMIN_TOKEN}` },
        body: JSON.stringify({ query, variables }),
      });
      const { data, errors } = (await response.json()) as { data: AnyResult; errors?: unknown };
      if (errors !== undefined) throw new Error(`${query}: ${JSON.stringify(errors)}`);
      return data;
    },
  };
}

/** The same with a clock that stands still and services that never answer: nothing changes while the test reads. */
export async function startFrozenApp(
  release: PreviousRelease,
  database: TestDatabase,
): Promise<PreviousApp> {
  const now = new Date(release.at);
  const ended = new AbortController();
  const started = await startPreviousApp(release, database, {
    clock: { now: () => now, after: () => () => undefined },
    fetch: () =>
      new Promise((_resolve, reject) => {
        const fail = (): void => reject(new TypeError("fetch failed"));
        if (ended.signal.aborted) fail();
        else ended.signal.addEventListener("abort", fail);
      }),
    beforeClose: () => ended.abort(),
  });
  // Deliveries that the previous release stored and did not apply.
  await started.app.tracker.idle();
  return started;
}
