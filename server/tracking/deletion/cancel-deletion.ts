import type { Actor } from "../../domain/actor.ts";
import { toCoded, type CodedMessage } from "../../domain/message/tracker-message.ts";
import { writeAudit } from "../../store/audit.ts";
import { deletionColumns, toReasonColumns } from "../../store/column/deletion.ts";
import type { Deletion } from "../../store/generated/sqlite/client.ts";
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
      select: {
        id: true,
        status: true,
        openKey: true,
        reason: true,
        reasons: true,
        title: true,
        requestId: true,
      },
    });
    if (row === null) return null;
    const isIncomplete = row.status === "INCOMPLETE" && row.openKey !== null;
    if (row.status !== "WAITING" && !isIncomplete) return false;
    const now = ctx.clock.now();
    const { count } = await tx.deletion.updateMany({
      where: { id, status: row.status, openKey: row.openKey },
      data: {
        ...(isIncomplete
          ? toReasonColumns([
              ...reasonsOf(row),
              toCoded({ code: "ABANDONED_BY", params: { by: by.name } }),
            ])
          : {
              status: "CANCELLED",
              ...toReasonColumns([toCoded({ code: "CANCELLED_BY", params: { by: by.name } })]),
            }),
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

/** In rows of versions without codes, the text is the only reason. */
function reasonsOf(row: Pick<Deletion, "id" | "reason" | "reasons">): readonly CodedMessage[] {
  const { reason } = row;
  return deletionColumns.reasons.read(row) ?? (reason === null ? [] : [toCoded(reason)]);
}
