import { readdirSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import type { Area, Entry, Words } from "../../../client/language/area.ts";
import { LANGUAGES, type Language, useLanguage } from "../../../client/language/language.ts";
import { switchLanguage } from "../support/language.ts";
import { createSamples } from "./samples.ts";
import { TRACKER_AREAS } from "./tracker-areas.ts";

const FOLDER = join(import.meta.dirname, "../../../client/language");

type Areas = Readonly<Record<string, Area<Words>>>;

/** The words in English by area. */
const ENGLISH = new Map<string, Words>([
  ...TRACKER_AREAS,
  ...Object.entries(
    import.meta.glob<Areas>("../../../client/language/words/*.ts", { eager: true }),
  ).flatMap(([, areas]) =>
    Object.entries(areas).flatMap(([name, area]) =>
      "english" in area ? [[name, area.english] as const] : [],
    ),
  ),
]);

const BUNDLES = import.meta.glob<{ readonly AREAS: Readonly<Record<string, Words>> }>(
  "../../../client/language/*/{first,request-bundle,more,tracker}.ts",
  { eager: true },
);

function wordsOf(language: Language): ReadonlyMap<string, Words> {
  if (language === "en") return ENGLISH;
  return new Map(
    Object.entries(BUNDLES)
      .filter(([path]) => path.includes(`/${language}/`))
      .flatMap(([, { AREAS }]) => Object.entries(AREAS)),
  );
}

const OTHERS = LANGUAGES.filter((language) => language !== "en");

/** The parameters of the lines of the history about episodes. */
const PASSED_ON = new Set(["words", "count", "isRecognised", "service"]);

/** What an entry says, and which parameters it uses. */
function read(key: string, entry: Entry, count: number) {
  const samples = createSamples(count, key);
  if (typeof entry === "string") {
    const names = [...entry.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? "");
    return { text: entry, names: new Set(names) };
  }
  const names = new Set<string>();
  const params = new Proxy(samples, {
    get(known, name) {
      if (typeof name !== "string") return undefined;
      names.add(name);
      if (!(name in known)) throw new Error(`samples.ts has no value of the parameter ${name}`);
      return known[name];
    },
    // What a function passes on as a whole.
    ownKeys: () => [...PASSED_ON],
  });
  const said = entry(params as never);
  return { text: typeof said === "string" ? said : JSON.stringify(said), names };
}

afterEach(() => switchLanguage("en"));

it("knows every folder of a language", () => {
  const folders = readdirSync(FOLDER, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== "words")
    .map(({ name }) => name);
  expect(folders.toSorted()).toEqual(OTHERS.toSorted());
});

describe.each(OTHERS)("%s", (language) => {
  const words = wordsOf(language);
  const hasOneForm = new Intl.PluralRules(language).resolvedOptions().pluralCategories.length === 1;

  it("has the areas and keys of English, no more and no fewer", () => {
    expect([...words.keys()].toSorted()).toEqual([...ENGLISH.keys()].toSorted());
    for (const [area, english] of ENGLISH)
      expect(Object.keys(words.get(area) ?? {}).toSorted(), area).toEqual(
        Object.keys(english).toSorted(),
      );
  });

  it.each([...ENGLISH.keys()])("uses the same parameters: %s", (area) => {
    for (const [key, entry] of Object.entries(ENGLISH.get(area) ?? {})) {
      const other = words.get(area)?.[key];
      if (other === undefined) throw new Error(`${area}.${key} has no words`);
      const [expected, found] = [read(key, entry, 3).names, read(key, other, 3).names];
      // In English the tracker itself says what is wrong; other languages word the code.
      const passed = (name: string) =>
        area === "errors" ||
        (area === "episodeHistory" && PASSED_ON.has(name)) ||
        // One form for all counts: the numbers say how many.
        (name === "count" && hasOneForm && expected.has("numbers"));
      const missing = [...expected].filter((name) => !found.has(name) && !passed(name));
      const unknown = [...found].filter((name) => !expected.has(name) && !passed(name));
      expect({ key, missing, unknown }).toEqual({
        key,
        missing: [],
        unknown: [],
      });
    }
  });

  it("leaves no sentence in English", () => {
    const same = [...ENGLISH].flatMap(([area, english]) =>
      Object.entries(english).flatMap(([key, entry]) => {
        const other = words.get(area)?.[key];
        if (other === undefined || area === "errors") return [];
        const [source, said] = [read(key, entry, 3).text, read(key, other, 3).text];
        return source === said &&
          /\p{L}{2,} \p{L}{2,} \p{L}{2,}/u.test(source.replaceAll(/[‹{]\w+[›}]/g, ""))
          ? [`${area}.${key}: ${said}`]
          : [];
      }),
    );
    expect(same).toEqual([]);
  });
});

describe.each(LANGUAGES)("whatever the count, in %s", (language) => {
  it("says a whole sentence", async () => {
    await switchLanguage(language);
    for (const [area, entries] of wordsOf(language))
      for (const [key, entry] of Object.entries(entries))
        for (const count of [0, 1, 2, 5, 21, 1_000_000]) {
          if (typeof entry === "string") continue;
          expect(`${area}.${key}: ${read(key, entry, count).text}`).not.toMatch(
            /undefined|null|NaN|\[object|#|\$\{/,
          );
        }
  });
});

it("has the direction and the language of the page", async () => {
  await switchLanguage("de");
  expect(document.documentElement).toMatchObject({ lang: "de-DE", dir: "ltr" });
  useLanguage("de", ["en-US", "de", "de-DE@posix", "de-AT"]);
  expect(document.documentElement.lang).toBe("de-AT");
});
