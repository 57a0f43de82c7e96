import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { findLayoutFlaws } from "../screens/layout-check.ts";
import { createPhotographer } from "../screens/photographer.ts";
import { SET_UP_SHOT, SHOTS, type Shot } from "../screens/shot.ts";
import { openFrozenDemo } from "../screens/world.ts";
import { launchBrowser } from "../support/chromium.ts";

const FRAMES = [
  { width: 390, scheme: "dark" },
  { width: 1440, scheme: "light" },
] as const;

it("has a picture of every route of the app", () => {
  const app = readFileSync(join(import.meta.dirname, "../../client/app.tsx"), "utf8");
  const routes = [...app.matchAll(/<Route[^>]*\spath="([^"]+)"/g)].map(([, path = ""]) => path);
  expect(routes.length).toBeGreaterThan(10);
  expect([...new Set(SHOTS.map(({ route }) => route))].toSorted()).toEqual(routes.toSorted());
});

it(
  "shows every page and dialog on a phone and on a screen without overflow, overlap or anything cut off",
  { timeout: 900_000 },
  async (context) => {
    const launch = await launchBrowser();
    if (launch.browser === null) return context.skip(launch.reason);
    const { browser } = launch;
    onTestFinished(() => browser.close());
    const demo = await openFrozenDemo();
    onTestFinished(() => demo.close());

    const flaws: string[] = [];
    const check = async (shots: readonly Shot[]) => {
      const checks = FRAMES.map(async (frame) => {
        const photographer = createPhotographer(browser, demo, frame);
        for (const shot of shots)
          for (const flaw of await photographer.show(shot, findLayoutFlaws))
            flaws.push(`${shot.name} at ${frame.width} px: ${flaw}`);
        await photographer.close();
      });
      await Promise.all(checks);
    };
    await check([SET_UP_SHOT]);
    await demo.setUp();
    await check(SHOTS);
    expect(flaws).toEqual([]);
  },
);
