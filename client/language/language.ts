import { recall, remember } from "../lib/browser-memory.ts";

interface LanguagePresentation {
  /** What its speakers call it. */
  readonly name: string;
  readonly dir: "ltr" | "rtl";
  /** Where no setting of the browser names a region. */
  readonly locale: string;
}

const PRESENTATIONS = {
  en: { name: "English", dir: "ltr", locale: "en-GB" },
  de: { name: "Deutsch", dir: "ltr", locale: "de-DE" },
  fr: { name: "Français", dir: "ltr", locale: "fr-FR" },
  es: { name: "Español", dir: "ltr", locale: "es-ES" },
  ja: { name: "日本語", dir: "ltr", locale: "ja-JP" },
} as const satisfies Readonly<Record<string, LanguagePresentation>>;

export type Language = keyof typeof PRESENTATIONS;

/** The languages of the screen. English is the source of the others. */
export const LANGUAGES = Object.keys(PRESENTATIONS) as readonly Language[];

export function languageName(language: Language): string {
  return PRESENTATIONS[language].name;
}

const KEY = "language";

function isLanguage(value: string | null): value is Language {
  return value !== null && Object.hasOwn(PRESENTATIONS, value);
}

/** The language that was chosen in this browser; null if it follows the browser. */
export function chosenLanguage(): Language | null {
  const stored = recall("browser", KEY);
  return isLanguage(stored) ? stored : null;
}

/** Remembers a language for the next start of the page; null follows the browser again. */
export function rememberLanguage(language: Language | null): void {
  remember("browser", KEY, language);
}

const languageOf = (locale: string) => locale.toLowerCase().split("-")[0] ?? "";

/** The first language of the browser that the screen has; English if it has none of them. */
export function preferredLanguage(locales: readonly string[]): Language {
  return locales.map(languageOf).find(isLanguage) ?? "en";
}

/** With the region of the browser, which decides how dates and numbers look. */
export function localeFor(language: Language, locales: readonly string[]): string {
  return (
    locales.find((one) => one.includes("-") && languageOf(one) === language && isLocale(one)) ??
    PRESENTATIONS[language].locale
  );
}

/** Chromium reports names such as "en-US@posix", which Intl refuses. */
function isLocale(name: string): boolean {
  try {
    return Intl.getCanonicalLocales(name).length === 1;
  } catch {
    return false;
  }
}

let language: Language = "en";
let locale: string = PRESENTATIONS.en.locale;

/** The language of everything that is shown. It changes with a new start of the page only. */
export function currentLanguage(): Language {
  return language;
}

/** For dates, numbers and lists: "de-AT". */
export function currentLocale(): string {
  return locale;
}

/** Sets the language of what is shown, but not that of the page, which may be another's. Its words have to be loaded. */
export function setLanguage(next: Language, locales: readonly string[] = []): void {
  language = next;
  locale = localeFor(next, locales);
}

/** Sets the language of the page, for readers and screen readers. Its words have to be loaded. */
export function useLanguage(next: Language, locales: readonly string[] = []): void {
  setLanguage(next, locales);
  document.documentElement.lang = locale;
  document.documentElement.dir = PRESENTATIONS[next].dir;
}
