import { afterEach, describe, expect, it, vi } from "vitest";
import {
  IntegrationError,
  SERVICE_KINDS,
  type Integration,
  type ServiceConnection,
  type ServiceKind,
} from "../../server/integrations/port.ts";
import { createIntegration } from "../../server/integrations/registry.ts";
import { createDeps, startServer, type FakeServer } from "./arr/fake-server.ts";

const SECRETS = ["s3cret-key-0123456789abcdef", "s3cret-word", "s3cret-login"];
const [API_KEY = "", PASSWORD = "", USERNAME = ""] = SECRETS;

function connect(kind: ServiceKind, url: string): Integration {
  const connection: ServiceConnection = {
    slug: kind.toLowerCase(),
    kind,
    url,
    apiKey: API_KEY,
    username: USERNAME,
    password: PASSWORD,
  };
  return createIntegration(connection, createDeps());
}

async function checkError(integration: Integration): Promise<IntegrationError> {
  const error = await integration.check().then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(IntegrationError);
  return error as IntegrationError;
}

function expectNoSecret(error: IntegrationError, server: FakeServer) {
  const written = [error.message, error.stack, JSON.stringify(error), String(error.cause)].join(
    "\n",
  );
  for (const secret of SECRETS) expect(written).not.toContain(secret);
  for (const call of server.calls)
    for (const secret of SECRETS) expect(call.path).not.toContain(secret);
}

/** What a server says to every call, and the error that it must become. */
const ANSWERS = [
  ["a wrong key", 401, "application/json", "{}", "auth"],
  ["a key that may not", 403, "application/json", "{}", "auth"],
  ["too many calls", 429, "application/json", "{}", "rate-limited"],
  ["a failing service", 502, "text/html", "<h1>Bad gateway</h1>", "server-error"],
  ["a redirect", 302, "text/html", "", "redirected"],
  ["a broken body", 200, "application/json", '{"version": ', "bad-payload"],
  ["another body", 200, "application/json", '[{"hello": "world"}]', "bad-payload"],
  ["a web page", 200, "text/html", "<!doctype html><title>Log in</title>", "bad-payload"],
] as const;

const SILENT: ReadonlySet<ServiceKind> = new Set(["QBITTORRENT", "SHOKO"]);

const UNKNOWN = [
  null,
  1,
  "text",
  [],
  {},
  { eventType: "Nonsense" },
  { notification_type: "NONSENSE" },
  { NotificationType: "Nonsense" },
];

afterEach(() => void vi.useRealTimers());

describe.each(SERVICE_KINDS)("%s", (kind) => {
  it.each(ANSWERS)("calls %s (%i) by its name", async (_name, status, type, body, code) => {
    const server = await startServer((_call, response) => {
      response
        .writeHead(status, { "content-type": type, ...(status === 302 && { location: "/login" }) })
        .end(body);
    });

    const error = await checkError(connect(kind, server.url));

    expect(error).toMatchObject({ code, service: kind.toLowerCase() });
    expectNoSecret(error, server);
  });

  it("gives up on a silent service", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const server = await startServer(() => {});
    let error: IntegrationError | undefined;
    const checked = checkError(connect(kind, server.url)).then((reason) => (error = reason));

    for (let second = 0; second < 60 && !error; second += 1) {
      await vi.advanceTimersByTimeAsync(1_000);
      await new Promise(setImmediate);
    }
    await checked;

    expect(error?.code).toBe("timeout");
    if (error) expectNoSecret(error, server);
  });

  it("says that nobody is there", async () => {
    const server = { url: "http://127.0.0.1:1", calls: [] };

    const error = await checkError(connect(kind, server.url));

    expect(error.code).toBe("unreachable");
    expectNoSecret(error, server);
  });

  it("is known by its slug and its kind", () => {
    expect(connect(kind, "http://127.0.0.1:1")).toMatchObject({ slug: kind.toLowerCase(), kind });
  });
});

it.each(SERVICE_KINDS.filter((kind) => !SILENT.has(kind)))(
  "%s shows a webhook that it does not know as unrecognised",
  (kind) => {
    const { receive } = connect(kind, "http://127.0.0.1:1");

    for (const body of UNKNOWN) {
      expect(receive?.(body)).toMatchObject({
        kind: "unrecognised",
        reason: expect.stringMatching(/\w/),
      });
    }
  },
);

it("leaves out webhooks of those alone that send none", () => {
  const withoutWebhooks = SERVICE_KINDS.filter(
    (kind) => !connect(kind, "http://127.0.0.1:1").receive,
  );

  expect(new Set(withoutWebhooks)).toEqual(SILENT);
});
