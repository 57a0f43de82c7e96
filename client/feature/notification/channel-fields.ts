import type { NotificationChannelKind } from "../../graphql/graphql.ts";
import { notificationText } from "../../language/words/notification.ts";
import type { Channel } from "./document.ts";

export const CHANNEL_FORM_KINDS = [
  "DISCORD",
  "NTFY",
  "MAIL",
  "GOTIFY",
  "APPRISE",
  "WEBHOOK",
] as const satisfies readonly NotificationChannelKind[];

export type FieldName =
  | "url"
  | "topic"
  | "token"
  | "key"
  | "tag"
  | "urls"
  | "to"
  | "template"
  | "secret";

/** A field of the form of a channel. */
export interface FieldForm {
  readonly name: FieldName;
  readonly label: string;
  readonly hint: string | undefined;
  readonly placeholder: string | undefined;
  /** It is never shown again once it is stored. */
  readonly isSecret: boolean;
}

type Words = Parameters<typeof notificationText>[0];

function field(
  name: FieldName,
  label: Words,
  more: { readonly hint?: Words; readonly placeholder?: string; readonly isSecret?: boolean } = {},
) {
  return { name, label, isSecret: false, ...more };
}

const FIELDS = {
  DISCORD: [
    field("url", "webhookUrl", {
      hint: "discordHint",
      placeholder: "https://discord.com/api/webhooks/…",
      isSecret: true,
    }),
  ],
  NTFY: [
    field("url", "server", { placeholder: "https://ntfy.sh" }),
    field("topic", "topic", { hint: "topicHint" }),
    field("token", "token", { hint: "tokenHint", isSecret: true }),
  ],
  MAIL: [field("to", "to")],
  GOTIFY: [
    field("url", "server", { placeholder: "https://gotify.example.org" }),
    field("token", "appToken", { isSecret: true }),
  ],
  APPRISE: [
    field("url", "server", { placeholder: "http://apprise:8000" }),
    field("key", "key", { hint: "keyHint" }),
    field("tag", "tag", { hint: "tagHint" }),
    field("urls", "urls", { hint: "urlsHint", isSecret: true }),
  ],
  WEBHOOK: [
    field("url", "webhookUrl", { placeholder: "https://example.org/hook", isSecret: true }),
    field("template", "template", { hint: "templateHint" }),
    field("secret", "secret", { hint: "secretHint", isSecret: true }),
  ],
  WEB_PUSH: [],
} as const satisfies Readonly<Record<NotificationChannelKind, readonly ReturnType<typeof field>[]>>;

/** Returns the fields of the form of a kind of channel. */
export function fieldsOf(
  kind: NotificationChannelKind,
  channel: Channel | null,
): readonly FieldForm[] {
  const fields: readonly ReturnType<typeof field>[] = FIELDS[kind];
  return fields.map(({ name, label, isSecret, hint, placeholder }) => ({
    name,
    isSecret,
    placeholder,
    label: textOf(label),
    hint: isSecret && isStored(name, channel) ? notificationText("stored") : hint && textOf(hint),
  }));
}

/** None of the words of fields has parameters. */
function textOf(key: Words): string {
  return notificationText.template(key);
}

function isStored(name: FieldName, channel: Channel | null): boolean {
  return channel !== null && (name === "url" || channel.hasSecret);
}

/** The values with which the form begins. */
export function valuesOf(channel: Channel | null): Readonly<Record<FieldName, string>> {
  return {
    url: channel?.url ?? "",
    topic: channel?.topic ?? "",
    token: "",
    key: channel?.key ?? "",
    tag: channel?.tag ?? "",
    urls: "",
    to: channel?.to ?? "",
    template: channel?.template ?? "",
    secret: "",
  };
}

/** What the fields of the mail server show as long as they are empty. */
export const MAIL_EXAMPLES = {
  host: "mail.example.org",
  from: "Status Tracker <tracker@example.org>",
} as const;
