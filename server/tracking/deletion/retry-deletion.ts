import type { Actor } from "../../domain/actor.ts";
import type { Refusal } from "../../domain/message/refusal.ts";
import { writeAudit } from "../../store/audit.ts";
import { deletionColumns } from "../../store/column/deletion.ts";
import { NO_CHANGE } from "../core/bus.ts";
import type { CoreContext } from "../core/context.ts";
import { TrackingError } from "../core/error.ts";

/**
 * Retries at once what is not deleted yet, with a new count of scans, and resumes a deletion that was given up.
 * NOT_FOUND; CONFLICT unless it is INCOMPLETE.
 */
export async function retryDeletion(
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
        requestId: true,
        inventory: true,
        title: true,
      },
    });
    if (row === null) return "NONE";
    const { openKey, requestId, title } = row;
    const other =
      openKey !== null || requestId === null
        ? null
        : await tx.deletion.findUnique({ where: { openKey: requestId }, select: { id: true } });
    if (other !== null) return "ANEW";
    const now = ctx.clock.now();
    const inventory = deletionColumns.inventory.find(row);
    const { count } = await tx.deletion.updateMany({
      where: { id, status: "INCOMPLETE", openKey },
      data: {
        status: "RUNNING",
        openKey: openKey ?? requestId,
        inventory:
          inventory === null
            ? row.inventory
            : deletionColumns.inventory.write({ ...inventory, jobs: {} }),
        nextTryAt: now,
        endedAt: null,
        updatedAt: now,
      },
    });
    if (count === 0) return row.status;
    const message = { code: "DELETION_RETRIED", params: { title } } as const;
    await writeAudit(tx, { at: now, by, message, subject: requestId });
    return null;
  });
  if (changed === "NONE") throw new TrackingError("NOT_FOUND", "DELETION_UNKNOWN");
  if (changed !== null)
    throw new TrackingError("CONFLICT", CONFLICTS[changed] ?? "DELETION_RUNNING");
  ctx.bus.publish({ ...NO_CHANGE, deletionIds: [id] });
}

const CONFLICTS: Readonly<Record<string, Refusal>> = {
  COMPLETE: "DELETION_COMPLETE",
  ANEW: "DELETION_STARTED_ANEW",
  CANCELLED: "DELETION_CANCELLED_BEFORE",
};
