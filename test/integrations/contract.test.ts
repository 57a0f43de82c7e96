import type { ServerResponse } from "node:http";
import { afterEach, describe, expect, it, vi } from "vitest";
import { SERVICE_KINDS, type ServiceKind } from "../../server/domain/service-kind.ts";
import type { ServiceConnection } from "../../server/integrations/port/connection.ts";
import { IntegrationError } from "../../server/integrations/port/error.ts";
import type { Integration } from "../../server/integrations/port/integration.ts";
import { ROLES, type ServiceRole } from "../../server/integrations/port/kind.ts";
import type { PollScope } from "../../server/integrations/port/poll.ts";
import { createIntegration } from "../../server/integrations/registry.ts";
import { createMeter } from "../../server/integrations/shared/meter.ts";
import { startTls } from "../support/tls.ts";
import {
  createDeps,
  startServer,
  type FakeServer,
  type LoggingDeps,
} from "./arr/common/fake-server.ts";

// What every integration of the registry has in common.

// Pauses between retries are skipped here; retry.test.ts covers them.
vi.mock("../../server/integrations/shared/http/pause.ts", () => ({
  pause: () => Promise.resolve(true),
}));

const SECRETS = ["s3cret-key-0123456789abcdef", "s3cret-word", "s3cret-login", "s3cret-proxy"];
const [API_KEY = "", PASSWORD = "", USERNAME = "", PROXY = ""] = SECRETS;

interface Connected {
  readonly integration: Integration;
  readonly deps: LoggingDeps;
}

function connect(
  kind: ServiceKind,
  url: string,
  options: Partial<ServiceConnection> = {},
): Connected {
  const connection: ServiceConnection = {
    slug: kind.toLowerCase(),
    kind,
    url,
    apiKey: API_KEY,
    username: USERNAME,
    password: PASSWORD,
    ...options,
  };
  const deps = createDeps();
  return { integration: createIntegration(connection, deps), deps };
}

async function rejectionOf(call: Promise<unknown> | undefined): Promise<unknown> {
  return call?.then(
    () => null,
    (reason: unknown) => reason,
  );
}

async function errorOf(call: Promise<unknown> | undefined): Promise<IntegrationError> {
  const error = await rejectionOf(call);
  expect(error).toBeInstanceOf(IntegrationError);
  return error as IntegrationError;
}

function expectNoSecret(error: unknown, { lines }: LoggingDeps, server?: FakeServer): void {
  const events = error instanceof Error ? [error.message, error.stack, String(error.cause)] : [];
  const paths = server?.calls.map(({ path }) => path) ?? [];
  const written = [...events, JSON.stringify(error), ...lines, ...paths].join("\n");
  for (const secret of SECRETS) expect(written).not.toContain(secret);
}

/** A server's answer to every call, and the resulting error. Bodies repeat the key, as some servers do. */
const ANSWERS = [
  ["a wrong key", 401, "application/json", `{"message": "no such key: ${API_KEY}"}`, "auth"],
  ["a key without permission", 403, "application/json", "{}", "auth"],
  ["a missing path prefix", 404, "text/html", "<h1>Not Found</h1>", "not-found"],
  ["too many calls", 429, "application/json", "{}", "rate-limited"],
  ["a failing service", 500, "application/json", `{"message": "${API_KEY}"}`, "server-error"],
  ["a failing proxy", 502, "text/html", "<h1>Bad gateway</h1>", "server-error"],
  ["a starting service", 503, "text/plain", "starting", "server-error"],
  ["a redirect", 302, "text/html", "", "redirected"],
  ["a permanent redirect", 308, "text/html", "", "redirected"],
  ["a refusal", 418, "application/json", "{}", "refused"],
  ["an invalid body", 200, "application/json", `{"version": "${API_KEY}`, "bad-payload"],
  ["an unexpected body", 200, "application/json", `[{"hello": "${API_KEY}"}]`, "bad-payload"],
  ["a web page", 200, "text/html", "<!doctype html><title>Log in</title>", "bad-payload"],
] as const;

const HASH = "3f92992e2fbeb6ebb251304236bf5e0b600a91c3";
const PLACE = { position: 3, priority: 0, files: [{ index: 0, priority: 1 }] };
const ARR_TARGET = { id: 6, episodes: [{ season: 1, number: 1 }] };
const TARGET = { url: "http://tracker.invalid/hooks/one", secret: "s3cret-word" };

/** A movie and an episode that every kind of service must read. */
function scopeFor(service: string): PollScope {
  const file = {
    state: "IMPORTING",
    arrId: 7,
    fileId: 3,
    filePath: "/media/Thing/Thing.mkv",
    fileSize: 1_000,
    downloadId: HASH,
    monitored: true,
  } as const;
  const item = {
    title: "Thing",
    year: 2024,
    isAnime: true,
    tmdbId: 11,
    tvdbId: 12,
    seerr: { service, requestId: "5" },
    arr: { service, id: 6 },
    state: "IMPORTING",
  } as const;
  return {
    tracked: [
      { ...item, mediaType: "MOVIE", seasons: [], movie: file, units: [] },
      { ...item, mediaType: "TV", seasons: [1], units: [{ ...file, season: 1, number: 1 }] },
    ],
    downloadIds: new Set([HASH]),
    cursor: null,
  };
}

/** Every method of the port that makes calls, except check and poll. */
function sideCalls(integration: Integration) {
  const { webhook, suggest, library, arr, requests, matching, openSnapshot, queue } = integration;
  const { tracked } = scopeFor(integration.slug);
  return [
    () => arr?.search(ARR_TARGET),
    () => arr?.searchReleases(ARR_TARGET),
    () => arr?.grabRelease({ guid: "guid", indexerId: 1, quality: {}, languages: [] }, ARR_TARGET),
    () => arr?.blocklist(HASH),
    () => arr?.retryImport(HASH, ARR_TARGET),
    () => arr?.refresh(ARR_TARGET),
    () => arr?.monitor(ARR_TARGET),
    () => openSnapshot?.(),
    () => webhook?.find(TARGET),
    () => webhook?.register(TARGET, { replaces: false }),
    () => webhook?.test(TARGET),
    () => suggest?.(),
    () => library?.scan(),
    () => library?.scanProgress(),
    () => library?.notifyPaths(["/media/Thing"]),
    () => requests?.approve("5"),
    () => matching?.rescan([5]),
    () => queue?.find(HASH, ["E01.mkv"]),
    () => queue?.raise(HASH, PLACE),
    () => queue?.restore(HASH, PLACE),
    () => matching?.link(5, [7]),
    () => matching?.readDuration(5),
    () => matching?.listEpisodes({ mediaType: "TV", tmdbId: 5, anidbIds: [6], titles: ["Thing"] }),
    async () => (await openSnapshot?.())?.readItems(tracked, { withHistory: true }),
    async () => {
      for await (const page of (await openSnapshot?.())?.untracked?.() ?? [])
        expect(page).toBeInstanceOf(Array);
    },
  ];
}

/** Integrations that read webhooks; the others have none, or none that says more than a poll. */
const SENDERS: readonly ServiceKind[] = ["SEERR", "SONARR", "RADARR", "JELLYFIN", "EMBY"];

/** What the tracker relies on in every service of a role. */
const OFFERS: Readonly<Record<ServiceRole, readonly (keyof Integration)[]>> = {
  requests: ["poll", "openSnapshot", "requests", "removal"],
  arr: ["poll", "openSnapshot", "arr", "webhook", "suggest", "removal"],
  client: ["poll", "queue", "removal"],
  matching: ["poll", "openSnapshot", "matching", "removal"],
  library: ["poll", "openSnapshot", "library", "removal"],
};

const UNKNOWN = [
  null,
  1,
  "text",
  [],
  {},
  { eventType: "Nonsense" },
  { notification_type: "NONSENSE" },
  { NotificationType: "Nonsense" },
  { event: "nonsense", Event: "nonsense" },
];

afterEach(() => void vi.useRealTimers());

describe.each(SERVICE_KINDS)("%s", (kind) => {
  it.each(ANSWERS)("reports %s (%i) by its code", async (_name, status, type, body, code) => {
    const answer = (response: ServerResponse) =>
      response
        .writeHead(status, {
          "content-type": type,
          ...([302, 308].includes(status) && { location: "/login" }),
        })
        .end(body);
    const server = await startServer((_call, response) => void answer(response));
    const { integration, deps } = connect(kind, server.url);

    const error = await errorOf(integration.check());

    expect(error).toMatchObject({ code, service: kind.toLowerCase() });
    expectNoSecret(error, deps, server);
  });

  it.each([
    [401, "auth"],
    [429, "rate-limited"],
    [502, "server-error"],
  ] as const)("rejects a poll that is answered with %i", async (status, code) => {
    const server = await startServer((_call, response) => void response.writeHead(status).end());
    const { integration, deps } = connect(kind, server.url);

    const error = await errorOf(integration.poll?.(scopeFor(integration.slug)));

    expect(error).toMatchObject({ code, service: kind.toLowerCase() });
    expectNoSecret(error, deps, server);
  });

  it.each(ANSWERS)(
    "%s (%i) is at most a typed error for every other call",
    async (_name, status, type, body) => {
      const server = await startServer(
        (_call, response) => void response.writeHead(status, { "content-type": type }).end(body),
      );
      const { integration, deps } = connect(kind, server.url);
      for (const call of sideCalls(integration)) {
        const error = await rejectionOf(call());
        if (error) expect(error).toBeInstanceOf(IntegrationError);
        expectNoSecret(error, deps, server);
      }
    },
  );

  it("times out on a silent service", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const server = await startServer(() => {});
    const { integration, deps } = connect(kind, server.url);
    let error: IntegrationError | undefined;
    const checked = errorOf(integration.check()).then((reason) => (error = reason));

    for (let second = 0; second < 120 && !error; second += 1) {
      await vi.advanceTimersByTimeAsync(1_000);
      await new Promise(setImmediate);
    }
    await checked;

    expect(error?.code).toBe("timeout");
    expectNoSecret(error, deps, server);
  });

  it("reports an unreachable service", async () => {
    const { integration, deps } = connect(kind, `http://${PROXY}:${PROXY}@127.0.0.1:1`);

    const error = await errorOf(integration.check());

    expect(error.code).toBe("unreachable");
    expectNoSecret(error, deps);
  });

  it("stays below the path of its address", async () => {
    const server = await startServer((_call, response) => void response.writeHead(401).end());
    const { integration } = connect(kind, `${server.url}/a/prefix`);

    await errorOf(integration.check());
    await errorOf(integration.poll?.(scopeFor(integration.slug)));

    expect(server.calls.length).toBeGreaterThan(0);
    for (const { path } of server.calls) expect(path).toMatch(/^\/a\/prefix\//);
  });

  it("accepts a self-signed certificate only where that is allowed", async () => {
    const url = await startTls((_request, response) => void response.writeHead(401).end());
    const check = (allowsSelfSigned: boolean) =>
      errorOf(connect(kind, url, { allowsSelfSigned }).integration.check());

    expect((await check(true)).code).toBe("auth");
    expect((await check(false)).message).toContain("certificate");
  });

  it("records every call in its meter", async () => {
    const server = await startServer((_call, response) => void response.writeHead(401).end());
    const meter = createMeter(() => new Date());
    const connection = { slug: "one", kind, url: server.url, apiKey: API_KEY };
    const integration = createIntegration(connection, { ...createDeps(), meter });

    await errorOf(integration.check());

    expect(server.calls.length).toBeGreaterThan(0);
    expect(meter.report()).toMatchObject({
      callsPerMinute: server.calls.length,
      lastError: "auth",
    });
  });

  it("offers what the tracker relies on in its role", () => {
    const { integration } = connect(kind, "http://127.0.0.1:1");
    const role = ROLES[kind];
    expect(OFFERS[role].filter((offer) => integration[offer] === undefined)).toEqual([]);
    expect(Object.keys(integration.removal ?? {})).toEqual([role]);
  });

  it("has the configured slug and kind", () => {
    const { integration } = connect(kind, "http://127.0.0.1:1");
    expect(integration).toMatchObject({ slug: kind.toLowerCase(), kind });
  });
});

it.each(SENDERS)("%s reports an unknown webhook as unrecognised", (kind) => {
  const { receive } = connect(kind, "http://127.0.0.1:1").integration;

  for (const body of UNKNOWN) {
    expect(receive?.(body)).toMatchObject({
      kind: "unrecognised",
      reason: expect.stringMatching(/\w/),
    });
  }
});

it("reads webhooks only of services that send some", () => {
  const receiving = SERVICE_KINDS.filter(
    (kind) => connect(kind, "http://127.0.0.1:1").integration.receive,
  );
  expect(receiving).toEqual(SENDERS);
});
