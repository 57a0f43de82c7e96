import { readFileSync } from "node:fs";
import { join } from "node:path";
import { runInThisContext } from "node:vm";
import { beforeEach, expect, it, vi } from "vitest";
import { preferredLanguage, rememberLanguage } from "../../../client/language/language.ts";

const START = readFileSync(join(import.meta.dirname, "../../../client/public/start.js"), "utf8");
const WORDS = {
  de: ["assets/de.js", "assets/part.js"],
  ja: ["assets/ja.js", "assets/part.js"],
};

beforeEach(() => {
  localStorage.clear();
  document.head.innerHTML = `<base href="/">`;
});

/** Which files the page loads before its app. */
function startWith(locales: readonly string[]): readonly (string | null)[] {
  const script = document.createElement("script");
  script.dataset["words"] = JSON.stringify(WORDS);
  vi.spyOn(document, "currentScript", "get").mockReturnValue(script);
  vi.spyOn(navigator, "languages", "get").mockReturnValue([...locales]);
  runInThisContext(START);
  return [...document.querySelectorAll("link[rel=modulepreload]")].map((link) =>
    link.getAttribute("href"),
  );
}

it.each([
  [
    ["de-AT", "en"],
    ["assets/de.js", "assets/part.js"],
  ],
  [
    ["pt-BR", "ja"],
    ["assets/ja.js", "assets/part.js"],
  ],
  [["en-US", "de"], []],
  [["pt-BR"], []],
])("loads the words of the language before the app: %j", (locales, files) => {
  expect(startWith(locales)).toEqual(files);
  const language = preferredLanguage(locales);
  expect(files[0]).toEqual(language === "en" ? undefined : `assets/${language}.js`);
});

it("loads the words of the language that was chosen", () => {
  rememberLanguage("ja");
  expect(startWith(["de-AT"])).toEqual(["assets/ja.js", "assets/part.js"]);
});

it("loads none if English was chosen", () => {
  rememberLanguage("en");
  expect(startWith(["de-AT"])).toEqual([]);
});
