import { get as send } from "node:http";
import { describe, expect, it } from "vitest";
import type { HttpConfig } from "../../server/http/deps.ts";
import { StoreError } from "../../server/store/store.ts";
import { ADMIN_TOKEN } from "../support/admin-token.ts";
import { openSocket } from "../support/client.ts";
import { openTestStore } from "../support/database.ts";
import { openFrontDoor } from "../support/front-door.ts";
import { writeSmallClient } from "../support/small-client.ts";

const HTML = { Accept: "text/html", Authorization: `Bearer ${ADMIN_TOKEN}` };

describe("GraphiQL", () => {
  it("opens in a signed-in browser, whole and with subscriptions over WebSocket", async () => {
    const door = await openFrontDoor({ config: { basePath: "/tracker" } });
    const response = await fetch(`${door.url}/graphql`, { headers: HTML });
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toContain("text/html");
    const html = await response.text();
    expect(html).toContain('"subscriptionsProtocol":"WS"');
    expect(html).toContain('"endpoint":"/tracker/graphql"');
    expect(html).not.toMatch(/<(script|link)[^>]+(src|href)="https?:/);
    // Its own script may run, by its hash; no other inline script may.
    const policy = response.headers.get("content-security-policy") ?? "";
    expect(policy).toMatch(/script-src 'self' 'sha256-[\w+/=]+'/);
    expect(policy).not.toMatch(/script-src[^;]*'unsafe-inline'/);
  });

  it("sends a stranger to the app to sign in", async () => {
    const door = await openFrontDoor({ config: { basePath: "/tracker" } });
    const response = await fetch(`${door.url}/graphql`, {
      headers: { Accept: "text/html" },
      redirect: "manual",
    });
    expect(response.status).toBe(303);
    expect(response.headers.get("location")).toBe("/tracker/");
  });
});

describe("health", () => {
  it("is ok, or degraded while a service is down, without revealing its address", async () => {
    const door = await openFrontDoor();
    await door.make.service("sonarr", { status: "up" });
    const stranger = async () => (await fetch(`${door.url}/api/health`)).json();
    const whole = async () => (await fetch(`${door.url}/api/health`, { headers: HTML })).json();
    expect(await stranger()).toEqual({ status: "ok" });
    expect(await whole()).toEqual({
      status: "ok",
      version: "1.2.3",
      database: "up",
      services: [{ slug: "sonarr", kind: "SONARR", status: "up", lastSeenAt: null }],
    });
    await door.make.service("radarr", { status: "down", message: "http://10.0.0.1 refused" });
    expect(await whole()).toMatchObject({ status: "degraded" });
    expect(await stranger()).toEqual({ status: "degraded" });
    expect(JSON.stringify(await whole())).not.toContain("http://");
  });

  it("is down without the database, which readiness reports and liveness does not", async () => {
    const store = await openTestStore();
    const door = await openFrontDoor({
      store: { ...store, isReady: () => Promise.reject(new StoreError("BUSY", "locked")) },
    });
    const statuses = await Promise.all(
      ["health", "ready", "live"].map(
        async (report) => (await fetch(`${door.url}/api/${report}`)).status,
      ),
    );
    expect(statuses).toEqual([503, 503, 200]);
    const healthy = await openFrontDoor();
    expect(await (await fetch(`${healthy.url}/api/ready`)).json()).toEqual({ status: "ok" });
  });
});

describe("the client", () => {
  it("is served under the base path, with its page for every route of the app", async () => {
    const door = await openFrontDoor({
      clientDir: writeSmallClient(),
      config: { basePath: "/tracker" },
    });
    for (const path of ["/", "/request/some-id", "/index.html"]) {
      const response = await fetch(`${door.url}${path}`);
      expect(response.status, path).toBe(200);
      expect(await response.text()).toContain('<base href="/tracker/">');
      expect(response.headers.get("cache-control")).toBe("no-cache");
      expect(response.headers.get("content-security-policy")).toMatch(/script-src 'self' 'sha256-/);
    }
    const script = await fetch(`${door.url}/assets/app-1a2b3c4d.js`);
    expect(await script.text()).toBe("start()");
    expect(script.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");

    const bare = await fetch(door.url, { redirect: "manual" });
    expect([bare.status, bare.headers.get("location")]).toEqual([303, "/tracker/"]);
    expect((await fetch(new URL("/", door.url))).status).toBe(404);
    expect((await fetch(new URL("/trackers/", door.url))).status).toBe(404);
  });

  it("answers 404 for an unknown file or API, and reads nothing outside its folder", async () => {
    const door = await openFrontDoor({ clientDir: writeSmallClient() });
    for (const path of [
      "/assets/app-0.js",
      "/missing.png",
      "/api/nothing",
      "/hooks",
      "/..%2f..%2fetc%2fpasswd.txt",
    ]) {
      expect((await fetch(`${door.url}${path}`)).status, path).toBe(404);
    }
    expect((await fetch(`${door.url}/`, { method: "POST" })).status).toBe(405);
  });

  it("serves a range of a file, and answers 416 to one that cannot be, without a line in the log", async () => {
    const door = await openFrontDoor({ clientDir: writeSmallClient() });
    const get = async (range: string) => {
      const response = await fetch(`${door.url}/assets/app-1a2b3c4d.js`, {
        headers: { Range: range },
      });
      return [response.status, response.status < 300 ? await response.text() : ""];
    };
    expect(await get("bytes=1-3")).toEqual([206, "tar"]);
    expect(await get("bytes=5-")).toEqual([206, "()"]);
    for (const range of ["bytes=5-2", "bytes=100-", "bytes=3-0"])
      expect(await get(range), range).toEqual([416, ""]);
    for (const range of ["bytes=-2", "bytes=x-2", "bytes=0-1,3-4", "lines=1-2"])
      expect(await get(range), range).toEqual([200, "start()"]);
    expect(door.logged()).not.toMatch(/"level":[456]0/);
  });
});

describe("every answer", () => {
  it("permits connections and frames of the same host, unless the settings say otherwise", async () => {
    const policyOf = async (config: Partial<HttpConfig>, proto = "https") => {
      const door = await openFrontDoor({ config });
      const { headers } = await fetch(`${door.url}/api/live`, {
        headers: { "X-Forwarded-Proto": proto },
      });
      return [
        headers.get("content-security-policy"),
        headers.get("strict-transport-security"),
      ] as const;
    };
    const [policy, hsts] = await policyOf({});
    expect(policy).toContain("connect-src 'self';");
    expect(policy).toContain("img-src 'self' data: blob:;");
    expect(policy).toContain("frame-ancestors 'self'");
    expect(hsts).toBeNull();
    const own = { frameAncestors: "https://dash.example", hstsSeconds: 3_600 };
    const [framed, secured] = await policyOf(own);
    expect(framed).toMatch(/frame-ancestors https:\/\/dash\.example$/);
    expect(secured).toBe("max-age=3600");
    // Not over plain HTTP, where browsers ignore it.
    expect((await policyOf(own, "http"))[1]).toBeNull();
  });

  it("is for an allowed host, that of PUBLIC_URL or the machine itself", async () => {
    const door = await openFrontDoor({
      config: { allowedHosts: ["tracker.lan"], publicUrl: "https://tracker.example" },
    });
    const port = Number(new URL(door.url).port);
    const statusFor = (host: string) =>
      new Promise((resolve, reject) => {
        const options = { port, host: "127.0.0.1", path: "/api/live", headers: { host } };
        send(options, ({ statusCode }) => resolve(statusCode)).on("error", reject);
      });
    for (const host of [
      "tracker.lan",
      "tracker.lan:8100",
      "TRACKER.example",
      "localhost",
      "[::1]:1",
    ])
      expect(await statusFor(host), host).toBe(200);
    for (const host of ["evil.example", "tracker.lan.evil.example", "@"])
      expect(await statusFor(host), host).not.toBe(200);
    const rebound = openSocket(door.socketUrl, { headers: { host: "evil.example" } });
    await expect(rebound).rejects.toThrow("421");
  });

  it("has an id and security headers", async () => {
    const door = await openFrontDoor();
    for (const path of ["/api/live", "/graphql?query={viewer{id}}", "/nowhere", "/hooks/none"]) {
      const { headers } = await fetch(`${door.url}${path}`);
      expect(headers.get("x-request-id"), path).toMatch(/^[0-9a-f-]{36}$/);
      expect(headers.get("x-content-type-options")).toBe("nosniff");
      expect(headers.get("content-security-policy")).toContain("default-src 'self'");
      expect(headers.get("access-control-allow-origin")).toBeNull();
    }
  });

  it("is sent for a GraphQL body that is too large as well", async () => {
    const door = await openFrontDoor();
    const big = await door
      .query("{ viewer { id } }", { text: "x".repeat(7 * 2 ** 20) })
      .catch((error: Error) => error);
    expect(big instanceof Error || big.status === 413).toBe(true);
    expect((await door.query("{ viewer { id } }")).status).toBe(200);
  });
});

describe("a WebSocket", () => {
  it("is served at /graphql only", async () => {
    const door = await openFrontDoor();
    await expect(openSocket(door.socketUrl.replace("/graphql", "/other"))).rejects.toThrow("404");
  });

  it("is closed alone when its client breaks the protocol", async () => {
    const door = await openFrontDoor();
    const [good, bad, big] = [
      await openSocket(door.socketUrl),
      await openSocket(door.socketUrl),
      await openSocket(door.socketUrl),
    ];
    bad.raw.send("not json");
    expect((await bad.closed).code).toBe(4400);
    big.raw.send("x".repeat(2 ** 20 + 1));
    expect((await big.closed).code).toBe(1009);
    expect((await good.subscribe("{ viewer { name } }").next()).data.viewer.name).toBe(
      "ADMIN_TOKEN",
    );
  });

  it("runs a hundred operations at once and refuses one more", async () => {
    const door = await openFrontDoor();
    const socket = await openSocket(door.socketUrl);
    const first = Array.from({ length: 100 }, () =>
      socket.subscribe("subscription { serviceChanged { slug } }"),
    );
    const [refused] = await socket.subscribe("subscription { serviceChanged { slug } }").completed;
    expect(refused?.extensions["code"]).toBe("LIMIT");
    first[0]?.stop();
    await socket.settled();
    expect((await socket.subscribe("{ viewer { name } }").next()).data.viewer.name).toBe(
      "ADMIN_TOKEN",
    );
  });

  it("is notified when the tracker stops", async () => {
    const door = await openFrontDoor();
    const socket = await openSocket(door.socketUrl);
    await door.close();
    expect((await socket.closed).code).toBeOneOf([1001, 4403]);
  });
});
