import { createError } from "./error.ts";

/** Limits for one operation. The largest operation of the client uses about a tenth. */
export const COMPLEXITY_LIMIT = { complexity: 50_000, depth: 12, breadth: 500 };

/** Maximum number of tokens in a document, so that parsing a hostile document ends early. */
export const MAX_TOKENS = 5_000;

/** Maximum length of a document. The token limit covers neither comments nor long strings; payloads belong in variables. */
const MAX_SOURCE = 64 * 1024;

/** Rejects a document that is too long, before it is cached or parsed. */
export function checkSource(source: string | null | undefined): void {
  if ((source?.length ?? 0) > MAX_SOURCE)
    throw createError("LIMIT", `The document exceeds ${MAX_SOURCE} characters. Use variables.`);
}

const MAX_PAGE_SIZE = 100;

/** Maximum number of transitions to return for one request or episode. A season of 26 has about 200. */
export const MAX_HISTORY = 500;

/** Rejects an invalid page size instead of silently returning fewer items. */
export function checkPageSize(
  name: string,
  size: number | null | undefined,
  max = MAX_PAGE_SIZE,
): void {
  if (size == null || (size >= 1 && size <= max)) return;
  throw createError(size > max ? "LIMIT" : "BAD_INPUT", `\`${name}\` must be from 1 to ${max}.`);
}
