/** Splits "Title (2016)" into title and year; a title without a year stays whole. */
export function splitYear(subject: string): { title: string; year?: number } {
  const match = /^(.+?)\s*\((\d{4})\)$/s.exec(subject);
  return match?.[1] && match[2] ? { title: match[1], year: Number(match[2]) } : { title: subject };
}

export interface NumberedEpisode {
  readonly season: number;
  readonly number: number;
}

const MAX_RANGE = 200;

/**
 * Returns the episodes that a file name spells as S01E02: S01E01E02, S01E01-E03 and S01E01-03 include every episode
 * that they span.
 */
export function episodesInName(name: string): NumberedEpisode[] {
  const found: NumberedEpisode[] = [];
  for (const match of name.matchAll(
    /(?<![a-z0-9])S(\d{1,4})[ ._-]?(E\d{1,4}(?:(?:-?E|-)\d{1,4}(?![\dpi]))*)/gi,
  )) {
    const season = Number(match[1]);
    let previous: number | null = null;
    for (const [, joint, digits] of (match[2] ?? "").matchAll(/(-?E|-)(\d{1,4})/gi)) {
      const number = Number(digits);
      const isRange = joint?.startsWith("-") && previous !== null && number - previous <= MAX_RANGE;
      for (
        let one = isRange && previous !== null ? previous + 1 : number;
        one <= number;
        one += 1
      ) {
        found.push({ season, number: one });
      }
      previous = number;
    }
  }
  return found;
}
