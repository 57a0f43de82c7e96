import { setTimeout as delay } from "node:timers/promises";
import type { Page } from "playwright-core";

export interface Throttling {
  /** Bits per second. */
  readonly download: number;
  readonly upload: number;
  readonly latencyMs: number;
  /** How many times slower the CPU is. */
  readonly cpu: number;
}

export interface LoadFigures {
  readonly requests: number;
  /** What came over the network, by its kind. */
  readonly kilobytes: ReadonlyMap<string, number>;
  readonly largestPaintMs: number;
  readonly elements: number;
}

/** Pictures and what the page asks for after its content; the page itself never stops asking. */
const REST_MS = 3_000;

/** Loads a page without a cache until it shows `content`, and measures it. */
export async function measureLoad(
  page: Page,
  { url, content }: { readonly url: string; readonly content: string },
  throttling: Throttling | null = null,
): Promise<LoadFigures> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Network.enable");
  await devtools.send("Network.setCacheDisabled", { cacheDisabled: true });
  if (throttling !== null) {
    await devtools.send("Network.emulateNetworkConditions", {
      offline: false,
      latency: throttling.latencyMs,
      downloadThroughput: throttling.download / 8,
      uploadThroughput: throttling.upload / 8,
    });
    await devtools.send("Emulation.setCPUThrottlingRate", { rate: throttling.cpu });
  }
  const kinds = new Map<string, string>();
  const kilobytes = new Map<string, number>();
  devtools.on("Network.responseReceived", ({ requestId, type, response }) =>
    kinds.set(requestId, response.url.endsWith("/graphql") ? "GraphQL" : type),
  );
  devtools.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    const kind = kinds.get(requestId) ?? "Other";
    kilobytes.set(kind, (kilobytes.get(kind) ?? 0) + encodedDataLength / 1000);
  });
  await page.goto(url);
  await page.locator(content).first().waitFor();
  await delay(throttling === null ? REST_MS : REST_MS * throttling.cpu);
  const paint = await page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        new PerformanceObserver((list, observer) => {
          observer.disconnect();
          resolve(list.getEntries().at(-1)?.startTime ?? Number.NaN);
        }).observe({ type: "largest-contentful-paint", buffered: true });
      }),
  );
  const elements = await page.evaluate(() => document.querySelectorAll("*").length);
  await devtools.detach();
  return { requests: kinds.size, kilobytes, largestPaintMs: paint, elements };
}

/** Notes when the first card is there; the returned function returns it once the page has loaded, in ms. */
export async function watchFirstCard(page: Page): Promise<() => Promise<number>> {
  await page.addInitScript(() => {
    const observer = new MutationObserver(() => {
      if (document.querySelector(".card-frame, a.card") === null) return;
      observer.disconnect();
      performance.mark("first-card");
    });
    observer.observe(document, { childList: true, subtree: true });
  });
  return () =>
    page.evaluate(() => performance.getEntriesByName("first-card")[0]?.startTime ?? Number.NaN);
}

/** Scrolls for three seconds as a hand does, and returns the lengths of the frames in ms. */
export function measureScroll(page: Page): Promise<readonly number[]> {
  return page.evaluate(async () => {
    const frames: number[] = [];
    const begin = performance.now();
    let last = begin;
    while (last - begin < 3_000) {
      const now = await new Promise<number>((resolve) => {
        requestAnimationFrame(resolve);
      });
      frames.push(now - last);
      last = now;
      window.scrollBy(0, 80);
    }
    return frames.slice(1);
  });
}

/** Watches for so long how long the main thread is blocked. */
export function measureBlocks(
  page: Page,
  forMs: number,
): Promise<{ readonly longestMs: number; readonly count: number }> {
  return page.evaluate(async (ms) => {
    const blocks: number[] = [];
    const observer = new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) blocks.push(duration);
    });
    observer.observe({ type: "longtask" });
    await new Promise((resolve) => {
      setTimeout(resolve, ms);
    });
    observer.disconnect();
    return { longestMs: Math.max(0, ...blocks), count: blocks.length };
  }, forMs);
}
