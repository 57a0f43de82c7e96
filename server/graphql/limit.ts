import { createError } from "./error.ts";

/** What one operation may ask for; the client's largest takes about a tenth. */
export const COMPLEXITY_LIMIT = { complexity: 50_000, depth: 12, breadth: 500 };

/** Tokens of one document, so that parsing a hostile one ends early. */
export const MAX_TOKENS = 5_000;

/** Characters of one document: tokens count neither comments nor the length of a text. Payloads belong into variables. */
const MAX_SOURCE = 64 * 1024;

/** Refuses an endless document before anything keeps or reads it. */
export function checkSource(source: string | null | undefined): void {
  if ((source?.length ?? 0) > MAX_SOURCE)
    throw createError("LIMIT", `A document may have ${MAX_SOURCE} characters; use variables.`);
}

const MAX_PAGE_SIZE = 100;

/** Steps of one request or episode at once: a season of 26 has about 200. */
export const MAX_HISTORY = 500;

/** Refuses a page size instead of quietly giving less than was asked for. */
export function checkPageSize(
  name: string,
  size: number | null | undefined,
  max = MAX_PAGE_SIZE,
): void {
  if (size == null || (size >= 1 && size <= max)) return;
  throw createError(size > max ? "LIMIT" : "BAD_INPUT", `\`${name}\` must be from 1 to ${max}.`);
}
