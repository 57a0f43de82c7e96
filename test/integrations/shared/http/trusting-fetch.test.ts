import { expect, it } from "vitest";
import { z } from "zod";
import type { ServiceConnection } from "../../../../server/integrations/port/connection.ts";
import { createIntegration } from "../../../../server/integrations/registry.ts";
import { createTrustingFetch } from "../../../../server/integrations/shared/http/trusting-fetch.ts";
import { Anything, connect, errorOf, KEY } from "../../../support/http.ts";
import { startTls } from "../../../support/tls.ts";
import { createDeps, startApi } from "../../arr/common/fake-server.ts";

const trusting = createTrustingFetch(fetch);

it("refuses a self-signed certificate and says how to allow it", async () => {
  const url = await startTls((_request, response) => response.end("{}"));

  const error = await errorOf(connect(url).send(Anything, "POST", "/api"));

  expect(error.code).toBe("unreachable");
  expect(error.systemCode).toBe("DEPTH_ZERO_SELF_SIGNED_CERT");
  expect(error.message).toContain("accept self-signed certificates");
});

it("accepts it where allowed, with method, headers, body and cookies", async () => {
  const url = await startTls(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    response.setHeader("set-cookie", ["one=1", "two=2"]);
    response.end(
      JSON.stringify({
        method: request.method,
        url: request.url,
        key: request.headers["x-api-key"],
        type: request.headers["content-type"],
        body: Buffer.concat(chunks).toString(),
      }),
    );
  });
  const http = connect(`${url}/prefix`, { fetch: trusting });

  const answer = await http.raw("POST", "/login", { query: { page: 2 }, form: { user: "a&b" } });

  expect(JSON.parse(answer.text)).toEqual({
    method: "POST",
    url: "/prefix/login?page=2",
    key: KEY,
    type: expect.stringContaining("application/x-www-form-urlencoded"),
    body: "user=a%26b",
  });
  expect(answer.headers.getSetCookie()).toEqual(["one=1", "two=2"]);
});

it("reads responses without a body, and follows no redirect", async () => {
  const url = await startTls((request, response) => {
    if (request.url === "/gone") response.writeHead(204).end();
    else response.writeHead(302, { location: "/gone" }).end();
  });
  const http = connect(url, { fetch: trusting });

  expect(await http.send(z.undefined(), "DELETE", "/gone")).toBeUndefined();
  expect((await errorOf(http.get(Anything, "/else"))).code).toBe("redirected");
});

it("respects the timeout and size limit of a call", async () => {
  const silent = await startTls(() => {});
  const dripping = await startTls((_request, response) => void response.writeHead(200).write("["));
  const large = await startTls((_request, response) => response.end("x".repeat(2_000)));
  const ask = (url: string) =>
    errorOf(
      connect(url, { fetch: trusting, timeoutMs: 100, maxBytes: 1_000 }).send(Anything, "PUT", "/"),
    );

  expect((await ask(silent)).code).toBe("timeout");
  expect((await ask(dripping)).code).toBe("timeout");
  expect((await ask(large)).code).toBe("too-large");
});

it("reports an unreachable service", async () => {
  const http = connect("https://127.0.0.1:1", { fetch: trusting });
  expect((await errorOf(http.send(Anything, "PUT", "/"))).systemCode).toBe("ECONNREFUSED");
});

it("does not affect plain http", async () => {
  const server = await startApi({ "/api": { plain: true } });
  expect(await connect(server.url, { fetch: trusting }).get(Anything, "/api")).toEqual({
    plain: true,
  });
});

it("applies only to the service that allows it", async () => {
  const url = await startTls((_request, response) =>
    response.end(JSON.stringify({ version: "6.0.0", appName: "Radarr" })),
  );
  const connection: ServiceConnection = { slug: "radarr", kind: "RADARR", url, apiKey: KEY };
  const check = (allowsSelfSigned: boolean) =>
    createIntegration({ ...connection, allowsSelfSigned }, createDeps()).check();

  expect((await errorOf(check(false))).code).toBe("unreachable");
  await expect(check(true)).resolves.toMatchObject({ version: "6.0.0" });
  expect((await errorOf(check(false))).code).toBe("unreachable");
});
