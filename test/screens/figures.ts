import { setTimeout as delay } from "node:timers/promises";
import { parseArgs } from "node:util";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { build } from "../../scripts/build.ts";
import { createAdmin } from "../../server/account/create-admin.ts";
import { createApp, type App } from "../../server/app.ts";
import { loadConfig } from "../../server/config/config.ts";
import { createLog } from "../../server/log.ts";
import { NO_CHANGE } from "../../server/tracking/core/bus.ts";
import { systemClock } from "../../server/tracking/core/clock.ts";
import { createDatabase, type BenchDatabase } from "../bench/database.ts";
import { seedFirstSync } from "../bench/seed/first-sync.ts";
import { makeLibrary } from "../bench/seed/library.ts";
import { quantile } from "../bench/statistic.ts";
import { launchBrowser } from "../support/chromium.ts";
import {
  measureBlocks,
  measureLoad,
  measureScroll,
  watchFirstCard,
  type LoadFigures,
} from "./page-figure.ts";
import { CLIENT_DIR } from "./world.ts";

// Measures the client in Chromium, with a few and with many requests: `npm run screen-figures -- --requests 500,5000`. Fails
// by what it counts (elements), never by a time.

const { values } = parseArgs({
  options: { requests: { type: "string", default: "500,5000" } },
});

const MAX_ELEMENTS = 2_500;
const SIGN_IN_CODE = "measure-me";
const PHONE = { width: 390, height: 844 };
const SCREEN = { width: 1440, height: 900 };
/** As Lighthouse throttles: bits per second and milliseconds. */
const SLOW_4G = { download: 1_600_000, upload: 750_000, latencyMs: 150, cpu: 4 };
const EVENTS_PER_SECOND = 100;
const EVENTS_FOR_MS = 10_000;

await build(["client"]);
const launch = await launchBrowser();
if (launch.browser === null) throw new Error(launch.reason);
const { browser } = launch;
let isTooLarge = false;
for (const requests of values.requests.split(",").map(Number)) {
  await using database = await createDatabase("sqlite");
  await database.fill((seed) => {
    seedFirstSync(seed);
    makeLibrary(requests).seed(seed);
  });
  const app = await openApp(database);
  await measure(app, requests);
  await app.close();
}
await browser.close();
if (isTooLarge) process.exit(1);

async function openApp({ dataDir, url }: BenchDatabase): Promise<App> {
  const app = await createApp({
    config: loadConfig({ HOST: "127.0.0.1", PORT: "0", DATA_DIR: dataDir, DATABASE_URL: url }),
    log: createLog("silent"),
    clock: systemClock,
    fetch,
    version: "1.0.0",
    clientDir: CLIENT_DIR,
    signInCode: SIGN_IN_CODE,
  });
  await createAdmin(app.account, { username: "Ada", password: "long enough" });
  return app;
}

async function measure(app: App, requests: number): Promise<void> {
  console.log(`\n${requests.toLocaleString("en")} requests`);
  const stranger = await browser.newContext({ viewport: PHONE });
  print(
    "sign-in, first load",
    await measureLoad(await stranger.newPage(), { url: app.url, content: "form" }),
  );
  await stranger.close();

  const phone = await openSignedIn(browser, app, PHONE);
  const slow = await phone.newPage();
  const firstCard = await watchFirstCard(slow);
  const load = await measureLoad(slow, { url: app.url, content: "a.card" }, SLOW_4G);
  print("home at 390 px on slow 4G with a quarter of the CPU", load);
  say("first card", `${Math.round(await firstCard())} ms`);
  await phone.close();

  const screen = await openSignedIn(browser, app, SCREEN);
  const home = await screen.newPage();
  print("home at 1440 px", await measureLoad(home, { url: app.url, content: "a.card" }));
  await measureLive(app, home);
  await home.goto(`${app.url}/?show=all`);
  await home.locator("a.card").first().waitFor();
  const frames = await measureScroll(home);
  say(
    "frames while all is scrolled",
    `p50 ${quantile(frames, 0.5).toFixed(1)} ms, p95 ${quantile(frames, 0.95).toFixed(1)} ms`,
  );
  const elements = await home.evaluate(() => document.querySelectorAll("*").length);
  say("elements after that", String(elements));
  if (elements > MAX_ELEMENTS) {
    isTooLarge = true;
    say("too many elements, at most", String(MAX_ELEMENTS));
  }
  await screen.close();
}

/** While requests that are on their way progress a hundred times a second. */
async function measureLive(app: App, page: Page): Promise<void> {
  await page.getByRole("status").filter({ hasText: "Live" }).waitFor();
  const rows = await app.store.read.mediaRequest.findMany({
    where: { isFinished: false },
    take: EVENTS_PER_SECOND,
  });
  const blocks = measureBlocks(page, EVENTS_FOR_MS);
  const endsAt = Date.now() + EVENTS_FOR_MS;
  let sent = 0;
  for (; Date.now() < endsAt; sent += 1) {
    const row = rows[sent % rows.length];
    if (row === undefined) throw new Error("no request is on its way");
    const changed = {
      ...row,
      progress: (sent % 100) / 100,
      version: row.version + BigInt(sent + 1_000_000),
    };
    app.tracker.context.bus.publish({ ...NO_CHANGE, requestIds: [row.id], requests: [changed] });
    await delay(1000 / EVENTS_PER_SECOND);
  }
  const { longestMs, count } = await blocks;
  const perSecond = Math.round(sent / (EVENTS_FOR_MS / 1000));
  say(
    `longest block while ${perSecond} events a second arrive`,
    count === 0 ? "under 50 ms" : `${Math.round(longestMs)} ms (${count} over 50 ms)`,
  );
}

async function openSignedIn(
  opened: Browser,
  app: App,
  viewport: typeof PHONE,
): Promise<BrowserContext> {
  const context = await opened.newContext({ viewport });
  const page = await context.newPage();
  await page.goto(`${app.url}/api/sign-in?code=${SIGN_IN_CODE}`);
  // Whoever measures has been here before, though nothing is in the cache: see client/public/start.js.
  await page.locator("a.card").first().waitFor();
  await page.close();
  return context;
}

function print(what: string, figures: LoadFigures): void {
  const { kilobytes, largestPaintMs, requests, elements } = figures;
  const sizes = [...kilobytes].map(([kind, size]) => `${kind} ${size.toFixed(1)} kB`);
  say(what, `${requests} requests, ${sizes.join(", ")}`);
  say("  largest paint", `${Math.round(largestPaintMs)} ms, ${elements} elements`);
}

function say(what: string, words: string): void {
  console.log(`  ${what.padEnd(52)} ${words}`);
}
