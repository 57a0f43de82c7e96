import {
  any,
  both,
  box,
  circle,
  ellipse,
  ground,
  polygon,
  ring,
  stroke,
  without,
  type Shape,
} from "./shape.ts";

/** The colors of a picture, from the top of its sky to what is closest. */
export type Tone = "sky" | "glow" | "light" | "far" | "near" | "dark" | "accent";

export interface Layer {
  readonly shape: Shape;
  readonly tone: Tone;
  /** 0 to 1; absent: 1. */
  readonly opacity?: number;
}

/** What is drawn over the sky, the farthest first. `dice` gives numbers from 0 to 1, always the same for a title. */
export type Scene = (dice: () => number) => readonly Layer[];

const list = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));

/** Far beyond both sides of a wide picture. */
const SIDE = 1.2;

function stars(dice: () => number, count: number, below = 0.55): Layer {
  const points = list(count, () =>
    circle((dice() * 2 - 1) * SIDE, dice() * below, 0.002 + dice() * 0.003),
  );
  return { shape: any(...points), tone: "light", opacity: 0.85 };
}

function hills(at: number, swing: number, wave: number, shift: number): Shape {
  return ground(
    (x) => at + swing * Math.sin(x * wave + shift) - swing * 0.4 * Math.cos(x * wave * 2.3),
  );
}

const sunset: Scene = (dice) => [
  { shape: circle(dice() * 0.3 - 0.15, 0.4, 0.17), tone: "light" },
  { shape: hills(0.68, 0.04, 7, dice() * 6), tone: "far" },
  { shape: hills(0.8, 0.05, 5, dice() * 6), tone: "near" },
];

const ferry: Scene = (dice) => [
  stars(dice, 50, 0.4),
  { shape: circle(0.16, 0.22, 0.09), tone: "light" },
  { shape: ground(() => 0.62), tone: "far" },
  ...list(7, (index): Layer => {
    const half = 0.09 - index * 0.01 + dice() * 0.02;
    const y = 0.645 + index * 0.04;
    return { shape: stroke(0.16 - half, y, 0.16 + half, y, 0.008), tone: "light", opacity: 0.55 };
  }),
  { shape: polygon([-0.26, 0.66], [0.06, 0.66], [0.01, 0.72], [-0.22, 0.72]), tone: "dark" },
  { shape: box(-0.2, 0.6, -0.02, 0.66), tone: "near" },
  { shape: box(-0.12, 0.52, -0.08, 0.6), tone: "accent" },
  { shape: any(...list(4, (index) => circle(-0.17 + index * 0.042, 0.632, 0.01))), tone: "light" },
];

const mountains: Scene = (dice) => [
  stars(dice, 70),
  ...[
    [-0.28, 0.36, 0.5],
    [0.3, 0.3, 0.55],
    [0.02, 0.22, 0.42],
  ].flatMap(([x = 0, top = 0, half = 0], index): Layer[] => [
    {
      shape: polygon([x, top], [x + half, 0.95], [x - half, 0.95]),
      tone: index === 2 ? "near" : "far",
    },
    {
      shape: both(
        polygon([x, top], [x + half, 0.95], [x - half, 0.95]),
        (px, py) => py - top - 0.1 - 0.025 * Math.sin((px - x) * 70),
      ),
      tone: "light",
      opacity: 0.9,
    },
  ]),
  { shape: hills(0.86, 0.02, 9, dice() * 6), tone: "dark" },
];

const city: Scene = (dice) => [
  { shape: circle(-0.14, 0.24, 0.1), tone: "light", opacity: 0.9 },
  ...list(26, (index): Layer => {
    const left = -SIDE + index * 0.094;
    return { shape: box(left, 0.45 + dice() * 0.2, left + 0.08, 1), tone: "far" };
  }),
  ...list(20, (index): readonly Layer[] => {
    const left = -SIDE + index * 0.122 + dice() * 0.02;
    const top = 0.52 + dice() * 0.26;
    const windows = list(10, (at) =>
      dice() < 0.45
        ? box(
            left + 0.014 + (at % 2) * 0.042,
            top + 0.03 + Math.floor(at / 2) * 0.055,
            left + 0.038 + (at % 2) * 0.042,
            top + 0.055 + Math.floor(at / 2) * 0.055,
          )
        : circle(-9, -9, 0),
    );
    return [
      { shape: box(left, top, left + 0.1, 1), tone: "dark" },
      { shape: any(...windows), tone: "accent" },
    ];
  }).flat(),
];

function firs(dice: () => number, bottom: number, size: number): Shape {
  return any(
    ...list(Math.ceil((2 * SIDE) / (size * 0.42)), (index) => {
      const x = -SIDE + index * size * 0.42 + dice() * size * 0.2;
      const top = bottom - size * (0.75 + dice() * 0.5);
      return polygon([x, top], [x + size * 0.3, bottom], [x - size * 0.3, bottom]);
    }),
  );
}

const forest: Scene = (dice) => [
  { shape: circle(0.1, 0.3, 0.13), tone: "light", opacity: 0.9 },
  {
    shape: any(
      firs(dice, 0.72, 0.3),
      ground(() => 0.72),
    ),
    tone: "far",
  },
  { shape: ground(() => 0.66), tone: "glow", opacity: 0.25 },
  {
    shape: any(
      firs(dice, 0.88, 0.4),
      ground(() => 0.88),
    ),
    tone: "near",
  },
  {
    shape: any(
      firs(dice, 1.04, 0.46),
      ground(() => 1.04),
    ),
    tone: "dark",
  },
];

const lighthouse: Scene = (dice) => [
  stars(dice, 40, 0.5),
  { shape: polygon([-0.1, 0.31], [1.4, 0.1], [1.4, 0.42]), tone: "light", opacity: 0.4 },
  { shape: polygon([-0.1, 0.31], [-1.4, 0.46], [-1.4, 0.2]), tone: "light", opacity: 0.18 },
  { shape: ground(() => 0.74), tone: "far" },
  { shape: circle(-0.2, 0.98, 0.3), tone: "dark" },
  { shape: polygon([-0.14, 0.36], [-0.06, 0.36], [-0.02, 0.74], [-0.18, 0.74]), tone: "light" },
  ...[0.44, 0.56, 0.68].map((y): Layer => ({
    shape: box(-0.17, y, -0.03, y + 0.045),
    tone: "accent",
  })),
  { shape: box(-0.135, 0.29, -0.065, 0.35), tone: "accent" },
  { shape: polygon([-0.1, 0.24], [-0.05, 0.29], [-0.15, 0.29]), tone: "dark" },
];

const planet: Scene = (dice) => [
  stars(dice, 130, 1),
  { shape: circle(0.24, 0.2, 0.045), tone: "glow" },
  { shape: both(ellipse(0, 0.52, 0.42, 0.28, 0.03), (_x, y) => y - 0.52), tone: "accent" },
  { shape: circle(0, 0.52, 0.24), tone: "far" },
  { shape: without(circle(0, 0.52, 0.24), circle(0.07, 0.47, 0.24)), tone: "near" },
  { shape: both(ellipse(0, 0.52, 0.42, 0.28, 0.03), (_x, y) => 0.52 - y), tone: "accent" },
];

const rain: Scene = (dice) => [
  ...list(60, (): Layer => {
    const [x, y] = [(dice() * 2 - 1) * SIDE, dice()];
    return { shape: stroke(x, y, x - 0.02, y + 0.06, 0.004), tone: "light", opacity: 0.5 };
  }),
  { shape: ground(() => 0.86), tone: "near" },
  { shape: stroke(0, 0.4, 0, 0.78, 0.014), tone: "dark" },
  { shape: both(ring(0.035, 0.78, 0.035, 0.014), (_x, y) => 0.78 - y), tone: "dark" },
  { shape: both(circle(0, 0.52, 0.27), (_x, y) => y - 0.52), tone: "accent" },
  { shape: stroke(0, 0.22, 0, 0.28, 0.012), tone: "dark" },
  { shape: both(circle(0, 0.52, 0.1), (_x, y) => y - 0.52), tone: "light", opacity: 0.28 },
];

const street: Scene = (dice) => [
  { shape: circle(0, 0.5, 0.15), tone: "light" },
  { shape: hills(0.52, 0.035, 8, dice() * 6), tone: "far" },
  { shape: ground(() => 0.56), tone: "near" },
  { shape: polygon([-0.012, 0.56], [0.012, 0.56], [0.34, 1.02], [-0.34, 1.02]), tone: "dark" },
  ...list(5, (index): Layer => {
    const near = 0.6 + index * 0.04 + index * index * 0.012;
    const half = 0.002 + (near - 0.56) * 0.03;
    return { shape: box(-half, near, half, near + 0.012 + index * 0.012), tone: "accent" };
  }),
];

const plane: Scene = (dice) => [
  {
    shape: any(circle(-0.2, 0.82, 0.14), circle(-0.02, 0.86, 0.18), circle(0.2, 0.84, 0.13)),
    tone: "glow",
    opacity: 0.6,
  },
  {
    shape: any(
      circle(-0.7, 0.7, 0.12),
      circle(-0.56, 0.74, 0.1),
      circle(0.66, 0.2, 0.09),
      circle(0.78, 0.23, 0.12),
    ),
    tone: "glow",
    opacity: 0.4,
  },
  ...list(9, (index): Layer => {
    const at = index / 9;
    return {
      shape: circle(-0.3 + at * 0.3, 0.66 - Math.sin(at * 2.2) * 0.12, 0.007 + dice() * 0.003),
      tone: "light",
      opacity: 0.7,
    };
  }),
  { shape: polygon([0.28, 0.26], [0.02, 0.62], [-0.02, 0.47]), tone: "near" },
  { shape: polygon([0.28, 0.26], [-0.02, 0.47], [-0.22, 0.4]), tone: "light" },
  { shape: polygon([0.28, 0.26], [0.14, 0.6], [0.03, 0.5]), tone: "accent" },
];

/** The scales of old Japanese prints. */
const waves: Scene = () => [
  { shape: circle(0.1, 0.24, 0.13), tone: "accent" },
  ...list(9, (row): readonly Layer[] =>
    list(16, (column): readonly Layer[] => {
      const x = -SIDE + column * 0.17 + (row % 2) * 0.085;
      const y = 0.5 + row * 0.065;
      return [
        { shape: circle(x, y, 0.085), tone: row % 2 === 0 ? "near" : "far" },
        {
          shape: any(ring(x, y, 0.075, 0.008), ring(x, y, 0.05, 0.008), circle(x, y, 0.02)),
          tone: "light",
          opacity: 0.75,
        },
      ];
    }).flat(),
  ).flat(),
];

const door: Scene = () => [
  { shape: ground(() => 0.78), tone: "near" },
  {
    shape: polygon([-0.11, 0.78], [0.11, 0.78], [0.42, 1.02], [-0.42, 1.02]),
    tone: "light",
    opacity: 0.5,
  },
  { shape: any(circle(0, 0.42, 0.17), box(-0.17, 0.42, 0.17, 0.78)), tone: "dark" },
  { shape: any(circle(0, 0.42, 0.13), box(-0.13, 0.42, 0.13, 0.78)), tone: "light" },
  { shape: circle(0, 0.54, 0.03), tone: "dark" },
  { shape: polygon([-0.025, 0.58], [0.025, 0.58], [0.045, 0.78], [-0.045, 0.78]), tone: "dark" },
];

const blossom: Scene = (dice) => [
  { shape: circle(-0.08, 0.36, 0.2), tone: "light", opacity: 0.85 },
  { shape: stroke(1.2, 0.1, 0.16, 0.36, 0.03), tone: "dark" },
  { shape: stroke(0.3, 0.32, -0.2, 0.52, 0.016), tone: "dark" },
  { shape: stroke(0.1, 0.4, 0.02, 0.62, 0.011), tone: "dark" },
  ...list(44, (): Layer => {
    const along = dice();
    const [x, y] = [0.62 - along * 0.85, 0.24 + along * 0.3];
    return {
      shape: circle(x + (dice() - 0.5) * 0.16, y + (dice() - 0.5) * 0.18, 0.014 + dice() * 0.016),
      tone: dice() < 0.7 ? "accent" : "light",
    };
  }),
  ...list(16, (): Layer => ({
    shape: circle((dice() * 2 - 1) * 0.6, 0.55 + dice() * 0.4, 0.009),
    tone: "accent",
    opacity: 0.8,
  })),
];

export const SCENES: readonly [Scene, ...Scene[]] = [
  sunset,
  ferry,
  mountains,
  city,
  forest,
  planet,
  lighthouse,
  rain,
  street,
  plane,
  waves,
  door,
  blossom,
];
