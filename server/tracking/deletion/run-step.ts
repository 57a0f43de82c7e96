import { isSettled } from "../../domain/deletion/status.ts";
import { type DeletionStepMessage, plainStep } from "../../domain/message/deletion-step.ts";
import { IntegrationError } from "../../integrations/port/error.ts";
import { deletionStepColumns } from "../../store/column/deletion.ts";
import { toCodedColumns } from "../../store/column/stored-message.ts";
import type { DeletionStep } from "../../store/generated/sqlite/client.ts";
import type { CoreContext } from "../core/context.ts";
import type { DeletionContext } from "./context.ts";
import { runJob, whyNoJob } from "./job.ts";
import { Crash } from "./runtime.ts";
import type { Session } from "./session.ts";
import type { Sharing } from "./sharing.ts";
import type { Check, StepScope } from "./step/check.ts";
import { CHECKS } from "./step/steps.ts";
import type { DeletionSubject } from "./subject.ts";

/** Calls of one step in one round: Seerr needs up to three, one after another. */
const MAX_CALLS = 4;

export interface StepInput {
  readonly subject: DeletionSubject;
  readonly sharing: Sharing;
  /** Why the step cannot be settled yet, whatever the check finds; null: it can. */
  readonly held: DeletionStepMessage | null;
  /** Marks the request as deleted. */
  readonly retire: () => Promise<void>;
  /** Whether the tracker is stopping: an aborted call says nothing. */
  readonly isStopped: () => boolean;
}

/**
 * Checks what is there, has it deleted, and checks again. The intent is stored before the call, so that it is known
 * after a crash that the call may have been made; nothing is called for what is already gone.
 */
export async function runStep(
  ctx: DeletionContext,
  session: Session,
  step: DeletionStep,
  { subject, sharing, held, retire, isStopped }: StepInput,
): Promise<void> {
  const { id, service, serviceName, tries } = step;
  const kind = deletionStepColumns.kind.find(step);
  if (kind === null) {
    const columns = toCodedColumns("message", plainStep("STEP_OF_NEWER_VERSION"));
    return await session.saveStep(id, { status: "FAILED", ...columns, tries: tries + 1 });
  }
  const { onBoundary } = ctx.deletions;
  const where = `${kind} ${service}`;
  let intentAt = step.intentAt;
  const check = (): Promise<Check> => {
    const scope: StepScope = {
      ctx,
      subject,
      sharing,
      inventory: session.inventory,
      deleteFiles: session.row.deleteFiles,
      service,
      serviceName,
      mayRemoveTitle: mayRemoveTitle(session),
      tries,
      wasCalled: () => session.steps.some((one) => one.id === id && one.doneAt !== null),
      isSettled: session.isSettled,
      noteFiles: session.noteFiles,
      spareFiles: session.spareFiles,
      noteAbsence: session.noteAbsence,
    };
    return CHECKS[kind](scope);
  };

  try {
    let found = await check();
    const called = new Set<string>();
    while (found.kind === "there" && !called.has(found.action) && called.size < MAX_CALLS) {
      const isJob = found.isJob === true;
      const reason = isJob ? await whyNoJob(ctx, session, step) : null;
      if (reason !== null) {
        const params = { step: found.message, scan: reason };
        found = { kind: "waits", message: { code: "WITH_SCAN", params } };
        break;
      }
      called.add(found.action);
      if (kind !== "REQUEST") await retire();
      intentAt ??= ctx.clock.now();
      await session.saveStep(id, { intentAt, ...toCodedColumns("message", found.message) });
      await onBoundary("intent", where);
      if (isJob) await runJob(ctx, session, step, found.run);
      else await found.run();
      await retire();
      await onBoundary("called", where);
      await session.saveStep(id, { status: "DONE", doneAt: ctx.clock.now() });
      await onBoundary("done", where);
      found = await check();
    }
    const outcome = outcomeOf(ctx, found, { intentAt, step });
    const reported = held === null ? outcome : holdBack(outcome, intentAt, held);
    await session.saveStep(id, { ...reported, tries: tries + 1 });
  } catch (error) {
    if (error instanceof Crash) throw error;
    if (isStopped()) return;
    const message =
      error instanceof IntegrationError
        ? ({ code: "OF_SERVICE", params: { service: serviceName, cause: error.reason } } as const)
        : plainStep("STEP_FAILED");
    if (!(error instanceof IntegrationError))
      ctx.log.error({ err: error, deletion: session.row.id, step: kind, service }, "step failed");
    await session.saveStep(id, {
      status: "FAILED",
      ...toCodedColumns("message", message),
      intentAt,
      tries: tries + 1,
    });
  }
  await onBoundary("settled", where);
}

function outcomeOf(
  ctx: CoreContext,
  found: Check,
  { intentAt, step }: { readonly intentAt: Date | null; readonly step: DeletionStep },
): Partial<DeletionStep> {
  const message = toCodedColumns("message", found.message);
  switch (found.kind) {
    case "gone": {
      const wasThere = intentAt !== null || step.items !== "[]";
      return wasThere
        ? { status: "VERIFIED", ...message, verifiedAt: ctx.clock.now() }
        : { status: "NOT_FOUND", ...message };
    }
    case "kept":
      return intentAt === null
        ? { status: "NOT_APPLICABLE", ...message }
        : { status: "VERIFIED", ...message, verifiedAt: ctx.clock.now() };
    case "absent":
      return { status: "FAILED", ...message, intentAt };
    case "waits":
      return { status: intentAt === null ? "PENDING" : "DONE", ...message };
    case "there":
      return { status: "DONE", ...message };
  }
}

/** The calls count, and the step is checked again in the next round. */
function holdBack(
  outcome: Partial<DeletionStep>,
  intentAt: Date | null,
  held: DeletionStepMessage,
): Partial<DeletionStep> {
  if (!isSettled(outcome.status ?? "")) return outcome;
  return { status: intentAt === null ? "PENDING" : "DONE", ...toCodedColumns("message", held) };
}

/** A title that was to be kept when the deletion was confirmed is kept, even if the reason is gone. */
function mayRemoveTitle({ inventory, steps }: Session): boolean {
  const files = steps.find(({ kind }) => kind === "FILES");
  if (files === undefined || inventory.late.includes(files.service)) return true;
  return deletionStepColumns.items
    .read(files)
    .some(({ kind }) => kind === "FILM" || kind === "SERIES");
}
