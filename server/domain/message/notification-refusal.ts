import type { NoParams, Sentences } from "./catalogue.ts";

/** Why the settings of notifications are refused. */
export interface NotificationRefusalParams {
  CHANNEL_UNKNOWN: NoParams;
  TOO_MANY_CHANNELS: { readonly max: number };
  FIELD_MISSING: NoParams;
  DISCORD_URL_INVALID: NoParams;
  TOPIC_INVALID: NoParams;
  APPRISE_TARGET_MISSING: NoParams;
  APPRISE_KEY_INVALID: NoParams;
  MAIL_ADDRESS_INVALID: NoParams;
  TEMPLATE_NAME_UNKNOWN: { readonly name: string };
  TEMPLATE_NOT_JSON: NoParams;
  SECRET_OF_OTHER_HOST: NoParams;
  MAIL_HOST_INVALID: NoParams;
  PORT_INVALID: NoParams;
  TIME_ZONE_UNKNOWN: NoParams;
  CLOCK_TIME_INVALID: NoParams;
  WEEKDAY_INVALID: NoParams;
  PUSH_SUBSCRIPTION_INVALID: NoParams;
}

export const NOTIFICATION_REFUSAL_SENTENCES: Sentences<NotificationRefusalParams> = {
  CHANNEL_UNKNOWN: () => "There is no such channel.",
  TOO_MANY_CHANNELS: ({ max }) => `There are already ${max} channels, the maximum.`,
  FIELD_MISSING: () => "Fill in this field.",
  DISCORD_URL_INVALID: () =>
    "Enter the address of a webhook of Discord, which contains /api/webhooks/.",
  TOPIC_INVALID: () => "A topic has up to 64 letters, digits, hyphens and underscores.",
  APPRISE_TARGET_MISSING: () => "Enter a key of the Apprise server, or addresses of Apprise.",
  APPRISE_KEY_INVALID: () => "A key has letters, digits, hyphens and underscores.",
  MAIL_ADDRESS_INVALID: () => "Enter an e-mail address.",
  TEMPLATE_NAME_UNKNOWN: ({ name }) => `{{${name}}} stands for nothing.`,
  TEMPLATE_NOT_JSON: () => "The template is not valid JSON.",
  SECRET_OF_OTHER_HOST: () => "What is stored here is for another server. Enter it again.",
  MAIL_HOST_INVALID: () => "Enter the name of the mail server.",
  PORT_INVALID: () => "A port is a number from 1 to 65535.",
  TIME_ZONE_UNKNOWN: () => "This time zone is not known.",
  CLOCK_TIME_INVALID: () => "Enter a time such as 22:30.",
  WEEKDAY_INVALID: () => "A weekday is a number from 1 (Monday) to 7 (Sunday).",
  PUSH_SUBSCRIPTION_INVALID: () => "The push service of this browser cannot be used.",
};
