import type { MessageStatus } from "../domain/notification/channel.ts";
import { describeNews } from "../domain/notification/describe.ts";
import { isOn, NOTIFICATION_KINDS, type NotificationKind } from "../domain/notification/kind.ts";
import type { Role } from "../domain/role.ts";
import {
  notificationMessageColumns,
  notificationProfileColumns,
  readContent,
} from "../store/column/notification.ts";
import type {
  NotificationChannel,
  NotificationMessage,
  NotificationProfile,
} from "../store/generated/sqlite/client.ts";
import { readChannelSettings } from "./channel-settings.ts";
import type { NotificationContext } from "./context.ts";
import { loadProfile } from "./profile.ts";
import type { ProfileOwner } from "./save-channel.ts";

/** Everything that somebody has set about their notifications. */
export interface NotificationOverview {
  readonly profile: NotificationProfile;
  readonly rules: readonly { readonly kind: NotificationKind; readonly isOn: boolean }[];
  readonly channels: readonly ChannelOverview[];
}

export interface ChannelOverview {
  readonly channel: NotificationChannel;
  /** Of its address, which may be a secret; null for e-mail. */
  readonly host: string | null;
  readonly hasToken: boolean;
  /** Messages that have not been sent. */
  readonly waiting: number;
  readonly latest: readonly MessageOverview[];
}

export interface MessageOverview {
  readonly id: string;
  readonly kind: NotificationKind;
  readonly title: string;
  readonly requestId: string;
  readonly status: MessageStatus;
  readonly at: Date;
  readonly dueAt: Date;
}

const LATEST = 5;

/** Loads what somebody has set. `role`: null for the household. */
export async function loadOverview(
  ctx: NotificationContext,
  owner: ProfileOwner,
  role: Role | null,
): Promise<NotificationOverview> {
  const profile = await loadProfile(ctx, owner);
  const channels = await ctx.store.read.notificationChannel.findMany({
    where: { profileId: owner.profileId },
    orderBy: { id: "asc" },
    include: {
      messages: { orderBy: { id: "desc" }, take: LATEST },
      _count: { select: { messages: { where: { status: { in: ["PENDING", "SENDING"] } } } } },
    },
  });
  const rules = notificationProfileColumns.rules.read(profile);
  return {
    profile,
    rules: listKinds(role).map((kind) => ({ kind, isOn: isOn(rules, kind, role) })),
    channels: channels.map(({ messages, _count, ...channel }) => ({
      ...toChannelOverview(ctx, channel),
      waiting: _count.messages,
      latest: messages.flatMap((message) => toMessageOverview(message, profile) ?? []),
    })),
  };
}

/** A channel that was just saved. */
export function toChannelOverview(
  ctx: Pick<NotificationContext, "cipher">,
  channel: NotificationChannel,
): ChannelOverview {
  const { config = {}, secrets = {} } = readChannelSettings(ctx, channel) ?? {};
  const address = config["url"] ?? secrets["url"] ?? secrets["endpoint"];
  return {
    channel,
    host: address === undefined ? null : (URL.parse(address)?.host ?? null),
    hasToken: ["token", "secret", "urls"].some((name) => secrets[name] !== undefined),
    waiting: 0,
    latest: [],
  };
}

/** Nobody but those who decide needs to be notified of a request that was made. */
function listKinds(role: Role | null): readonly NotificationKind[] {
  const isForAll = role === "ADMIN" || role === null;
  return NOTIFICATION_KINDS.filter((kind) => kind !== "REQUESTED" || isForAll);
}

function toMessageOverview(
  message: NotificationMessage,
  profile: NotificationProfile,
): MessageOverview | null {
  const content = readContent(message);
  if (content === null) return null;
  const language = notificationProfileColumns.language.read(profile);
  const { id, requestId, createdAt, endedAt, dueAt } = message;
  return {
    id,
    requestId,
    kind: content.kind,
    title: describeNews(content, { language, timeZone: profile.timeZone }).title,
    status: notificationMessageColumns.status.read(message),
    at: endedAt ?? createdAt,
    dueAt,
  };
}
