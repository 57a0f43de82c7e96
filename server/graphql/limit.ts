import type { Role } from "../domain/role.ts";
import { createError } from "./error.ts";

/** Limits for one operation. The largest operation of the client uses about a tenth. */
export const COMPLEXITY_LIMIT = { complexity: 50_000, depth: 12, breadth: 500 };

/** Maximum number of tokens in a document, so that parsing a hostile document ends early. */
const MAX_TOKENS = 5_000;

/** For clients that are not authenticated: signing in takes about 40. Some rules compare each field with each other one. */
const MAX_PUBLIC_TOKENS = 400;

/** Maximum length of a document. The token limit covers neither comments nor long strings; payloads belong in variables. */
const MAX_SOURCE = 64 * 1024;

/** Maximum length of a document, in bytes, of a client that is not authenticated. */
const MAX_PUBLIC_SOURCE_BYTES = 2 * 1024;

/** Rejects a document that is too long, before it is cached or parsed. */
export function checkSource(source: string, role: Role | null): void {
  if (role === null && Buffer.byteLength(source) > MAX_PUBLIC_SOURCE_BYTES)
    throw createError(
      "LIMIT",
      `The document exceeds ${MAX_PUBLIC_SOURCE_BYTES} bytes. Sign in first, or send a token.`,
    );
  if (source.length > MAX_SOURCE)
    throw createError("LIMIT", `The document exceeds ${MAX_SOURCE} characters. Use variables.`);
}

/** Returns the maximum number of tokens in a document. */
export function maxTokens(role: Role | null): number {
  return role === null ? MAX_PUBLIC_TOKENS : MAX_TOKENS;
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
