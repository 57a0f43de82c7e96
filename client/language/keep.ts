/** The parameters of the reasons to keep something, for the words of each language. */

export interface ByPerson {
  /** Null: another person. */
  readonly by: string | null;
}

export interface OfSeasons {
  readonly seasons: readonly number[];
}

export interface OfFiles {
  readonly count: number;
  readonly names: readonly string[];
}

/** The names of files that are known; "…" for the others. */
export function listNames(count: number, names: readonly string[]): string {
  return `${names.join(", ")}${count > names.length ? ", …" : ""}`;
}
