/** Reads a JSON column of ours that holds an array of text. */
export function readStrings(column: string): readonly string[] {
  const value: unknown = JSON.parse(column);
  return Array.isArray(value) ? value.filter((entry) => typeof entry === "string") : [];
}

/** Reads a JSON column of ours that holds an array of numbers. */
export function readNumbers(column: string): readonly number[] {
  const value: unknown = JSON.parse(column);
  return Array.isArray(value) ? value.filter((entry) => typeof entry === "number") : [];
}
