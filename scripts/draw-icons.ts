import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { launchBrowser } from "../test/support/chromium.ts";

// Draws the icons of the installed app from client/public/icon.svg. Run it after a change of that.

const folder = join(import.meta.dirname, "../client/public");
const BACKGROUND = "#0f1115";

interface AppIcon {
  readonly file: string;
  readonly size: number;
  /** The share of the width that the symbol takes. */
  readonly share: number;
  /** The radius of the corners as a share of the width; null: no background. */
  readonly radius: number | null;
}

const ICONS: readonly AppIcon[] = [
  { file: "icon-192.png", size: 192, share: 0.68, radius: 0.22 },
  { file: "icon-512.png", size: 512, share: 0.68, radius: 0.22 },
  // The launcher cuts it to its own shape, inside of which four fifths are safe.
  { file: "icon-maskable.png", size: 512, share: 0.56, radius: 0 },
  { file: "touch-icon.png", size: 180, share: 0.64, radius: 0 },
  { file: "favicon.ico", size: 32, share: 1, radius: null },
];

async function draw(page: Page, { size, share, radius }: AppIcon): Promise<Buffer> {
  const symbol = readFileSync(join(folder, "icon.svg"), "utf8");
  const side = Math.round(size * share);
  const background = radius === null ? "none" : BACKGROUND;
  await page.setViewportSize({ width: size, height: size });
  await page.setContent(`<style>
    html { background: none }
    body { margin: 0; width: ${size}px; height: ${size}px; display: grid; place-items: center;
      background: ${background}; border-radius: ${size * (radius ?? 0)}px }
    svg { width: ${side}px; height: ${side}px }
  </style>${symbol}`);
  return page.screenshot({ omitBackground: true });
}

/** An .ico file with one picture, which may be a PNG. */
function toIco(png: Buffer, size: number): Buffer {
  const header = Buffer.alloc(22);
  header.writeUInt16LE(1, 2);
  header.writeUInt16LE(1, 4);
  header.writeUInt8(size, 6);
  header.writeUInt8(size, 7);
  header.writeUInt16LE(1, 10);
  header.writeUInt16LE(32, 12);
  header.writeUInt32LE(png.length, 14);
  header.writeUInt32LE(header.length, 18);
  return Buffer.concat([header, png]);
}

const { browser, ...launch } = await launchBrowser();
if (browser === null) throw new Error("reason" in launch ? launch.reason : "no browser");
const page = await browser.newPage();
for (const icon of ICONS) {
  const png = await draw(page, icon);
  writeFileSync(join(folder, icon.file), icon.file.endsWith(".ico") ? toIco(png, icon.size) : png);
}
await browser.close();
