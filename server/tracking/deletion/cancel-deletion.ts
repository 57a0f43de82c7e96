import type { Actor } from "../../domain/actor.ts";
import { writeAudit } from "../../store/audit.ts";
import { NO_CHANGE } from "../core/bus.ts";
import type { CoreContext } from "../core/context.ts";
import { TrackingError } from "../core/error.ts";

/**
 * Cancels a deletion before it starts, or gives up an INCOMPLETE one, which is then not retried until a person retries
 * it or deletes the request again. NOT_FOUND; CONFLICT while it is running, and once it is over.
 */
export async function cancelDeletion(
  ctx: CoreContext,
  { id, by }: { readonly id: string; readonly by: Actor },
): Promise<void> {
  const changed = await ctx.store.write(async (tx) => {
    const row = await tx.deletion.findUnique({
      where: { id },
      select: { status: true, openKey: true, reason: true, title: true, requestId: true },
    });
    if (row === null) return null;
    const isIncomplete = row.status === "INCOMPLETE" && row.openKey !== null;
    if (row.status !== "WAITING" && !isIncomplete) return false;
    const now = ctx.clock.now();
    const { count } = await tx.deletion.updateMany({
      where: { id, status: row.status, openKey: row.openKey },
      data: {
        ...(isIncomplete
          ? { reason: `${row.reason ?? ""}; ${by.name} abandoned the deletion.`.replace(/^; /, "") }
          : { status: "CANCELLED", reason: `${by.name} cancelled the deletion.` }),
        openKey: null,
        nextTryAt: null,
        endedAt: now,
        updatedAt: now,
      },
    });
    const { title, requestId } = row;
    const message = { code: "DELETION_CANCELLED", params: { title } } as const;
    if (count > 0) await writeAudit(tx, { at: now, by, message, subject: requestId });
    return count > 0;
  });
  if (changed === null) throw new TrackingError("NOT_FOUND", "DELETION_UNKNOWN");
  if (!changed) throw new TrackingError("CONFLICT", "DELETION_NOT_CANCELLABLE");
  ctx.bus.publish({ ...NO_CHANGE, deletionIds: [id] });
}
