import type { Page } from "playwright-core";
import { expect, it, onTestFinished, type TestContext } from "vitest";
import { launchBrowser } from "../support/chromium.ts";
import { startLibrary } from "./support/start-library.ts";

const REQUESTS = 5_000;
/** More than a reload reads again. */
const LOADED = 1_300;
const MAX_ELEMENTS = 2_500;

async function openLibrary(context: TestContext) {
  const launch = await launchBrowser();
  if (launch.browser === null) return context.skip(launch.reason);
  const { browser } = launch;
  onTestFinished(() => browser.close());
  const { signInUrl } = await startLibrary(REQUESTS);
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  const crashes: string[] = [];
  page.on("pageerror", (error) => crashes.push(error.message));
  await page.goto(signInUrl);
  return { page, crashes, origin: new URL(signInUrl).origin };
}

const countElements = (page: Page) => page.evaluate(() => document.querySelectorAll("*").length);

/** How many requests the list has loaded. */
const countLoaded = (page: Page) =>
  page.evaluate(() =>
    Number(document.querySelector(".card-frame")?.getAttribute("aria-setsize") ?? 0),
  );

/** The first card below the top bar, and where it is. */
const readPlace = (page: Page) =>
  page.evaluate(() => {
    const cards = [...document.querySelectorAll<HTMLElement>(".card-frame")];
    const first = cards.find((card) => card.getBoundingClientRect().top >= 60);
    return {
      title: first?.querySelector("h3")?.textContent,
      top: Math.round(first?.getBoundingClientRect().top ?? 0),
    };
  });

it("shows 5,000 requests with few elements, loads them while it is scrolled, and keeps its place", async (context) => {
  const { page, crashes, origin } = await openLibrary(context);
  await page.goto(`${origin}/?show=all`);
  await page.getByRole("heading", { name: `Requests ${REQUESTS}`, level: 2 }).waitFor();
  expect(await countElements(page)).toBeLessThan(MAX_ELEMENTS);

  await expect
    .poll(async () => {
      await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight));
      return countLoaded(page);
    })
    .toBeGreaterThanOrEqual(LOADED);
  expect(await countElements(page)).toBeLessThan(MAX_ELEMENTS);

  // In the part that a return does not read again.
  await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight - 6_000));
  await expect.poll(async () => (await readPlace(page)).title).toBeTruthy();
  await page.locator('.section[aria-busy="false"]').waitFor();
  const place = await readPlace(page);
  const card = page.locator(".card-frame > a", { hasText: place.title ?? "" }).first();
  for (const leave of [() => card.click(), () => page.goForward()]) {
    await leave();
    await page.getByRole("heading", { level: 1 }).filter({ hasNotText: "Requests" }).waitFor();
    await page.goBack();
    await page.locator(".card-frame").first().waitFor();
    await page.locator('.section[aria-busy="false"]').waitFor();
    await expect.poll(() => readPlace(page)).toEqual(place);
    expect(await countLoaded(page)).toBeGreaterThanOrEqual(LOADED);
  }
  expect(crashes).toEqual([]);
});

it("keeps filters, order and search in the address", async (context) => {
  const { page, crashes, origin } = await openLibrary(context);
  await page.getByRole("link", { name: "Active 100" }).waitFor();

  await page.getByRole("button", { name: "Filter" }).click();
  await page.getByLabel("State").selectOption("Downloading");
  await page.getByLabel("Requested by").selectOption("Mika");
  await page.getByLabel("Sort by").selectOption("Title");
  await page.getByRole("heading", { name: "Filtered requests 33", level: 2 }).waitFor();
  expect(page.url()).toBe(`${origin}/?state=downloading&by=Mika&sort=title`);
  await page.getByRole("link", { name: "All 33", exact: true }).waitFor();
  await page.getByRole("link", { name: "Ready 0", exact: true }).waitFor();

  await page.keyboard.press("Escape");
  await page.locator("h2").first().click();
  await page.keyboard.press("/");
  await page.keyboard.type("title 2 season 1");
  await page.getByRole("heading", { name: /^Search results/, level: 2 }).waitFor();
  expect(new URL(page.url()).searchParams.get("q")).toBe("title 2 season 1");
  const titles = await page.locator(".card-frame h3").allTextContents();
  expect(titles.length).toBeGreaterThan(0);

  await page.reload();
  await expect.poll(() => page.locator(".card-frame h3").allTextContents()).toEqual(titles);
  await page.getByRole("link", { name: "Remove the filter Downloading" }).click();
  await expect.poll(() => new URL(page.url()).searchParams.get("state")).toBeNull();
  await page.goBack();
  await expect.poll(() => page.locator(".card-frame h3").allTextContents()).toEqual(titles);
  await page.getByRole("link", { name: "Clear all" }).click();
  await expect.poll(() => page.url()).toBe(`${origin}/?q=title+2+season+1&sort=title`);

  // Without the filters others are first.
  await expect.poll(() => page.locator(".card-frame h3").allTextContents()).not.toEqual(titles);
  await page.locator('.section[aria-busy="false"]').waitFor();

  // j, k and Enter, without a mouse.
  await page.locator("body").press("j");
  const focused = await page.evaluate(
    () => document.activeElement?.querySelector("h3")?.textContent,
  );
  await page.keyboard.press("Enter");
  await page
    .getByRole("heading", { level: 1, name: (focused ?? "").split("Season")[0] ?? "" })
    .waitFor();
  expect(crashes).toEqual([]);
});
