/** Removes NUL and lone surrogates, which SQLite accepts in text and PostgreSQL rejects. */
export function clean(text: string): string {
  return text.replace(/\0|\p{Surrogate}/gu, "");
}
