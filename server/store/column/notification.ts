import { z } from "zod";
import { CHANNEL_KINDS, MESSAGE_STATUSES } from "../../domain/notification/channel.ts";
import { NOTIFICATION_EVENTS } from "../../domain/notification/event.ts";
import { CAUGHT_UP_PACES, NOTIFICATION_KINDS } from "../../domain/notification/kind.ts";
import type { NotificationContent } from "../../domain/notification/message.ts";
import { DIGESTS } from "../../domain/notification/schedule.ts";
import { NOTIFICATION_LANGUAGES } from "../../domain/notification/words/words.ts";
import { MEDIA_TYPES, STATES } from "../../domain/state.ts";
import { columnsOf, json, words } from "./column.ts";
import { StoredReason } from "./message.ts";

const Content = z.object({
  kind: z.enum(NOTIFICATION_KINDS),
  at: z.string(),
  requestId: z.string(),
  title: z.string(),
  year: z.number().nullable(),
  mediaType: z.enum(MEDIA_TYPES),
  is4k: z.boolean(),
  isAnime: z.boolean(),
  state: z.enum(STATES),
  requestedBy: z.string().nullable(),
  episodes: z.array(
    z.object({ season: z.number(), number: z.number(), title: z.string().nullable() }),
  ),
  counts: z.object({ available: z.number(), aired: z.number(), total: z.number() }).nullable(),
  nextAirDate: z.string().nullable(),
  reason: StoredReason.nullable(),
  problem: z.object({ code: z.string(), message: z.string() }).nullable(),
  helpAskedBy: z.string().nullable(),
  isApproved: z.boolean(),
  watchUrl: z.string().nullable(),
  posterUrl: z.string().nullable(),
}) satisfies z.ZodType<NotificationContent>;

export const contentCodec = json(Content);

const Fields = z.record(z.string(), z.string());

/** What the column `secrets` holds encrypted; the cipher stands between the column and this text. */
export const secretsCodec = json(Fields);

export const notificationEventColumns = {
  event: columnsOf("NotificationEvent", "id").required(
    "event",
    words(NOTIFICATION_EVENTS),
    "PLAYABLE",
  ),
};

const profile = columnsOf("NotificationProfile", "id");

export const notificationProfileColumns = {
  language: profile.required("language", words(NOTIFICATION_LANGUAGES), "en"),
  rules: profile.required(
    "rules",
    json(z.partialRecord(z.enum(NOTIFICATION_KINDS), z.boolean())),
    {},
  ),
  caughtUpPace: profile.required("caughtUpPace", words(CAUGHT_UP_PACES), "EACH"),
  digest: profile.required("digest", words(DIGESTS), "NONE"),
};

const channel = columnsOf("NotificationChannel", "id");

export const notificationChannelColumns = {
  /** Nothing is sent to a channel of a kind that is not known: use `find`. */
  kind: channel.required("kind", words(CHANNEL_KINDS), "WEBHOOK"),
  config: channel.required("config", json(Fields), {}),
};

const message = columnsOf("NotificationMessage", "id");

export const notificationMessageColumns = {
  kind: message.required("kind", words(NOTIFICATION_KINDS), "EPISODE"),
  status: message.required("status", words(MESSAGE_STATUSES), "PENDING"),
};

/** Returns the news of a message; null if they cannot be read. */
export function readContent({ content }: { readonly content: string }): NotificationContent | null {
  return contentCodec.parse(content) ?? null;
}
