import type { Listener } from "../domain/notification/kind.ts";
import type { Schedule } from "../domain/notification/schedule.ts";
import type { Role } from "../domain/role.ts";
import { notificationProfileColumns } from "../store/column/notification.ts";
import type { NotificationProfile } from "../store/generated/sqlite/client.ts";

export function toSchedule(row: NotificationProfile): Schedule {
  const { timeZone, quietFrom, quietTo, digestMinute, digestWeekday } = row;
  return {
    timeZone,
    quiet: quietFrom === null || quietTo === null ? null : { from: quietFrom, to: quietTo },
    digest: notificationProfileColumns.digest.read(row),
    digestMinute,
    digestWeekday,
  };
}

export function toListener(
  row: NotificationProfile,
  { role, isConcerned }: { readonly role: Role | null; readonly isConcerned: boolean },
): Listener {
  return { role, isConcerned, rules: notificationProfileColumns.rules.read(row) };
}

/** The row of a profile that nobody has changed. */
export function emptyProfile(id: string, personId: string | null, now: Date): NotificationProfile {
  return {
    id,
    personId,
    language: "en",
    timeZone: "UTC",
    rules: "{}",
    caughtUpPace: "EACH",
    quietFrom: null,
    quietTo: null,
    digest: "NONE",
    digestMinute: 18 * 60,
    digestWeekday: 7,
    updatedAt: now,
  };
}
