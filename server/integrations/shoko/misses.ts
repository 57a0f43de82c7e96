import { isLocalFault } from "../http/fault.ts";
import type { ShokoClient } from "./client.ts";
import type { Miss } from "./miss.ts";

/** A ban lasts for hours. */
const KEPT_MS = 60_000;
const MOST_REMEMBERED = 2_000;

/** What is known of why files are not recognised. Only the hub tells of the tries, and REST of the ban. */
export interface Misses {
  heard(fileId: number, attempts: number): void;
  about(fileId: number, now: Date): Promise<Miss>;
}

export function createMisses(client: Pick<ShokoClient, "bans">): Misses {
  const attempts = new Map<number, number>();
  let isBanned: boolean | undefined;
  let askedAt = Number.NEGATIVE_INFINITY;

  async function askBan(now: number): Promise<boolean | undefined> {
    if (now - askedAt < KEPT_MS) return isBanned;
    askedAt = now;
    try {
      isBanned = (await client.bans()).UDP?.IsBanned;
    } catch (error) {
      if (!isLocalFault(error)) throw error;
      isBanned = undefined;
    }
    return isBanned;
  }

  return {
    heard(fileId, count) {
      attempts.delete(fileId);
      attempts.set(fileId, count);
      const [oldest] = attempts.keys();
      if (attempts.size > MOST_REMEMBERED && oldest !== undefined) attempts.delete(oldest);
    },
    about: async (fileId, now) => ({
      attempts: attempts.get(fileId),
      isBanned: await askBan(now.getTime()),
    }),
  };
}
