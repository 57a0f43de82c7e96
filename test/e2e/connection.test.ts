import type { Page } from "playwright-core";
import { expect, it, type TestContext } from "vitest";
import { type LineHouse, openLineHouse } from "./support/line-house.ts";

async function openHouse(context: TestContext): Promise<LineHouse> {
  const house = await openLineHouse();
  return typeof house === "string" ? context.skip(house) : house;
}

const light = (page: Page, phase: string) =>
  page.locator(`.connection[data-phase="${phase}"]`).waitFor({ timeout: 60_000 });

/** How many sessions the page lists: one more after each sign-in. */
const sessions = (page: Page) => page.getByRole("region", { name: "Sessions" }).locator("li");

/** Resolves once the page is live and right. Prints how long that took; the limit is for the slowest machine. */
async function expectBack(page: Page, what: string, count: number): Promise<void> {
  const since = Date.now();
  await light(page, "live");
  await expect.poll(() => sessions(page).count()).toBe(count);
  console.log(`live again after ${what}: ${Date.now() - since} ms`);
}

it("is live and right again after an outage of the network and a restart of the server", async (context) => {
  const house = await openHouse(context);
  const page = await house.open("/account");
  await light(page, "live");
  await expect.poll(() => sessions(page).count()).toBe(2);

  house.line.cut();
  await light(page, "offline");
  await house.signInElsewhere();
  // The time between two attempts has reached its longest.
  await expect.poll(() => house.line.refused()).toBeGreaterThan(6);
  expect(await sessions(page).count()).toBe(2);
  house.line.mend();
  await expectBack(page, "a cut", 3);

  await house.stop();
  await light(page, "offline");
  // The page comes back within a moment of the start: what it has to notice happened before.
  house.line.cut();
  await house.start();
  await house.signInElsewhere();
  house.line.mend();
  await expectBack(page, "a restart", 4);
  expect(house.crashes).toEqual([]);
});

it("notices by itself that nothing arrives any more, and comes back", async (context) => {
  const house = await openHouse(context);
  const page = await house.open("/account");
  await light(page, "live");
  const since = Date.now();
  house.line.lose();
  await page.locator('.connection:not([data-phase="live"])').waitFor({ timeout: 60_000 });
  console.log(`silent loss seen after ${Date.now() - since} ms`);
  await light(page, "offline");
  await house.signInElsewhere();
  house.line.mend();
  await expectBack(page, "a silent loss", 3);
  expect(house.crashes).toEqual([]);
});

it("is right after sleep, in which the server forgot the connection", async (context) => {
  const house = await openHouse(context);
  const page = await house.open("/account");
  await light(page, "live");
  const devtools = await house.context.newCDPSession(page);
  await devtools.send("Page.setWebLifecycleState", { state: "frozen" });
  house.line.cut();
  await house.signInElsewhere();
  house.line.mend();
  await devtools.send("Page.setWebLifecycleState", { state: "active" });
  await expectBack(page, "sleep", 3);
  expect(house.crashes).toEqual([]);
});

it("shares one socket between two tabs, and keeps it when the first one is closed", async (context) => {
  const house = await openHouse(context);
  const [first, second] = [await house.open("/account"), await house.open("/account")];
  await light(first, "live");
  await light(second, "live");
  await expect.poll(() => house.countSockets()).toBe(1);

  await first.close();
  house.line.cut();
  await light(second, "offline");
  await house.signInElsewhere();
  house.line.mend();
  await expectBack(second, "a cut with two tabs", 3);
  expect(await house.countSockets()).toBe(1);

  await second.close();
  await expect.poll(() => house.countSockets()).toBe(0);
  expect(house.crashes).toEqual([]);
});

it("says in every tab that the session ended, at once and after an outage", async (context) => {
  const house = await openHouse(context);
  const [first, second] = [await house.open("/account"), await house.open("/people")];
  await light(first, "live");
  await light(second, "live");
  house.line.cut();
  await light(second, "offline");
  await house.endSessions();
  house.line.mend();
  for (const page of [first, second])
    await page.getByText("Your session ended. Sign in again.").waitFor();
  expect(house.crashes).toEqual([]);
});
