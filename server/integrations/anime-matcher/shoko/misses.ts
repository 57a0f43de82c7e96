import { isItemError } from "../../shared/http/item-error.ts";
import type { ShokoClient } from "./client.ts";
import type { Miss } from "./miss.ts";

/** A ban lasts for hours, a full queue for minutes. */
const RETENTION_MS = 60_000;
const MAX_REMEMBERED = 2_000;

/** What is known of why files are not recognised. Only the hub tells of the tries, and REST of the ban and the queue. */
export interface Misses {
  heard(fileId: number, attempts: number): void;
  about(fileId: number, now: Date): Promise<Miss>;
}

export function createMisses(client: Pick<ShokoClient, "bans" | "queue">): Misses {
  const attempts = new Map<number, number>();
  const askBan = remembering(async () => (await client.bans()).UDP?.IsBanned);
  const askBusy = remembering(async () => {
    const { TotalCount: total = 0, BlockedCount: blocked = 0 } = await client.queue();
    return total + blocked > 0;
  });

  return {
    heard(fileId, count) {
      attempts.delete(fileId);
      attempts.set(fileId, count);
      const [oldest] = attempts.keys();
      if (attempts.size > MAX_REMEMBERED && oldest !== undefined) attempts.delete(oldest);
    },
    async about(fileId, now) {
      const tried = attempts.get(fileId);
      return {
        attempts: tried,
        isBanned: await askBan(now.getTime()),
        isQueueBusy: tried === undefined ? await askBusy(now.getTime()) : undefined,
      };
    },
  };
}

/** One answer serves for a while; what cannot be asked is not known. */
function remembering(ask: () => Promise<boolean | undefined>) {
  let answer: boolean | undefined;
  let askedAt = Number.NEGATIVE_INFINITY;
  return async (now: number): Promise<boolean | undefined> => {
    if (now - askedAt < RETENTION_MS) return answer;
    askedAt = now;
    try {
      answer = await ask();
    } catch (error) {
      if (!isItemError(error)) throw error;
      answer = undefined;
    }
    return answer;
  };
}
