import { BlockList } from "node:net";
import { describe, expect, it } from "vitest";
import { createOpenIdControl } from "../../server/integrations/identity-provider/oidc.ts";
import type { OpenIdControl } from "../../server/integrations/port/sign-in.ts";
import { openSocket } from "../support/client.ts";
import { openEventStream } from "../support/event-stream.ts";
import {
  HOOK_SECRET,
  openFrontDoor,
  type FrontDoor,
  type FrontDoorOptions,
} from "../support/front-door.ts";
import { CLIENT, createBrowser, startOpenIdProvider } from "../support/open-id-provider.ts";
import { ADA, setUpAda } from "../support/sign-in.ts";
import { writeSmallClient } from "../support/small-client.ts";
import { startTlsProxy, type TlsProxy } from "../support/tls-proxy.ts";

const BASE_PATH = "/tracker";
const CALLBACK = `${BASE_PATH}/auth/oidc/oidc/callback`;
const CHANGED = "subscription { requestChanged { title } }";
const CLIENT_ADDRESS = "203.0.113.7";

interface ProxiedDoor {
  /** The address in the browser, with the path. */
  readonly url: string;
  readonly proxy: TlsProxy;
  readonly door: FrontDoor;
  post(body: object, headers?: Record<string, string>): Promise<Response>;
  /** Signs in with a password as a page does; returns the answer and what the browser keeps of its cookies. */
  signIn(): Promise<{ readonly answer: Response; readonly cookie: string }>;
}

interface ProxiedOptions {
  readonly keepsHost: boolean;
  readonly isTrusted?: boolean;
  readonly hasPublicUrl?: boolean;
  /** Whether the proxy says from where and how browsers come. */
  readonly forwards?: boolean;
  readonly openId?: (origin: string) => Promise<OpenIdControl>;
}

/** The tracker under a path behind a proxy that ends TLS. */
async function openProxied({
  keepsHost,
  isTrusted = true,
  hasPublicUrl = false,
  forwards = true,
  openId,
}: ProxiedOptions): Promise<ProxiedDoor> {
  const proxy = await startTlsProxy({
    keepsHost,
    clientAddress: forwards ? CLIENT_ADDRESS : null,
  });
  const url = `${proxy.origin}${BASE_PATH}`;
  const trustProxy = new BlockList();
  trustProxy.addSubnet("127.0.0.0", 8, "ipv4");
  const options: FrontDoorOptions = {
    clientDir: writeSmallClient(),
    config: {
      basePath: BASE_PATH,
      hstsSeconds: 3_600,
      ...(isTrusted && { trustProxy }),
      ...(hasPublicUrl && { publicUrl: url }),
    },
    ...(openId !== undefined && { openId: await openId(proxy.origin) }),
  };
  const door = await openFrontDoor(options);
  proxy.serve(door.url);
  const post = (body: object, headers: Record<string, string> = {}) =>
    fetch(`${url}/graphql`, {
      method: "POST",
      headers: { "Content-Type": "application/json", Origin: proxy.origin, ...headers },
      body: JSON.stringify(body),
    });
  return {
    url,
    proxy,
    door,
    post,
    async signIn() {
      await setUpAda(door);
      const query = `mutation ($username: String!, $password: String!) { login(username: $username, password: $password) { name } }`;
      // What a client says of itself does not count.
      const spoofed = keepsHost ? { "X-Forwarded-For": "198.51.100.1" } : {};
      const answer = await post({ query, variables: ADA }, spoofed);
      const cookie = answer.headers
        .getSetCookie()
        .map((text) => text.split(";")[0] ?? "")
        .join("; ");
      return { answer, cookie };
    },
  };
}

describe.each([
  ["keeps the Host", { keepsHost: true }],
  ["sends a Host of its own and X-Forwarded-Host", { keepsHost: false }],
  [
    "sends a Host of its own and forwards nothing, with PUBLIC_URL",
    { keepsHost: false, hasPublicUrl: true, forwards: false },
  ],
])("behind a proxy that ends TLS and %s", (_title, options) => {
  it("serves the page and its files under the path only", async () => {
    const { url, proxy } = await openProxied(options);
    const page = await fetch(`${url}/request/some-id`);
    expect(await page.text()).toContain(`<base href="${BASE_PATH}/">`);
    expect(page.headers.get("strict-transport-security")).toBe("max-age=3600");
    expect(await (await fetch(`${url}/assets/app-1a2b3c4d.js`)).text()).toBe("start()");
    // Browsers stay at the address that they came from.
    const bare = await fetch(url, { redirect: "manual" });
    expect([bare.status, bare.headers.get("location")]).toEqual([303, `${BASE_PATH}/`]);
    expect((await fetch(`${proxy.origin}/`)).status).toBe(404);
  });

  it("signs in with cookies that are sent over TLS and to the path only, from the client's address", async () => {
    const { post, signIn, door, proxy } = await openProxied(options);
    const { answer, cookie } = await signIn();
    const cookies = answer.headers.getSetCookie();
    expect(cookies.length).toBeGreaterThan(0);
    for (const text of cookies)
      expect(text).toMatch(
        /^__Secure-status_tracker_\w+=[^;]+; Max-Age=\d+; Path=\/tracker\/; HttpOnly; SameSite=Lax; Secure$/,
      );
    const query = "{ viewer { name role } }";
    const { data } = await (await post({ query }, { Cookie: cookie })).json();
    expect(data.viewer).toEqual({ name: "Ada", role: "ADMIN" });
    const address = "forwards" in options ? "127.0.0.1" : CLIENT_ADDRESS;
    expect(await door.store.read.session.findMany({ select: { address: true } })).toContainEqual({
      address,
    });
    // A page of another site cannot use them.
    const foreign = { Cookie: cookie, Origin: proxy.origin.replace("127.0.0.1", "evil.example") };
    expect((await post({ query: "mutation { logout }" }, foreign)).status).toBe(403);
  });

  it("delivers changes by WebSocket and by server-sent events to whoever signed in", async () => {
    const { url, proxy, door, signIn } = await openProxied(options);
    const { cookie } = await signIn();
    const socketUrl = `${url.replace("https:", "wss:")}/graphql`;
    const open = (origin: string) =>
      openSocket(socketUrl, { token: null, headers: { Cookie: cookie, Origin: origin } });
    const socket = await open(proxy.origin);
    const changes = socket.subscribe(CHANGED);
    const stream = await openEventStream(url, CHANGED, { Authorization: "", Cookie: cookie });
    expect(stream.status).toBe(200);
    await expect.poll(door.listeners).toBeGreaterThanOrEqual(2);
    const { id } = await door.make.request({ title: "Dune" });
    door.announce({ requestIds: [id] });
    expect((await changes.next()).data.requestChanged).toEqual({ title: "Dune" });
    const event = await stream.next();
    expect(event.data.data.requestChanged).toEqual({ title: "Dune" });
    await expect(open("https://evil.example")).rejects.toThrow("403");
    // Streams end when the browser leaves, also behind the proxy.
    stream.close();
    socket.close();
    await expect.poll(door.listeners).toBe(0);
  });

  it("takes webhooks of 5 MB", async () => {
    const { url } = await openProxied(options);
    const response = await fetch(`${url}/hooks/sonarr`, {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-Webhook-Token": HOOK_SECRET },
      body: JSON.stringify({ eventType: "Test", text: "x".repeat(5_000_000) }),
    });
    expect(response.status).toBe(202);
  });

  it("makes links to shared pages under the path, which are live for whoever has them", async () => {
    const { url, post, door, signIn } = await openProxied(options);
    const { cookie } = await signIn();
    const { id } = await door.make.request({ title: "Dune" });
    const query = `mutation ($id: ID!) { createShareLink(requestId: $id) { url badgeUrl } }`;
    const { data } = await (await post({ query, variables: { id } }, { Cookie: cookie })).json();
    const { url: shared, badgeUrl } = data.createShareLink;
    const start = "hasPublicUrl" in options ? url : BASE_PATH;
    expect(shared).toMatch(new RegExp(`^${start}/s/[\\w-]{43}$`));
    expect(badgeUrl).toBe(`${shared}/badge.svg`);
    // A path is relative to the address of the page that shows it.
    const page = await fetch(new URL(shared, url));
    expect(page.status).toBe(200);
    expect(await page.text()).toContain(`<base href="${BASE_PATH}/">`);
    const badge = await fetch(new URL(badgeUrl, url));
    expect([badge.status, badge.headers.get("content-type")]).toEqual([
      200,
      "image/svg+xml; charset=utf-8",
    ]);
    const token = JSON.stringify(shared.split("/").at(-1));
    const live = `subscription { sharedRequestChanged(token: ${token}) { title } }`;
    const stream = await openEventStream(url, live, { Authorization: "" });
    await expect.poll(door.listeners).toBeGreaterThan(0);
    door.announce({ requestIds: [id] });
    expect((await stream.next()).data.data.sharedRequestChanged).toEqual({ title: "Dune" });
  });

  it("signs in with a real OpenID provider", async () => {
    const { url, door } = await openProxied({
      ...options,
      async openId(origin) {
        const provider = await startOpenIdProvider(`${origin}${CALLBACK}`);
        provider.accounts.set("sub-1", {
          name: "Ada",
          email: "ada@example.org",
          email_verified: true,
        });
        provider.signsIn = "sub-1";
        const settings = { ...CLIENT, issuer: provider.issuer, name: "Auth" };
        return createOpenIdControl(settings, { fetch, now: () => new Date() });
      },
    });
    const browser = createBrowser();
    const end = await browser.visit(
      `${url}/auth/oidc/oidc`,
      (to) => to.startsWith(`${url}/`) && !to.includes("/auth/"),
    );
    expect(end).toBe(`${url}/`);
    const cookie = browser.cookies(url);
    expect(cookie).toMatch(/^__Secure-status_tracker_session=[\w-]{43}$/);
    const { data } = await door.query(
      "{ viewer { name } }",
      {},
      {
        token: null,
        headers: { Cookie: cookie, "X-Forwarded-Proto": "https" },
      },
    );
    expect(data.viewer).toEqual({ name: "Ada" });
  });
});

describe("the address to which an OpenID provider returns", () => {
  /** A provider's page whose address shows where it would return to. */
  const showing = async (): Promise<OpenIdControl> => ({
    name: "Auth",
    start: async (url) => ({
      url: `https://auth.example/?back=${encodeURIComponent(url)}`,
      state: "state",
      nonce: "nonce",
      codeVerifier: "verifier",
    }),
    finish: () => Promise.reject(new Error("nobody returns in this test")),
  });

  it.each([
    ["is under the Host of the browser", { keepsHost: true, isTrusted: false }, "proxy"],
    ["is under what a trusted proxy forwards", { keepsHost: false, isTrusted: true }, "proxy"],
    ["is not under what anybody else forwards", { keepsHost: false, isTrusted: false }, "door"],
    [
      "is under PUBLIC_URL first",
      { keepsHost: false, isTrusted: false, hasPublicUrl: true },
      "proxy",
    ],
  ] as const)("%s", async (_title, options, expected) => {
    const { url, proxy, door } = await openProxied({ ...options, openId: showing });
    const { headers } = await fetch(`${url}/auth/oidc/oidc`, { redirect: "manual" });
    const host =
      expected === "proxy"
        ? proxy.origin
        : door.url.slice(0, -BASE_PATH.length).replace("http:", "https:");
    const location = headers.get("location") ?? "";
    expect(new URL(location).searchParams.get("back")).toBe(`${host}${CALLBACK}`);
  });
});
