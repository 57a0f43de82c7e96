/** Reads a JSON array kept in a column. A column that does not hold one reads as empty. */
function readArray(stored: string): unknown[] {
  const value = readJson(stored);
  return Array.isArray(value) ? value : [];
}

export function readNumbers(stored: string): number[] {
  return readArray(stored).filter((value) => typeof value === "number");
}

export function readStrings(stored: string): string[] {
  return readArray(stored).filter((value) => typeof value === "string");
}

export function readObject(stored: string): Record<string, unknown> {
  const value = readJson(stored);
  return isObject(value) ? value : {};
}

export function readObjects(stored: string): Record<string, unknown>[] {
  return readArray(stored).filter(isObject);
}

/** Null when the text is no JSON. */
export function readJson(stored: string): unknown {
  try {
    return JSON.parse(stored);
  } catch {
    return null;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
