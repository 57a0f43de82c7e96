/** "S01E07: The Bridge". */
export function codeOf({
  season,
  number,
  title,
}: {
  readonly season: number;
  readonly number: number;
  readonly title: string | null;
}): string {
  const code = `S${pad(season)}E${pad(number)}`;
  return title === null ? code : `${code}: ${title}`;
}

function pad(number: number): string {
  return String(number).padStart(2, "0");
}
