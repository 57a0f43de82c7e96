import type { Browser, BrowserContext, Page } from "playwright-core";
import { expect, it, onTestFinished, type TestContext } from "vitest";
import { startSession } from "../../server/account/session.ts";
import type { App } from "../../server/app.ts";
import { NO_CHANGE } from "../../server/tracking/core/bus.ts";
import { movie } from "../../simulator/world/title.ts";
import { launchBrowser } from "../support/chromium.ts";
import { seerrRequest } from "../support/deletion.ts";
import { startEnvironment } from "./support/start-environment.ts";

const SPEED = 15;
const VIEWPORT = { width: 390, height: 844 };

const FERRY = movie({ title: "Night Ferry", year: 2023, overview: "The last crossing." });
const LANTERN = movie({ title: "The Last Lantern", year: 2021, overview: "A keeper of lights." });
const ORCHARD = movie({ title: "The Glass Orchard", year: 2022, overview: "Trees that ring." });

async function openBrowser(context: TestContext): Promise<Browser> {
  const launch = await launchBrowser();
  if (launch.browser === null) return context.skip(launch.reason);
  const { browser } = launch;
  onTestFinished(() => browser.close());
  return browser;
}

/** Three movies: one that Mika asked for, the others of Jörg and Ada. */
async function openHouse(browser: Browser) {
  const { app, stack, signInUrl } = await startEnvironment(SPEED);
  seerrRequest(stack.world, { title: FERRY, by: "mika" });
  seerrRequest(stack.world, { title: ORCHARD, by: "Jörg Ünal" });
  seerrRequest(stack.world, { title: LANTERN, by: "Ada" });
  await expect
    .poll(() => app.store.read.mediaRequest.count({ where: { requesterId: { not: null } } }), {
      timeout: 30_000,
    })
    .toBe(3);
  const crashes: string[] = [];
  const openWindow = async (): Promise<{ window: BrowserContext; page: Page }> => {
    const window = await browser.newContext({ viewport: VIEWPORT });
    const page = await window.newPage();
    page.on("pageerror", (error) => crashes.push(error.message));
    return { window, page };
  };
  const admin = (await openWindow()).page;
  await admin.goto(signInUrl);
  const origin = new URL(signInUrl).origin;
  return { app, admin, openWindow, origin, crashes };
}

/** Makes the requester of a title a person, and signs them in. */
async function signInRequester(
  app: App,
  window: BrowserContext,
  { origin, title }: { readonly origin: string; readonly title: string },
): Promise<void> {
  const request = await app.store.read.mediaRequest.findFirstOrThrow({ where: { title } });
  const { token } = await app.store.write(async (tx) => {
    const createdAt = app.account.now();
    const identity = {
      id: "identity-of-mika",
      kind: "SEERR",
      provider: request.originService,
      subject: String(request.requesterId),
      name: "mika",
      createdAt,
    };
    await tx.person.create({
      data: {
        id: "mika",
        name: "Mika",
        role: "REQUESTER",
        createdAt,
        identities: { create: identity },
      },
    });
    const from = { device: null, address: "" };
    return startSession(app.account, tx, { personId: "mika", provider: "seerr", origin: from });
  });
  await window.addCookies([{ name: "status_tracker_session", value: token, url: origin }]);
}

it("shows a requester their own requests without admin lines, more of them after following, and all once an admin changes the role", async (context) => {
  const browser = await openBrowser(context);
  const { app, admin, openWindow, origin, crashes } = await openHouse(browser);
  const { window, page } = await openWindow();
  await signInRequester(app, window, { origin, title: "Night Ferry" });

  await page.goto(origin);
  const card = (title: string) => page.locator("a.card", { hasText: title });
  await page.getByRole("heading", { name: /^Yours/ }).waitFor();
  await card("Night Ferry").waitFor();
  expect(await card("The Glass Orchard").count()).toBe(0);
  expect(await card("The Last Lantern").count()).toBe(0);
  expect(await page.getByRole("button", { name: "Select" }).count()).toBe(0);

  await card("Night Ferry").click();
  await page.getByRole("button", { name: "Share" }).waitFor();
  for (const name of ["More actions", "Sync", "Delete…", "Approve", "Choose a release"])
    expect(await page.getByRole("button", { name }).count(), name).toBe(0);
  expect(await page.getByRole("button", { name: "Follow" }).count()).toBe(0);

  // Somebody sends them the link of another request, which they then follow.
  await admin.locator("a.card", { hasText: "The Glass Orchard" }).click();
  await page.goto(await createLink(admin));
  await page.getByRole("button", { name: "Follow" }).click();
  await page.getByRole("button", { name: "Following" }).waitFor();
  await page.getByRole("link", { name: "Open in Status Tracker" }).click();
  await page.getByRole("heading", { name: "The Glass Orchard" }).waitFor();
  await page.getByRole("link", { name: "Requests" }).click();
  await page.getByRole("heading", { name: /^Following/ }).waitFor();
  await card("The Glass Orchard").waitFor();

  await admin.goto(`${origin}/people`);
  const mika = admin.locator("li.person", { hasText: "Mika" });
  await mika.getByText("Requester").waitFor();
  await mika.getByRole("button", { name: "Manage Mika" }).click();
  await admin
    .getByRole("dialog")
    .getByLabel(/^Viewer/)
    .check();
  await admin.getByRole("button", { name: "Save" }).click();
  await mika.getByText("Viewer").waitFor();
  await card("The Last Lantern").waitFor();

  await admin.goto(`${origin}/audit`);
  await admin.getByText("Made Mika a viewer instead of a requester").waitFor();
  await admin.getByText(/^Shared The Glass Orchard by a link/).waitFor();
  expect(crashes).toEqual([]);
});

it("shows a shared request in a private window, live, until the link is revoked", async (context) => {
  const browser = await openBrowser(context);
  const { app, admin, openWindow, origin, crashes } = await openHouse(browser);
  await admin.locator("a.card", { hasText: "Night Ferry" }).click();
  const url = await createLink(admin);
  expect(url).toMatch(new RegExp(`^${origin}/s/[\\w-]{43}$`));
  await admin.getByRole("img", { name: /^QR code/ }).waitFor();

  const { page } = await openWindow();
  await page.goto(url);
  await page.getByRole("heading", { name: "Night Ferry" }).waitFor();
  await page.getByText("Live", { exact: true }).waitFor();
  expect(await page.getByText(/mika|Radarr|Seerr|Sign in/i).count()).toBe(0);
  // Nothing to press but what unfolds the past stages.
  expect(await page.locator("main button:not([aria-expanded])").count()).toBe(0);

  // Live: the title of a request can be corrected.
  await app.store.write((tx) =>
    tx.mediaRequest.updateMany({
      where: { title: "Night Ferry" },
      data: { title: "The Night Ferry", version: { increment: 1_000_000 } },
    }),
  );
  const { id } = await app.store.read.mediaRequest.findFirstOrThrow({
    where: { title: "The Night Ferry" },
  });
  app.tracker.context.bus.publish({ ...NO_CHANGE, requestIds: [id] });
  await page.getByRole("heading", { name: "The Night Ferry" }).waitFor();

  await admin.getByRole("button", { name: "Revoke" }).click();
  await page.getByText("This link was revoked or has expired").waitFor();
  expect(await page.getByText("Night Ferry").count()).toBe(0);
  await page.reload();
  await page.getByText("This link does not work").waitFor();
  expect(crashes).toEqual([]);
});

/** Creates a link in the dialog of the open request, and returns its address. */
async function createLink(page: Page): Promise<string> {
  await page.getByRole("button", { name: "Share" }).click();
  await page.getByRole("button", { name: "Create link" }).click();
  return page.getByRole("textbox", { name: /^Link to/ }).inputValue();
}
