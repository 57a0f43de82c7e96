import { shareText } from "../language/words/share.ts";
import { dayWords } from "./time.ts";

/** For how long a new link works. */
export const EXPIRIES = [1, 7, 30, null] as const;

export type ExpiryDays = (typeof EXPIRIES)[number];

export function expiryName(days: ExpiryDays): string {
  return days === null ? shareText("untilRevoked") : shareText("days", { count: days });
}

/** When a link that is created now stops working. Null: never. */
export function toExpiresAt(days: ExpiryDays, now: Date): string | null {
  return days === null ? null : new Date(now.getTime() + days * 86_400_000).toISOString();
}

/** "works until 6 Dec", "works until it is revoked", "expired". */
export function expiryWords(expiresAt: string | null, now: Date): string {
  if (expiresAt === null) return shareText("worksUntilRevoked");
  const at = new Date(expiresAt);
  return at <= now ? shareText("expired") : shareText("worksUntil", { day: dayWords(at, now) });
}
