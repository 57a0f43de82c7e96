import type { NewRelayedWebhook } from "../../../store/driver.ts";
import type { Store } from "../../../store/store.ts";
import type { SecretCipher } from "../../core/secrets.ts";
import { encryptBody } from "./target.ts";

/** A webhook as it came in. */
export interface ReceivedWebhook {
  readonly contentType: string | null;
  readonly bytes: Uint8Array;
}

/** The services whose webhooks are passed on to their former owners. */
export interface Relays {
  /** Of these services. */
  readonly slugs: Set<string>;
  /** Returns what to store with a delivery of a service to pass it on; null: it is not passed on. */
  toStored(service: string, received: ReceivedWebhook): NewRelayedWebhook | null;
  /** Something is to be passed on: the worker checks. */
  wake(): void;
  /** The returned function stops listening. */
  listen(listener: () => void): () => void;
}

export function createRelays(cipher: SecretCipher): Relays {
  const slugs = new Set<string>();
  const listeners = new Set<() => void>();
  return {
    slugs,
    toStored: (service, { contentType, bytes }) =>
      slugs.has(service) ? { contentType, body: encryptBody(cipher, service, bytes) } : null,
    wake: () => listeners.forEach((listener) => listener()),
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** Learns whose webhooks are passed on. */
export async function loadRelays(store: Store, relays: Relays): Promise<void> {
  const rows = await store.read.webhookRelay.findMany({ select: { service: true } });
  relays.slugs.clear();
  for (const { service } of rows) relays.slugs.add(service);
}
