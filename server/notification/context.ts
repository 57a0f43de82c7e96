import type { LRUCache } from "lru-cache";
import type { SettlePace } from "../domain/notification/settle.ts";
import type { Notify, PushKeys } from "../integrations/port/notifier.ts";
import type { CoreContext } from "../tracking/core/context.ts";
import type { SecretCipher } from "../tracking/core/secrets.ts";

/** What notice people about requests needs beside the core. */
export interface NotificationContext extends CoreContext {
  readonly cipher: SecretCipher;
  readonly notify: Notify;
  /** Makes a new pair of keys for push services. */
  readonly makePushKeys: () => Promise<Pick<PushKeys, "publicKey" | "privateKey">>;
  readonly pace: NotificationPace;
  /** PUBLIC_URL; null: not set. */
  readonly publicUrl: string | null;
  /** Returns a link to a service with the address that fits who reaches the tracker under a host. */
  readonly toViewerLink: (link: string, viewerHost: string | null) => string;
  /** When each profile tried its channels lately, in milliseconds. */
  readonly tests: LRUCache<string, readonly number[]>;
  /** Something may be due: the worker checks. */
  readonly wake: NotificationWake;
}

export interface NotificationPace extends SettlePace {
  /** How often the worker checks at least, while something waits. */
  readonly everyMs: number;
}

/** Notifies the worker that something may be due. */
export interface NotificationWake {
  fire(): void;
  /** The returned function stops listening. */
  listen(listener: () => void): () => void;
}

export function createWake(): NotificationWake {
  const listeners = new Set<() => void>();
  return {
    fire: () => listeners.forEach((listener) => listener()),
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** The profile of the channels that admins set up for everybody. */
export const HOUSEHOLD = "household";
