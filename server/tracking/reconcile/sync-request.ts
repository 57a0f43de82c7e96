import type { ReconcileContext } from "./context.ts";
import type { RequestSync } from "./reconciler.ts";

/** Syncs one request with every service, and resolves when done. NOT_FOUND; LIMIT when it comes too soon. */
export async function syncRequest(ctx: ReconcileContext, input: RequestSync): Promise<void> {
  await ctx.reconciler.syncRequest(input);
}
