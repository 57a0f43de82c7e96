import type { ChannelKind, MessageStatus } from "../domain/notification/channel.ts";
import type {
  CaughtUpPace as CaughtUpPaceValue,
  NotificationKind as NotificationKindValue,
} from "../domain/notification/kind.ts";
import type { Digest as DigestValue } from "../domain/notification/schedule.ts";
import type { NotificationLanguage as LanguageValue } from "../domain/notification/words/words.ts";
import type { MailSecurity as MailSecurityValue } from "../integrations/port/notifier.ts";
import { builder } from "./builder.ts";

type Described<T extends string> = Record<T, { readonly description: string }>;

export const NotificationKind = builder.enumType("NotificationKind", {
  description: "What people can be notified about a request; each is a rule that can be turned on.",
  values: {
    REQUESTED: { description: "Somebody made a request. For admins, of all requests." },
    APPROVED: { description: "The request was approved." },
    DECLINED: { description: "The request was declined; the message says why." },
    FIRST_EPISODE: { description: "The first episodes of a show are ready." },
    EPISODE: { description: "An episode is ready." },
    CAUGHT_UP: { description: "Everything that has aired of a show is ready." },
    ALL_READY: { description: "The movie, or all that was requested of the show, is ready." },
    NEEDS_HUMAN: {
      description:
        "The request does not progress without somebody, or somebody asks for help. For admins, of all requests.",
    },
    DELETED: { description: "The title was removed." },
  } satisfies Described<NotificationKindValue>,
});

export const NotificationChannelKind = builder.enumType("NotificationChannelKind", {
  description: "Where messages can be sent.",
  values: {
    DISCORD: { description: "A webhook of a Discord channel." },
    NTFY: { description: "A topic of ntfy." },
    APPRISE: { description: "An Apprise API server, which knows a hundred other services." },
    GOTIFY: { description: "An application of Gotify." },
    MAIL: { description: "E-mail, by the mail server of the settings." },
    WEB_PUSH: { description: "Push messages of a browser; added by `subscribeToPush`." },
    WEBHOOK: { description: "A POST request with JSON, signed." },
  } satisfies Described<ChannelKind>,
});

export const NotificationStatus = builder.enumType("NotificationStatus", {
  description: "What became of a message.",
  values: {
    PENDING: { description: "It waits for its time, or for the channel to work again." },
    SENDING: { description: "It is being sent." },
    SENT: { description: "The channel has taken it." },
    FAILED: { description: "The channel did not take it within three days." },
    UNCERTAIN: {
      description:
        "The connection ended before the channel answered. It most likely has the message; it is not sent again, because this channel would show it twice.",
    },
  } satisfies Described<MessageStatus>,
});

export const CaughtUpPace = builder.enumType("CaughtUpPace", {
  description: "How often somebody who is caught up is notified of new episodes.",
  values: {
    EACH: { description: "Of each new episode." },
    WEEKLY: { description: "At most once a week, of all new episodes." },
  } satisfies Described<CaughtUpPaceValue>,
});

export const Digest = builder.enumType("NotificationDigest", {
  description:
    "Whether messages are gathered. What somebody has to act on (REQUESTED, NEEDS_HUMAN) comes at once in any case.",
  values: {
    NONE: { description: "Each message comes at once." },
    DAILY: { description: "Once a day." },
    WEEKLY: { description: "Once a week." },
  } satisfies Described<DigestValue>,
});

export const NotificationLanguage = builder.enumType("NotificationLanguage", {
  description: "The language of messages.",
  values: {
    EN: { value: "en", description: "English." },
    DE: { value: "de", description: "German." },
    FR: { value: "fr", description: "French." },
    ES: { value: "es", description: "Spanish." },
    JA: { value: "ja", description: "Japanese." },
  } as const satisfies Record<string, { value: LanguageValue; description: string }>,
});

export const MailSecurity = builder.enumType("MailSecurity", {
  description: "How the connection to the mail server is encrypted.",
  values: {
    TLS: { description: "From the start, usually on port 465." },
    STARTTLS: { description: "After the greeting, usually on port 587; required." },
    NONE: { description: "Not at all, for a server within the home." },
  } satisfies Described<MailSecurityValue>,
});
