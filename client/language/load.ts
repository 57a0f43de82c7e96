import { forgetTranslation, translate, type Words } from "./area.ts";
import {
  chosenLanguage,
  currentLanguage,
  type Language,
  preferredLanguage,
  useLanguage,
} from "./language.ts";

/**
 * Words that are loaded together: those of the first pages, of the page of a request, of all other pages, and for what
 * the tracker says, of which there is no English.
 */
export type Bundle = "first" | "request" | "more" | "tracker";

type Areas = Readonly<Record<string, Words>>;
type Bundles = Readonly<Record<Bundle, () => Promise<{ readonly AREAS: Areas }>>>;

/** English is in the files of the pages that show it. */
const TRANSLATIONS: Readonly<Record<Exclude<Language, "en">, Bundles>> = {
  de: {
    first: () => import("./de/first.ts"),
    request: () => import("./de/request-bundle.ts"),
    more: () => import("./de/more.ts"),
    tracker: () => import("./de/tracker.ts"),
  },
  fr: {
    first: () => import("./fr/first.ts"),
    request: () => import("./fr/request-bundle.ts"),
    more: () => import("./fr/more.ts"),
    tracker: () => import("./fr/tracker.ts"),
  },
  es: {
    first: () => import("./es/first.ts"),
    request: () => import("./es/request-bundle.ts"),
    more: () => import("./es/more.ts"),
    tracker: () => import("./es/tracker.ts"),
  },
  ja: {
    first: () => import("./ja/first.ts"),
    request: () => import("./ja/request-bundle.ts"),
    more: () => import("./ja/more.ts"),
    tracker: () => import("./ja/tracker.ts"),
  },
};

/** Loads the words of the language of the page; those that are there are not loaded again. */
export async function loadWords(...bundles: readonly Bundle[]): Promise<void> {
  const language = currentLanguage();
  if (language === "en") return;
  const loaded = await Promise.all(bundles.map((bundle) => TRANSLATIONS[language][bundle]()));
  // Another language may have been chosen meanwhile.
  if (currentLanguage() === language) for (const { AREAS } of loaded) translate(AREAS);
}

/** Starts the page in a language: the one that was chosen, else the first of the browser that the screen has. */
export async function startLanguage(
  language: Language = chosenLanguage() ?? preferredLanguage(navigator.languages),
): Promise<void> {
  forgetTranslation();
  useLanguage(language, navigator.languages);
  await loadWords("first");
  // Until they are there, the tracker's own sentences are shown.
  loadWords("tracker").catch(() => undefined);
}
