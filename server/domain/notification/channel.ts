/** Where messages can be sent. */
export const CHANNEL_KINDS = [
  "DISCORD",
  "NTFY",
  "APPRISE",
  "GOTIFY",
  "MAIL",
  "WEB_PUSH",
  "WEBHOOK",
] as const;
export type ChannelKind = (typeof CHANNEL_KINDS)[number];

/**
 * Whether a channel recognises a message that it gets twice: ntfy (from 2.16 on) by its sequence id, mailboxes by the
 * Message-ID, browsers by the tag of the notification, a webhook by the Idempotency-Key. Discord, Gotify and Apprise
 * show both.
 */
const RECOGNISES_REPEATS: Readonly<Record<ChannelKind, boolean>> = {
  DISCORD: false,
  NTFY: true,
  APPRISE: false,
  GOTIFY: false,
  MAIL: true,
  WEB_PUSH: true,
  WEBHOOK: true,
};

/** What became of a message whose sending was cut off. */
export type CutOff = "NOT_SENT" | "UNCERTAIN";

/**
 * Returns what to make of a message of which nobody knows how its sending ended. Until its last byte is handed over, a
 * channel has not got it. Afterwards it most likely has: then it is sent again only where that is not seen twice.
 */
export function outcomeOfCutOff(kind: ChannelKind, isHandedOver: boolean): CutOff {
  return isHandedOver && !RECOGNISES_REPEATS[kind] ? "UNCERTAIN" : "NOT_SENT";
}

export const MESSAGE_STATUSES = ["PENDING", "SENDING", "SENT", "FAILED", "UNCERTAIN"] as const;
export type MessageStatus = (typeof MESSAGE_STATUSES)[number];

const FIRST_RETRY_MS = 30_000;
const MAX_RETRY_MS = 3 * 3_600_000;

/** Returns how long a channel is left alone after so many failures in a row. */
export function retryAfterMs(failures: number, asked: number | null): number {
  const own = Math.min(FIRST_RETRY_MS * 2 ** Math.min(failures - 1, 20), MAX_RETRY_MS);
  return Math.max(own, Math.min(asked ?? 0, MAX_RETRY_MS));
}

/** A message that could not be sent for so long is given up. */
export const GIVE_UP_MS = 3 * 86_400_000;
