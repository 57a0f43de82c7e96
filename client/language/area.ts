import { isolate } from "./isolate.ts";
import { formatCount } from "./per-locale.ts";

/** A whole sentence with {parameters}, or a function of them where the sentence depends on them. */
export type Entry = string | ((params: never) => unknown);
export type Words = Readonly<Record<string, Entry>>;

/** The parameters of a sentence: "{count} of {total}" → "count" | "total". */
export type NamesIn<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | NamesIn<Rest>
  : never;

/** Numbers are written with the separators of the locale; strings as they are. */
export type TextParams<Text extends string> = Readonly<Record<NamesIn<Text>, string | number>>;

export type ParamsOf<One> = One extends string
  ? TextParams<One>
  : One extends (params: infer Params) => unknown
    ? Params
    : never;

type ResultOf<One> = One extends (...params: never) => infer Result
  ? Result extends string
    ? string
    : Result
  : string;

type Needs<One> = One extends string
  ? [NamesIn<One>] extends [never]
    ? []
    : [TextParams<One>]
  : One extends () => unknown
    ? []
    : [ParamsOf<One>];

/** The words of an area in another language: the same keys, each with the same parameters. */
export type Translation<AreaType> =
  AreaType extends CodedArea<infer English>
    ? {
        readonly [Key in keyof English]:
          | (ResultOf<English[Key]> extends string ? string : never)
          | ((params: ParamsOf<English[Key]>) => ResultOf<English[Key]>);
      }
    : never;

/** The words that an area needs for codes of the tracker, by the parameters of each code. */
export type WordsFor<Params> = {
  readonly [Code in keyof Params]: (params: Params[Code]) => string;
};

/** Words for the codes that the tracker sends. */
export interface CodedArea<English extends Words> {
  /** Returns the words of a code; null if the tracker's own sentence is to be shown, as for an unknown code. */
  byCode(code: string, params: object): ResultOf<English[keyof English]> | null;
  readonly english?: English;
}

export interface Area<English extends Words> extends CodedArea<English> {
  /** Returns the words of a key in the language of the page. */
  <Key extends keyof English>(key: Key, ...params: Needs<English[Key]>): ResultOf<English[Key]>;
  /** Returns a sentence in which some {parameters} stay, for elements in their place. */
  template(key: keyof English, params?: object): string;
  readonly english: English;
}

const translated = new Map<string, Words>();

/** Declares the words of an area in English. Those of the language of the page take their place once they are loaded. */
// What is not used is left out of the build.
/* @__NO_SIDE_EFFECTS__ */
export function createArea<const English extends Words>(
  name: string,
  english: English,
): Area<English> {
  const find = (key: string): Entry | undefined => {
    const words = translated.get(name);
    return words !== undefined && Object.hasOwn(words, key) ? words[key] : english[key];
  };
  const word = (key: string, params: object) => {
    const entry = find(key);
    // Both come from the same code or key: the types of the callers check that they fit.
    if (typeof entry === "function") return entry(isolateAll(params) as never);
    return fill(entry ?? key, params);
  };
  const area = (key: string, params: object = {}) => word(key, params);
  return Object.assign(area, {
    template: (key: keyof English, params: object = {}) => fill(String(find(String(key))), params),
    byCode: (code: string, params: object) =>
      Object.hasOwn(english, code) ? word(code, params) : null,
    english,
    // The one place where keys lose their types; a test compares all languages key by key.
  }) as unknown as Area<English>;
}

/**
 * Declares an area of which only the other languages have words: in English the sentence of the tracker is shown. The
 * type says which codes there are, each with its parameters.
 */
/* @__NO_SIDE_EFFECTS__ */
export function createTrackerArea<English extends Words>(name: string): CodedArea<English> {
  return {
    byCode(code, params) {
      const words = translated.get(name);
      if (words === undefined || !Object.hasOwn(words, code)) return null;
      const entry = words[code];
      // As in createArea.
      const said =
        typeof entry === "function"
          ? entry(isolateAll(params) as never)
          : fill(entry ?? "", params);
      return said as ResultOf<English[keyof English]>;
    },
  };
}

/** Puts the words of a language in the place of the English ones. */
export function translate(areas: Readonly<Record<string, Words>>): void {
  for (const [name, words] of Object.entries(areas)) translated.set(name, words);
}

/** Back to English. */
export function forgetTranslation(): void {
  translated.clear();
}

/** "{count} of {total}" with its parameters. */
function fill(text: string, params: object): string {
  const values: ReadonlyMap<string, unknown> = new Map(Object.entries(params));
  return text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values.get(name);
    if (typeof value === "number") return formatCount(value);
    return typeof value === "string" ? isolate(value) : whole;
  });
}

/** Among the parameters are titles and names. */
function isolateAll(params: object): object {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]: [string, unknown]) => [
      name,
      typeof value === "string" ? isolate(value) : value,
    ]),
  );
}
