/** A colour in linear sRGB, each part from 0 to 1. */
export type Rgb = readonly [red: number, green: number, blue: number];

/** Reads `oklch(52% 0.2 27)` and `#f6f6f4`. */
export function parseColour(text: string): Rgb {
  const hex = /^#([0-9a-f]{6})$/i.exec(text.trim())?.[1];
  if (hex !== undefined) {
    const part = (at: number) => toLinear(Number.parseInt(hex.slice(at, at + 2), 16) / 255);
    return [part(0), part(2), part(4)];
  }
  const [, lightness, chroma, hue] =
    /^oklch\(([\d.]+)% ([\d.]+) ([\d.]+)\)$/.exec(text.trim()) ?? [];
  if (hue === undefined) throw new Error(`this is no colour: ${text}`);
  const angle = (Number(hue) * Math.PI) / 180;
  const c = Number(chroma);
  return clip(toRgb([Number(lightness) / 100, c * Math.cos(angle), c * Math.sin(angle)]));
}

export const VISIONS = ["ordinary vision", "protanopia", "deuteranopia", "tritanopia"] as const;
export type Vision = (typeof VISIONS)[number];

type Matrix = readonly [Rgb, Rgb, Rgb];

/** Machado, Oliveira and Fernandes, 2009, severity 1. */
const MATRICES: Record<Vision, Matrix> = {
  "ordinary vision": [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

/** Returns the colour that somebody with such eyes sees. */
export function seenWith(vision: Vision, colour: Rgb): Rgb {
  return clip(multiply(MATRICES[vision], colour));
}

/** The distance of two colours in OKLab. Below about 0.03 people see no difference. */
export function distance(one: Rgb, other: Rgb): number {
  const [a, b] = [toLab(one), toLab(other)];
  return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}

/** The contrast of WCAG, from 1 to 21. */
export function contrast(one: Rgb, other: Rgb): number {
  const luminance = ([red, green, blue]: Rgb) => 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  const [a, b] = [luminance(one), luminance(other)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

function toLab(colour: Rgb): Rgb {
  const cone = multiply(
    [
      [0.4122214708, 0.5363325363, 0.0514459929],
      [0.2119034982, 0.6806995451, 0.1073969566],
      [0.0883024619, 0.2817188376, 0.6299787005],
    ],
    colour,
  );
  return multiply(
    [
      [0.2104542553, 0.793617785, -0.0040720468],
      [1.9779984951, -2.428592205, 0.4505937099],
      [0.0259040371, 0.7827717662, -0.808675766],
    ],
    [Math.cbrt(cone[0]), Math.cbrt(cone[1]), Math.cbrt(cone[2])],
  );
}

function toRgb(lab: Rgb): Rgb {
  const root = multiply(
    [
      [1, 0.3963377774, 0.2158037573],
      [1, -0.1055613458, -0.0638541728],
      [1, -0.0894841775, -1.291485548],
    ],
    lab,
  );
  return multiply(
    [
      [4.0767416621, -3.3077115913, 0.2309699292],
      [-1.2684380046, 2.6097574011, -0.3413193965],
      [-0.0041960863, -0.7034186147, 1.707614701],
    ],
    [root[0] ** 3, root[1] ** 3, root[2] ** 3],
  );
}

function multiply(matrix: Matrix, [x, y, z]: Rgb): Rgb {
  const row = ([a, b, c]: Rgb) => a * x + b * y + c * z;
  return [row(matrix[0]), row(matrix[1]), row(matrix[2])];
}

function toLinear(part: number): number {
  return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
}

/** As a screen shows what it cannot show. */
function clip([red, green, blue]: Rgb): Rgb {
  const within = (part: number) => Math.min(1, Math.max(0, part));
  return [within(red), within(green), within(blue)];
}
