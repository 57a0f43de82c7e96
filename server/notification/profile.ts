import type { Actor } from "../domain/actor.ts";
import type { CaughtUpPace, NotificationKind } from "../domain/notification/kind.ts";
import { sendsAt, type Digest } from "../domain/notification/schedule.ts";
import type { NotificationLanguage } from "../domain/notification/words/words.ts";
import { findTimeZone } from "../domain/notification/zoned-time.ts";
import { writeAudit } from "../store/audit.ts";
import {
  notificationMessageColumns,
  notificationProfileColumns,
} from "../store/column/notification.ts";
import type { NotificationProfile } from "../store/generated/sqlite/client.ts";
import type { Tx } from "../store/store.ts";
import { TrackingError } from "../tracking/core/error.ts";
import type { NotificationContext } from "./context.ts";
import { emptyProfile, toSchedule } from "./profile-row.ts";
import { ensureProfile, type ProfileOwner } from "./save-channel.ts";

export async function loadProfile(
  { store, clock }: Pick<NotificationContext, "store" | "clock">,
  { profileId, personId }: ProfileOwner,
): Promise<NotificationProfile> {
  const row = await store.read.notificationProfile.findUnique({ where: { id: profileId } });
  return row ?? emptyProfile(profileId, personId, clock.now());
}

/** Changes of a profile; undefined: unchanged. */
export interface ProfileChange {
  readonly language?: NotificationLanguage | undefined;
  readonly timeZone?: string | undefined;
  readonly rules?:
    | readonly { readonly kind: NotificationKind; readonly isOn: boolean }[]
    | undefined;
  readonly caughtUpPace?: CaughtUpPace | undefined;
  /** Null: no quiet hours. */
  readonly quietHours?: { readonly from: string; readonly to: string } | null | undefined;
  readonly digest?: Digest | undefined;
  readonly digestTime?: string | undefined;
  readonly digestWeekday?: number | undefined;
}

/** Changes what somebody wants to be notified, and when; what waits for its hour moves to the new one. */
export async function saveProfile(
  ctx: NotificationContext,
  owner: ProfileOwner,
  change: ProfileChange,
  by: Actor,
): Promise<NotificationProfile> {
  const saved = await ctx.store.write(async (tx) => {
    await ensureProfile(ctx, tx, owner);
    const row = await tx.notificationProfile.findUniqueOrThrow({ where: { id: owner.profileId } });
    const updated = await tx.notificationProfile.update({
      where: { id: owner.profileId },
      data: { ...columnsOf(row, change), updatedAt: ctx.clock.now() },
    });
    await moveWaiting(ctx, tx, updated);
    // One's own rules are nobody else's business.
    if (owner.personId === null)
      await writeAudit(tx, {
        at: ctx.clock.now(),
        by,
        message: { code: "HOUSEHOLD_RULES_CHANGED", params: {} },
      });
    return updated;
  });
  ctx.wake.fire();
  return saved;
}

function columnsOf(row: NotificationProfile, change: ProfileChange) {
  const { language, timeZone, rules, caughtUpPace, quietHours, digest } = change;
  const { digestTime, digestWeekday } = change;
  const changed = (rules ?? []).map(({ kind, isOn }) => [kind, isOn] as const);
  return {
    ...(language !== undefined && { language }),
    ...(timeZone !== undefined && { timeZone: checkTimeZone(timeZone) }),
    ...(rules !== undefined && {
      rules: notificationProfileColumns.rules.write({
        ...notificationProfileColumns.rules.read(row),
        ...Object.fromEntries(changed),
      }),
    }),
    ...(caughtUpPace !== undefined && { caughtUpPace }),
    ...(quietHours !== undefined && {
      quietFrom: quietHours === null ? null : toMinute(quietHours.from, "quietHours"),
      quietTo: quietHours === null ? null : toMinute(quietHours.to, "quietHours"),
    }),
    ...(digest !== undefined && { digest }),
    ...(digestTime !== undefined && { digestMinute: toMinute(digestTime, "digestTime") }),
    ...(digestWeekday !== undefined && { digestWeekday: checkWeekday(digestWeekday) }),
  };
}

async function moveWaiting(
  { clock }: NotificationContext,
  tx: Tx,
  profile: NotificationProfile,
): Promise<void> {
  const isWeekly = notificationProfileColumns.caughtUpPace.read(profile) === "WEEKLY";
  const waiting = await tx.notificationMessage.findMany({
    where: {
      channel: { profileId: profile.id },
      status: "PENDING",
      isGathered: true,
      batchId: null,
    },
    select: { id: true, kind: true, dueAt: true },
  });
  for (const { id, ...row } of waiting) {
    const kind = notificationMessageColumns.kind.read({ id, ...row });
    if (kind === "CAUGHT_UP" && isWeekly) continue;
    const dueAt = sendsAt(kind, clock.now(), toSchedule(profile));
    await tx.notificationMessage.updateMany({ where: { id }, data: { dueAt } });
  }
}

function checkTimeZone(name: string): string {
  const known = findTimeZone(name);
  if (known === null)
    throw new TrackingError("BAD_INPUT", "TIME_ZONE_UNKNOWN", { field: "timeZone" });
  return known;
}

const TIME = /^([01]\d|2[0-3]):([0-5]\d)$/;

function toMinute(time: string, field: string): number {
  const [, hours, minutes] = TIME.exec(time) ?? [];
  if (hours === undefined || minutes === undefined)
    throw new TrackingError("BAD_INPUT", "CLOCK_TIME_INVALID", { field });
  return Number(hours) * 60 + Number(minutes);
}

function checkWeekday(day: number): number {
  if (!Number.isInteger(day) || day < 1 || day > 7)
    throw new TrackingError("BAD_INPUT", "WEEKDAY_INVALID", {
      field: "digestWeekday",
    });
  return day;
}
