import { toClientNetwork } from "./client-address.ts";

/** Counts what runs for each client, so that one client cannot take the place of all. */
export interface ClientCount {
  /** Counts one more for an address. Returns the function that ends it, to call once; null if there are `max` already. */
  start(address: string): (() => void) | null;
}

export function createClientCount(max: number): ClientCount {
  const counts = new Map<string, number>();
  return {
    start(address) {
      const client = toClientNetwork(address);
      const before = counts.get(client) ?? 0;
      if (before >= max) return null;
      counts.set(client, before + 1);
      return () => {
        const rest = (counts.get(client) ?? 1) - 1;
        if (rest === 0) counts.delete(client);
        else counts.set(client, rest);
      };
    },
  };
}
