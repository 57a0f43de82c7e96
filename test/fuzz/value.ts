import type { Random } from "./random.ts";

/** Texts that programs stumble over: long runs, odd characters, names of properties, paths, dates and numbers. */
const TEXTS = [
  "",
  " ",
  "0",
  "-1",
  "null",
  "__proto__",
  "constructor",
  "toString",
  "../etc/passwd",
  '\'; DROP TABLE "MediaRequest"; --',
  "%_%",
  "{{7*7}}",
  "<script>alert(1)</script>",
  "\u0000",
  "\uD800",
  "\u202Etxt.exe",
  "e\u0301\u0316\u0301\u0316",
  "\r\nSet-Cookie: a=b",
  "9999-99-99T99:99:99Z",
  "0000-00-00",
  "2026-13-45",
  "Show.S99E9999-E10000.1080p",
  "[Group] Show - 01-9999 (BD) [AAAAAAAA].mkv",
  "http://127.0.0.1:9/",
  "9".repeat(400),
] as const;

const LONG_UNITS = [
  "/",
  "\\",
  ".",
  "-",
  "a ",
  "((",
  "[",
  "S01E01",
  "1x01 ",
  "é",
  "{",
  "0",
] as const;

/** Longer than any text that is kept. */
const MAX_LONG = 20_000;

export function createText(random: Random): string {
  if (random.chance(0.85)) return random.pick(TEXTS);
  const unit = random.pick(LONG_UNITS);
  return unit.repeat(1 + random.below(MAX_LONG / unit.length));
}

const NUMBERS = [0, -0, -1, 1, 0.5, 2 ** 31, 2 ** 53, -(2 ** 63), 1e308, 1e-320] as const;

/** A value of any kind, nested a little. */
export function createValue(random: Random, depth = 3): unknown {
  switch (random.below(depth > 0 ? 7 : 4)) {
    case 0:
      return random.pick(NUMBERS);
    case 1:
      return random.chance(0.5);
    case 2:
      return null;
    case 3:
      return createText(random);
    case 4:
      return Array.from({ length: random.below(5) }, () => createValue(random, depth - 1));
    case 5:
      return nest(random, 1 + random.below(random.chance(0.1) ? 3_000 : 50));
    default:
      return Object.fromEntries(
        Array.from({ length: random.below(5) }, () => [
          createText(random).slice(0, 50),
          createValue(random, depth - 1),
        ]),
      );
  }
}

function nest(random: Random, levels: number): unknown {
  let value: unknown = createText(random);
  for (let level = 0; level < levels; level += 1)
    value = random.chance(0.5) ? [value] : { a: value };
  return value;
}

/** A copy of a real value of which some parts are others, or are missing. */
export function mutate(value: unknown, random: Random, probability = 0.08): unknown {
  if (random.chance(probability)) return createValue(random);
  if (Array.isArray(value)) {
    const items = value.map((item: unknown) => mutate(item, random, probability));
    return random.chance(probability) ? [...items, ...items, ...items] : items;
  }
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, part]) =>
      random.chance(probability) ? [] : [[name, mutate(part, random, probability)]],
    ),
  );
}
