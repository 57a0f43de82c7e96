/** Marks that make another letter in Japanese (か and が), where an accent elsewhere does not. */
const VOICING = "\\u3099\\u309a";
const ACCENTS = new RegExp(`[^\\P{Mn}${VOICING}]+`, "gu");

/** Longer than any title: folding endless marks takes endless time. */
const MAX_TITLE = 1_000;

/** A title as it is searched and compared: no case, no accents, no width, no punctuation; kana and kanji stay. */
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

/** Everything a person may type to find it, folded, each title once. */
export function searchTextOf(titles: readonly (string | null | undefined)[]): string {
  const folded = titles.filter((title) => title != null).map(foldTitle);
  return [...new Set(folded)].join("\n");
}
