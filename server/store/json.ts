import { isInt32 } from "./integer.ts";

/** Reads a column that holds a JSON array of texts; entries of another kind are left out. */
export function readTexts(column: string): string[] {
  return readList(column).filter((entry) => typeof entry === "string");
}

/** Reads a column that holds a JSON array of whole numbers; entries of another kind are left out. */
export function readIntegers(column: string): number[] {
  return readList(column).filter(isInt32);
}

function readList(column: string): unknown[] {
  const value: unknown = JSON.parse(column);
  return Array.isArray(value) ? value : [];
}
