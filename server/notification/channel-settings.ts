import type { ChannelSettings } from "../integrations/port/notifier.ts";
import { notificationChannelColumns, secretsCodec } from "../store/column/notification.ts";
import type { NotificationChannel } from "../store/generated/sqlite/client.ts";
import type { SecretPlace } from "../tracking/core/secrets.ts";
import type { NotificationContext } from "./context.ts";

/** Returns the settings of a channel with its secrets; null if they were encrypted with another key. */
export function readChannelSettings(
  { cipher }: Pick<NotificationContext, "cipher">,
  channel: NotificationChannel,
): ChannelSettings | null {
  const secrets = readSecrets(cipher, channel);
  if (secrets === null) return null;
  return {
    kind: notificationChannelColumns.kind.read(channel),
    config: notificationChannelColumns.config.read(channel),
    secrets,
  };
}

function readSecrets(
  cipher: NotificationContext["cipher"],
  { id, secrets }: NotificationChannel,
): Readonly<Record<string, string>> | null {
  if (secrets === null) return {};
  const text = cipher.decrypt(secrets, secretsPlace(id));
  return text === null ? null : (secretsCodec.parse(text) ?? null);
}

/** Returns the encrypted secrets of a channel; null if there is none. */
export function writeSecrets(
  { cipher }: Pick<NotificationContext, "cipher">,
  id: string,
  secrets: Readonly<Record<string, string>>,
): string | null {
  if (Object.keys(secrets).length === 0) return null;
  return cipher.encrypt(secretsCodec.format(secrets), secretsPlace(id));
}

function secretsPlace(id: string): SecretPlace {
  return ["NotificationChannel", id, "secrets"];
}
