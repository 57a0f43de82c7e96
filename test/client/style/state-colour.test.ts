import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { contrast, distance, parseColour, type Rgb, seenWith, VISIONS } from "../support/colour.ts";

const css = readFileSync(join(import.meta.dirname, "../../../client/style/base.css"), "utf8");
const THEMES = ["light", "dark"] as const;

/** The value of a token in each theme. */
function token(name: string): Record<(typeof THEMES)[number], Rgb> {
  const value = new RegExp(`--${name}: light-dark\\((.+)\\);`).exec(css)?.[1] ?? "";
  const [light = "", dark = ""] = value.split(/,\s*(?![^(]*\))/);
  return { light: parseColour(light), dark: parseColour(dark) };
}

const states = [...css.matchAll(/--(s-[a-z]+): light-dark/g)].map(([, name = ""]) => ({
  name,
  colours: token(name),
}));
const surfaces = ["bg", "surface"].map(token);

it("knows ten states", () => expect(states).toHaveLength(10));

it.each(THEMES.flatMap((theme) => VISIONS.map((vision) => [theme, vision] as const)))(
  "keeps any two states apart in the %s theme with %s",
  (theme, vision) => {
    const tooClose = states.flatMap((one, index) =>
      states.slice(index + 1).flatMap((other) => {
        const [a, b] = [one, other].map(({ colours }) => seenWith(vision, colours[theme]));
        if (a === undefined || b === undefined) return [];
        const apart = distance(a, b);
        return apart < 0.06 ? [`${one.name} and ${other.name}: ${apart.toFixed(3)}`] : [];
      }),
    );
    expect(tooClose).toEqual([]);
  },
);

it.each(THEMES)("can be read as text in the %s theme", (theme) => {
  const tooWeak = states.flatMap(({ name, colours }) =>
    surfaces
      .map((surface) => contrast(colours[theme], surface[theme]))
      .filter((ratio) => ratio < 4.5)
      .map((ratio) => `${name}: ${ratio.toFixed(2)}`),
  );
  expect(tooWeak).toEqual([]);
});
