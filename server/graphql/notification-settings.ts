import { loadMailServer } from "../notification/mail-server.ts";
import { loadOverview, type NotificationOverview } from "../notification/overview.ts";
import { toSchedule } from "../notification/profile-row.ts";
import { saveProfile } from "../notification/profile.ts";
import { loadPushKeys } from "../notification/push-keys.ts";
import { notificationProfileColumns } from "../store/column/notification.ts";
import { builder } from "./builder.ts";
import { expectActor, expectViewer, type GraphQLContext } from "./context.ts";
import { NotificationChannel } from "./notification-channel.ts";
import {
  CaughtUpPace,
  Digest,
  NotificationKind,
  NotificationLanguage,
} from "./notification-enum.ts";
import { IS_HOUSEHOLD, ownerIn } from "./notification-owner.ts";

const NotificationRule = builder
  .objectRef<NotificationOverview["rules"][number]>("NotificationRule")
  .implement({
    description: "Whether somebody wants to be notified of one kind of news.",
    fields: (t) => ({
      kind: t.expose("kind", { type: NotificationKind, description: "The kind of news." }),
      isOn: t.exposeBoolean("isOn", { description: "Whether messages are sent." }),
    }),
  });

const QuietHours = builder
  .objectRef<{ readonly from: number; readonly to: number }>("QuietHours")
  .implement({
    description:
      "The hours in which nothing is sent. What happens meanwhile comes afterwards, in one message.",
    fields: (t) => ({
      from: t.string({
        description: 'When they begin by the wall clock, such as "22:00".',
        resolve: ({ from }) => formatMinute(from),
      }),
      to: t.string({
        description: 'When they end, such as "07:30"; on the next day if that is earlier.',
        resolve: ({ to }) => formatMinute(to),
      }),
    }),
  });

function formatMinute(minute: number): string {
  const [hours, minutes] = [Math.floor(minute / 60), minute % 60];
  return `${String(hours).padStart(2, "0")}:${String(minutes).padStart(2, "0")}`;
}

const NotificationSettings = builder
  .objectRef<NotificationOverview>("NotificationSettings")
  .implement({
    description: "What somebody wants to be notified about requests, when, and where.",
    fields: (t) => ({
      rules: t.field({
        type: [NotificationRule],
        description: "The rules, in the order of a request's life.",
        resolve: ({ rules }) => [...rules],
      }),
      caughtUpPace: t.field({
        type: CaughtUpPace,
        description: "How often CAUGHT_UP reports new episodes, after the first time.",
        resolve: ({ profile }) => notificationProfileColumns.caughtUpPace.read(profile),
      }),
      language: t.field({
        type: NotificationLanguage,
        description: "The language of messages.",
        resolve: ({ profile }) => notificationProfileColumns.language.read(profile),
      }),
      timeZone: t.string({
        description: 'The time zone of the times here, such as "Europe/Berlin".',
        resolve: ({ profile }) => profile.timeZone,
      }),
      quietHours: t.field({
        type: QuietHours,
        nullable: true,
        description: "The hours in which nothing is sent. Null: none.",
        resolve: ({ profile }) => toSchedule(profile).quiet,
      }),
      digest: t.field({
        type: Digest,
        description: "Whether messages are gathered.",
        resolve: ({ profile }) => notificationProfileColumns.digest.read(profile),
      }),
      digestTime: t.string({
        description: 'When a digest is sent by the wall clock, such as "18:00".',
        resolve: ({ profile }) => formatMinute(profile.digestMinute),
      }),
      digestWeekday: t.int({
        description: "The day of a weekly digest: 1 (Monday) to 7 (Sunday).",
        resolve: ({ profile }) => profile.digestWeekday,
      }),
      channels: t.field({
        type: [NotificationChannel],
        description: "Where messages are sent, oldest first; at most 20.",
        resolve: ({ channels }) => [...channels],
      }),
      canMail: t.boolean({
        description: "Whether a mail server is set, so that MAIL can be added.",
        resolve: async (_overview, _args, { notifications }) =>
          (await loadMailServer(notifications)) !== null,
      }),
      pushPublicKey: t.string({
        description: "The key that a browser needs to subscribe (`applicationServerKey`).",
        resolve: async (_overview, _args, { notifications }) =>
          (await loadPushKeys(notifications)).publicKey,
      }),
    }),
  });

function load(ctx: GraphQLContext, isHousehold: boolean | null | undefined) {
  const owner = ownerIn(ctx, isHousehold);
  const role = owner.personId === null ? null : expectViewer(ctx).role;
  return loadOverview(ctx.notifications, owner, role);
}

builder.queryField("notificationSettings", (t) =>
  t.field({
    type: NotificationSettings,
    authScopes: { may: "manageAccount" },
    description:
      "What the viewer wants to be notified, or the household. FORBIDDEN for the household without the ADMIN role, and for ADMIN_TOKEN, which is nobody.",
    args: { isHousehold: t.arg.boolean(IS_HOUSEHOLD) },
    resolve: (_root, { isHousehold }, ctx) => load(ctx, isHousehold),
  }),
);

const NotificationRuleInput = builder.inputType("NotificationRuleInput", {
  description: "A rule to change.",
  fields: (t) => ({
    kind: t.field({ type: NotificationKind, required: true, description: "The kind of news." }),
    isOn: t.boolean({ required: true, description: "Whether messages are sent." }),
  }),
});

const QuietHoursInput = builder.inputType("QuietHoursInput", {
  description: "Hours in which nothing is sent.",
  fields: (t) => ({
    from: t.string({
      required: true,
      description: 'When they begin by the wall clock, such as "22:00".',
    }),
    to: t.string({
      required: true,
      description: 'When they end, such as "07:30"; on the next day if that is earlier.',
    }),
  }),
});

const NotificationSettingsInput = builder.inputType("NotificationSettingsInput", {
  description: "Changes to the notifications. What is omitted stays as it is.",
  fields: (t) => ({
    isHousehold: t.boolean(IS_HOUSEHOLD),
    rules: t.field({
      type: [NotificationRuleInput],
      description: "The rules to change.",
    }),
    caughtUpPace: t.field({
      type: CaughtUpPace,
      description: "How often CAUGHT_UP reports new episodes.",
    }),
    language: t.field({ type: NotificationLanguage, description: "The language of messages." }),
    timeZone: t.string({ description: 'The time zone, such as "Europe/Berlin".' }),
    quietHours: t.field({
      type: QuietHoursInput,
      description: "The hours in which nothing is sent. Null removes them.",
    }),
    digest: t.field({ type: Digest, description: "Whether messages are gathered." }),
    digestTime: t.string({ description: 'When a digest is sent, such as "18:00".' }),
    digestWeekday: t.int({
      description: "The day of a weekly digest: 1 (Monday) to 7 (Sunday).",
    }),
  }),
});

builder.mutationField("saveNotificationSettings", (t) =>
  t.field({
    type: NotificationSettings,
    authScopes: { may: "manageAccount" },
    description:
      "Changes what the viewer wants to be notified, or the household. Fails with BAD_INPUT if a time or the time zone is invalid, and with FORBIDDEN for the household without the ADMIN role.",
    args: {
      input: t.arg({
        type: NotificationSettingsInput,
        required: true,
        description: "The changes.",
      }),
    },
    resolve: async (_root, { input }, ctx) => {
      const { isHousehold, quietHours, ...rest } = input;
      const changes = Object.fromEntries(
        Object.entries(rest).filter(([, value]) => value !== null),
      ) as { [Name in keyof typeof rest]?: NonNullable<(typeof rest)[Name]> };
      const owner = ownerIn(ctx, isHousehold);
      await saveProfile(ctx.notifications, owner, { ...changes, quietHours }, expectActor(ctx));
      return load(ctx, isHousehold);
    },
  }),
);
