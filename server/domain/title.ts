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

/** Returns the folded titles of a request, each once: the text a search matches against. */
export function searchTextOf(titles: readonly (string | null | undefined)[]): string {
  const folded = titles.filter((title) => title != null).map(foldTitle);
  return [...new Set(folded)].join("\n");
}

/** Enough to sort by. */
const MAX_SORT_TITLE = 200;

/** Returns by what a list sorts a request: the beginning of its search text, which starts with the displayed title. */
export function sortTitleOf(searchText: string): string {
  return Array.from(searchText.slice(0, 2 * MAX_SORT_TITLE))
    .slice(0, MAX_SORT_TITLE)
    .join("");
}
