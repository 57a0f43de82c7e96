import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it, type TestContext } from "vitest";
import { PERSON_PASSWORD } from "../../simulator/service/access.ts";
import { CLIENT, startOpenIdProvider } from "../support/open-id-provider.ts";
import { approveQuickConnect } from "../support/quick-connect.ts";
import { freePort } from "../support/real-program.ts";
import { makeDataDir, startTrackerProcess } from "../support/tracker-process.ts";
import { ADMIN, type House, openHouse, setUpAdmin } from "./support/house.ts";

// One tracker for all of these tests: each uses browsers and accounts of its own.
let opened: House | string = "the house was not opened";
beforeAll(async () => {
  opened = await openHouse();
});
afterAll(async () => {
  if (typeof opened !== "string") await opened.close();
});

function houseFor(context: TestContext): House {
  return typeof opened === "string" ? context.skip(opened) : opened;
}

const field = (page: Page, label: string) => page.getByLabel(label, { exact: true });
const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();

async function signIn(page: Page, given: Partial<typeof ADMIN> = {}): Promise<void> {
  const { username, password } = { ...ADMIN, ...given };
  await page.getByRole("radio", { name: "Status Tracker" }).check();
  await field(page, "Username").fill(username);
  await field(page, "Password").fill(password);
  await press(page, "Sign in");
}

/** What the page says of the last attempt, and whether it permits another one. */
async function readRefusal(page: Page): Promise<{ words: string; isDisabled: boolean }> {
  const handle = await page.waitForFunction(() => {
    const words = document.querySelector(".error")?.textContent ?? "";
    const isDisabled = document.querySelector("button[type=submit]:disabled") !== null;
    return words === "" ? null : { words, isDisabled };
  });
  return (await handle.jsonValue()) ?? { words: "", isDisabled: false };
}

it("says that a password is wrong, counts down after some, and then opens the address that was asked for", async (context) => {
  const house = houseFor(context);
  const { page, crashes } = await house.open("/account");
  await page.getByRole("heading", { name: "Sign in" }).waitFor();
  await signIn(page, { password: "wrong" });
  const wrong = { words: "The username or password is incorrect.", isDisabled: false };
  expect(await readRefusal(page)).toEqual(wrong);
  await expect
    .poll(() => field(page, "Password").evaluate((input) => input.matches(":focus")))
    .toBe(true);
  // Each failure doubles the delay: on a slow machine the first ones are over before the next attempt.
  let refusal = wrong;
  for (let tries = 0; refusal.words === wrong.words && tries < 12; tries += 1) {
    await signIn(page, { password: `wrong ${tries}` });
    refusal = await readRefusal(page);
  }
  expect(refusal.words).toMatch(/^Too many attempts\. Try again in \d+ s\.$/);
  expect(refusal.isDisabled).toBe(true);
  await field(page, "Password").fill(ADMIN.password);
  await page.getByText("You can try again now.").waitFor({ timeout: 120_000 });
  await press(page, "Sign in");
  await page.getByRole("heading", { name: "Account" }).waitFor();
  expect(new URL(page.url()).pathname).toBe("/account");
  expect(crashes).toEqual([]);
});

it("says that the session ended elsewhere, on the open page, and returns to it", async (context) => {
  const house = houseFor(context);
  const here = await house.open("/services");
  await signIn(here.page);
  await here.page.getByRole("article", { name: "Sonarr" }).waitFor();
  const there = await house.open("/account");
  await signIn(there.page);
  await there.page.getByRole("button", { name: "End all other sessions" }).click();
  await here.page.getByText("Your session ended. Sign in again.").waitFor();
  await signIn(here.page);
  await here.page.getByRole("article", { name: "Sonarr" }).waitFor();
  expect(new URL(here.page.url()).pathname).toBe("/services");
  // Whoever signs out knows it.
  await here.page.getByRole("button", { name: /^Account menu/ }).click();
  await press(here.page, "Sign out");
  await here.page.getByRole("heading", { name: "Sign in" }).waitFor();
  expect(await here.page.getByText("Your session ended").count()).toBe(0);
  expect([...here.crashes, ...there.crashes]).toEqual([]);
});

const ADMIN_LINKS = ["Inbox", "Services", "Deletions", "People", "Audit log"];

it("signs in with a Jellyfin account, which sees no page of admins", async (context) => {
  const house = houseFor(context);
  const { page, crashes } = await house.open("/");
  await page.getByRole("radio", { name: "Jellyfin" }).check();
  await field(page, "Username").fill("mika");
  await field(page, "Password").fill(PERSON_PASSWORD);
  await press(page, "Sign in");
  await page.getByRole("button", { name: "Account menu of mika" }).click();
  const menu = page.getByRole("navigation", { name: "Account menu" });
  await menu.getByRole("link", { name: "Account" }).waitFor();
  for (const name of ADMIN_LINKS)
    expect(await menu.getByRole("link", { name }).count(), name).toBe(0);
  expect(await menu.getByRole("button", { name: /sync/i }).count()).toBe(0);
  for (const path of ["services", "inbox", "deletions", "welcome", "people", "audit"]) {
    await page.goto(`${house.url}/${path}`);
    await page.getByRole("heading", { name: /^Only an admin can / }).waitFor();
  }
  // There is no password in the tracker to change.
  await page.goto(`${house.url}/account`);
  await page.getByRole("region", { name: "Profile" }).getByText("Requester").first().waitFor();
  await page.getByRole("region", { name: "Sessions" }).getByText("This device").waitFor();
  expect(await page.getByRole("region", { name: "Password" }).count()).toBe(0);
  expect(crashes).toEqual([]);
});

it("signs in with Quick Connect once the code is approved in Jellyfin", async (context) => {
  const house = houseFor(context);
  // As from the page of an OpenID provider on which it took too long.
  const { page, crashes } = await house.open("/?sign-in-error=EXPIRED");
  await page.getByText("The sign-in took too long", { exact: false }).waitFor();
  expect(page.url()).toBe(`${house.url}/`);
  await page.getByRole("radio", { name: "Jellyfin" }).check();
  await press(page, "Use Quick Connect");
  const code = (await page.locator(".quick-code").textContent()) ?? "";
  expect(code).toMatch(/^\d{6}$/);
  await page.getByText(/^Expires in \d+ min \d+ s$/).waitFor();
  expect(await approveQuickConnect(house.stack, { code, username: "ada" })).toBe(200);
  await page.getByRole("button", { name: "Account menu of Ada" }).waitFor();
  expect(crashes).toEqual([]);
});

it("signs in at the page of an OpenID provider, and returns to the address that was asked for", async (context) => {
  const house = houseFor(context);
  // The provider has to know the address of the tracker before, and the tracker that of the provider.
  const port = await freePort();
  const provider = await startOpenIdProvider(`http://127.0.0.1:${port}/auth/oidc/oidc/callback`);
  provider.accounts.set("noor", { name: "Noor", email: "", email_verified: false });
  provider.signsIn = "noor";
  const tracker = await startTrackerProcess(makeDataDir(), {
    PORT: String(port),
    OIDC_ISSUER: provider.issuer,
    OIDC_CLIENT_ID: CLIENT.clientId,
    OIDC_CLIENT_SECRET: CLIENT.clientSecret,
    OIDC_NAME: "Auth",
  });
  await setUpAdmin(tracker);
  const { page, crashes } = await house.open(`${tracker.url}/account`);
  await page.getByRole("link", { name: "Sign in with Auth" }).click();
  await page.getByRole("heading", { name: "Account" }).waitFor();
  expect(page.url()).toBe(`${tracker.url}/account`);
  await page.getByRole("region", { name: "Profile" }).getByText("Noor").waitFor();
  expect(crashes).toEqual([]);
});

it("creates the account of an invitation, once, and follows a change of its role", async (context) => {
  const house = houseFor(context);
  const { invite } = await house.asAdmin("mutation { invite(role: VIEWER) { path } }");
  const path: string = invite.path;
  const { page, crashes } = await house.open(path);
  await page.getByText("Hana invites you to Status Tracker.").waitFor();
  await field(page, "Username").fill("Noor");
  await field(page, "Password").fill("battery staple");
  await field(page, "Confirm password").fill("battery staple");
  await press(page, "Create account");
  await page.getByRole("button", { name: "Account menu of Noor" }).waitFor();
  expect(new URL(page.url()).pathname).toBe("/");

  const late = await house.open(path);
  await late.page.getByText("This invitation is not valid any more. Ask for a new one.").waitFor();
  expect(await late.page.getByRole("textbox").count()).toBe(0);

  // The open page follows without a reload.
  const { people } = await house.asAdmin("{ people(first: 100) { nodes { id name } } }");
  const { id } = people.nodes.find(({ name }: { name: string }) => name === "Noor");
  const setRole = (role: string) =>
    house.asAdmin(
      "mutation ($id: ID!, $input: PersonInput!) { savePerson(id: $id, input: $input) { id } }",
      { id, input: { role } },
    );
  await page.goto(`${house.url}/services`);
  await page.getByRole("heading", { name: "Only an admin can see the services" }).waitFor();
  await setRole("ADMIN");
  await page.getByRole("article", { name: "Sonarr" }).waitFor();
  await setRole("VIEWER");
  await page.getByRole("heading", { name: "Only an admin can see the services" }).waitFor();
  expect([...crashes, ...late.crashes]).toEqual([]);
});

it("creates a token that a tool can use until it is revoked, and changes the password", async (context) => {
  const house = houseFor(context);
  const { page, crashes } = await house.open("/account");
  await signIn(page);
  await press(page, "Create token");
  await field(page, "Name").fill("Dashboard");
  await press(page, "Create token");
  const shown = page.getByRole("group", { name: "New token" });
  const token = await shown.getByRole("textbox").inputValue();
  const nameFor = async () => {
    const response = await fetch(`${house.url}/graphql`, {
      method: "POST",
      headers: { Authorization: `Bearer ${token}`, "Content-Type": "application/json" },
      body: JSON.stringify({ query: "{ viewer { name isToken } }" }),
    });
    return JSON.parse(await response.text()).data?.viewer ?? null;
  };
  expect(await nameFor()).toEqual({ name: ADMIN.username, isToken: true });
  await page.reload();
  await page.getByText("Dashboard", { exact: true }).waitFor();
  expect(await page.content()).not.toContain(token);
  await page.getByRole("button", { name: "Revoke… Dashboard" }).click();
  await press(page, "Revoke token");
  await page.getByText("Dashboard", { exact: true }).waitFor({ state: "detached" });
  expect(await nameFor()).toBeNull();

  await field(page, "Current password").fill("wrong");
  await field(page, "New password").fill(ADMIN.password);
  await field(page, "Confirm new password").fill(ADMIN.password);
  await press(page, "Change password");
  await page.getByText("The current password is incorrect.").waitFor();
  await field(page, "Current password").fill(ADMIN.password);
  await press(page, "Change password");
  await page.getByText("Changed. Your other sessions have ended.").waitFor();
  expect(crashes).toEqual([]);
});
