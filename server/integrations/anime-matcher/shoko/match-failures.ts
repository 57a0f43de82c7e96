import { LRUCache } from "lru-cache";
import { isItemError } from "../../shared/http/item-error.ts";
import type { ShokoClient } from "./client.ts";
import type { MatchFailure } from "./match-failure.ts";

/** A ban lasts hours, a full queue minutes. */
const RETENTION_MS = 60_000;
const MAX_REMEMBERED = 2_000;

/** Collects the reasons why files are not recognised. The hub reports attempts; REST reports bans and the queue. */
export interface MatchFailures {
  recordAttempts(fileId: number, attempts: number): void;
  find(fileId: number, now: Date): Promise<MatchFailure>;
}

export function createMatchFailures(client: Pick<ShokoClient, "anidb" | "queue">): MatchFailures {
  const attempts = new LRUCache<number, number>({ max: MAX_REMEMBERED });
  const readBan = cached(async () => (await client.anidb()).udp.isBanned);
  const readBusy = cached(async () => {
    const { TotalCount: total = 0, BlockedCount: blocked = 0 } = await client.queue();
    return total + blocked > 0;
  });

  return {
    recordAttempts(fileId, count) {
      attempts.set(fileId, count);
    },
    async find(fileId, now) {
      const tried = attempts.get(fileId);
      return {
        attempts: tried,
        isBanned: await readBan(now.getTime()),
        isQueueBusy: tried === undefined ? await readBusy(now.getTime()) : undefined,
      };
    },
  };
}

/** Caches the result for a while; a failed read counts as unknown. */
function cached(read: () => Promise<boolean | undefined>) {
  let value: boolean | undefined;
  let readAt = Number.NEGATIVE_INFINITY;
  return async (now: number): Promise<boolean | undefined> => {
    if (now - readAt < RETENTION_MS) return value;
    readAt = now;
    try {
      value = await read();
    } catch (error) {
      if (!isItemError(error)) throw error;
      value = undefined;
    }
    return value;
  };
}
