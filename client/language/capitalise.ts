import { currentLocale } from "./language.ts";

/** The first letter of a sentence. Languages without capitals stay as they are. */
export function capitalise(words: string): string {
  return words.charAt(0).toLocaleUpperCase(currentLocale()) + words.slice(1);
}
