import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { expect, it, onTestFinished } from "vitest";
import { LYCORIS_RECOIL } from "../../simulator/stories/lycoris-recoil.ts";
import { launchBrowser } from "../support/chromium.ts";
import { seerrRequest } from "../support/deletion.ts";
import { openLine } from "../support/line.ts";
import { CLIENT_DIR, startEnvironment } from "./support/start-environment.ts";

/** Resolves once the service worker has kept everything and answers for the page. */
async function waitForWorker(page: Page): Promise<void> {
  const hasWorker = () => page.evaluate(() => navigator.serviceWorker.controller !== null);
  await expect.poll(hasWorker, { timeout: 60_000 }).toBe(true);
}

it("opens without a network with what was known last, and says of when; then it is live again", async (context) => {
  const launch = await launchBrowser();
  if (launch.browser === null) return context.skip(launch.reason);
  const { browser } = launch;
  onTestFinished(() => browser.close());
  const { app, stack, signInUrl } = await startEnvironment(15);
  seerrRequest(stack.world, { title: LYCORIS_RECOIL, seasons: [1], by: "mika" });
  const line = await openLine();
  line.serve(app.url);
  const page = await browser.newPage({ viewport: { width: 390, height: 844 } });
  const crashes: string[] = [];
  page.on("pageerror", (error) => crashes.push(error.message));

  await page.goto(signInUrl.replace(app.url, line.url));
  const card = page.locator("a", { hasText: "Lycoris Recoil" }).first();
  await card.waitFor();
  await waitForWorker(page);
  // What came by the socket is kept with the next answer of the server.
  await page.reload();
  await card.click();
  await page.getByRole("heading", { name: "Lycoris Recoil", level: 1 }).waitFor();
  const address = page.url();

  line.cut();
  await page.goto(`${line.url}/`);
  await card.waitFor();
  await page
    .getByText(/^Cannot reach Status Tracker\. This is how things were today \d\d:\d\d\.$/)
    .waitFor();
  await page.goto(address);
  await page.getByRole("heading", { name: "Lycoris Recoil", level: 1 }).waitFor();
  await page.locator('.connection[data-phase="offline"]').waitFor();

  line.mend();
  await page.locator('.connection[data-phase="live"]').waitFor();
  await page.getByText(/^This is how things were/).waitFor({ state: "detached" });

  // Whoever signs out leaves nothing behind.
  await page.getByRole("button", { name: /^Account menu/ }).click();
  await page.getByRole("button", { name: "Sign out" }).click();
  await page.getByRole("heading", { name: "Sign in" }).waitFor();
  const kept = () =>
    page.evaluate(async () => {
      const store = await caches.open("last-answers");
      return (await store.keys()).map(({ url }) => url).filter((url) => !url.includes("/Session?"));
    });
  await expect.poll(kept).toEqual([]);
  expect(crashes).toEqual([]);
});

const root = join(import.meta.dirname, "../..");

it("can be installed, with icons of the sizes that it says", async (context) => {
  const launch = await launchBrowser();
  if (launch.browser === null) return context.skip(launch.reason);
  const { browser } = launch;
  onTestFinished(() => browser.close());
  const { app } = await startEnvironment(15);
  const page = await browser.newPage();
  await page.goto(app.url);
  await waitForWorker(page);
  const devtools = await page.context().newCDPSession(page);
  const { errors, url } = await devtools.send("Page.getAppManifest");
  expect(errors).toEqual([]);
  const manifest = JSON.parse(await (await fetch(url)).text());
  expect(new URL(manifest.start_url, url).href).toBe(`${app.url}/`);
  for (const { src, sizes } of manifest.icons) {
    const png = Buffer.from(await (await fetch(new URL(src, url))).arrayBuffer());
    expect(`${png.readUInt32BE(16)}x${png.readUInt32BE(20)}`, src).toBe(sizes);
  }
  const { installabilityErrors } = await devtools.send("Page.getInstallabilityErrors");
  expect(installabilityErrors).toEqual([]);
  for (const path of ["favicon.ico", "touch-icon.png"])
    expect((await fetch(`${app.url}/${path}`)).status, path).toBe(200);
  expect(readFileSync(join(root, "client/public/favicon.ico")).readUInt16LE(2)).toBe(1);
});

it("takes a new version over with the next page, without one that is outdated", async (context) => {
  const launch = await launchBrowser();
  if (launch.browser === null) return context.skip(launch.reason);
  const { browser } = launch;
  onTestFinished(() => browser.close());
  const clientDir = mkdtempSync(join(tmpdir(), "tracker-client-"));
  onTestFinished(() => rmSync(clientDir, { recursive: true, force: true }));
  cpSync(CLIENT_DIR, clientDir, { recursive: true });
  const { signInUrl } = await startEnvironment(15, clientDir);
  const page = await browser.newPage();
  await page.goto(signInUrl);
  await page.getByRole("button", { name: /^Account menu/ }).waitFor();
  await waitForWorker(page);
  let loads = 0;
  page.on("load", () => (loads += 1));
  // As after an update: the server has another service worker.
  const file = join(clientDir, "service-worker.js");
  appendFileSync(file, "\n// another version");
  for (const compressed of [`${file}.br`, `${file}.gz`]) rmSync(compressed);
  const updated = page.evaluate(() =>
    new Promise((resolve) =>
      navigator.serviceWorker.addEventListener("controllerchange", resolve, { once: true }),
    ).then(() => true),
  );
  await page.evaluate(async () => void (await (await navigator.serviceWorker.ready).update()));
  expect(await updated).toBe(true);
  // Nothing that is typed is lost: the open page stays.
  expect(loads).toBe(0);
  await page.getByRole("button", { name: /^Account menu/ }).click();
  await page.getByRole("link", { name: "People" }).click();
  await page.getByRole("heading", { name: "People", level: 1 }).waitFor();
  expect(loads).toBe(1);
});
