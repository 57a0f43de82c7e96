import { currentLocale } from "./language.ts";

/** Makes a format of Intl once for each locale: making one takes longer than using it. */
/* @__NO_SIDE_EFFECTS__ */
export function perLocale<Format>(create: (locale: string) => Format): () => Format {
  const made = new Map<string, Format>();
  return () => {
    const locale = currentLocale();
    const known = made.get(locale);
    if (known !== undefined) return known;
    const format = create(locale);
    made.set(locale, format);
    return format;
  };
}

const numberFormat = perLocale((locale) => new Intl.NumberFormat(locale));

/** 2000 → "2,000". */
export function formatCount(count: number): string {
  return numberFormat().format(count);
}

const listFormat = perLocale((locale) => new Intl.ListFormat(locale, { type: "conjunction" }));

/** ["a","b","c"] → "a, b and c". */
export function formatList(parts: readonly string[]): string {
  return listFormat().format(parts);
}

/** [1, 2, 3] → "1, 2 and 3". */
export function listNumbers(numbers: readonly number[]): string {
  return formatList(numbers.map(String));
}
