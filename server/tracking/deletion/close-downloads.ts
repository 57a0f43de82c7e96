import { NO_CHANGE } from "../core/bus.ts";
import type { DeletionContext } from "./context.ts";
import { decideDownloads } from "./decide-downloads.ts";
import { sharingOfDeletion } from "./preview.ts";
import type { Session } from "./session.ts";
import type { DeletionSubject } from "./subject.ts";

/** States of downloads that have ended by themselves. */
const OVER = ["REMOVED", "FAILED", "IMPORTED"];

/** Marks downloads as REMOVED that are verified to be gone from their clients. */
export async function closeDownloads(
  ctx: DeletionContext,
  session: Session,
  subject: DeletionSubject,
): Promise<void> {
  const steps = session.steps.filter(({ kind }) => kind === "DOWNLOADS");
  if (steps.length === 0 || !session.isSettled("DOWNLOADS")) return;
  const sharing = await sharingOfDeletion(ctx, subject, session.inventory, "none");
  const keys = decideDownloads(subject, session.inventory, sharing)
    .filter(({ reasons }) => reasons.length === 0)
    .map(({ key }) => key);
  const where = { downloadKey: { in: keys }, state: { notIn: OVER } };
  const open = await ctx.store.read.download.findMany({ where, select: { id: true } });
  if (open.length === 0) return;
  const now = ctx.clock.now();
  const data = { state: "REMOVED", stateChangedAt: now, updatedAt: now, speed: null, eta: null };
  await ctx.store.write((tx) => tx.download.updateMany({ where, data }));
  ctx.bus.publish({ ...NO_CHANGE, downloadIds: open.map(({ id }) => id) });
}
