import { TrackingError } from "../core/error.ts";
import { createSerial } from "../core/serial.ts";
import type { ServicesContext } from "../services/context.ts";
import type { RequestSync } from "./reconciler.ts";
import { syncOne } from "./sync-one.ts";

/** So soon after a sync of the same request nothing can be new. */
const SAME_AGAIN_MS = 5_000;

/**
 * Syncs one request at a time; a call for a request that waits for its turn joins it. NOT_FOUND; LIMIT when it comes
 * too soon.
 */
export function createRequestSyncs(ctx: ServicesContext): (request: RequestSync) => Promise<void> {
  const inTurn = createSerial();
  const waiting = new Map<string, Promise<void>>();
  const syncedAt = new Map<string, number>();

  function checkPace({ requestId }: RequestSync): void {
    const now = ctx.clock.now().getTime();
    for (const [id, at] of syncedAt) if (now - at >= SAME_AGAIN_MS) syncedAt.delete(id);
    if (syncedAt.has(requestId)) throw new TrackingError("LIMIT", "SYNCED_A_MOMENT_AGO");
    syncedAt.set(requestId, now);
  }

  return async (request) => {
    const { requestId } = request;
    const joined = waiting.get(requestId);
    if (joined !== undefined) return joined;
    const known = await ctx.store.read.mediaRequest.count({ where: { id: requestId } });
    if (known === 0) throw new TrackingError("NOT_FOUND", "REQUEST_UNKNOWN");
    const meanwhile = waiting.get(requestId);
    if (meanwhile !== undefined) return meanwhile;
    checkPace(request);
    const turn = inTurn(() => {
      waiting.delete(requestId);
      return syncOne(ctx, request);
    });
    waiting.set(requestId, turn);
    return turn;
  };
}
