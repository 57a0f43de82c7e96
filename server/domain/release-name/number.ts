import { word } from "./clean.ts";
import type { NumberRun } from "./reading.ts";

/** A number of a name without a season. */
export interface FoundNumber {
  /** null: half an episode (`07.5`), which is a recap. */
  readonly run: NumberRun | null;
  /** A second number in parentheses. */
  readonly other: NumberRun | null;
  readonly isWeak: boolean;
  /** The service or group marked it as an episode: `E03`, `第03話`. */
  readonly isMarked: boolean;
  /** The name before it. */
  readonly title: string;
}

/** A number with its version or part (`03v2`, `09a`), or half a number. */
const AFTER_DIGITS = "(?:(\\.\\d)(?!\\d)|v\\d{1,2}|[a-c])?";
const NUMBER = `(\\d{1,4})${AFTER_DIGITS}`;
/** The end of a run. */
const FURTHER = "(?:(?:-|_?~_?| ~ |&|\\+|,)(\\d{1,4})(?:v\\d)?){0,3}";
const LAST = "(?:[ ._]?[([]?(?:end|fin|final|完|終|终)[)\\]]?)?";
const HAN_NUMBER = "[一二三四五六七八九十百]{1,5}";
const EPISODE_WORD =
  "episodes?|épisodes?|episodios?|epis[oó]dios?|eps?|folgen?|cap[ií]tulos?|cap|odc(?:inek)?|aflevering|серия|выпуск|tập";

interface Form {
  readonly pattern: RegExp;
  readonly isMarked?: boolean;
  readonly isWeak?: (found: RegExpExecArray) => boolean;
}

const isPadded = (digits: string | undefined) => /^0\d/.test(digits ?? "");
const isYear = (digits: string | undefined) => /^(?:19[3-9]|20[0-4])\d$/.test(digits ?? "");

/** In the order in which they count. Each captures the number, its half, and the end of the run. */
const FORMS: readonly Form[] = [
  { pattern: word("(\\d{1,3})()[ ._]?(?:of|из)[ ._]?\\d{1,3}()", "iu"), isMarked: true },
  {
    pattern: new RegExp(
      `[第제] ?(\\d{1,4}|${HAN_NUMBER})()(?:[-~](\\d{1,4}))? ?[話话集回화章夜]`,
      "u",
    ),
    isMarked: true,
  },
  {
    pattern: new RegExp(`(?<!\\d)(\\d{1,4})()(?:[-~](\\d{1,4}))? ?(?:[話话集回화]|сери[яий])`, "u"),
    isMarked: true,
  },
  {
    pattern: new RegExp(
      `(?<![\\p{L}\\p{N}])(?:(?:${EPISODE_WORD})[ ._-]{0,3}|e|#)0{0,3}(\\d{1,5})${AFTER_DIGITS}(?:(?:[-~+&](?:ep?)?|[ ._]?[-~+&]?[ ._]?ep?)(\\d{1,5})(?:v\\d)?){0,3}${LAST}(?![\\p{L}\\p{N}])`,
      "iu",
    ),
    isMarked: true,
  },
  // A batch from the first episode on; `Show 2 - 05` is no run.
  { pattern: /(?<![\p{L}\p{N}.-])(0{1,3}1)() [-~] (\d{2,4})(?=[ ._]{0,2}(?:[[(\uE000]|$))/u },
  {
    pattern: new RegExp(
      `(?:[ _.]{1,3}-[ _.]{0,3}|[ _.]{0,3}-[ _.]{1,3}|(?<=[\\p{L}!?)\\]])-)[([]?${NUMBER}${FURTHER}${LAST}(?=[ _.[\\](\\uE000)]|$)`,
      "iu",
    ),
    isWeak: ([, number]) => isYear(number),
  },
];

const BRACKETED = new RegExp(`[[{]${NUMBER}${FURTHER}${LAST} ?[\\]}]`, "giu");
const LEADING = new RegExp(
  `^(?:\\[[^\\]]{0,80}\\][ ._]{0,2}){0,2}${NUMBER}${FURTHER}(?=[ ._[(\\uE000-]|$)`,
  "iu",
);
/** A word that describes the release: the title and the number end before it. */
const TAG =
  "(?:[[(\\uE000]|$|(?:dvd|bd|bdrip|web|webrip|tv|hdtv|vost|vostfr|vf|french|german|english|multi|dual|end|fin|final|complete|raws?|proper|repack|uncensored|uncut|internal|par)(?![\\p{L}\\p{N}]))";
const BARE = new RegExp(
  `(?<![\\p{L}\\p{N}.+#%&'’-])(?<!\\d[.,])${NUMBER}(?: ?[-~] ?(\\d{1,4})(?=[ ._]{0,3}(?:[[(\\uE000]|$)))?(?![\\p{L}\\p{N}%'’+]|\\.\\d{1,2}(?!\\d)|-\\p{L})`,
  "giu",
);
const BEFORE_TAG = new RegExp(`^[ ._-]{0,3}(?:v\\d[ ._-]{0,3})?${TAG}`, "iu");
const PARENTHESISED = new RegExp(`\\(${NUMBER}${FURTHER}\\)`, "iu");
const BESIDE = new RegExp(`^[ ._]{0,3}${PARENTHESISED.source}`, "iu");
const PART = word("(?:part|pt)\\.?[ ._-]?(\\d{1,2})()()", "iu");

/** Finds the number of the episode in a name without its season and without the numbers that are no episodes. */
export function findNumber(name: string): FoundNumber | null {
  for (const { pattern, isMarked = false, isWeak } of FORMS) {
    const found = pattern.exec(name);
    if (found !== null) return toFound(name, found, isMarked, isWeak?.(found) ?? false);
  }
  const bracketed = [...name.matchAll(BRACKETED)].findLast(([, number]) => !isYear(number));
  if (bracketed !== undefined) return toFound(name, bracketed, false, false);
  return findBare(name) ?? findParenthesised(name) ?? findPart(name);
}

function findBare(name: string): FoundNumber | null {
  const leading = LEADING.exec(name);
  if (leading !== null) {
    const rest = name.slice(leading[0].length);
    const isAlone = /^(?:[ ._]{0,3}-[ ._]|[ ._]{0,3}(?:[[(\uE000]|$))/u.test(rest);
    if ((isAlone && !isYear(leading[1])) || isPadded(leading[1]))
      return toFound(name, leading, false, false);
  }
  const open = outsideBrackets(name).replace(PART, (part) => " ".repeat(part.length));
  const bare = [...withoutDots(open).matchAll(BARE)].filter(([, number]) => !isYear(number));
  const isLast = (found: RegExpExecArray) =>
    BEFORE_TAG.test(open.slice(found.index + found[0].length));
  const strong = bare.findLast(isLast) ?? bare.find(([, number]) => isPadded(number));
  const part = PART.exec(name);
  const found = strong ?? (isPadded(part?.[1]) ? part : bare.at(-1)) ?? null;
  return found === null ? null : toFound(name, found, false, strong === undefined);
}

function findParenthesised(name: string): FoundNumber | null {
  const found = PARENTHESISED.exec(name);
  return found === null || isYear(found[1]) ? null : toFound(name, found, false, false);
}

function findPart(name: string): FoundNumber | null {
  const part = PART.exec(name);
  return part === null ? null : toFound(name, part, false, true);
}

/** Dots separate words; between digits they do so only where nothing else does. */
function withoutDots(name: string): string {
  const pattern = /[ _]/.test(name.trim()) ? /(?<=\D)\.|\.(?=\D)/g : /\./g;
  return name.replaceAll(pattern, " ");
}

/** The name with the contents of its brackets blanked out, of the same length. */
function outsideBrackets(name: string): string {
  return name.replaceAll(
    /\[[^\]]{0,200}\]|\([^)]{0,200}\)/g,
    (found) => `[${" ".repeat(found.length - 1)}`,
  );
}

function toFound(
  name: string,
  found: RegExpExecArray,
  isMarked: boolean,
  isWeak: boolean,
): FoundNumber {
  const [text, first, half, last] = found;
  const end = found.index + text.length;
  const beside = BESIDE.exec(name.slice(end, end + 12));
  return {
    run: half ? null : toRun(first, last),
    other: beside === null ? null : toRun(beside[1], beside[3]),
    isWeak,
    isMarked,
    title: name.slice(0, found.index),
  };
}

/** A longer run is another number. */
const MAX_LENGTH = 400;

function toRun(first: string | undefined, last: string | undefined): NumberRun {
  const start = toNumber(first ?? "0");
  const end = last === undefined || last === "" ? start : Number(last);
  return { first: start, last: end > start && end - start < MAX_LENGTH ? end : start };
}

const HAN_DIGITS = "零一二三四五六七八九";

/** Reads `12` and `十二`. */
function toNumber(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  let [total, digit] = [0, 0];
  for (const sign of text) {
    const power = sign === "十" ? 10 : sign === "百" ? 100 : 0;
    if (power === 0) digit = HAN_DIGITS.indexOf(sign);
    else {
      total += Math.max(1, digit) * power;
      digit = 0;
    }
  }
  return total + digit;
}
