import { type Language, preferredLanguage, setLanguage } from "../language/language.ts";
import { showCards } from "./show-cards.ts";

/**
 * Starts the card by the script element that runs now: its address is that of the tracker, `data-token` is the token, and
 * `data-language` the language, else that of the browser. A script in another language than its own loads the one that is.
 */
export function startCard(own: Language): void {
  const script = document.currentScript;
  if (!(script instanceof HTMLScriptElement)) return;
  const { token, language } = script.dataset;
  const locales = language === undefined ? navigator.languages : [language, ...navigator.languages];
  const wanted = preferredLanguage(locales);
  if (wanted !== own) {
    const other = document.createElement("script");
    other.src = new URL(wanted === "en" ? "card.js" : `card-${wanted}.js`, script.src).href;
    Object.assign(other.dataset, script.dataset);
    return script.after(other);
  }
  setLanguage(own, locales);
  showCards({ url: new URL(".", script.src).href, token: token ?? null });
}
