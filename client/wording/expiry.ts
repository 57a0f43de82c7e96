import { dayWords } from "./time.ts";

/** For how long a new link works. */
export const EXPIRIES = [
  { days: 1, name: "1 day" },
  { days: 7, name: "7 days" },
  { days: 30, name: "30 days" },
  { days: null, name: "Until revoked" },
] as const;

export type ExpiryDays = (typeof EXPIRIES)[number]["days"];

/** When a link that is created now stops working. Null: never. */
export function toExpiresAt(days: ExpiryDays, now: Date): string | null {
  return days === null ? null : new Date(now.getTime() + days * 86_400_000).toISOString();
}

/** "works until 6 Dec", "works until it is revoked", "expired". */
export function expiryWords(expiresAt: string | null, now: Date): string {
  if (expiresAt === null) return "works until it is revoked";
  const at = new Date(expiresAt);
  return at <= now ? "expired" : `works until ${dayWords(at, now)}`;
}
