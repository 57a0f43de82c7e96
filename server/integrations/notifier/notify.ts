import type { ChannelKind } from "../../domain/notification/channel.ts";
import type { Notify } from "../port/notifier.ts";

type Load = () => Promise<Notify>;

/** Libraries of a channel are loaded with its first message. */
const NOTIFIERS: Readonly<Record<ChannelKind, Load>> = {
  DISCORD: async () => (await import("./discord.ts")).notifyDiscord,
  NTFY: async () => (await import("./ntfy.ts")).notifyNtfy,
  APPRISE: async () => (await import("./apprise.ts")).notifyApprise,
  GOTIFY: async () => (await import("./gotify.ts")).notifyGotify,
  MAIL: async () => (await import("./mail.ts")).notifyMail,
  WEB_PUSH: async () => (await import("./web-push.ts")).notifyWebPush,
  WEBHOOK: async () => (await import("./webhook.ts")).notifyWebhook,
};

/** Sends a message by the channel of its settings. */
export const notify: Notify = async (settings, message, deps) => {
  const send = await NOTIFIERS[settings.kind]();
  return send(settings, message, deps);
};

/** Makes a pair of keys for push services. */
export async function makePushKeys() {
  return (await import("./web-push.ts")).makePushKeys();
}
