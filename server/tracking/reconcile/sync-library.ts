import type { TrackingContext } from "../core/context.ts";

/** Looks at everything now, or joins the look that is under way. Answers with the id of its report. */
export async function syncLibrary(
  ctx: TrackingContext,
  { by }: { readonly by: string },
): Promise<string> {
  return ctx.reconciler.start({ kind: "BUTTON", by });
}
