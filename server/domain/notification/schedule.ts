import type { NotificationKind } from "./kind.ts";
import { fromWallTime, toWallTime } from "./zoned-time.ts";

export const DIGESTS = ["NONE", "DAILY", "WEEKLY"] as const;
export type Digest = (typeof DIGESTS)[number];

/** When somebody wants to be notified, by the wall clock of their time zone. */
export interface Schedule {
  readonly timeZone: string;
  /** Minutes since midnight between which nothing is sent; null: always. `from` may be later than `to`. */
  readonly quiet: { readonly from: number; readonly to: number } | null;
  readonly digest: Digest;
  /** When a digest is sent: minutes since midnight. */
  readonly digestMinute: number;
  /** The day of a weekly digest: 1 Monday … 7 Sunday. */
  readonly digestWeekday: number;
}

/** Somebody has to act on these, so that they do not wait for a digest. */
const URGENT: ReadonlySet<NotificationKind> = new Set(["REQUESTED", "NEEDS_HUMAN"]);

/** Returns when news of this kind may be sent at the earliest: not in a quiet hour, and with the next digest. */
export function sendsAt(kind: NotificationKind, now: Date, schedule: Schedule): Date {
  const isGathered = schedule.digest !== "NONE" && !URGENT.has(kind);
  return endOfQuiet(isGathered ? nextDigest(now, schedule) : now, schedule);
}

/** Returns when the quiet hours end in which a moment lies; the moment itself if it lies in none. */
export function endOfQuiet(at: Date, { timeZone, quiet }: Schedule): Date {
  if (quiet === null || quiet.from === quiet.to) return at;
  const { day, minute } = toWallTime(at, timeZone);
  const { from, to } = quiet;
  const isOverMidnight = from > to;
  const isQuiet = isOverMidnight ? minute >= from || minute < to : minute >= from && minute < to;
  if (!isQuiet) return at;
  const endsTomorrow = isOverMidnight && minute >= from;
  return fromWallTime({ day: endsTomorrow ? day + 1 : day, minute: to }, timeZone, at);
}

function nextDigest(now: Date, schedule: Schedule): Date {
  const { timeZone, digest, digestMinute, digestWeekday } = schedule;
  const { day, weekday } = toWallTime(now, timeZone);
  for (let ahead = 0; ahead <= 8; ahead += 1) {
    const isDay = digest === "DAILY" || ((weekday - 1 + ahead) % 7) + 1 === digestWeekday;
    const at = fromWallTime({ day: day + ahead, minute: digestMinute }, timeZone, now);
    if (isDay && at > now) return at;
  }
  return now;
}
