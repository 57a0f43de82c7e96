import type { ChannelKind } from "../../domain/notification/channel.ts";
import type { NotificationContent } from "../../domain/notification/message.ts";

/** A message in words, for one channel. */
export interface OutgoingMessage {
  /** Identifies the message: a channel that gets it twice with the same key shows it once, if it can. */
  readonly key: string;
  /** One line. */
  readonly title: string;
  /** A sentence before the items; empty for news, which speak for themselves. */
  readonly intro: string;
  /** One for each piece of news. */
  readonly items: readonly OutgoingItem[];
  /** The page to open; null: nobody knows how its reader reaches the tracker. */
  readonly url: string | null;
  /** The words of the two links. */
  readonly labels: { readonly open: string; readonly watch: string };
  readonly language: string;
  readonly isUrgent: boolean;
}

/** A piece of news in words. */
export interface OutgoingItem {
  /** One line; the title of a message with a single item. */
  readonly title: string;
  readonly lines: readonly string[];
  /** The stages of the request in one line. */
  readonly pipeline: string | null;
  /** The page of the request. */
  readonly url: string | null;
  /** Where the title can be played. */
  readonly watchUrl: string | null;
  /** A picture that everybody can load. */
  readonly posterUrl: string | null;
  /** The news as data, for programs. */
  readonly content: NotificationContent;
}

/** The configuration of a channel with its secrets. */
export interface ChannelSettings {
  readonly kind: ChannelKind;
  /** URL, topic, tag … by the fields of its kind. */
  readonly config: Readonly<Record<string, string>>;
  readonly secrets: Readonly<Record<string, string>>;
}

/** How the tracker sends mail. */
export interface MailServer {
  readonly host: string;
  readonly port: number;
  readonly security: MailSecurity;
  readonly username: string | null;
  readonly password: string | null;
  /** Sender, such as "Status Tracker <tracker@example.org>". */
  readonly from: string;
}

/** TLS from the start, STARTTLS or no mail, or none within a home. */
export const MAIL_SECURITIES = ["TLS", "STARTTLS", "NONE"] as const;
export type MailSecurity = (typeof MAIL_SECURITIES)[number];

/** The keys by which push services know the tracker (VAPID, RFC 8292). */
export interface PushKeys {
  readonly publicKey: string;
  readonly privateKey: string;
  /** A mailto: or https: address of whoever runs the tracker. */
  readonly subject: string;
}

/** What a channel may use of the tracker. */
export interface NotifierDeps {
  /** Null: no mail server is set. */
  readonly mailServer: MailServer | null;
  readonly pushKeys: PushKeys;
  /** Whether it may connect to addresses within the home: what admins set up may. */
  readonly mayReachHome: boolean;
  /** Called once everything but the last byte is sent; the message is handed over only after it resolves. */
  readonly onHandOver: () => Promise<void>;
}

/** What the channel answered. */
export interface ChannelAnswer {
  /** REFUSED: it has not taken the message. GONE: it takes none any more. NO_ANSWER: nobody knows whether it has. */
  readonly outcome: "TAKEN" | "REFUSED" | "GONE" | "NO_ANSWER";
  /** The answer in its own words, such as "403 Forbidden: …"; shortened, and without secrets. */
  readonly answer: string;
  /** When it asked to be tried again. */
  readonly retryAfterMs: number | null;
}

/** Sends a message by a channel. Does not throw for what the channel or the network does. */
export type Notify = (
  settings: ChannelSettings,
  message: OutgoingMessage,
  deps: NotifierDeps,
) => Promise<ChannelAnswer>;
