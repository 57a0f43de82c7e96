import type { Actor } from "../../domain/actor.ts";
import { writeAudit } from "../../store/audit.ts";
import type { ReconcileContext } from "./context.ts";

/** Starts a full sync, or joins the running one. Returns the id of its report. */
export async function syncLibrary(
  ctx: ReconcileContext,
  { by }: { readonly by: Actor },
): Promise<string> {
  const id = await ctx.reconciler.start({ kind: "BUTTON", by: by.name });
  const message = { code: "FULL_SYNC_STARTED", params: {} } as const;
  await ctx.store.write((tx) => writeAudit(tx, { at: ctx.clock.now(), by, message }));
  return id;
}
