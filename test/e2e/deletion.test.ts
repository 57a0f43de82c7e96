import type { Locator } from "playwright-core";
import { expect, it, onTestFinished } from "vitest";
import { LYCORIS_RECOIL } from "../../simulator/stories/lycoris-recoil.ts";
import { request } from "../../simulator/world/request.ts";
import { launchBrowser } from "../support/chromium.ts";
import { download, importSome, unitsOf, seerrRequest } from "../support/deletion.ts";
import { startEnvironment } from "./support/start-environment.ts";

/** Shortens the undo period of ten seconds to two thirds of a second. */
const SPEED = 15;

it("deletes an anime season in mid-download, shows all six steps as done, and requests it again", async (context) => {
  const launch = await launchBrowser();
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
  await page.goto(signInUrl);
  const card = page.locator("a.card", { hasText: "Lycoris Recoil" });
  await card.getByText("3 of 13 ready").waitFor();
  await card.click();
  await page.locator('button.episode[data-state="DOWNLOADING"]').nth(9).waitFor();

  // The button opens a preview and deletes nothing yet.
  await page.getByRole("button", { name: "Delete…" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("radio", { name: /^Delete everywhere/ }).check();
  for (const service of ["Sonarr", "qBittorrent", "Shoko", "Jellyfin", "Seerr"])
    await dialog.getByText(service, { exact: true }).waitFor();
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
  await expectFocus(page.getByRole("button", { name: "Delete…" }));
  expect(world.torrents.size).toBe(1);

  await page.keyboard.press("Enter");
  await dialog.getByRole("radio", { name: /^Delete everywhere/ }).check();
  await dialog.getByRole("button", { name: /^Delete 3 files and 1 download, [\d.]+ GB$/ }).click();
  const panel = page.getByRole("region", { name: "Deletion" });
  await panel.waitFor();
  await dialog.waitFor({ state: "detached" });
  const green = panel.locator('li[data-status="VERIFIED"]');
  await expect.poll(() => green.count(), { timeout: 40_000 }).toBe(6);
  expect(await panel.locator("ol > li").count()).toBe(6);
  await panel.getByText(/^Deleted everywhere/).waitFor();
  const colours = await green.locator(".state .icon").evaluateAll((icons) => {
    const probe = document.createElement("i");
    probe.style.color = "color-mix(in oklab, var(--s-available) 88%, var(--ink))";
    document.body.append(probe);
    const { color } = getComputedStyle(probe);
    probe.remove();
    return icons.map((icon) => getComputedStyle(icon).color === color);
  });
  expect(colours).toEqual(Array.from({ length: 6 }, () => true));
  expect(world.torrents.size + world.items.length + world.seerrRequests.length).toBe(0);

  const before = page.url();
  request(world, { title: LYCORIS_RECOIL, seasons: [1], by: "mika" });
  await page.getByRole("link", { name: "Requests" }).click();
  const again = page.locator("a.card", { hasText: "Lycoris Recoil" });
  await again.locator(".state", { hasText: "Requested" }).waitFor();
  // The list is shown as it was left until it has been read again.
  await expect.poll(() => again.count()).toBe(1);
  await again.click();
  await page.getByRole("button", { name: "Delete…" }).waitFor();
  expect(page.url()).not.toBe(before);

  // The record of the old request is kept.
  await page.goto(before);
  await panel.getByText("Deleted", { exact: true }).waitFor();
  await panel.getByRole("link", { name: "View deletion record" }).click();
  await page.getByRole("heading", { name: "Deletions" }).waitFor();
  await expect.poll(() => page.locator('li[data-status="VERIFIED"]').count()).toBe(6);
  expect(crashes).toEqual([]);
});

async function expectFocus(target: Locator): Promise<void> {
  await expect.poll(() => target.evaluate((element) => element.matches(":focus"))).toBe(true);
}
