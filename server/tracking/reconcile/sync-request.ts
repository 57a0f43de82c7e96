import type { ReconcileContext } from "./context.ts";
import type { RequestSync } from "./reconciler.ts";

/** Asks every service about one request and resolves when that is done. NOT_FOUND; LIMIT when it comes too soon. */
export async function syncRequest(ctx: ReconcileContext, input: RequestSync): Promise<void> {
  await ctx.reconciler.syncRequest(input);
}
