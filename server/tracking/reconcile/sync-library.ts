import type { ReconcileContext } from "./context.ts";

/** Looks at everything now, or joins the look that is under way. Answers with the id of its report. */
export async function syncLibrary(
  ctx: ReconcileContext,
  { by }: { readonly by: string },
): Promise<string> {
  return ctx.reconciler.start({ kind: "BUTTON", by });
}
