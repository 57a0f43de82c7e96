import type { Language } from "./language.ts";
import { formatCount } from "./per-locale.ts";

/** The forms of a noun by the plural categories of ICU. A category without a form has that of `other`. */
export type Forms = Readonly<Partial<Record<Intl.LDMLPluralRule, string>>> & {
  readonly other: string;
};

/** Makes the function that chooses the form for a count in a language; `#` stands for the count. */
/* @__NO_SIDE_EFFECTS__ */
export function createPlural(language: Language) {
  const rules = new Intl.PluralRules(language);
  return (count: number, forms: Forms): string => {
    const form = forms[rules.select(count)] ?? forms.other;
    return form.replaceAll("#", formatCount(count));
  };
}

/** For languages that distinguish one from several. */
/* @__NO_SIDE_EFFECTS__ */
export function createTwoForms(language: Language) {
  const plural = createPlural(language);
  return (count: number, one: string, other: string): string => plural(count, { one, other });
}
