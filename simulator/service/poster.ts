import { crc32, deflateSync } from "node:zlib";
import { numberOf } from "../random.ts";
import type { Title } from "../world/title.ts";
import type { World } from "../world/world.ts";
import type { ServiceContext } from "./context.ts";

/** Posters are drawn by the simulated Seerr, so that no image comes from the internet. */
export function posterUrl(context: ServiceContext, title: Title): string {
  return `${context.urls.seerr}/imageproxy/tmdb/t/p/w600_and_h900_bestv2/${title.tmdbId}.png`;
}

const WIDTH = 240;
const HEIGHT = 360;
const SKY_COLORS = 180;
const SUN = SKY_COLORS;
const HILL = SKY_COLORS + 1;

/** Draws a sunset in the colors of the title, as TMDB sends pictures: by pixels. Null for an unknown title. */
export function drawPoster(world: World, tmdbId: string): Buffer | null {
  const title = world.titles.find((known) => String(known.tmdbId) === tmdbId);
  if (!title) return null;
  const hue = numberOf(`hue ${title.title}`, 0, 360);
  const sunX = numberOf(`sun ${title.title}`, 60, 180);
  const pixels = Buffer.alloc((WIDTH + 1) * HEIGHT);
  for (let y = 0; y < HEIGHT; y += 1)
    for (let x = 0; x < WIDTH; x += 1)
      // The first byte of a row is its filter: none.
      pixels[y * (WIDTH + 1) + 1 + x] = colorAt(x, y, sunX);
  const colors = [
    ...Array.from({ length: SKY_COLORS }, (_, index) => {
      const part = index / SKY_COLORS;
      return toRgb(hue + 50 * part, 0.55, 0.24 + 0.28 * part);
    }),
    toRgb(hue + 70, 0.85, 0.76),
    toRgb(hue, 0.6, 0.12),
  ];
  return encodePng(pixels, Buffer.from(colors.flat()));
}

function colorAt(x: number, y: number, sunX: number): number {
  const hill = HEIGHT * 0.72 + 28 * Math.sin((x + sunX) / 38) - 14 * Math.cos(x / 21);
  if (y > hill) return HILL;
  const isSun = (x - sunX) ** 2 + (y - 115) ** 2 < 52 ** 2;
  return isSun ? SUN : Math.floor((y / HEIGHT) * SKY_COLORS);
}

/** `hue` in degrees, the others from 0 to 1. */
function toRgb(hue: number, saturation: number, lightness: number): readonly number[] {
  const spread = saturation * Math.min(lightness, 1 - lightness);
  return [0, 8, 4].map((shift) => {
    const place = (shift + hue / 30) % 12;
    const part = Math.max(-1, Math.min(place - 3, 9 - place, 1));
    return Math.round(255 * (lightness - spread * part));
  });
}

function encodePng(pixels: Buffer, palette: Buffer): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(WIDTH, 0);
  header.writeUInt32BE(HEIGHT, 4);
  // Eight bits a pixel, each the number of a color.
  header.set([8, 3], 8);
  return Buffer.concat([
    Buffer.from("\x89PNG\r\n\x1a\n", "latin1"),
    chunk("IHDR", header),
    chunk("PLTE", palette),
    chunk("IDAT", deflateSync(pixels)),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.byteLength);
  const checksum = Buffer.alloc(4);
  checksum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, checksum]);
}
