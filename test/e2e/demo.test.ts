import type { Page } from "playwright-core";
import { expect, it, onTestFinished } from "vitest";
import { launchBrowser } from "../support/chromium.ts";
import { startDemo } from "./support/demo.ts";

/** What the browser says went wrong on the page. */
function collectErrors(page: Page): string[] {
  const failures: string[] = [];
  page.on("pageerror", (error) => failures.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error") failures.push(message.text());
  });
  return failures;
}

it("shows the demo's list moving by itself until all 13 episodes of Lycoris Recoil are available", async (context) => {
  const launch = await launchBrowser();
  if (launch.browser === null) return context.skip(launch.reason);
  const { browser } = launch;
  onTestFinished(() => browser.close());
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  const failures = collectErrors(page);
  let loads = 0;
  page.on("load", () => (loads += 1));

  const demo = await startDemo(3);
  onTestFinished(demo.end);
  await page.goto(demo.signInUrl);
  await page.getByRole("status").filter({ hasText: "Live" }).waitFor();
  const card = page.locator("a.card", { hasText: "Lycoris Recoil" }).first();
  await card.waitFor();

  // The list moves without a reload: the card's words change as the download goes on.
  const seen = new Set<string>();
  await expect
    .poll(
      async () => {
        seen.add(
          (await card
            .getByText(/Approved|Found|Downloading|Downloaded|Importing/)
            .first()
            .textContent()) ?? "",
        );
        return seen.size;
      },
      { timeout: 60_000 },
    )
    .toBeGreaterThanOrEqual(3);
  expect(loads).toBe(1);

  await card.click();
  await page.getByRole("heading", { name: "Lycoris Recoil", level: 1 }).waitFor();
  await expect.poll(() => page.locator("button.episode").count(), { timeout: 30_000 }).toBe(13);
  await expect
    .poll(() => page.locator('button.episode[data-state="AVAILABLE"]').count(), {
      timeout: 120_000,
    })
    .toBe(13);
  // Opening a page of the app is no load either.
  expect(loads).toBe(1);
  expect(failures).toEqual([]);
});

const OBSERVED_MS = 30_000;

it("moves by itself without a shift of its layout", async (context) => {
  const launch = await launchBrowser();
  if (launch.browser === null) return context.skip(launch.reason);
  const { browser } = launch;
  onTestFinished(() => browser.close());
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.addInitScript(() => {
    const shifts: { value: number; moved: (string | undefined)[] }[] = [];
    Object.assign(window, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as LayoutShift[]) {
        if (entry.hadRecentInput) continue;
        const moved = entry.sources.map(
          ({ node, previousRect, currentRect }) =>
            `${(node as Element | null)?.className ?? node?.nodeName} ${previousRect.x},${previousRect.y} → ${currentRect.x},${currentRect.y}`,
        );
        shifts.push({ value: entry.value, moved });
      }
    }).observe({ type: "layout-shift", buffered: true });
  });

  // Three times as fast: as much happens in a minute as in three of the demo.
  const demo = await startDemo(3);
  onTestFinished(demo.end);
  await page.goto(demo.signInUrl);
  await page.locator("a.card", { hasText: "Lycoris Recoil" }).first().waitFor();
  await page.waitForTimeout(OBSERVED_MS);

  const shifts = (await page.evaluate("window.shifts")) as { value: number; moved: string[] }[];
  const total = shifts.reduce((sum, { value }) => sum + value, 0);
  const worst = shifts.toSorted((a, b) => b.value - a.value).slice(0, 8);
  expect(total, JSON.stringify(worst)).toBeLessThan(0.05);
});

interface LayoutShift extends PerformanceEntry {
  readonly value: number;
  readonly hadRecentInput: boolean;
  readonly sources: readonly {
    readonly node: Node | null;
    readonly previousRect: DOMRectReadOnly;
    readonly currentRect: DOMRectReadOnly;
  }[];
}
