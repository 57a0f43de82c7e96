import type { Actor } from "../../domain/actor.ts";
import type { Reason } from "../../domain/message/reason.ts";
import { IntegrationError } from "../../integrations/port/error.ts";
import { mediaRequestColumns } from "../../store/column/media-request.ts";
import { TrackingError } from "../core/error.ts";
import { findLogEnd } from "../core/log-end.ts";
import { transact } from "../projection/transact.ts";
import type { ActionContext } from "./context.ts";
import { executorsOf } from "./offer.ts";
import { reserve } from "./pace.ts";
import { recordAction } from "./record.ts";
import { loadActionSubject } from "./subject.ts";

export interface DecideRequestInput {
  readonly requestId: string;
  readonly isApproved: boolean;
  /** Why it is declined. */
  readonly reason?: string | null | undefined;
  readonly by: Actor;
}

/** It is shown in lists. */
const MAX_REASON_LENGTH = 500;

/**
 * Approves or declines a request in the service where it was made, and returns the id of the record. NOT_FOUND;
 * BAD_INPUT for a reason that is too long; CONFLICT for a request made in an arr; LIMIT when it was decided a moment
 * ago; UNAVAILABLE when the service cannot do it now.
 */
export async function decideRequest(
  ctx: ActionContext,
  { requestId, isApproved, reason, by }: DecideRequestInput,
): Promise<string> {
  const comment = toComment(reason);
  const subject = await loadActionSubject(ctx, { requestId, unitIds: null, downloadRowId: null });
  const [executor] = executorsOf(ctx, "APPROVE", subject.request);
  const control = executor?.integration.requests;
  if (executor === undefined || control === undefined)
    throw new TrackingError("CONFLICT", "NOT_DECIDABLE");
  const { originId } = subject.request;
  const kind = isApproved ? "APPROVE" : "DECLINE";
  const place = await reserve(ctx, { requestId, kind, unitIds: [] });
  try {
    const after = await findLogEnd(ctx.store.read);
    try {
      if (isApproved) await control.approve(originId);
      else {
        // Before the call: the service may report the decline before it has answered.
        await keepDeclineReason(ctx, requestId, {
          code: "DECLINED_BY",
          params: { by: by.name, comment },
        });
        await control.decline(originId, comment);
      }
    } catch (error) {
      if (!(error instanceof IntegrationError)) throw error;
      if (error.code === "timeout") place.holdOn();
      else if (!isApproved) await keepDeclineReason(ctx, requestId, null);
      throw new TrackingError(
        "UNAVAILABLE",
        { code: "SERVICE_FAILED", params: { service: executor.name, cause: error.reason } },
        {
          cause: error,
        },
      );
    }
    executor.hint();
    return await recordAction(ctx, subject, {
      kind,
      by,
      service: executor.connection.slug,
      toHistory: (failure) =>
        isApproved
          ? {
              code: "ACTION_PERFORMED",
              params: { by: by.name, action: "APPROVE", service: executor.name, failure },
            }
          : { code: "REQUEST_DECLINED", params: { by: by.name, comment } },
      unitIds: [],
      after,
      status: "SENT",
      message: { code: isApproved ? "APPROVAL_SENT" : "DECLINE_SENT", params: {} },
    });
  } finally {
    place.release();
  }
}

function toComment(reason: string | null | undefined): string | null {
  const comment = reason?.trim() ?? "";
  if (comment.length > MAX_REASON_LENGTH)
    throw new TrackingError(
      "BAD_INPUT",
      { code: "TEXT_TOO_LONG", params: { field: "reason", max: MAX_REASON_LENGTH } },
      {
        field: "reason",
      },
    );
  return comment === "" ? null : comment;
}

/** Keeps the reason until the service reports the decline (projection/apply-request.ts). */
async function keepDeclineReason(
  ctx: ActionContext,
  requestId: string,
  reason: Reason | null,
): Promise<void> {
  await transact(ctx, { load: [requestId] }, async ({ requests }) => {
    const request = requests.get(requestId);
    if (request === undefined) return;
    const declineReason = mediaRequestColumns.declineReason.write(reason);
    request.row = { ...request.row, declineReason };
  });
}
