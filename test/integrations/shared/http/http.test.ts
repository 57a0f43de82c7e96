import { expect, it } from "vitest";
import { z } from "zod";
import { statusError } from "../../../../server/integrations/shared/http/status-error.ts";
import { createMeter } from "../../../../server/integrations/shared/meter.ts";
import { Anything, connect, errorOf, KEY } from "../../../support/http.ts";
import { sendJson, startServer } from "../../arr/common/fake-server.ts";

it("calls below a path prefix, with its headers and its query", async () => {
  const server = await startServer((_call, response) => sendJson(response, { size: 3 }));

  const answer = await connect(`${server.url}/prefix/`).get(
    z.object({ size: z.number() }),
    "/api",
    {
      page: 2,
      tag: ["a b", "c&d"],
      left: undefined,
    },
  );

  expect(answer).toEqual({ size: 3 });
  expect(server.calls[0]?.path).toBe("/prefix/api");
  expect(server.calls[0]?.query.toString()).toBe("page=2&tag=a+b&tag=c%26d");
  expect(server.calls[0]?.headers["x-api-key"]).toBe(KEY);
});

it("sends JSON and forms", async () => {
  const server = await startServer((_call, response) => response.writeHead(204).end());
  const http = connect(server.url);

  expect(await http.send(z.undefined(), "POST", "/json", { json: { a: 1 } })).toBeUndefined();
  await http.send(z.undefined(), "PUT", "/form", { form: { user: "a&b" } });

  expect(server.calls[0]).toMatchObject({ method: "POST", body: '{"a":1}' });
  expect(server.calls[0]?.headers["content-type"]).toBe("application/json");
  expect(server.calls[1]).toMatchObject({ method: "PUT", body: "user=a%26b" });
  expect(server.calls[1]?.headers["content-type"]).toContain("application/x-www-form-urlencoded");
});

it("sends the login of the address as basic authentication", async () => {
  const server = await startServer((_call, response) => sendJson(response, {}));

  await connect(server.url.replace("://", "://me:pa%20ss@")).get(Anything, "/");

  expect(server.calls[0]?.headers.authorization).toBe(
    `Basic ${Buffer.from("me:pa ss").toString("base64")}`,
  );
});

it.each([
  [401, "auth"],
  [403, "auth"],
  [404, "not-found"],
  [400, "refused"],
  [418, "refused"],
  [302, "redirected"],
  [308, "redirected"],
] as const)("reads status %i as %s", async (status, code) => {
  const server = await startServer((_call, response) => {
    response.writeHead(status, { location: "http://127.0.0.1:1/login" }).end("{}");
  });

  const error = await errorOf(connect(server.url).get(Anything, "/api", { apikey: KEY }));

  expect(error).toMatchObject({ code, service: "thing", call: "GET /api" });
  expect(error.message).not.toContain("/api");
  expect(error.message).not.toContain(KEY);
  expect(server.calls).toHaveLength(1);
});

it.each([
  ["a web page", "<!doctype html><title>Log in</title>", "a web page"],
  ["truncated JSON", '{"version": "1', "not JSON"],
  ["nothing", "", "another shape"],
  ["an unexpected shape", '{"version": {"secret-body": 1}}', 'at "version"'],
])("reports %s as a bad payload without repeating it", async (_name, body, words) => {
  const server = await startServer((_call, response) => response.writeHead(200).end(body));

  const error = await errorOf(connect(server.url).get(z.object({ version: z.string() }), "/api"));

  expect(error.code).toBe("bad-payload");
  expect(error.message).toContain(words);
  expect(error.message).not.toMatch(/secret-body|doctype/);
});

it("times out on a silent server and on an endless body", async () => {
  const silent = await startServer(() => {});
  const dripping = await startServer((_call, response) => void response.writeHead(200).write("["));

  expect((await errorOf(connect(silent.url, { timeoutMs: 50 }).get(Anything, "/"))).code).toBe(
    "timeout",
  );
  expect((await errorOf(connect(dripping.url, { timeoutMs: 50 }).get(Anything, "/"))).code).toBe(
    "timeout",
  );
});

it("stops reading a body that is too large, announced or not", async () => {
  const announced = await startServer((_call, response) => response.end("x".repeat(2_000)));
  const chunked = await startServer((_call, response) => {
    response.write("x".repeat(900));
    setTimeout(() => response.end("x".repeat(900)), 5);
  });

  expect((await errorOf(connect(announced.url, { maxBytes: 1_000 }).get(Anything, "/"))).code).toBe(
    "too-large",
  );
  expect((await errorOf(connect(chunked.url, { maxBytes: 1_000 }).get(Anything, "/"))).code).toBe(
    "too-large",
  );
});

it("cancels its calls when the tracker stops", async () => {
  const silent = await startServer(() => {});
  const stop = new AbortController();
  const call = errorOf(connect(silent.url, { signal: stop.signal }).get(Anything, "/"));
  stop.abort();

  expect((await call).code).toBe("unreachable");
  expect(
    (await errorOf(connect(silent.url, { signal: stop.signal }).get(Anything, "/"))).code,
  ).toBe("unreachable");
});

it("reports why a service is unreachable, without login and key", async () => {
  const refused = await errorOf(
    connect("http://me:hidden@127.0.0.1:1").get(Anything, "/api", { apikey: KEY }),
  );
  const noUrl = await errorOf(connect("http://me:hidden@:port").get(Anything, "/api"));
  const badKey = await errorOf(
    connect("http://127.0.0.1:1", { headers: () => ({ "x-api-key": `${KEY}\nä€` }) }).get(
      Anything,
      "/api",
    ),
  );

  expect(refused.code).toBe("unreachable");
  expect(noUrl.code).toBe("unreachable");
  expect(badKey.code).toBe("auth");
  for (const error of [refused, noUrl, badKey]) {
    expect(`${error.stack} ${JSON.stringify(error)} ${String(error.cause)}`).not.toMatch(
      /hidden|k3y/,
    );
  }
});

it("returns the raw response of any status, for logins", async () => {
  const server = await startServer((_call, response) => {
    response.writeHead(403, { "set-cookie": "SID=1" }).end("Fails.");
  });

  const answer = await connect(server.url).raw("POST", "/login", { form: { a: "b" } });

  expect(answer).toMatchObject({ status: 403, text: "Fails." });
  expect(answer.headers.get("set-cookie")).toBe("SID=1");
  expect(statusError("thing", "POST", "/login", answer.status)?.code).toBe("auth");
  expect(statusError("thing", "POST", "/login", 204)).toBeNull();
});

it("records the outcome and duration of every call in its meter", async () => {
  const meter = createMeter(() => new Date("2031-05-04T12:00:00Z"));
  const bodies = ["{}", "half a", "{}"];
  const server = await startServer(({ path }, response) =>
    response.writeHead(path === "/gone" ? 404 : 200).end(bodies.shift() ?? "{}"),
  );
  const http = connect(server.url, { meter });

  await http.get(Anything, "/good");
  await errorOf(http.get(Anything, "/broken"));
  await errorOf(http.get(Anything, "/gone"));
  await http.raw("POST", "/gone");

  expect(meter.totals().calls).toEqual(
    new Map([
      ["ok", 1],
      ["bad-payload", 1],
      ["not-found", 2],
    ]),
  );
  expect(meter.report()).toMatchObject({
    callsPerMinute: 4,
    lastLatencyMs: expect.any(Number),
    // A missing item is no failure of the service.
    lastError: "bad-payload",
    lastErrorAt: new Date("2031-05-04T12:00:00Z"),
  });
});

it("applies another timeout and size limit to a single call", async () => {
  const silent = await startServer(() => {});
  const server = await startServer((_call, response) => sendJson(response, "x".repeat(100)));
  const http = connect(server.url, { maxBytes: 50 });

  expect(
    (
      await errorOf(
        connect(silent.url).get(Anything, "/", {}, { timeoutMs: 50, isRepeatable: false }),
      )
    ).code,
  ).toBe("timeout");
  expect((await errorOf(http.get(Anything, "/"))).code).toBe("too-large");
  expect(await http.get(Anything, "/", {}, { maxBytes: 200 })).toHaveLength(100);
});
