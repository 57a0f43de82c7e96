import { createHash, randomBytes, timingSafeEqual } from "node:crypto";

/** Compares two secrets in constant time. Hashing them first makes their lengths equal. */
export function isSameSecret(given: string, expected: string): boolean {
  return timingSafeEqual(digest(given), digest(expected));
}

/** Creates a random token, which only its owner keeps. A prefix says what it is for, e.g. to secret scanners. */
export function createToken(prefix = ""): string {
  return `${prefix}${randomBytes(32).toString("base64url")}`;
}

/** Returns what is stored of a token. Tokens are random, so a plain hash cannot be guessed. */
export function hashToken(token: string): string {
  return digest(token).toString("hex");
}

function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}
