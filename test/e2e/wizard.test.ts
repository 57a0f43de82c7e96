import type { Page } from "playwright-core";
import { expect, it, onTestFinished } from "vitest";
import { API_KEYS, QBITTORRENT_LOGIN } from "../../simulator/service/access.ts";
import { startStack } from "../../simulator/stack.ts";
import { launchBrowser } from "../support/chromium.ts";
import { findSetUpCode, makeDataDir, startTrackerProcess } from "../support/tracker-process.ts";
import { createHand } from "./support/hand.ts";

const SIX = ["Seerr", "Sonarr", "Radarr", "qBittorrent", "Jellyfin", "Shoko"];

const UNREACHABLE_URL = "http://127.0.0.1:9";

it("connects six services with verified webhooks in under 30 clicks", async (context) => {
  const launch = await launchBrowser();
  if (launch.browser === null) return context.skip(launch.reason);
  const { browser } = launch;
  onTestFinished(() => browser.close());
  const stack = await startStack();
  onTestFinished(() => stack.stop());
  const tracker = await startTrackerProcess(makeDataDir());
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  const crashes: string[] = [];
  page.on("pageerror", (error) => crashes.push(error.message));

  const hand = createHand();
  const field = (label: string) => page.getByLabel(label, { exact: true });
  const press = (name: string) => hand.click(page.getByRole("button", { name, exact: true }));

  await page.goto(tracker.url);
  await hand.type(field("Setup code"), "AAAA-AAAA-AAAA");
  await hand.type(field("Username"), "Mika");
  await hand.type(field("Password"), "correct horse battery");
  await hand.type(field("Confirm password"), "correct horse battery");
  await press("Create account");
  await expectIssue(page, "Setup code", /^The code is incorrect\. It is in the tracker's log/);
  await hand.type(field("Setup code"), await findSetUpCode(tracker));
  await press("Create account");

  // The wizard comes first: without services there is nothing to see.
  await page.getByRole("heading", { name: "Connect your services" }).waitFor();
  expect(new URL(page.url()).pathname).toBe("/welcome");
  // An error is shown at its field, in words, and the field has the focus.
  await hand.type(field("URL"), UNREACHABLE_URL);
  await hand.type(field("API key"), "not-the-key-of-this-seerr");
  await press("Connect Seerr");
  await expectIssue(page, "URL", /^Nothing responds at this URL\.$/);
  await hand.type(field("URL"), stack.urls.seerr);
  await press("Connect Seerr");
  await expectIssue(page, "API key", /^The API key is incorrect\.$/);
  await hand.type(field("API key"), API_KEYS.seerr);
  await press("Connect Seerr");
  await expectVerified(page, "Seerr");

  // Seerr named both, including keys.
  await press("Connect Sonarr");
  await expectVerified(page, "Sonarr");
  await press("Connect Radarr");
  await expectVerified(page, "Radarr");

  // Sonarr and Radarr named it; no service reveals a password.
  await hand.type(field("Password"), QBITTORRENT_LOGIN.password);
  await press("Connect qBittorrent");

  // Seerr named its media server, too.
  await press("Connect Jellyfin");
  // Until then the fields are those of Jellyfin.
  await rowOf(page, "Jellyfin").waitFor();
  await hand.type(field("URL"), stack.urls.shoko);
  await hand.type(field("API key"), API_KEYS.shoko);
  await press("Connect Shoko");

  // Jellyfin's plugin is set up manually with the values on the page.
  const jellyfin = rowOf(page, "Jellyfin");
  await hand.click(jellyfin.getByRole("button", { name: "Show secret" }));
  const [address, secret] = await Promise.all([
    jellyfin.locator("code").first().textContent(),
    jellyfin.locator("code.secret").textContent(),
  ]);
  await sendFromPlugin(address ?? "", secret ?? "");
  await jellyfin.getByText(/^Webhook received today \d\d:\d\d$/).waitFor();

  await page.getByText("6 of 6 services connected, 4 of 4 webhooks work.").waitFor();
  await hand.click(page.getByRole("link", { name: "View requests" }));
  await page.getByText("No requests yet").waitFor();
  expect(hand.clicks).toBeLessThan(30);

  await page.goto(`${tracker.url}/services`);
  for (const name of SIX)
    await page.getByRole("article", { name }).getByText("Connected", { exact: true }).waitFor();
  for (const name of ["Seerr", "Sonarr", "Radarr"])
    await page
      .getByRole("article", { name })
      .getByText(/^Webhook verified today \d\d:\d\d$/)
      .waitFor();
  const shown = await page.content();
  for (const key of [...Object.values(API_KEYS), QBITTORRENT_LOGIN.password]) {
    expect(shown).not.toContain(key);
    expect(tracker.log.join("\n")).not.toContain(key);
  }
  expect(crashes).toEqual([]);
});

const rowOf = (page: Page, service: string) =>
  page.locator("li.connected-service", { has: page.getByText(service, { exact: true }) });

async function expectVerified(page: Page, service: string): Promise<void> {
  await rowOf(page, service)
    .getByText(/^Webhook verified today \d\d:\d\d$/)
    .waitFor();
}

async function expectIssue(page: Page, label: string, words: RegExp): Promise<void> {
  const wrong = page.getByLabel(label, { exact: true }).and(page.locator("[aria-invalid=true]"));
  await wrong.waitFor();
  const note = page.locator(`[id="${await wrong.getAttribute("aria-describedby")}"]`);
  expect(await note.textContent()).toMatch(words);
  await expect.poll(() => wrong.evaluate((element) => element.matches(":focus"))).toBe(true);
}

/** Sends a webhook as Jellyfin's plugin does, with the header that the setup adds. */
async function sendFromPlugin(address: string, secret: string): Promise<void> {
  const response = await fetch(address, {
    method: "POST",
    headers: { "X-Webhook-Token": secret, "Content-Type": "text/plain; charset=utf-8" },
    body: JSON.stringify({ NotificationType: "PlaybackStart", ServerName: "home", Name: "Dune" }),
  });
  expect(response.status).toBe(202);
}
