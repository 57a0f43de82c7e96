/** A title as it is searched and compared: no case, no accents, no width, no punctuation; kana and kanji stay. */
export function foldTitle(title: string): string {
  return title
    .normalize("NFKD")
    .replace(/\p{Mn}+/gu, "")
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
