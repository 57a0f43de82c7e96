import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";
import type { AccountContext } from "../../server/account/context.ts";
import { createAccountContext } from "../../server/account/create-context.ts";
import type { HttpConfig, HttpDeps } from "../../server/http/deps.ts";
import { createHttpHandler } from "../../server/http/handler.ts";
import { createHttpServer } from "../../server/http/server.ts";
import type { Integration } from "../../server/integrations/port/integration.ts";
import type { OpenIdControl } from "../../server/integrations/port/sign-in.ts";
import { createLog, logTailOf } from "../../server/log.ts";
import type { Store } from "../../server/store/store.ts";
import { createBus, NO_CHANGE, type Change } from "../../server/tracking/core/bus.ts";
import { systemClock, type Clock } from "../../server/tracking/core/clock.ts";
import { createSecretCipher } from "../../server/tracking/core/secrets.ts";
import { listSignInServices } from "../../server/tracking/services/sign-in-service.ts";
import type { Tracking } from "../../server/tracking/tracker.ts";
import { ADMIN_TOKEN } from "./admin-token.ts";
import type { AnyResult } from "./answer.ts";
import { createTestBackups } from "./backups.ts";
import { openTestStore } from "./database.ts";
import { createFactory, type Factory } from "./factory.ts";
import { createIdleTracking } from "./idle-tracking.ts";
import { findDatabaseFolder } from "./memory-folder.ts";
import { createTestNotifications } from "./notifications.ts";

export const HOOK_SECRET = "a-hook-secret-for-tests";

/** GraphQL and HTTP over real sockets and a real database, without anything that tracks: tests make the rows. */
export interface FrontDoor {
  readonly url: string;
  readonly socketUrl: string;
  readonly store: Store;
  readonly tracking: Tracking;
  readonly make: Factory;
  readonly account: AccountContext;
  /** The paths of all routes but those of the client. */
  readonly paths: readonly string[];
  /** How many listen for changes right now. */
  readonly listeners: () => number;
  /** Everything that was logged, as text. */
  readonly logged: () => string;
  /** Wakes subscribers as a commit does. */
  announce(change: Partial<Change>): void;
  /** Asks over HTTP, as the admin token unless `init` says otherwise. */
  query(
    document: string,
    variables?: Record<string, unknown>,
    init?: QueryInit,
  ): Promise<GraphQLAnswer>;
  close(): Promise<void>;
}

export interface QueryInit {
  /** null: as nobody. */
  readonly token?: string | null;
  readonly headers?: Record<string, string>;
}

/** Asks as the browser that has the cookie. */
export function withCookie(cookie: string) {
  return { token: null, headers: { Cookie: cookie } };
}

export interface GraphQLAnswer {
  readonly data: AnyResult;
  readonly errors?: readonly {
    readonly message: string;
    readonly extensions: Record<string, unknown>;
  }[];
  readonly status: number;
  readonly headers: Headers;
}

export interface FrontDoorOptions extends Partial<
  Omit<HttpDeps, "config" | "tracking" | "account" | "notifications" | "backups" | "log">
> {
  readonly config?: Partial<HttpConfig>;
  readonly store?: Store;
  readonly clock?: Clock;
  readonly openId?: OpenIdControl;
  readonly integrations?: ReadonlyMap<string, Integration>;
  /** A running tracker's context, instead of one in which nothing moves. */
  readonly tracking?: Tracking;
  /** With a folder of backups; if absent, there are none. */
  readonly dataDir?: string;
}

export async function openFrontDoor(options: FrontDoorOptions = {}): Promise<FrontDoor> {
  const {
    config,
    store: given,
    clock = systemClock,
    integrations = FAKE_INTEGRATIONS,
    tracking: running,
    openId = null,
    dataDir = findDatabaseFolder(),
    ...deps
  } = options;
  const store = running?.store ?? given ?? (await openTestStore());
  const lines: string[] = [];
  const log = createLog("debug", { write: (line) => void lines.push(line) });
  const listening = new Set<object>();
  const bus = countListeners(
    createBus((error) => log.error({ err: error }, "a listener failed")),
    listening,
  );
  const tail = logTailOf(log);
  Object.assign(tail, countListeners(tail, listening));
  const newId = () => crypto.randomUUID();
  const tracking = running ?? createIdleTracking({ store, bus, clock, log, newId }, integrations);
  const account = await createAccountContext({
    store,
    now: clock.now,
    newId,
    log,
    cipher: createSecretCipher("a key for tests only"),
    openId,
    signInServices: () => listSignInServices(tracking.services),
  });
  const basePath = config?.basePath ?? "";
  const notifications = createTestNotifications(tracking, { publicUrl: config?.publicUrl ?? null });
  const handler = await createHttpHandler({
    config: { basePath, adminToken: ADMIN_TOKEN, ...config },
    tracking,
    account,
    notifications,
    backups: createTestBackups(tracking, { dataDir, databaseUrl: undefined }),
    log,
    version: "1.2.3",
    hookSecret: () => HOOK_SECRET,
    ...deps,
  });

  const server = createHttpServer(handler);
  const port = await listen(server);
  let closing: Promise<void> | null = null;
  const door: FrontDoor = {
    url: `http://127.0.0.1:${port}${basePath}`,
    socketUrl: `ws://127.0.0.1:${port}${basePath}/graphql`,
    store,
    tracking,
    make: createFactory(store),
    account,
    paths: handler.paths,
    listeners: () => listening.size,
    logged: () => lines.join(""),
    announce: (change) => bus.publish({ ...NO_CHANGE, ...change }),
    query: (document, variables, init) => ask(door.url, document, variables, init),
    close: () => (closing ??= shut()),
  };
  async function shut(): Promise<void> {
    await handler.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
  onTestFinished(() => door.close());
  return door;
}

/** Returns the source with a `listen` that notes who listens. */
function countListeners<
  Listener,
  Source extends { readonly listen: (listener: Listener) => () => void },
>(
  source: Source & { readonly listen: (listener: Listener) => () => void },
  listening: Set<object>,
): Source {
  const { listen: follow } = source;
  const listenCounted = (listener: Listener) => {
    const silence = follow(listener);
    listening.add(silence);
    return () => {
      silence();
      listening.delete(silence);
    };
  };
  return { ...source, listen: listenCounted };
}

async function ask(
  url: string,
  query: string,
  variables: Record<string, unknown> = {},
  { token = ADMIN_TOKEN, headers = {} }: QueryInit = {},
): Promise<GraphQLAnswer> {
  const response = await fetch(`${url}/graphql`, {
    method: "POST",
    headers: {
      "Content-Type": "application/json",
      ...(token !== null && { Authorization: `Bearer ${token}` }),
      ...headers,
    },
    body: JSON.stringify({ query, variables }),
  });
  const text = await response.text();
  const { data, errors } = JSON.parse(text);
  return { data, errors, status: response.status, headers: response.headers };
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  return (server.address() as AddressInfo).port;
}

function fakeIntegration(
  slug: string,
  kind: Integration["kind"],
  hasWebhook: boolean,
): [string, Integration] {
  const receive: Integration["receive"] = () => ({
    kind: "unrecognised",
    event: null,
    reason: "not read in this test",
  });
  return [
    slug,
    { slug, kind, check: async () => ({ version: "1" }), ...(hasWebhook && { receive }) },
  ];
}

const FAKE_INTEGRATIONS = new Map([
  fakeIntegration("sonarr", "SONARR", true),
  fakeIntegration("jellyfin", "JELLYFIN", true),
  fakeIntegration("qbittorrent", "QBITTORRENT", false),
]);
