import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { findRetired } from "../scripts/check-words.ts";

const contributing = readFileSync(new URL("../CONTRIBUTING.md", import.meta.url), "utf8");

/** The last column of the glossary: the words that are not used. */
const retired = [...contributing.matchAll(/^\| [^|]+ \| [^|]* \| ([^|]+) \|$/gm)]
  .flatMap(([, words = ""]) => words.split(", "))
  .filter((word) => !["", "not", "open", "floor", "order", "---"].includes(word.trim()));

it("finds every word that the glossary retires", () => {
  expect(retired.length).toBeGreaterThan(20);
  for (const word of retired) {
    const written = ["act", "look", "room"].includes(word)
      ? `the ${word}`
      : word.endsWith("_")
        ? `${word}PAGES`
        : word;
    expect(findRetired(written), word).not.toEqual([]);
  }
});

it("finds retired words inside identifiers", () => {
  expect(findRetired("const openSurvey = toWish(MOST_PAGES);").map(({ word }) => word)).toEqual([
    "wish",
    "survey",
    "MOST_PAGES",
  ]);
});

it("leaves words alone that only contain a retired one", () => {
  expect(findRetired("lookup, actual, brightroom, broadcast, default, reaction, planet")).toEqual(
    [],
  );
});
