import type { ReconcileContext } from "./context.ts";

/** Starts a full sync, or joins the running one. Returns the id of its report. */
export async function syncLibrary(
  ctx: ReconcileContext,
  { by }: { readonly by: string },
): Promise<string> {
  return ctx.reconciler.start({ kind: "BUTTON", by });
}
