import { readFileSync } from "node:fs";
import { join } from "node:path";
import axe from "axe-core";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it, type TestContext } from "vitest";
import { launchBrowser } from "../support/chromium.ts";
import { type Demo, startDemo } from "./support/demo.ts";

const app = readFileSync(join(import.meta.dirname, "../../client/app.tsx"), "utf8");

/** What stands for the parameter of a route: an address that exists and one that does not. */
const SAMPLES: Readonly<Record<string, readonly string[]>> = {
  "/services/:id": ["/services/sonarr", "/services/none"],
  "/request/:id": ["(the first card)", "/request/none"],
  "/invitation/:token": ["/invitation/none"],
  "/s/:token": ["/s/none"],
  "*": ["/none"],
};

/** An address of every route of the app, so that a new route is tested too. */
const addresses = [...app.matchAll(/<Route path="([^"]+)"/g)].flatMap(([, path = ""]) => {
  const samples = SAMPLES[path] ?? (path.includes(":") ? [] : [path]);
  if (samples.length === 0) throw new Error(`the route ${path} has no sample`);
  return samples;
});

let opened: { browser: Browser; demo: Demo; page: Page; origin: string } | string = "not opened";
beforeAll(async () => {
  const launch = await launchBrowser();
  if (launch.browser === null) return void (opened = launch.reason);
  const { browser } = launch;
  const demo = await startDemo(3);
  const context = await browser.newContext({ reducedMotion: "reduce" });
  const page = await context.newPage();
  await page.goto(demo.signInUrl);
  await page.locator("a.card").first().waitFor({ timeout: 60_000 });
  opened = { browser, demo, page, origin: new URL(demo.signInUrl).origin };
});
afterAll(async () => {
  if (typeof opened === "string") return;
  await opened.browser.close();
  opened.demo.end();
});

function demoFor(context: TestContext): Exclude<typeof opened, string> {
  return typeof opened === "string" ? context.skip(opened) : opened;
}

/** Opens an address and waits until the page shows what it is about. */
async function visit(page: Page, origin: string, address: string): Promise<void> {
  if (address !== "(the first card)") await page.goto(origin + address);
  else {
    await page.goto(`${origin}/?show=all`);
    await page.locator("a.card").first().click();
    await page.waitForURL("**/request/*");
  }
  await page.locator("h1").first().waitFor();
  await page.waitForFunction(
    () =>
      document.querySelector(".skeleton, [aria-busy=true]") === null &&
      !/^(Loading|Reading)…$/m.test(document.body.innerText),
  );
}

/** What axe finds on the page, one line for each rule. */
async function findViolations(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const { violations } = await (
      globalThis as unknown as {
        axe: {
          run(where: Document): Promise<{
            violations: { id: string; nodes: { html: string; failureSummary: string }[] }[];
          }>;
        };
      }
    ).axe.run(document);
    return violations.map(
      ({ id, nodes }) =>
        `${id} (${nodes.length}): ${nodes[0]?.html.slice(0, 160)} ${nodes[0]?.failureSummary}`,
    );
  });
}

/** How many pixels the page is wider than its window, and because of what. */
async function findOverflow(page: Page): Promise<string | null> {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return null;
    const widest = [...document.querySelectorAll("body *")]
      .filter((element) => element.getBoundingClientRect().right > width + 0.5)
      .map((element) => `${element.tagName}.${element.className}`);
    return `${document.documentElement.scrollWidth - width} px by ${widest.slice(0, 4).join(", ")}`;
  });
}

it.for(addresses)(
  "axe finds nothing on %s, dark or light, narrow or wide",
  async (address, context) => {
    const { page, origin } = demoFor(context);
    await page.setViewportSize({ width: 1440, height: 900 });
    await visit(page, origin, address);
    const found: Record<string, readonly string[]> = {};
    for (const width of [1440, 390]) {
      await page.setViewportSize({ width, height: 900 });
      for (const colorScheme of ["dark", "light"] as const) {
        await page.emulateMedia({ colorScheme });
        const violations = await findViolations(page);
        if (violations.length > 0) found[`${width} ${colorScheme}`] = violations;
      }
    }
    expect(found).toEqual({});
    expect(await page.locator("h1").count()).toBe(1);
  },
);

it("scrolls sideways nowhere at 320 px, nor at 200 % zoom", async (context) => {
  const { page, origin } = demoFor(context);
  const found: string[] = [];
  for (const address of addresses) {
    await page.setViewportSize({ width: 1440, height: 900 });
    await visit(page, origin, address);
    // Half of 1440 px is what a page has at 200 %.
    for (const width of [720, 390, 320]) {
      await page.setViewportSize({ width, height: 900 });
      const overflow = await findOverflow(page);
      if (overflow !== null) found.push(`${address} at ${width} px: ${overflow}`);
    }
  }
  expect(found).toEqual([]);
});

it("leads past the top bar by a link, and moves the focus to the heading of each page that is opened", async (context) => {
  const { page, origin } = demoFor(context);
  await page.setViewportSize({ width: 1440, height: 900 });
  await visit(page, origin, "/account");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe("MAIN");
  for (const name of ["Inbox", "Services", "People"]) {
    await page.getByRole("button", { name: /^Account menu/ }).click();
    await page
      .getByRole("navigation", { name: "Account menu" })
      .getByRole("link", { name })
      .click();
    const heading = page.getByRole("heading", { name, level: 1 });
    await expect.poll(() => heading.evaluate((element) => element.matches(":focus"))).toBe(true);
    await page
      .getByRole("status")
      .filter({ hasText: `${name} · Status Tracker` })
      .waitFor();
  }
  // Back is a change of page as well.
  await page.goBack();
  const services = page.getByRole("heading", { name: "Services", level: 1 });
  await expect.poll(() => services.evaluate((element) => element.matches(":focus"))).toBe(true);
});

it("moves nothing for people who do not want it", async (context) => {
  const { page, origin } = demoFor(context);
  await visit(page, origin, "/");
  expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
});
