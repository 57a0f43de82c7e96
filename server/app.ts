import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import { v7 as newId } from "uuid";
import type { AccountContext } from "./account/context.ts";
import { createAccountContext } from "./account/create-context.ts";
import type { Config } from "./config/config.ts";
import { loadSecretKey } from "./config/secret-key.ts";
import { createHttpHandler } from "./http/handler.ts";
import { createIntegration } from "./integrations/registry.ts";
import type { Log } from "./log.ts";
import { openStore, type Store } from "./store/store.ts";
import type { Clock } from "./tracking/core/clock.ts";
import { createSecretCipher } from "./tracking/core/secrets.ts";
import { hookSecretOf } from "./tracking/services/hook-secret.ts";
import { startTracker, type Tracker } from "./tracking/tracker.ts";

/** Seconds between looks where nothing else is set. */
const PACE = { pollSeconds: 2, verifySeconds: 15, reconcileSeconds: 60 };

/** What a tracker is made of; tests and the demo bring their own clock and settings. */
export interface AppDeps {
  readonly config: Config;
  readonly log: Log;
  readonly clock: Clock;
  readonly fetch: typeof fetch;
  readonly version: string;
  /** Folder with the built client; absent: the API alone. */
  readonly clientDir?: string;
  /** Opens the app signed in, by GET /api/sign-in?code=…; for the demo. */
  readonly signInCode?: string;
}

export interface App {
  /** Where it answers, without a trailing slash and with BASE_PATH. */
  readonly url: string;
  readonly store: Store;
  readonly tracker: Tracker;
  readonly account: AccountContext;
  /** Secret of a service's webhook. */
  hookSecret(slug: string): string | undefined;
  /** Answers what is under way, keeps what was accepted, and lets go of everything. */
  close(): Promise<void>;
}

/** Opens the store, starts tracking and listens. What goes wrong on the way is thrown, with everything let go again. */
export async function createApp(deps: AppDeps): Promise<App> {
  const { config, log, clock, fetch } = deps;
  const cipher = createSecretCipher(await loadSecretKey(config.secretKey, config.dataDir));
  const store = await openStore({
    databaseUrl: config.databaseUrl,
    dataDir: config.dataDir,
    log,
    now: () => clock.now(),
  });
  const opened: (() => Promise<void>)[] = [() => store.close()];
  const letGo = async (): Promise<void> => {
    for (const close of opened.toReversed()) await close();
  };
  try {
    const tracker = await startTracker({
      store,
      clock,
      log,
      cipher,
      connections: config.services,
      integrate: (connection, given) =>
        createIntegration(connection, { fetch, now: () => clock.now(), log, ...given }),
      pace: paceOf(config),
      publicUrl: config.publicUrl ?? null,
      webhookToken: config.webhookToken ?? null,
    });
    opened.push(() => tracker.stop());
    const hookSecret = (slug: string): string | undefined => hookSecretOf(tracker.context, slug);
    const account = await createAccountContext({ store, now: () => clock.now(), newId });
    const handler = await createHttpHandler({
      config,
      tracking: tracker.context,
      account,
      log,
      version: deps.version,
      hookSecret,
      repairBody: (slug, text) =>
        tracker.context.services.integrations.get(slug)?.repair?.(text) ?? null,
      ...(deps.clientDir === undefined ? {} : { clientDir: deps.clientDir }),
      ...(deps.signInCode === undefined ? {} : { signInCode: deps.signInCode }),
    });
    const server = createServer(handler.onRequest);
    server.on("upgrade", handler.onUpgrade);
    opened.push(() => closeServer(server, () => handler.close()));
    const url = await listen(server, config);
    return { url, store, tracker, account, hookSecret, close: letGo };
  } catch (error) {
    await letGo().catch((closing: unknown) =>
      log.warn({ err: closing }, "could not let go of everything"),
    );
    throw error;
  }
}

function paceOf({ pollSeconds, verifySeconds, reconcileSeconds }: Config): typeof PACE {
  return {
    pollSeconds: pollSeconds ?? PACE.pollSeconds,
    verifySeconds: verifySeconds ?? PACE.verifySeconds,
    reconcileSeconds: reconcileSeconds ?? PACE.reconcileSeconds,
  };
}

async function listen(server: Server, { port, host, basePath }: Config): Promise<string> {
  server.listen({ port, host });
  await once(server, "listening");
  const { address, family, port: bound } = server.address() as AddressInfo;
  const isEverywhere = address === "::" || address === "0.0.0.0";
  const name = isEverywhere ? "localhost" : family === "IPv6" ? `[${address}]` : address;
  return `http://${name}:${bound}${basePath}`;
}

const LAST_ANSWERS_MS = 2_000;

/** Takes nothing new, ends the streams and sockets that would hold the server open, and answers what is under way. */
async function closeServer(server: Server, endStreams: () => Promise<void>): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  await endStreams();
  server.closeIdleConnections();
  // What still hangs after a moment is cut: its sender gets no answer and sends again.
  const late = new AbortController();
  await Promise.race([
    closed,
    delay(LAST_ANSWERS_MS, null, { signal: late.signal }).catch(() => null),
  ]);
  late.abort();
  server.closeAllConnections();
}
