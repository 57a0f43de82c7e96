/** More than any title has. */
const MAX_GENRES = 12;

/** Returns the genres that a service reports; undefined, rather than empty, where it reports none. */
export function toGenres(names: readonly (string | undefined)[]): readonly string[] | undefined {
  const known = [...new Set(names)].filter((name) => name !== undefined).slice(0, MAX_GENRES);
  return known.length > 0 ? known : undefined;
}
