import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import type axe from "axe-core";
import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it, type TestContext } from "vitest";
import { findLayoutFlaws } from "../screens/layout-check.ts";
import { createPhotographer, type Photographer } from "../screens/photographer.ts";
import { SET_UP_SHOT, SHOTS, type Shot } from "../screens/shot.ts";
import { type FrozenDemo, openFrozenDemo } from "../screens/world.ts";
import { launchBrowser } from "../support/chromium.ts";

const HEIGHT = 900;
/** What `axe.source` does, in half the bytes. */
const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

// One browser and one demo that stands still: every page and dialog is opened once, and drawn again in each width and scheme.
let opened: { browser: Browser; demo: FrozenDemo } | string = "not opened";
beforeAll(async () => {
  const launch = await launchBrowser();
  if (launch.browser === null) return void (opened = launch.reason);
  opened = { browser: launch.browser, demo: await openFrozenDemo() };
});
afterAll(async () => {
  if (typeof opened === "string") return;
  await opened.browser.close();
  await opened.demo.close();
});

function openedFor(context: TestContext): Exclude<typeof opened, string> {
  return typeof opened === "string" ? context.skip(opened) : opened;
}

it("has a picture of every route of the app", () => {
  const app = readFileSync(join(import.meta.dirname, "../../client/app.tsx"), "utf8");
  const routes = [...app.matchAll(/\{ path: "([^"]+)", page: /g)].map(([, path = ""]) => path);
  expect(routes.length).toBeGreaterThan(10);
  // The page of an address that no route has.
  const all = [...routes, "*"];
  expect([...new Set(SHOTS.map(({ route }) => route))].toSorted()).toEqual(all.toSorted());
});

/** What a scheme changes. */
const COLOUR_RULES = ["color-contrast", "link-in-text-block"];

/** What axe finds on the page, one line for each rule; `isColourOnly`: the rest was checked in the other scheme. */
async function findViolations(page: Page, isColourOnly: boolean): Promise<readonly string[]> {
  const options: axe.RunOptions = {
    resultTypes: ["violations"],
    // Only rules that are off would need the style sheets and the sound.
    preload: false,
    ...(isColourOnly
      ? { runOnly: { type: "rule", values: COLOUR_RULES } }
      : // Part of WCAG 2.2, and off unless it is asked for.
        { rules: { "target-size": { enabled: true } } }),
  };
  const { violations } = await page.evaluate<axe.AxeResults, axe.RunOptions>(
    // Where its script has put it.
    (given) => (Reflect.get(globalThis, "axe") as typeof axe).run(document, given),
    options,
  );
  return violations.map(
    ({ id, nodes }) =>
      `${id} (${nodes.length}): ${nodes[0]?.html.slice(0, 200)} ${nodes[0]?.failureSummary}`,
  );
}

/** Runs in the browser: what measures the window is drawn again a frame after it was resized. */
async function untilResized(width: number): Promise<void> {
  const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  while (window.innerWidth !== width) await nextFrame();
  await nextFrame();
  await nextFrame();
}

/** Everything that is wrong with what a page shows, in words. */
async function inspect(page: Page): Promise<readonly string[]> {
  const devtools = await page.context().newCDPSession(page);
  const flaws: string[] = [];
  const resize = async (width: number) => {
    const isTouched = width < 600;
    await devtools.send("Emulation.setTouchEmulationEnabled", { enabled: isTouched });
    await page.setViewportSize({ width, height: HEIGHT });
    await page.evaluate(untilResized, width);
  };
  const note = (where: string, found: readonly string[]) =>
    flaws.push(...found.map((flaw) => `${where}: ${flaw}`));

  await page.evaluate(AXE);
  for (const width of [1440, 390]) {
    await resize(width);
    note(`${width} px`, await findLayoutFlaws(page));
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      const isColourOnly = colorScheme === "dark";
      note(`${width} px, ${colorScheme}`, await findViolations(page, isColourOnly));
    }
  }
  // A tablet; half of 1440 px, which is what a page has at 200 %; and the narrowest that WCAG asks for.
  for (const width of [768, 720, 320]) {
    await resize(width);
    note(`${width} px`, await findLayoutFlaws(page));
  }
  const headings = await page.locator("h1").count();
  if (headings !== 1) flaws.push(`${headings} headings of level 1`);
  await devtools.detach();
  return flaws;
}

/** Inspects pages one after another, in one tab for each role. */
async function inspectAll(
  { browser, demo }: { readonly browser: Browser; readonly demo: FrozenDemo },
  shots: readonly Shot[],
): Promise<readonly string[]> {
  const flaws: string[] = [];
  const photographer = createPhotographer(browser, demo, { width: 1440, scheme: "light" });
  for (const shot of shots) {
    const found = await photographer
      .show(shot, inspect)
      // The others are inspected all the same.
      .catch((error: unknown) => [String(error).slice(0, 300)]);
    flaws.push(...found.map((flaw) => `${shot.name} at ${flaw}`));
  }
  await photographer.close();
  return flaws;
}

const ASPECTS =
  "without overflow, overlap or anything cut off, and axe finds nothing, narrow or wide, dark or light";

// The first, since it is there only until an admin is.
it(`shows the set-up ${ASPECTS}`, async (context) => {
  expect(await inspectAll(openedFor(context), [SET_UP_SHOT])).toEqual([]);
});

it(`shows every page and dialog ${ASPECTS}`, { timeout: 900_000 }, async (context) => {
  const given = openedFor(context);
  await given.demo.setUp();
  expect(await inspectAll(given, SHOTS)).toEqual([]);
});

async function withPage(
  { browser, demo }: { readonly browser: Browser; readonly demo: FrozenDemo },
  work: (photographer: Photographer) => Promise<void>,
): Promise<void> {
  await demo.setUp();
  const photographer = createPhotographer(browser, demo, { width: 1440, scheme: "dark" });
  await work(photographer).finally(() => photographer.close());
}

async function expectFocus(target: Locator): Promise<void> {
  await expect.poll(() => target.evaluate((element) => element.matches(":focus"))).toBe(true);
}

const shotOf = (name: string): Shot => {
  const shot = SHOTS.find((one) => one.name === name);
  if (shot === undefined) throw new Error(`there is no shot named ${name}`);
  return shot;
};

it("leads past the top bar, and moves the focus to the heading of each page that is opened, which it announces", async (context) => {
  await withPage(openedFor(context), (photographer) =>
    photographer.show(shotOf("account"), async (page) => {
      await page.keyboard.press("Tab");
      await page.keyboard.press("Enter");
      await expectFocus(page.locator("main"));
      for (const name of ["Inbox", "Services", "People"]) {
        await page.getByRole("button", { name: /^Account menu/ }).click();
        const menu = page.getByRole("navigation", { name: "Account menu" });
        await menu.getByRole("link", { name }).click();
        await expectFocus(page.getByRole("heading", { name, level: 1 }));
        const title = `${name} · Status Tracker`;
        await page.getByRole("status").filter({ hasText: title }).waitFor();
      }
      // Back is a change of page as well.
      await page.goBack();
      expect(new URL(page.url()).pathname).toBe("/services");
      await expectFocus(page.getByRole("heading", { name: "Services", level: 1 }));
    }),
  );
});

it("leads through the calendar by keyboard, with its range in the address", async (context) => {
  await withPage(openedFor(context), (photographer) =>
    photographer.show(shotOf("upcoming"), async (page) => {
      const cell = (name: RegExp) => page.getByRole("gridcell", { name });
      const address = () => new URL(page.url()).searchParams.toString();
      await page.locator('td[aria-current="date"]').focus();
      await page.keyboard.press("ArrowDown");
      // Seven days on is another week.
      await expectFocus(cell(/11 May/));
      expect(address()).toBe("date=2031-05-11");
      await page.getByRole("radio", { name: "Month" }).check();
      await expect.poll(address).toBe("view=month&date=2031-05-11");
      await page.reload();
      // A date without a time stays on its day.
      const day = cell(/Friday,? 9 May: 1 release/);
      await day.focus();
      await page.keyboard.press("Enter");
      await expectFocus(day.getByRole("link", { name: /The Cartographer's Debt/ }));
      await page.keyboard.press("Enter");
      await expectFocus(page.getByRole("heading", { level: 1, name: "The Cartographer's Debt" }));
      await page.getByText("will be released on Friday").waitFor();
    }),
  );
});

it("gives each chart as a table, with the period in the address", async (context) => {
  await withPage(openedFor(context), (photographer) =>
    photographer.show(shotOf("statistics"), async (page) => {
      await page.getByRole("radio", { name: "30 days" }).check();
      await expect.poll(() => new URL(page.url()).search).toBe("?days=30");
      const table = page.getByRole("region", { name: "Time in each stage, table" });
      const summary = page
        .locator(".chart-card", { has: page.getByText("Time in each stage") })
        .getByText("Show as a table");
      await summary.focus();
      await page.keyboard.press("Enter");
      await table.getByRole("row", { name: /^Downloading/ }).waitFor();
      expect(await table.getByRole("columnheader").allTextContents()).toEqual([
        "Stage",
        "Half of them",
        "Nine of ten",
        "Requests",
      ]);
    }),
  );
});

it("moves nothing for people who do not want it", async (context) => {
  await withPage(openedFor(context), (photographer) =>
    photographer.show(shotOf("home"), async (page) => {
      expect(await page.evaluate(() => matchMedia("(prefers-reduced-motion)").matches)).toBe(true);
      expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
    }),
  );
});

it("keeps the focus where something was done: after a dialog, a confirmation that is called off, a deletion and its undo", async (context) => {
  await withPage(openedFor(context), async (photographer) => {
    await photographer.show(shotOf("people"), async (page) => {
      const manage = page.getByRole("button", { name: "Manage Ada" });
      await manage.focus();
      await page.keyboard.press("Enter");
      const dialog = page.getByRole("dialog");
      const remove = dialog.getByRole("button", { name: "Remove…" });
      await remove.focus();
      await page.keyboard.press("Enter");
      await expectFocus(dialog.getByRole("button", { name: "Remove", exact: true }));
      await page.keyboard.press("Tab");
      await page.keyboard.press("Enter");
      await expectFocus(remove);
      // The dialog is taken away once the name is saved.
      await dialog.getByLabel("Name").fill("Ada L.");
      await page.keyboard.press("Enter");
      await dialog.waitFor({ state: "detached" });
      await page.getByRole("heading", { name: "Ada L." }).waitFor();
      expect(await page.evaluate(() => document.activeElement?.tagName)).not.toBe("BODY");
    });
    await photographer.show(shotOf("request-finished"), async (page) => {
      const button = page.getByRole("button", { name: "Delete…" });
      await button.focus();
      await page.keyboard.press("Enter");
      const dialog = page.getByRole("dialog");
      await expectFocus(dialog.getByRole("radio").first());
      await page.keyboard.press("Space");
      const confirm = dialog.getByRole("button", { name: /^Delete \d/ });
      await confirm.focus();
      await page.keyboard.press("Enter");
      await expectFocus(page.getByRole("button", { name: "Undo" }));
      await page.keyboard.press("Enter");
      await button.waitFor();
      expect(await page.evaluate(() => document.activeElement?.tagName)).not.toBe("BODY");
    });
  });
});
