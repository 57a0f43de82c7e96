import type { Locator, Page } from "playwright-core";
import { expect, it, onTestFinished, type TestContext } from "vitest";
import { LYCORIS_RECOIL } from "../../simulator/stories/lycoris-recoil.ts";
import { request } from "../../simulator/world/request.ts";
import { movie } from "../../simulator/world/title.ts";
import { launchBrowser } from "../support/chromium.ts";
import { download, importSome, seerrRequest, unitsOf } from "../support/deletion.ts";
import { startEnvironment } from "./support/start-environment.ts";

const SPEED = 15;
/** A name for this machine that no browser trusts without TLS, as the address of a tracker in a home. */
const HOME_NAME = "tracker.home.test";

interface Opened {
  readonly page: Page;
  readonly world: Awaited<ReturnType<typeof startEnvironment>>["stack"]["world"];
  readonly crashes: readonly string[];
}

/** Opens the list of a house where Lycoris Recoil is loading, with three episodes in the library. */
async function open(context: TestContext, host: string): Promise<Opened> {
  const launch = await launchBrowser([`--host-resolver-rules=MAP ${HOME_NAME} 127.0.0.1`]);
  if (launch.browser === null) return context.skip(launch.reason);
  const { browser } = launch;
  onTestFinished(() => browser.close());
  const { stack, signInUrl } = await startEnvironment(SPEED);
  const { world } = stack;
  const item = seerrRequest(world, { title: LYCORIS_RECOIL, seasons: [1], by: "mika" });
  importSome(world, download(world, item, unitsOf(item, 1)), 3);
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  const crashes: string[] = [];
  page.on("pageerror", (error) => crashes.push(error.message));
  await page.goto(signInUrl.replace("127.0.0.1", host));
  await page.locator("a.card", { hasText: "Lycoris Recoil" }).waitFor();
  return { page, world, crashes };
}

async function expectFocus(target: Locator): Promise<void> {
  await expect.poll(() => target.evaluate((element) => element.matches(":focus"))).toBe(true);
}

/** Runs in the page. */
function readSelection(): string {
  const field = document.activeElement;
  if (!(field instanceof HTMLInputElement)) return "";
  return field.value.slice(field.selectionStart ?? 0, field.selectionEnd ?? 0);
}

it("is used by keyboard: the title has the focus, a line of the history opens its evidence, episodes lead to each other, and no focus is lost", async (context) => {
  const { page, world, crashes } = await open(context, "127.0.0.1");
  const card = page.locator("a.card", { hasText: "Lycoris Recoil" });
  await card.getByText("3 of 13 ready").waitFor();
  await card.focus();
  await page.keyboard.press("Enter");
  await expectFocus(page.getByRole("heading", { name: "Lycoris Recoil", level: 1 }));
  await page.getByRole("region", { name: "Status" }).getByText("3 of 13 episodes").waitFor();
  // The title stands in the main landmark, and what it is about beside it.
  await page.locator("main h1").waitFor();
  await page.getByText(LYCORIS_RECOIL.overview).waitFor();

  const line = page.getByRole("button", { name: /^Evidence: Approved/ });
  expect((await line.boundingBox())?.height).toBeGreaterThanOrEqual(24);
  await line.focus();
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog");
  await dialog.locator("pre").first().waitFor();
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
  await expectFocus(line);

  await page.locator("button.episode").first().focus();
  await page.keyboard.press("Enter");
  const episode = (number: number) =>
    page.getByRole("dialog", { name: new RegExp(`^Lycoris Recoil, Season 1, episode ${number}:`) });
  await episode(1).waitFor();
  await page.getByRole("button", { name: /^Next episode/ }).click();
  await episode(2).waitFor();
  await page.keyboard.press("Escape");
  await expectFocus(page.locator("button.episode").nth(1));

  const menu = page.getByRole("button", { name: "More actions" });
  await menu.focus();
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Sync" }).focus();
  await page.keyboard.press("Enter");
  await page.getByRole("status").filter({ hasText: "Synced just now" }).waitFor();
  await expectFocus(menu);

  request(world, { title: movie({ title: "A Theory of Rain", year: 2025 }), by: "mika" });
  await page.getByRole("link", { name: "Requests" }).click();
  await page.locator("a.card", { hasText: "A Theory of Rain" }).click();
  const approve = page.getByRole("button", { name: "Approve", exact: true });
  await approve.focus();
  await page.keyboard.press("Enter");
  await approve.waitFor({ state: "detached" });
  expect(await page.evaluate(() => document.activeElement?.tagName)).not.toBe("BODY");
  expect(crashes).toEqual([]);
});

it("shares a link that can be copied without HTTPS, with a QR code", async (context) => {
  const { page, crashes } = await open(context, HOME_NAME);
  expect(await page.evaluate(() => isSecureContext)).toBe(false);
  await page.locator("a.card", { hasText: "Lycoris Recoil" }).click();
  await page.getByRole("button", { name: "Share" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Create link" }).click();
  await dialog.getByRole("img", { name: /^QR code/ }).waitFor();
  const link = await dialog.getByRole("textbox", { name: "Link to Lycoris Recoil" }).inputValue();
  expect(link).toContain(`http://${HOME_NAME}:`);
  await dialog.getByRole("button", { name: "Copy" }).click();
  await dialog.getByRole("button", { name: "Copied" }).waitFor();
  await page.keyboard.press("Escape");

  await page.getByRole("link", { name: "Requests" }).click();
  const search = page.getByRole("searchbox").first();
  await search.focus();
  await page.keyboard.press("Control+V");
  expect(await search.inputValue()).toBe(link);

  // Where the browser copies nothing at all, the link is selected, so that Ctrl+C copies it.
  await page.goBack();
  await page.evaluate(() => (document.execCommand = () => false));
  await page.getByRole("button", { name: "Share" }).click();
  await dialog.getByRole("button", { name: "Copy" }).click();
  await dialog.getByRole("button", { name: "Selected, copy it by hand" }).waitFor();
  expect(await page.evaluate(readSelection)).toBe(link);
  expect(crashes).toEqual([]);
});
