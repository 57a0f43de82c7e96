import type { Actor } from "../domain/actor.ts";
import type { ChannelKind } from "../domain/notification/channel.ts";
import { writeAudit } from "../store/audit.ts";
import { notificationChannelColumns } from "../store/column/notification.ts";
import type { NotificationChannel } from "../store/generated/sqlite/client.ts";
import type { Tx } from "../store/store.ts";
import { TrackingError } from "../tracking/core/error.ts";
import { draftChannel } from "./channel-fields.ts";
import { readChannelSettings, writeSecrets } from "./channel-settings.ts";
import { HOUSEHOLD, type NotificationContext } from "./context.ts";
import { emptyProfile } from "./profile-row.ts";

const MAX_CHANNELS = 20;
const MAX_NAME = 64;
const MAX_BASE_URL = 500;

/** Whose channels and rules somebody works with: their own, or those of the household. */
export interface ProfileOwner {
  readonly profileId: string;
  /** Null: the household. */
  readonly personId: string | null;
}

export function ownerOf(personId: string): ProfileOwner {
  return { profileId: personId, personId };
}

export const THE_HOUSEHOLD: ProfileOwner = { profileId: HOUSEHOLD, personId: null };

export interface ChannelInput {
  /** Null: a new one. */
  readonly id: string | null;
  readonly kind: ChannelKind;
  readonly name: string | undefined;
  readonly isEnabled: boolean | undefined;
  /** Address under which the owner reaches the tracker. */
  readonly baseUrl: string | undefined;
  readonly fields: Readonly<Record<string, string | null | undefined>>;
}

/** Adds or changes a channel. NOT_FOUND for the channel of somebody else. */
export async function saveChannel(
  ctx: NotificationContext,
  owner: ProfileOwner,
  input: ChannelInput,
  by: Actor,
): Promise<NotificationChannel> {
  const saved = await ctx.store.write((tx) =>
    input.id === null
      ? add(ctx, tx, owner, input, by)
      : change(ctx, tx, owner, input.id, input, by),
  );
  ctx.wake.fire();
  return saved;
}

async function add(
  ctx: NotificationContext,
  tx: Tx,
  { profileId, personId }: ProfileOwner,
  { kind, name, isEnabled, baseUrl, fields }: ChannelInput,
  by: Actor,
): Promise<NotificationChannel> {
  if ((await tx.notificationChannel.count({ where: { profileId } })) >= MAX_CHANNELS)
    throw new TrackingError("LIMIT", { code: "TOO_MANY_CHANNELS", params: { max: MAX_CHANNELS } });
  await ensureProfile(ctx, tx, { profileId, personId });
  const { config, secrets } = draftChannel(kind, null, fields);
  const id = ctx.newId();
  const shown = checkName(name ?? "");
  await audit(ctx, tx, by, { code: "CHANNEL_ADDED", name: shown, subject: id });
  return tx.notificationChannel.create({
    data: {
      id,
      profileId,
      kind,
      name: shown,
      isEnabled: isEnabled ?? true,
      config: notificationChannelColumns.config.write(config),
      secrets: writeSecrets(ctx, id, secrets),
      baseUrl: checkBaseUrl(baseUrl),
      createdAt: ctx.clock.now(),
    },
  });
}

async function change(
  ctx: NotificationContext,
  tx: Tx,
  { profileId }: ProfileOwner,
  id: string,
  { name, isEnabled, baseUrl, fields }: ChannelInput,
  by: Actor,
): Promise<NotificationChannel> {
  const row = await tx.notificationChannel.findFirst({ where: { id, profileId } });
  if (row === null) throw notFound();
  const kind = notificationChannelColumns.kind.read(row);
  const before = readChannelSettings(ctx, row) ?? {
    config: notificationChannelColumns.config.read(row),
    secrets: {},
  };
  const draft = draftChannel(kind, before, fields);
  const shown = name === undefined ? row.name : checkName(name);
  await audit(ctx, tx, by, { code: "CHANNEL_CHANGED", name: shown, subject: id });
  return tx.notificationChannel.update({
    where: { id },
    data: {
      name: shown,
      isEnabled: isEnabled ?? row.isEnabled,
      config: notificationChannelColumns.config.update(row, draft.config),
      secrets: writeSecrets(ctx, id, draft.secrets),
      baseUrl: baseUrl === undefined ? row.baseUrl : checkBaseUrl(baseUrl),
      // It may work now.
      failures: 0,
      retryAt: null,
      failingSince: null,
      answer: null,
    },
  });
}

/** Removes a channel with the messages that wait for it. Returns whether there was one. */
export async function removeChannel(
  ctx: NotificationContext,
  { profileId }: ProfileOwner,
  id: string,
  by: Actor,
): Promise<boolean> {
  return ctx.store.write(async (tx) => {
    const row = await tx.notificationChannel.findFirst({ where: { id, profileId } });
    if (row === null) return false;
    await tx.notificationChannel.deleteMany({ where: { id } });
    await audit(ctx, tx, by, { code: "CHANNEL_REMOVED", name: row.name, subject: id });
    return true;
  });
}

/** Creates the profile of a channel's owner if nobody has changed it before. */
export async function ensureProfile(
  { clock }: Pick<NotificationContext, "clock">,
  tx: Tx,
  { profileId, personId }: ProfileOwner,
): Promise<void> {
  await tx.notificationProfile.upsert({
    where: { id: profileId },
    create: emptyProfile(profileId, personId, clock.now()),
    update: {},
    select: { id: true },
  });
}

interface ChannelAudit {
  readonly code: "CHANNEL_ADDED" | "CHANNEL_CHANGED" | "CHANNEL_REMOVED";
  readonly name: string;
  readonly subject: string;
}

async function audit(
  { clock }: Pick<NotificationContext, "clock">,
  tx: Tx,
  by: Actor,
  { code, name, subject }: ChannelAudit,
): Promise<void> {
  const message = { code, params: { name } };
  await writeAudit(tx, { at: clock.now(), by, message, subject });
}

function checkName(name: string): string {
  const trimmed = name.trim();
  if (trimmed === "" || trimmed.length > MAX_NAME)
    throw new TrackingError(
      "BAD_INPUT",
      { code: "NAME_LENGTH", params: { field: "name", max: MAX_NAME } },
      {
        field: "name",
      },
    );
  return trimmed;
}

/** Without a slash at the end; null for anything that is no address. */
function checkBaseUrl(baseUrl: string | undefined): string | null {
  const parsed = baseUrl === undefined ? null : URL.parse(baseUrl);
  if (parsed === null || !/^https?:$/.test(parsed.protocol)) return null;
  const address = `${parsed.origin}${parsed.pathname}`.replace(/\/{1,9}$/, "");
  return address.length > MAX_BASE_URL ? null : address;
}

export function notFound(): TrackingError {
  return new TrackingError("NOT_FOUND", "CHANNEL_UNKNOWN");
}
