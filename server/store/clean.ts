/** Without NUL and lone surrogates, which SQLite takes and PostgreSQL refuses in text. */
export function clean(text: string): string {
  return text.replace(/\0|\p{Surrogate}/gu, "");
}
