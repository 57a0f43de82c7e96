import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { build } from "../../scripts/build.ts";
import { launchBrowser } from "../support/chromium.ts";
import { findLayoutFlaws } from "./layout-check.ts";
import { createPhotographer, type Frame, type Scheme } from "./photographer.ts";
import { README_PICTURES, SET_UP_SHOT, SHOTS, type Shot } from "./shot.ts";
import { toWebp } from "./webp.ts";
import { openFrozenDemo } from "./world.ts";

// Takes a picture of every page and dialog in every frame, and prints what is wrong with their layouts:
// `npm run screens -- --only home,upcoming --widths 390 --out screens`. `--readme` takes those of README instead.

const { values } = parseArgs({
  options: {
    only: { type: "string" },
    widths: { type: "string", default: "390,768,1440" },
    schemes: { type: "string", default: "dark,light" },
    out: { type: "string", default: "screens" },
    readme: { type: "boolean", default: false },
  },
});
const names = values.only?.split(",") ?? null;
const widths = values.widths.split(",").map(Number);
const schemes = values.schemes.split(",").map(toScheme);
const root = join(import.meta.dirname, "../..");
const folder = join(root, values.out);

function toScheme(text: string): Scheme {
  if (text === "dark" || text === "light") return text;
  throw new Error(`there is no scheme named ${text}; the schemes are dark and light`);
}

const isWanted = ({ name }: Shot) => names === null || names.includes(name);
const frames = widths.flatMap((width) => schemes.map((scheme): Frame => ({ width, scheme })));

await build(["client"]);
const launch = await launchBrowser();
if (launch.browser === null) throw new Error(launch.reason);
const { browser } = launch;
const demo = await openFrozenDemo();
const isFlawed = values.readme ? await takeForReadme() : await takeAll();
await browser.close();
await demo.close();
process.exit(isFlawed ? 1 : 0);

async function takeForReadme(): Promise<boolean> {
  await demo.setUp();
  for (const { file, name, frame } of README_PICTURES) {
    const photographer = createPhotographer(browser, demo, frame);
    const shot = SHOTS.find((one) => one.name === name);
    if (shot === undefined) throw new Error(`there is no shot named ${name}`);
    const png = await photographer.show(shot, (page) =>
      page.screenshot({ animations: "disabled" }),
    );
    await photographer.close();
    const webp = await toWebp(browser, png);
    writeFileSync(join(root, "docs", file), webp);
    console.log(`docs/${file}: ${Math.round(webp.length / 1000)} kB`);
  }
  return false;
}

async function takeAll(): Promise<boolean> {
  if (names === null) rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const before = await take([SET_UP_SHOT]);
  await demo.setUp();
  const after = await take(SHOTS);
  const flawed = before.flawed + after.flawed;
  console.log(`${before.count + after.count} pictures in ${folder}, ${flawed} with flaws`);
  return flawed > 0;
}

async function take(shots: readonly Shot[]): Promise<{ count: number; flawed: number }> {
  let count = 0;
  let flawed = 0;
  for (const frame of frames) {
    const photographer = createPhotographer(browser, demo, frame);
    for (const shot of shots.filter(isWanted)) {
      const name = `${shot.name}-${frame.width}-${frame.scheme}`;
      const flaws = await photographer
        .show(shot, async (page) => {
          const dialogs = page.locator("dialog[open], [popover]:popover-open");
          // A page that was scrolled would show its bar in the midst of itself.
          await page.evaluate(() => scrollTo(0, 0));
          await page.screenshot({
            path: join(folder, `${name}.png`),
            // A dialog covers the window, not the page.
            fullPage: (await dialogs.count()) === 0,
            animations: "disabled",
          });
          return findLayoutFlaws(page);
        })
        // The others are still worth a picture.
        .catch((error: unknown) => [String(error).split("\n")[0] ?? ""]);
      count += 1;
      if (flaws.length > 0) flawed += 1;
      for (const flaw of flaws) console.log(`${name}: ${flaw}`);
    }
    await photographer.close();
  }
  return { count, flawed };
}
