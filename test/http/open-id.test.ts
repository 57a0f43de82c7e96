import { expect, it } from "vitest";
import { createOpenIdControl } from "../../server/integrations/identity-provider/oidc.ts";
import type { OpenIdControl } from "../../server/integrations/port/sign-in.ts";
import { openFrontDoor, withCookie, type FrontDoor } from "../support/front-door.ts";
import {
  CLIENT,
  createBrowser,
  startOpenIdProvider,
  type TestOpenIdProvider,
} from "../support/open-id-provider.ts";

const ADA = { name: "Ada", email: "Ada@Example.org", email_verified: true };
const START = "/auth/oidc/oidc";

interface OpenIdDoor {
  readonly door: FrontDoor;
  readonly provider: TestOpenIdProvider;
  /** Signs in with a new browser; returns where it ends and its cookies. */
  signIn(subject: string): Promise<{ readonly end: string; readonly cookie: string }>;
}

/** The tracker under a path, whose address the provider has to know before. */
async function openDoor(): Promise<OpenIdDoor> {
  const late = Promise.withResolvers<OpenIdControl>();
  const door = await openFrontDoor({
    config: { basePath: "/tracker" },
    openId: {
      name: "Auth",
      start: async (url) => (await late.promise).start(url),
      finish: async (url, start) => (await late.promise).finish(url, start),
    },
  });
  const provider = await startOpenIdProvider(`${door.url}${START}/callback`);
  const settings = { ...CLIENT, issuer: provider.issuer, name: "Auth" };
  late.resolve(createOpenIdControl(settings, { fetch, now: () => new Date() }));
  return {
    door,
    provider,
    async signIn(subject) {
      provider.signsIn = subject;
      const browser = createBrowser();
      const end = await browser.visit(
        `${door.url}${START}`,
        (url) => url.startsWith(`${door.url}/?`) || url === `${door.url}/`,
      );
      return { end: end.slice(door.url.length), cookie: browser.cookies(door.url) };
    },
  };
}

function viewerOf(door: FrontDoor, cookie: string) {
  return door.query("{ viewer { id name role } }", {}, withCookie(cookie));
}

it("offers the provider, and signs in who it says it is", async () => {
  const { door, provider, signIn } = await openDoor();
  provider.accounts.set("sub-1", ADA);
  const { data } = await door.query(
    "{ signInOptions { providers { id kind name url supportsPassword } } }",
    {},
    { token: null },
  );
  expect(data.signInOptions.providers.at(-1)).toEqual({
    id: "oidc",
    kind: "OIDC",
    name: "Auth",
    url: "/tracker/auth/oidc/oidc",
    supportsPassword: false,
  });

  const { end, cookie } = await signIn("sub-1");
  expect(end).toBe("/");
  expect((await viewerOf(door, cookie)).data.viewer).toMatchObject({
    name: "Ada",
    role: "REQUESTER",
  });
  expect(cookie).not.toContain("status_tracker_start");
  expect(await door.store.read.identity.findMany()).toMatchObject([
    { kind: "OIDC", provider: "oidc", subject: "sub-1", email: "ada@example.org" },
  ]);
});

it("knows a person by subject, and joins another subject by a verified e-mail address only", async () => {
  const { door, provider, signIn } = await openDoor();
  provider.accounts.set("sub-1", ADA);
  provider.accounts.set("sub-2", { ...ADA, email: "ada@example.org" });
  provider.accounts.set("sub-3", { ...ADA, email_verified: false });
  const ids = new Map<string, string>();
  for (const subject of ["sub-1", "sub-2", "sub-3"]) {
    const { cookie } = await signIn(subject);
    ids.set(subject, (await viewerOf(door, cookie)).data.viewer.id);
  }
  expect(ids.get("sub-2")).toBe(ids.get("sub-1"));
  expect(ids.get("sub-3")).not.toBe(ids.get("sub-1"));
});

it("refuses what the browser did not start, what was used, and what somebody changed", async () => {
  const { door, provider } = await openDoor();
  provider.accounts.set("sub-1", ADA);
  provider.signsIn = "sub-1";
  const browser = createBrowser();
  const back = await browser.visit(`${door.url}${START}`, (url) => url.includes("/callback"));

  const stranger = await createBrowser().step(back);
  expect(stranger.location).toBe(`${door.url}/?sign-in-error=EXPIRED`);
  const owner = createBrowser();
  const own = await owner.visit(`${door.url}${START}`, (url) => url.includes("/callback"));
  const changed = new URL(own);
  changed.searchParams.set("state", "other");
  expect((await owner.step(changed.href)).location).toBe(
    `${door.url}/?sign-in-error=UNAUTHENTICATED`,
  );
  // The code of one browser is nothing in another, whose state and verifier differ.
  const other = createBrowser();
  await other.visit(`${door.url}${START}`, (url) => url.includes("/callback"));
  expect((await other.step(back)).location).toBe(`${door.url}/?sign-in-error=UNAUTHENTICATED`);

  expect((await browser.step(back)).location).toBe(`${door.url}/`);
  expect((await browser.step(back)).location).toBe(`${door.url}/?sign-in-error=EXPIRED`);
  expect(await door.store.read.person.count()).toBe(1);
  expect(door.logged()).toContain('"event":"sign-in-refused"');
  expect(door.logged()).not.toContain(CLIENT.clientSecret);
});

it("refuses a disabled person, an unknown provider, and says that the provider does not answer", async () => {
  const { door, provider, signIn } = await openDoor();
  provider.accounts.set("sub-1", ADA);
  await signIn("sub-1");
  await door.store.write((tx) => tx.person.updateMany({ data: { isEnabled: false } }));
  expect((await signIn("sub-1")).end).toBe("/?sign-in-error=FORBIDDEN");
  expect((await fetch(`${door.url}/auth/oidc/other`)).status).toBe(404);

  const settings = { ...CLIENT, issuer: "http://127.0.0.1:9", name: "Auth" };
  const away = createOpenIdControl(settings, { fetch, now: () => new Date() });
  const elsewhere = await openFrontDoor({ openId: away });
  const { location } = await createBrowser().step(`${elsewhere.url}${START}`);
  expect(location).toBe(`${elsewhere.url}/?sign-in-error=UNAVAILABLE`);
});
