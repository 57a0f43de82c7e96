import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { launchBrowser } from "../support/chromium.ts";
import { openFrontDoor, withCookie, type FrontDoor } from "../support/front-door.ts";
import { signInAs } from "../support/viewer.ts";
import { jellyfinPage, readCardRecipe, seerrPage, serveHostPage } from "./support/host-page.ts";

const clientDir = join(import.meta.dirname, "../../dist/client");

let browser: Browser | null = null;
let reason = "";

beforeAll(async () => {
  const launch = await launchBrowser();
  if (launch.browser === null) ({ reason } = launch);
  ({ browser } = launch);
});
afterAll(() => browser?.close());

/** A tracker whose card pages of the origins may show, beside Frieren that downloads and Dune that nobody offers. */
async function openTracker(
  allowedOrigins: string[],
): Promise<FrontDoor & { readonly showId: string }> {
  const door = await openFrontDoor({ clientDir, config: { allowedOrigins } });
  const show = await door.make.request({
    title: "Frieren",
    tmdbId: 209_867,
    state: "DOWNLOADING",
    progress: 0.25,
    seasons: "[1]",
  });
  await door.make.request({
    title: "Dune",
    mediaType: "MOVIE",
    tmdbId: 438_631,
    imdbId: "tt1160419",
    ownProblem: JSON.stringify({
      code: "NOTHING_FOUND",
      params: { service: "Radarr" },
      since: new Date().toISOString(),
      message: "Radarr found no release.",
      detail: [],
      until: null,
      actions: [],
    }),
  });
  return { ...door, showId: show.id };
}

const cardOf = (page: Page) => page.getByRole("region", { name: "Status Tracker" });

it("shows on Jellyfin's pages where a title is, live, by a token", async (context) => {
  if (browser === null) return context.skip(reason);
  const allowed: string[] = [];
  const door = await openTracker(allowed);
  const cookie = await signInAs(door, "VIEWER");
  const created = `mutation { createToken(input: { name: "the card", scope: READ }) { token } }`;
  const { token } = (await door.query(created, {}, withCookie(cookie))).data.createToken;
  const recipe = readCardRecipe("card-jellyfin.js", { url: door.url, token });
  const jellyfin = await serveHostPage(jellyfinPage, recipe);
  allowed.push(jellyfin);

  const page = await browser.newPage();
  await page.goto(`${jellyfin}/web/#/details?id=a1&serverId=s`);
  const card = cardOf(page);
  await card.getByText("Downloading 25 %").waitFor();
  expect(await card.getByRole("img").getAttribute("aria-label")).toBe("Stage 4 of 7, Downloading");
  expect(await card.getByRole("link").getAttribute("href")).toBe(
    `${door.url}/request/${door.showId}`,
  );
  expect(await page.locator(".trackSelections + #status-tracker-card").count()).toBe(1);

  // Without a reload.
  await door.store.write((tx) =>
    tx.mediaRequest.update({
      where: { id: door.showId },
      data: { state: "IMPORTING", version: 1_000n },
    }),
  );
  door.announce({ requestIds: [door.showId] });
  await card.getByText("Importing", { exact: true }).waitFor();

  // An episode has the card of its show, an album has none.
  await page.evaluate(() => (location.hash = "#/details?id=a4"));
  await card.waitFor({ state: "detached" });
  await page.evaluate(() => (location.hash = "#/details?id=a3"));
  await card.getByText("Importing", { exact: true }).waitFor();
  await page.evaluate(() => (location.hash = "#/details?id=a2"));
  await card.getByText("No indexer offers a release at the moment.").waitFor();
  await page.evaluate(() => (location.hash = "#/home"));
  await card.waitFor({ state: "detached" });
  expect(await page.locator("#status-tracker-card").count()).toBe(0);
});

it("shows on Seerr's pages why a title is not there, in the language of the browser, by the session", async (context) => {
  if (browser === null) return context.skip(reason);
  const allowed: string[] = [];
  const door = await openTracker(allowed);
  const recipe = readCardRecipe("card-seerr.user.js", { url: door.url });
  const seerr = await serveHostPage(seerrPage, recipe);
  allowed.push(seerr);

  const signedIn = await browser.newContext({ locale: "de-DE" });
  const [name = "", value = ""] = (await signInAs(door, "VIEWER")).split("=");
  await signedIn.addCookies([{ name, value, url: door.url, sameSite: "Lax" }]);
  const page = await signedIn.newPage();
  await page.goto(`${seerr}/discover`);
  await page.evaluate(`visit("/movie/438631")`);
  const card = cardOf(page);
  await card.getByText("Genehmigt").waitFor();
  await card.getByText("Im Moment bietet kein Indexer ein Release an.").waitFor();
  expect(await page.locator("html").getAttribute("lang")).toBe("en");
  await page.evaluate(`visit("/tv/209867")`);
  await card.getByText("Wird geladen 25 %").waitFor();
  await page.evaluate(`visit("/discover")`);
  await card.waitFor({ state: "detached" });
  // Whoever is not signed in sees no card.
  const stranger = await browser.newPage();
  const refused = stranger.waitForResponse(
    (response) => response.url().includes("/api/card") && response.status() === 401,
  );
  await stranger.goto(`${seerr}/movie/438631`);
  await refused;
  expect(await cardOf(stranger).isVisible()).toBe(false);
});

it("shows nothing on pages that are not allowed", async (context) => {
  if (browser === null) return context.skip(reason);
  const door = await openTracker(["https://seerr.example"]);
  const recipe = readCardRecipe("card-seerr.user.js", { url: door.url });
  const evil = await serveHostPage(seerrPage, recipe);
  const signedIn = await browser.newContext();
  const [name = "", value = ""] = (await signInAs(door, "ADMIN")).split("=");
  await signedIn.addCookies([{ name, value, url: door.url, sameSite: "Lax" }]);
  const page = await signedIn.newPage();
  const failed = page.waitForEvent("requestfailed", (request) =>
    request.url().includes("/api/card"),
  );
  await page.goto(`${evil}/movie/438631`);
  await failed;
  expect(await cardOf(page).isVisible()).toBe(false);
});
