import { createRandom, numberOf } from "../random.ts";
import { encodePng } from "./png.ts";
import { SCENES, type Layer, type Tone } from "./scene.ts";

type Color = readonly [red: number, green: number, blue: number];

interface Painting {
  readonly width: number;
  readonly height: number;
  /** What the colors and details depend on, such as a title. */
  readonly seed: string;
  /** Number of the scene; higher ones begin anew. */
  readonly scene: number;
}

/** Draws a picture as a PNG. The same numbers draw the same picture, and a wide one shows the scene of a tall one. */
export function drawPicture({ width, height, seed, scene }: Painting): Buffer {
  const random = createRandom(numberOf(`scene ${seed}`, 1, 2 ** 31));
  const layers = (SCENES[scene % SCENES.length] ?? SCENES[0])(() => random.next());
  const palette = createPalette(
    numberOf(`hue ${seed}`, 0, 360),
    numberOf(`night ${seed}`, 0, 3) === 0,
  );
  const pixels = Buffer.alloc(width * height * 3);
  for (let row = 0; row < height; row += 1)
    for (let column = 0; column < width; column += 1) {
      const [x, y] = [(column + 0.5 - width / 2) / height, (row + 0.5) / height];
      const color = colorAt(x, y, { layers, palette, pixel: 1 / height });
      pixels.set(color.map(Math.round), (row * width + column) * 3);
    }
  return encodePng(width, height, pixels);
}

interface Canvas {
  readonly layers: readonly Layer[];
  readonly palette: Readonly<Record<Tone, Color>>;
  /** Size of a pixel, over which an edge is smooth. */
  readonly pixel: number;
}

function colorAt(x: number, y: number, { layers, palette, pixel }: Canvas): Color {
  let color = mix(palette.sky, palette.glow, Math.min(1, y * 1.25));
  for (const { shape, tone, opacity = 1 } of layers) {
    const cover = Math.min(1, Math.max(0, 0.5 - shape(x, y) / pixel)) * opacity;
    if (cover > 0) color = mix(color, palette[tone], cover);
  }
  return color;
}

function mix(one: Color, other: Color, part: number): Color {
  const at = (index: 0 | 1 | 2) => one[index] + (other[index] - one[index]) * part;
  return [at(0), at(1), at(2)];
}

function createPalette(hue: number, isDay: boolean): Readonly<Record<Tone, Color>> {
  return {
    sky: toRgb(hue, 0.5, isDay ? 0.72 : 0.2),
    glow: toRgb(hue + 40, 0.6, isDay ? 0.85 : 0.5),
    light: toRgb(hue + 60, 0.8, isDay ? 0.95 : 0.86),
    far: toRgb(hue + 12, 0.45, isDay ? 0.56 : 0.33),
    near: toRgb(hue + 4, 0.5, isDay ? 0.38 : 0.2),
    dark: toRgb(hue - 8, 0.5, isDay ? 0.22 : 0.1),
    accent: toRgb(hue + 175, 0.7, 0.6),
  };
}

/** `hue` in degrees, the others from 0 to 1. */
function toRgb(hue: number, saturation: number, lightness: number): Color {
  const spread = saturation * Math.min(lightness, 1 - lightness);
  const channel = (shift: number) => {
    const place = (shift + (hue + 360) / 30) % 12;
    const part = Math.max(-1, Math.min(place - 3, 9 - place, 1));
    return 255 * (lightness - spread * part);
  };
  return [channel(0), channel(8), channel(4)];
}
