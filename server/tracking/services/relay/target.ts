import { z } from "zod";
import type { FormerWebhook } from "../../../integrations/port/relay.ts";
import type { SecretCipher, SecretPlace } from "../../core/secrets.ts";

const StoredTarget = z.object({
  url: z.string(),
  headers: z.array(z.tuple([z.string(), z.string()])),
});

/** Returns what is stored of the address and the headers to which webhooks of a service are passed on. */
export function encryptTarget(cipher: SecretCipher, service: string, to: FormerWebhook): string {
  return cipher.encrypt(JSON.stringify({ url: to.url, headers: to.headers }), targetPlace(service));
}

/** Returns null for a target that was encrypted with another key. */
export function decryptTarget(
  cipher: SecretCipher,
  service: string,
  encrypted: string,
): FormerWebhook | null {
  const text = cipher.decrypt(encrypted, targetPlace(service));
  return text === null ? null : (StoredTarget.safeParse(JSON.parse(text)).data ?? null);
}

/** Returns what is stored of the bytes of a webhook, which may hold secrets of its service. */
export function encryptBody(cipher: SecretCipher, service: string, bytes: Uint8Array): string {
  return cipher.encrypt(Buffer.from(bytes).toString("base64"), bodyPlace(service));
}

export function decryptBody(
  cipher: SecretCipher,
  service: string,
  encrypted: string,
): Buffer | null {
  const text = cipher.decrypt(encrypted, bodyPlace(service));
  return text === null ? null : Buffer.from(text, "base64");
}

function targetPlace(service: string): SecretPlace {
  return ["WebhookRelay", service, "target"];
}

function bodyPlace(service: string): SecretPlace {
  return ["RelayedWebhook", service, "body"];
}
