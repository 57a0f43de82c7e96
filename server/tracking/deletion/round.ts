import { isSettled } from "../../domain/deletion/status.ts";
import { plainStep } from "../../domain/message/deletion-step.ts";
import { toCoded, type CodedMessage } from "../../domain/message/tracker-message.ts";
import {
  deletionColumns,
  deletionStepColumns,
  toReasonColumns,
} from "../../store/column/deletion.ts";
import type { DeletionStep } from "../../store/generated/sqlite/client.ts";
import type { CoreContext } from "../core/context.ts";
import { closeDownloads } from "./close-downloads.ts";
import { collect } from "./collect.ts";
import type { DeletionContext } from "./context.ts";
import { areOthersKnown } from "./download-ids.ts";
import { learnGrabs } from "./learn-grabs.ts";
import { sharingOfDeletion } from "./preview.ts";
import { createRetire } from "./retire.ts";
import { runStep } from "./run-step.ts";
import { openSession, type Session } from "./session.ts";
import { loadDeletionSubject, type DeletionSubject } from "./subject.ts";

/** Runs the due steps of a deletion in order; what cannot be done yet is left for the next round. */
export async function runRound(
  ctx: DeletionContext,
  id: string,
  isStopped: () => boolean = () => false,
): Promise<void> {
  if (!(await begin(ctx, id))) return;
  const session = await openSession(ctx, id);
  if (session === null) return;
  const { row } = session;
  await ctx.deletions.onBoundary("begun", id);
  if (row.requestId === null) {
    const reasons = [toCoded(plainStep("DELETED_REQUEST_UNKNOWN"))];
    await session.save({ status: "INCOMPLETE", ...toReasonColumns(reasons), nextTryAt: null });
    return;
  }
  const subject = await loadDeletionSubject(ctx, row.requestId, deletionColumns.seasons.load(row));
  if (row.deleteFiles) await learn(ctx, session, subject);
  const retire = createRetire(ctx, subject.request, { by: row.by, deletionId: id });
  let areGrabsKnown = true;
  let isGrabDue = true;
  for (const { id: stepId } of session.steps) {
    const step = session.steps.find((one) => one.id === stepId);
    if (step === undefined || isSettled(step.status)) continue;
    if (isGrabDue && step.kind === "DOWNLOADS") {
      areGrabsKnown = await learnGrabs(ctx, session, subject);
      isGrabDue = false;
    }
    // Loaded again for each step: the title may have been requested again.
    const sharing = await sharingOfDeletion(ctx, subject, session.inventory, "none");
    // A step that is interrupted by the end of the process has not failed: it continues at the next start.
    if (isStopped()) return;
    const held = heldBy(session, step, areGrabsKnown);
    await runStep(ctx, session, step, { subject, sharing, held, retire, isStopped });
  }
  if (isStopped()) return;
  if (session.steps.every(({ status }) => isSettled(status))) await retire();
  await closeDownloads(ctx, session, subject);
  await settle(ctx, session);
  await ctx.deletions.onBoundary("round", id);
}

/** Returns false when the deletion was cancelled or is over. */
async function begin({ store, clock }: CoreContext, id: string): Promise<boolean> {
  const now = clock.now();
  const { count } = await store.write((tx) =>
    tx.deletion.updateMany({
      where: {
        id,
        status: { in: ["WAITING", "RUNNING", "INCOMPLETE"] },
        openKey: { not: null },
        startsAt: { lte: now },
      },
      data: { status: "RUNNING", updatedAt: now },
    }),
  );
  return count > 0;
}

/** Asks services that did not answer before. Downloads that are found now are deleted too. */
async function learn(
  ctx: DeletionContext,
  session: Session,
  subject: DeletionSubject,
): Promise<void> {
  const known = session.inventory;
  if (Object.keys(known.unseen).length === 0 && areOthersKnown(known)) return;
  const inventory = await collect(ctx, subject, known, "none");
  await session.saveInventory(inventory);
  if (inventory.downloadKeys.length === known.downloadKeys.length) return;
  for (const step of session.steps) {
    if (step.kind === "DOWNLOADS" && isSettled(step.status))
      await session.saveStep(step.id, { status: "PENDING" });
  }
}

/** While the arr monitors the title, the next grab or import can come at any time. */
function heldBy(session: Session, { kind }: DeletionStep, areGrabsKnown: boolean) {
  if (kind !== "DOWNLOADS" && kind !== "FILES") return null;
  if (!session.isSettled("UNMONITOR")) return plainStep("AFTER_UNMONITORING");
  return kind === "DOWNLOADS" && !areGrabsKnown ? plainStep("AFTER_GRABS") : null;
}

async function settle({ clock }: CoreContext, session: Session): Promise<void> {
  const { row, steps } = session;
  const now = clock.now();
  const open = steps.filter(({ status }) => !isSettled(status));
  const tries = row.tries + 1;
  if (open.length === 0) {
    await session.save({
      status: "COMPLETE",
      ...toReasonColumns(null),
      openKey: null,
      nextTryAt: null,
      endedAt: now,
      tries,
    });
    return;
  }
  const hasFailed = open.some(({ status }) => status === "FAILED");
  const since = now.getTime() - row.startsAt.getTime();
  const isIncomplete = hasFailed || since > TIMEOUT_MS;
  const pauses = hasFailed ? FAILED_PAUSES : PAUSES;
  const rounds = Math.max(...open.map((step) => step.tries), 1) - 1;
  const pause = pauses[Math.min(rounds, pauses.length - 1)] ?? 3600;
  await session.save({
    status: isIncomplete ? "INCOMPLETE" : "RUNNING",
    ...toReasonColumns(isIncomplete ? reasonsOf(open) : null),
    nextTryAt: new Date(now.getTime() + pause * 1000),
    tries,
  });
}

/** How long a deletion may take before it counts as INCOMPLETE: a library may have to pause before it scans. */
const TIMEOUT_MS = 15 * 60_000;
/** Seconds between checks of calls that have no visible effect yet. */
const PAUSES = [2, 3, 5, 10, 20, 30, 60, 60, 120, 300, 600, 1800, 3600] as const;
/** Seconds between retries of failed calls. */
const FAILED_PAUSES = [10, 30, 60, 300, 900, 1800, 3600] as const;

function reasonsOf(open: readonly DeletionStep[]): readonly CodedMessage[] {
  const failed = open.filter(({ status }) => status === "FAILED");
  const reported = (failed.length > 0 ? failed : open).map(toReason);
  return [...new Map(reported.map((reason) => [reason.message, reason])).values()];
}

/** Names the service, unless the message of the step does. */
function toReason(step: DeletionStep): CodedMessage {
  const { serviceName: service, message, messageCode } = step;
  const messageParams = deletionStepColumns.messageParams.read(step);
  if (message.startsWith(service)) return { message, messageCode, messageParams };
  const named = `${service}: ${message}`;
  if (messageCode === null) return { message: named, messageCode, messageParams };
  const cause = { code: messageCode, params: messageParams ?? {} };
  return { message: named, messageCode: "OF_SERVICE", messageParams: { service, cause } };
}
