import { expect, it } from "vitest";
import {
  createRetries,
  readRetryAfter,
} from "../../../../server/integrations/shared/http/retry.ts";
import { Anything, connect, errorOf } from "../../../support/http.ts";
import { sendJson, startServer } from "../../arr/common/fake-server.ts";

/** Answers with these statuses in turn, then with 200. */
function startMoody(statuses: readonly number[], headers: Record<string, string> = {}) {
  const left = [...statuses];
  return startServer((_call, response) => {
    const status = left.shift();
    if (status === undefined) sendJson(response, { fine: true });
    else response.writeHead(status, headers).end("{}");
  });
}

it.each([500, 502, 503, 429])("retries after a %i, twice at most", async (status) => {
  const once = await startMoody([status, status]);
  const always = await startMoody(Array(9).fill(status));

  expect(await connect(once.url).get(Anything, "/")).toEqual({ fine: true });
  expect((await errorOf(connect(always.url).get(Anything, "/"))).code).toBe(
    status === 429 ? "rate-limited" : "server-error",
  );

  expect(once.calls).toHaveLength(3);
  expect(always.calls).toHaveLength(3);
});

it("retries after a broken connection, and once after a timeout", async () => {
  let cuts = 0;
  const cutting = await startServer((_call, response) => {
    cuts += 1;
    if (cuts < 3) response.destroy();
    else sendJson(response, { fine: true });
  });
  const silent = await startServer(() => {});

  expect(await connect(cutting.url).get(Anything, "/")).toEqual({ fine: true });
  await errorOf(connect(silent.url, { timeoutMs: 50 }).get(Anything, "/"));

  expect(silent.calls).toHaveLength(2);
});

it.each([400, 401, 403, 404, 302])("does not retry after a %i", async (status) => {
  const server = await startMoody([status]);
  await errorOf(connect(server.url).get(Anything, "/"));
  expect(server.calls).toHaveLength(1);
});

it("does not repeat a call that may change something", async () => {
  const server = await startMoody(Array(9).fill(503));
  const http = connect(server.url);

  await errorOf(http.send(Anything, "POST", "/command", { json: {} }));
  await errorOf(http.send(Anything, "DELETE", "/thing"));
  await errorOf(http.get(Anything, "/delta", {}, { isRepeatable: false }));
  expect((await http.raw("POST", "/login")).status).toBe(503);

  expect(server.calls.map(({ method }) => method)).toEqual(["POST", "DELETE", "GET", "POST"]);
});

it("repeats a call that is marked as repeatable", async () => {
  const server = await startMoody([503]);
  const options = { json: { method: "session-get" }, isRepeatable: true };

  expect(await connect(server.url).send(Anything, "POST", "/rpc", options)).toEqual({ fine: true });

  expect(server.calls).toHaveLength(2);
});

it("waits as long as requested, but never hangs for longer", async () => {
  const patient = await startMoody([429], { "retry-after": "1" });
  const closed = await startMoody([503], { "retry-after": "3600" });
  const startedAt = performance.now();

  await connect(patient.url).get(Anything, "/");
  expect(performance.now() - startedAt).toBeGreaterThan(950);
  await errorOf(connect(closed.url).get(Anything, "/"));

  expect(closed.calls).toHaveLength(1);
});

it("stops between two requests when the tracker stops", async () => {
  const stop = new AbortController();
  const server = await startServer((_call, response) => {
    response.writeHead(503).end();
    setTimeout(() => stop.abort(), 20);
  });

  await errorOf(connect(server.url, { signal: stop.signal }).get(Anything, "/"));

  expect(server.calls).toHaveLength(1);
});

it("retries less while nothing succeeds, and again after a success", () => {
  const retries = createRetries(() => 1);
  const failure = { code: "server-error", tries: 1, retryAfterMs: null } as const;

  const pauses = Array.from({ length: 12 }, () => retries.pauseAfter(failure));
  expect(pauses.filter((pauseMs) => pauseMs !== null)).toHaveLength(10);
  for (let call = 0; call < 11; call += 1) retries.succeeded();

  expect(retries.pauseAfter(failure)).toBe(250);
  expect(retries.pauseAfter(failure)).toBeNull();
});

it("waits longer for the second retry, with jitter", () => {
  const failure = { code: "unreachable", retryAfterMs: null } as const;
  const shortest = createRetries(() => 0);
  const longest = createRetries(() => 1);

  expect(shortest.pauseAfter({ ...failure, tries: 1 })).toBe(125);
  expect(longest.pauseAfter({ ...failure, tries: 1 })).toBe(250);
  expect(shortest.pauseAfter({ ...failure, tries: 2 })).toBe(250);
  expect(longest.pauseAfter({ ...failure, tries: 2 })).toBe(500);
});

it.each([
  ["7", 7_000],
  ["Sun, 04 May 2031 12:00:30 GMT", 30_000],
  ["Sun, 04 May 2031 11:00:00 GMT", 0],
  ["soon", null],
  ["-5", null],
  ["", null],
])("reads Retry-After %j", (value, ms) => {
  const now = new Date("2031-05-04T12:00:00Z");
  expect(readRetryAfter(new Headers({ "retry-after": value }).get("retry-after"), now)).toBe(ms);
});
