import { toClientNetwork } from "./client-address.ts";

/** Counts what runs for each key, so that one cannot take the place of all. */
export interface Count {
  /** Counts one more for a key. Returns the function that ends it, to call once; null if there are `max` already. */
  start(key: string): (() => void) | null;
}

export function createCount(max: number): Count {
  const counts = new Map<string, number>();
  return {
    start(key) {
      const before = counts.get(key) ?? 0;
      if (before >= max) return null;
      counts.set(key, before + 1);
      return () => {
        const rest = (counts.get(key) ?? 1) - 1;
        if (rest === 0) counts.delete(key);
        else counts.set(key, rest);
      };
    },
  };
}

/** Counts what runs for each client by its address. */
export function createClientCount(max: number): Count {
  const count = createCount(max);
  return { start: (address) => count.start(toClientNetwork(address)) };
}
