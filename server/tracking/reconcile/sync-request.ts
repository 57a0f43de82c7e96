import type { Actor } from "../../domain/actor.ts";
import { writeAudit } from "../../store/audit.ts";
import type { ReconcileContext } from "./context.ts";

/** Syncs one request with every service, and resolves when done. NOT_FOUND; LIMIT when it comes too soon. */
export async function syncRequest(
  ctx: ReconcileContext,
  { requestId, by }: { readonly requestId: string; readonly by: Actor },
): Promise<void> {
  await ctx.reconciler.syncRequest({ requestId, by: by.name });
  await ctx.store.write(async (tx) => {
    // The sync may have found that the request is gone.
    const request = await tx.mediaRequest.findUnique({
      where: { id: requestId },
      select: { title: true },
    });
    if (request === null) return;
    const message = { code: "REQUEST_SYNCED", params: request } as const;
    await writeAudit(tx, { at: ctx.clock.now(), by, message, subject: requestId });
  });
}
