import {
  toChannelOverview,
  type ChannelOverview,
  type MessageOverview,
} from "../notification/overview.ts";
import { removeChannel, saveChannel } from "../notification/save-channel.ts";
import { testChannel, type ChannelTest } from "../notification/test-channel.ts";
import { notificationChannelColumns } from "../store/column/notification.ts";
import { builder } from "./builder.ts";
import { expectActor } from "./context.ts";
import {
  NotificationChannelKind,
  NotificationKind,
  NotificationStatus,
} from "./notification-enum.ts";
import { IS_HOUSEHOLD, ownerIn } from "./notification-owner.ts";

const NotificationMessage = builder.objectRef<MessageOverview>("NotificationMessage").implement({
  description: "A message of a channel.",
  fields: (t) => ({
    id: t.exposeID("id", { description: "ID of the message." }),
    kind: t.expose("kind", { type: NotificationKind, description: "What it is about." }),
    title: t.exposeString("title", { description: "Its title, in the language of its reader." }),
    requestId: t.exposeID("requestId", { description: "ID of the request that it is about." }),
    status: t.expose("status", { type: NotificationStatus, description: "What became of it." }),
    at: t.expose("at", { type: "DateTime", description: "When that was." }),
    dueAt: t.expose("dueAt", {
      type: "DateTime",
      description: "When it is or was to be sent at the earliest.",
    }),
  }),
});

const config =
  (name: string) =>
  ({ channel }: ChannelOverview) =>
    notificationChannelColumns.config.read(channel)[name] ?? null;

export const NotificationChannel = builder
  .objectRef<ChannelOverview>("NotificationChannel")
  .implement({
    description:
      "Where somebody gets messages. Addresses that are secrets, tokens and keys are never returned.",
    fields: (t) => ({
      id: t.id({ description: "ID of the channel.", resolve: ({ channel }) => channel.id }),
      kind: t.field({
        type: NotificationChannelKind,
        description: "What kind of channel it is.",
        resolve: ({ channel }) => notificationChannelColumns.kind.read(channel),
      }),
      name: t.string({ description: "Its name.", resolve: ({ channel }) => channel.name }),
      isEnabled: t.boolean({
        description: "Whether messages are sent to it.",
        resolve: ({ channel }) => channel.isEnabled,
      }),
      host: t.exposeString("host", {
        nullable: true,
        description:
          "Host of its address. The whole address of DISCORD, WEBHOOK and WEB_PUSH is a secret. Null for MAIL.",
      }),
      url: t.string({
        nullable: true,
        description: "Address of the server of NTFY, APPRISE and GOTIFY. Null for other kinds.",
        resolve: config("url"),
      }),
      topic: t.string({
        nullable: true,
        description: "Topic of NTFY. Null for other kinds.",
        resolve: config("topic"),
      }),
      key: t.string({
        nullable: true,
        description:
          "Key of APPRISE, under which its server stores addresses. Null if none is set.",
        resolve: config("key"),
      }),
      tag: t.string({
        nullable: true,
        description: "Tag of APPRISE, which selects some of the addresses. Null if none is set.",
        resolve: config("tag"),
      }),
      to: t.string({
        nullable: true,
        description: "E-mail address of MAIL. Null for other kinds.",
        resolve: config("to"),
      }),
      template: t.string({
        nullable: true,
        description: "Template of WEBHOOK. Null: it gets everything.",
        resolve: config("template"),
      }),
      hasSecret: t.exposeBoolean("hasToken", {
        description:
          "Whether a token (NTFY, GOTIFY), a secret for signatures (WEBHOOK) or addresses (APPRISE) are stored.",
      }),
      endpointHash: t.string({
        nullable: true,
        description:
          "SHA-256 of the endpoint of WEB_PUSH in hex, by which a browser knows its own channel. Null for other kinds.",
        resolve: ({ channel }) => channel.endpointHash,
      }),
      lastSentAt: t.field({
        type: "DateTime",
        nullable: true,
        description: "When it last took a message. Null if never.",
        resolve: ({ channel }) => channel.lastSentAt,
      }),
      failingSince: t.field({
        type: "DateTime",
        nullable: true,
        description: "Since when it takes no messages. Null while it does.",
        resolve: ({ channel }) => channel.failingSince,
      }),
      answer: t.string({
        nullable: true,
        description: 'Its last answer, such as "403 Forbidden". Null before the first.',
        resolve: ({ channel }) => channel.answer,
      }),
      waiting: t.exposeInt("waiting", {
        description: "Number of messages that wait to be sent.",
      }),
      latest: t.field({
        type: [NotificationMessage],
        description: "The last five messages, newest first.",
        resolve: ({ latest }) => [...latest],
      }),
    }),
  });

const NotificationTest = builder.objectRef<ChannelTest>("NotificationTest").implement({
  description: "How a test message ended.",
  fields: (t) => ({
    ok: t.exposeBoolean("ok", { description: "Whether the channel took it." }),
    answer: t.exposeString("answer", {
      description: "The channel's own answer, or what went wrong on the way to it.",
    }),
  }),
});

const ABSENT = "If omitted, it stays as it is; an empty text removes it.";

const NotificationChannelInput = builder.inputType("NotificationChannelInput", {
  description:
    "A channel to add or change. A secret has to be entered again if the host of the address changes.",
  fields: (t) => ({
    id: t.id({ description: "ID of the channel to change. If omitted, one is added." }),
    isHousehold: t.boolean(IS_HOUSEHOLD),
    kind: t.field({
      type: NotificationChannelKind,
      required: true,
      description:
        "What kind of channel it is. A channel keeps its kind. WEB_PUSH is added by `subscribeToPush`.",
    }),
    name: t.string({ description: "Its name, 1 to 64 characters. Required for a new channel." }),
    isEnabled: t.boolean({ description: "Whether messages are sent to it." }),
    baseUrl: t.string({
      description:
        "Address under which its owner reaches the tracker, for the links in messages. PUBLIC_URL comes first.",
    }),
    url: t.string({
      description: `Address: of the webhook (DISCORD, WEBHOOK), or of the server (NTFY, APPRISE, GOTIFY). ${ABSENT}`,
    }),
    topic: t.string({ description: `Topic of NTFY. ${ABSENT}` }),
    token: t.string({
      description: `Access token of NTFY, or of an application of GOTIFY. ${ABSENT}`,
    }),
    key: t.string({
      description: `Key under which the server of APPRISE stores addresses. ${ABSENT}`,
    }),
    tag: t.string({ description: `Tag of APPRISE. ${ABSENT}` }),
    urls: t.string({
      description: `Addresses of APPRISE, such as "mailto://…", instead of a key. ${ABSENT}`,
    }),
    to: t.string({ description: `E-mail address of MAIL. ${ABSENT}` }),
    template: t.string({
      description: `JSON template of WEBHOOK, with names such as {{title}}. ${ABSENT}`,
    }),
    secret: t.string({
      description: `Secret of WEBHOOK, with which requests are signed (X-Tracker-Signature). ${ABSENT}`,
    }),
  }),
});

builder.mutationField("saveNotificationChannel", (t) =>
  t.field({
    type: NotificationChannel,
    authScopes: { may: "manageAccount" },
    description:
      "Adds or changes a channel of the viewer, or of the household. Fails with BAD_INPUT if a field is invalid, with NOT_FOUND if it is not the viewer's, with FORBIDDEN for the household without the ADMIN role, and with LIMIT after 20 channels.",
    args: {
      input: t.arg({
        type: NotificationChannelInput,
        required: true,
        description: "The channel to save.",
      }),
    },
    resolve: async (_root, { input }, ctx) => {
      const { id, isHousehold, kind, name, isEnabled, baseUrl, ...fields } = input;
      const saved = await saveChannel(
        ctx.notifications,
        ownerIn(ctx, isHousehold),
        {
          id: id ?? null,
          kind,
          name: name ?? undefined,
          isEnabled: isEnabled ?? undefined,
          baseUrl: baseUrl ?? undefined,
          fields,
        },
        expectActor(ctx),
      );
      return toChannelOverview(ctx.notifications, saved);
    },
  }),
);

const CHANNEL_ID = { required: true, description: "ID of the channel." } as const;

builder.mutationField("removeNotificationChannel", (t) =>
  t.boolean({
    authScopes: { may: "manageAccount" },
    description:
      "Removes a channel of the viewer, or of the household, with the messages that wait for it. Returns whether there was one. FORBIDDEN for the household without the ADMIN role.",
    args: { id: t.arg.id(CHANNEL_ID), isHousehold: t.arg.boolean(IS_HOUSEHOLD) },
    resolve: (_root, { id, isHousehold }, ctx) =>
      removeChannel(ctx.notifications, ownerIn(ctx, isHousehold), id, expectActor(ctx)),
  }),
);

builder.mutationField("testNotificationChannel", (t) =>
  t.field({
    type: NotificationTest,
    authScopes: { may: "manageAccount" },
    description:
      "Sends a test message by a channel of the viewer, or of the household. Fails with NOT_FOUND if it is not the viewer's, and with LIMIT after ten tests in a minute. FORBIDDEN for the household without the ADMIN role.",
    args: { id: t.arg.id(CHANNEL_ID), isHousehold: t.arg.boolean(IS_HOUSEHOLD) },
    resolve: (_root, { id, isHousehold }, ctx) =>
      testChannel(ctx.notifications, ownerIn(ctx, isHousehold), id),
  }),
);
