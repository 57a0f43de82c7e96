import type { TrackingContext } from "../context.ts";

/** Asks every service about one request and resolves when that is done. NOT_FOUND; LIMIT when it was asked a moment ago. */
export async function syncRequest(
  ctx: TrackingContext,
  input: { readonly requestId: string; readonly by: string },
): Promise<void> {
  await ctx.reconciler.lookAt(input);
}
