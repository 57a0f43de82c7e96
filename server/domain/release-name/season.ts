import { cutOut, word } from "./clean.ts";

const SEASON_WORD = "season|saison|temporada|stagione|staffel|seizoen|sezon|сезон|シーズン";
const ROMAN: readonly string[] = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"];
const ORDINALS: readonly string[] = ["first", "second", "third", "fourth", "fifth", "sixth"];
const SPELLED: readonly string[] = ["one", "two", "three", "four", "five", "six"];
const HAN: readonly string[] = ["一", "二", "三", "四", "五", "六", "七", "八", "九"];

/** Several seasons: a file may be of any of them. */
const SEVERAL = word(
  `s\\d{1,2}(?:[ ._]?[-~+&,][ ._]?|[ ._]?to[ ._]?)?s\\d{1,2}|s\\d{1,2}-\\d{1,2}(?=[ ._([]|$)|(?:${SEASON_WORD})s?[ ._-]?\\d{1,2}[ ._]?(?:[-~+&]|to|a)[ ._]?\\d{1,2}`,
  "iu",
);

const STATED: readonly RegExp[] = [
  word(`(\\d{1,2})(?:(?:st|nd|rd|th|e|ª|º)[ ._-]{0,2}|\\. )(?:${SEASON_WORD})`, "iu"),
  word("(\\d{1,2}) ?сезон", "iu"),
  word(`(?:${SEASON_WORD})(?:[ ._]{0,2}|-)(\\d{1,4})`, "iu"),
  word("s(\\d{1,2}|(?:19|20)\\d\\d)", "iu"),
  word(`(${ORDINALS.join("|")})[ ._-]{0,3}(?:season)`, "iu"),
  word(`(?:season|saison)[ ._-]{0,3}(${SPELLED.join("|")}|[ivx]{1,4})`, "iu"),
  /第? ?(\d{1,2}|[一二三四五六七八九]) ?(?:季|期(?!待))/u,
];

/** The season that a name states, and the name without it. */
export interface StatedSeason {
  /** null: none, or several. */
  readonly season: number | null;
  readonly left: string;
}

/** Finds the season that the name of a file or folder states. `isFolder`: `S01-03` means three seasons there. */
export function findSeason(name: string, isFolder: boolean): StatedSeason {
  if (isFolder && SEVERAL.test(name)) return { season: null, left: name };
  for (const pattern of STATED) {
    const found = pattern.exec(name);
    const season = toSeason(found?.[1]);
    if (found !== null && season !== null) return { season, left: cutOut(name, found) };
  }
  return { season: null, left: name };
}

function toSeason(text: string | undefined): number | null {
  if (text === undefined) return null;
  if (/^\d+$/.test(text)) return Number(text);
  const named = [ORDINALS, SPELLED].map((list) => list.indexOf(text.toLowerCase()) + 1);
  const number = Math.max(...named, ROMAN.indexOf(text.toUpperCase()) + 1, HAN.indexOf(text) + 1);
  return number > 0 ? number : null;
}

const ORDINAL_IN_TITLE = word("([2-9])(?:nd|rd|th)", "iu");
/** At most nine other signs: brackets, dashes and what was taken out. */
const LAST_WORD = /(?<![\p{L}\p{N}][-.])([\p{L}\p{N}]{1,20})[^\p{L}\p{N}]{0,9}$/u;

/** Returns the number at the end of a title (`Show II`, `Show 2`) or its ordinal (`Show 2nd Stage`); null: none. */
export function findSeasonHint(title: string, plain: string): number | null {
  const last = LAST_WORD.exec(title)?.[1] ?? "";
  const roman = ROMAN.indexOf(last) + 1;
  if (roman > 1) return roman;
  if (/^[1-9]\d?$/.test(last)) return Number(last);
  const ordinal = ORDINAL_IN_TITLE.exec(plain)?.[1];
  return ordinal === undefined ? null : Number(ordinal);
}
