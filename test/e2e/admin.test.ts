import type { Page } from "playwright-core";
import { expect, it, onTestFinished, type TestContext } from "vitest";
import { movie } from "../../simulator/world/title.ts";
import { launchBrowser } from "../support/chromium.ts";
import { seerrRequest } from "../support/deletion.ts";
import { startEnvironment } from "./support/start-environment.ts";

const FERRY = movie({ title: "Night Ferry", year: 2023, overview: "The last crossing." });

/** The width of the smallest phone, at which nothing may scroll sideways. */
const NARROW = { width: 320, height: 700 };

async function openAdmin(context: TestContext) {
  const launch = await launchBrowser();
  if (launch.browser === null) return context.skip(launch.reason);
  const { browser } = launch;
  onTestFinished(() => browser.close());
  const { app, stack, signInUrl } = await startEnvironment(15);
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  const crashes: string[] = [];
  page.on("pageerror", (error) => crashes.push(error.message));
  await page.goto(signInUrl);
  const origin = new URL(signInUrl).origin;
  const open = (path: string) => page.goto(`${origin}${path}`);
  return { app, stack, page, open, crashes };
}

async function overflowOf(page: Page): Promise<number> {
  return page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
}

it("says in the inbox which title a webhook was about, finds it by search, and replays it with its result", async (context) => {
  const { app, stack, page, open, crashes } = await openAdmin(context);
  seerrRequest(stack.world, { title: FERRY, by: "mika" });
  await expect.poll(() => app.store.read.deliverySubject.count()).toBeGreaterThan(0);

  await open("/inbox");
  const row = page
    .locator("details.delivery", { hasText: "Night Ferry" })
    .filter({ hasText: "Request approved automatically" })
    .first();
  await row.waitFor();
  await page.getByRole("searchbox").fill("night ferry");
  await page.waitForURL(/q=night\+ferry|q=night%20ferry/);
  await row.waitFor();
  await page.getByRole("searchbox").fill("nothing of that name");
  await page.getByText("No matching webhooks").waitFor();
  await page.getByRole("link", { name: "Show all webhooks" }).click();

  // By keyboard: open the webhook, and replay it.
  await row.locator("> summary").first().focus();
  await page.keyboard.press("Enter");
  const single = row.locator("details.delivery").first();
  if ((await single.count()) > 0) await single.locator("> summary").click();
  const replay = row.getByRole("button", { name: "Replay" });
  await replay.waitFor();
  await replay.focus();
  await page.keyboard.press("Enter");
  await row.getByText("Result:").waitFor();
  await row.getByRole("status").getByText("No change").waitFor();
  await row.getByRole("link", { name: "Open request" }).click();
  await page.getByRole("heading", { level: 1, name: "Night Ferry" }).waitFor();
  expect(crashes).toEqual([]);
});

it("lists services in a line each, syncs with them, and shows one on its page", async (context) => {
  const { app, page, open, crashes } = await openAdmin(context);
  await open("/services");
  const sonarr = page.getByRole("article", { name: "Sonarr", exact: true });
  await sonarr.getByText("Connected", { exact: true }).waitFor();
  expect(await page.getByRole("article").count()).toBe(6);
  expect(await page.getByText(/environment variables/).count()).toBe(1);
  expect((await sonarr.boundingBox())?.height).toBeLessThan(140);
  await page.getByRole("button", { name: "Full sync", exact: true }).click();
  const synced = () => app.store.read.sync.count({ where: { kind: "BUTTON", status: "DONE" } });
  await expect.poll(synced).toBe(1);
  const result = page.getByRole("region", { name: "Full sync result" });
  await result.getByText(/^Checked \d+ requests?: /).waitFor();
  await result.getByRole("button", { name: "Dismiss" }).click();
  await result.waitFor({ state: "detached" });
  await sonarr.getByRole("link").focus();
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/services\/sonarr$/);
  await page.getByRole("heading", { level: 1, name: "Sonarr" }).waitFor();
  await page.getByRole("button", { name: "Test" }).click();
  await page.getByText(/^Sonarr .*(answers|responds|connected)/i).waitFor();
  await page.getByRole("link", { name: "Webhooks received from Sonarr" }).click();
  await page.waitForURL(/\/inbox\?service=sonarr$/);
  expect(crashes).toEqual([]);
});

it("fits every page for admins on the smallest phone", async (context) => {
  const { app, stack, page, open, crashes } = await openAdmin(context);
  seerrRequest(stack.world, { title: FERRY, by: "mika" });
  await expect.poll(() => app.store.read.deliverySubject.count()).toBeGreaterThan(0);
  await page.setViewportSize(NARROW);
  const headings = {
    "/services": "Services",
    "/services/sonarr": "Sonarr",
    "/settings": "Settings",
    "/inbox": "Inbox",
    "/deletions": "Deletions",
    "/people": "People",
    "/audit": "Audit log",
    "/log": "Log",
    "/about": "About",
    "/welcome": "Connect your services",
  };
  for (const [path, name] of Object.entries(headings)) {
    await open(path);
    await page.getByRole("heading", { level: 1, name, exact: true }).waitFor();
    await expect
      .poll(() => page.getByText("Loading…", { exact: true }).count(), { timeout: 30_000 })
      .toBe(0);
    expect(await overflowOf(page), path).toBe(0);
  }
  expect(crashes).toEqual([]);
});

it("changes the level of the log while it runs, shows what is new, and downloads diagnostics", async (context) => {
  const { app, page, open, crashes } = await openAdmin(context);
  await open("/log");
  await page.getByLabel(/^Log level/).selectOption("WARN");
  await expect.poll(() => app.tracker.context.log.level).toBe("warn");
  app.tracker.context.log.warn("a line of this test");
  await page.getByText("a line of this test").waitFor();

  await open("/about");
  await page.getByText("Everything responds", { exact: true }).waitFor();
  await page.getByRole("heading", { name: "What is new" }).waitFor();
  expect(await page.locator(".changelog li").count()).toBeGreaterThan(3);
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Download diagnostics" }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^status-tracker-diagnostics-[\d-]+\.json$/);
  expect(crashes).toEqual([]);
});
