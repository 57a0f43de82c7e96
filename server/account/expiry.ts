import { AccountError } from "./error.ts";

/** Whether a token or link has expired. Null: it never does. */
export function isExpired(expiresAt: Date | null, now: Date): boolean {
  return expiresAt !== null && expiresAt <= now;
}

/** Rejects a time that has already passed for a new token or link. */
export function checkExpiry(expiresAt: Date | null, now: Date): void {
  if (isExpired(expiresAt, now))
    throw new AccountError("BAD_INPUT", "TIME_PAST", { field: "expiresAt" });
}
