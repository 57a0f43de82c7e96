import { currentLocale } from "./language.ts";

/** A name that is written so: qBittorrent. */
const OWN_CAPITALS = /^\p{Ll}+\p{Lu}/u;

/** The first letter of a sentence. Languages without capitals stay as they are. */
export function capitalise(words: string): string {
  if (OWN_CAPITALS.test(words)) return words;
  return words.charAt(0).toLocaleUpperCase(currentLocale()) + words.slice(1);
}
