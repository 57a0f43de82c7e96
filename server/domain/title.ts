/** Marks that make another letter in Japanese (か and が), unlike accents in other scripts. */
const VOICING = "\\u3099\\u309a";
const ACCENTS = new RegExp(`[^\\P{Mn}${VOICING}]+`, "gu");

/** Longer than any title. Limits the time that folding a hostile text takes. */
const MAX_TITLE = 1_000;

/** Returns a title in the form used for search and comparison: without case, accents, width and punctuation; kana and kanji stay. */
export function foldTitle(title: string): string {
  return title
    .slice(0, MAX_TITLE)
    .normalize("NFKD")
    .replace(ACCENTS, "")
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/** Whether two lists of titles have one in common. */
export function haveCommonTitle(one: readonly string[], other: readonly string[]): boolean {
  const known = new Set(one.map(foldTitle));
  return other.some((title) => known.has(foldTitle(title)));
}

interface Searchable {
  /** The displayed title first. */
  readonly titles: readonly (string | null | undefined)[];
  readonly requestedBy: string | null;
  readonly seasons: readonly number[];
}

/** Returns the text that a search matches against, folded, each line once: the titles, who made the request, its seasons. */
export function searchTextOf({ titles, requestedBy, seasons }: Searchable): string {
  const lines = [...titles, requestedBy, ...seasons.map((season) => `${SEASON} ${season}`)];
  const folded = lines.filter((line) => line != null).map(foldTitle);
  return [...new Set(folded)].join("\n");
}

/** How the search text names a season, whatever the language of the search. */
const SEASON = "season";
const SEASON_WORDS: readonly string[] = [SEASON, "staffel", "saison", "temporada", "シーズン"];
const SHORT_SEASON = /^s0*(\d{1,4})$/;
const NUMBER = /^0*(\d{1,4})$/;

/** Limits the cost of a search. */
const MAX_SEARCH_WORDS = 8;
const MAX_SEARCH = 500;

/**
 * Returns the words of a search, all of which have to occur, each with the ways in which it may be written: "season 2"
 * counts as one word, and "s02" may mean it. Folding keeps only letters and digits, so no LIKE wildcard (% _) is among them.
 */
export function toSearchWords(search: string): readonly (readonly string[])[] {
  const words: (readonly string[])[] = [];
  let isSeason = false;
  for (const word of foldTitle(search.slice(0, MAX_SEARCH)).split(" ")) {
    const number = isSeason ? NUMBER.exec(word)?.[1] : undefined;
    const short = SHORT_SEASON.exec(word)?.[1];
    isSeason = SEASON_WORDS.includes(word);
    if (number !== undefined) words.splice(-1, 1, [`${SEASON} ${number}`]);
    else if (short !== undefined) words.push([word, `${SEASON} ${short}`]);
    else if (isSeason) words.push([...new Set([word, SEASON])]);
    else if (word !== "") words.push([word]);
  }
  return words.slice(0, MAX_SEARCH_WORDS);
}

/** Enough to sort by. */
const MAX_SORT_TITLE = 200;

/** Returns by what a list sorts a request: the beginning of its search text, which starts with the displayed title. */
export function sortTitleOf(searchText: string): string {
  return Array.from(searchText.slice(0, 2 * MAX_SORT_TITLE))
    .slice(0, MAX_SORT_TITLE)
    .join("");
}
