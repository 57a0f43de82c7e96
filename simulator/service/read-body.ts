/** The JSON object of a body; null: not an object. */
export function readBody(body: string): Readonly<Record<string, unknown>> | null {
  try {
    const parsed: unknown = JSON.parse(body);
    return typeof parsed === "object" && parsed !== null ? { ...parsed } : null;
  } catch {
    return null;
  }
}

export function listOf(value: unknown): readonly Readonly<Record<string, unknown>>[] {
  return Array.isArray(value)
    ? value.flatMap((one: unknown) => (typeof one === "object" && one !== null ? [{ ...one }] : []))
    : [];
}

export function numbersOf(value: unknown): readonly number[] {
  return Array.isArray(value) ? value.filter((one): one is number => typeof one === "number") : [];
}

export function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}
