import { useLanguage, type Language } from "../../../client/language/language.ts";
import { loadWords, startLanguage } from "../../../client/language/load.ts";

/** Shows everything in a language, with all of its words, as where the browser names no region. */
export async function switchLanguage(language: Language): Promise<void> {
  await startLanguage(language);
  useLanguage(language);
  await loadWords("request", "more", "tracker");
}
