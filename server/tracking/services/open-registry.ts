import { LRUCache } from "lru-cache";
import { createSerial } from "../core/serial.ts";
import { createProofs } from "./proof.ts";
import type { ServiceRegistry } from "./registry.ts";
import { createRelays } from "./relay/relays.ts";

export type ServiceRegistryOptions = Pick<
  ServiceRegistry,
  "integrate" | "pace" | "cipher" | "publicUrl" | "webhookToken"
>;

/** A large page of cards many times. */
const MAX_POSTER_LINKS = 2_000;

/** Creates an empty registry, which the tracker fills at start. */
export function createServiceRegistry(options: ServiceRegistryOptions): ServiceRegistry {
  const { integrate, pace, cipher, publicUrl, webhookToken } = options;
  return {
    integrate,
    isAsking: true,
    pace,
    cipher,
    publicUrl,
    webhookToken,
    running: new Map(),
    integrations: new Map(),
    hookSecrets: new Map(),
    proofs: createProofs(),
    relays: createRelays(cipher),
    suggestions: { known: new Map(), lookups: new Map() },
    statuses: new Map(),
    downSince: new Map(),
    posterLinks: new LRUCache({ max: MAX_POSTER_LINKS }),
    serially: createSerial(),
  };
}
