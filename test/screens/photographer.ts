import type { Browser, BrowserContext, Page } from "playwright-core";
import type { Role } from "../../server/domain/role.ts";
import type { Shot } from "./shot.ts";
import type { FrozenDemo } from "./world.ts";

export type Scheme = "dark" | "light";

export interface Frame {
  readonly width: number;
  readonly scheme: Scheme;
}

const HEIGHTS: Readonly<Record<number, number>> = { 390: 844, 768: 1024, 1440: 900 };
/** A page that is open shows within a second what it has; machines that test are busy. */
const TIMEOUT_MS = 20_000;
const SESSION_COOKIE = "status_tracker_session";

export interface Photographer {
  /** Opens what a shot shows, and calls `look` with its page. */
  show<Seen>(shot: Shot, look: (page: Page) => Promise<Seen>): Promise<Seen>;
  close(): Promise<void>;
}

/** Opens pages of the frozen demo in one frame, with the browser's clock at the same moment and nothing in motion. */
export function createPhotographer(
  browser: Browser,
  demo: FrozenDemo,
  { width, scheme }: Frame,
): Photographer {
  const contexts = new Map<Role | null, Promise<BrowserContext>>();
  const viewport = { width, height: HEIGHTS[width] ?? 900 };

  async function openContext(role: Role | null): Promise<BrowserContext> {
    const context = await browser.newContext({
      viewport,
      colorScheme: scheme,
      reducedMotion: "reduce",
      hasTouch: width < 600,
      locale: "en-GB",
      timezoneId: "Europe/Berlin",
      // It would answer with what an earlier page was given.
      serviceWorkers: "block",
    });
    context.setDefaultTimeout(TIMEOUT_MS);
    // Its clock could not be stopped; without it the page has a socket of its own.
    await context.addInitScript(() => Reflect.deleteProperty(window, "SharedWorker"));
    await context.clock.setFixedTime(demo.now);
    if (role !== null) {
      const value = await demo.signIn(role);
      await context.addCookies([{ name: SESSION_COOKIE, value, url: demo.url }]);
    }
    return context;
  }

  function contextOf(role: Role | null): Promise<BrowserContext> {
    const opened = contexts.get(role) ?? openContext(role);
    contexts.set(role, opened);
    return opened;
  }

  return {
    async show(shot, look) {
      const context = await contextOf(shot.role);
      // Always the same one: a new one would read the scripts anew.
      const page = context.pages()[0] ?? (await context.newPage());
      try {
        await page.setViewportSize(viewport);
        await page.emulateMedia({ colorScheme: scheme });
        const path = (await shot.path?.(demo)) ?? shot.route;
        await page.goto(`${demo.url}${path}`);
        await page.getByText(shot.shows).filter({ visible: true }).first().waitFor();
        await shot.open?.(page);
        await page.evaluate(untilDrawn);
        return await look(page);
      } finally {
        // One that crashed is not used again.
        await page.evaluate(() => sessionStorage.clear()).catch(() => page.close());
      }
    },
    async close() {
      for (const context of contexts.values()) await (await context).close();
    },
  };
}

/** Runs in the browser: resolves once its pictures and fonts are there, and nothing on it loads. */
async function untilDrawn(): Promise<void> {
  const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  const isLoading = () =>
    document.querySelector('[aria-busy="true"], .connection:not([data-phase="live"])') !== null ||
    [...document.images].some((image) => {
      const { top } = image.getBoundingClientRect();
      // Pictures below are loaded once they are scrolled to.
      return !image.complete && top < window.innerHeight;
    });
  await document.fonts.ready;
  for (let frame = 0; frame < 300 && isLoading(); frame += 1) await nextFrame();
  await nextFrame();
  await nextFrame();
}
