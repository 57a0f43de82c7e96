import { IntegrationError } from "../../integrations/port/error.ts";
import { TrackingError } from "../core/error.ts";
import type { ActionContext } from "./context.ts";
import { findLogEnd } from "./log-end.ts";
import { executorsOf } from "./offer.ts";
import { reserve } from "./pace.ts";
import { recordAction } from "./record.ts";
import { loadActionSubject } from "./subject.ts";

export interface DecideRequestInput {
  readonly requestId: string;
  readonly isApproved: boolean;
  readonly reason?: string | null;
  readonly by: string;
}

/**
 * Approves or declines a request in the service where it was made. NOT_FOUND; CONFLICT for a request made in an arr;
 * LIMIT when it was decided a moment ago; UNAVAILABLE when the service cannot do it now.
 */
export async function decideRequest(
  ctx: ActionContext,
  { requestId, isApproved, reason = null, by }: DecideRequestInput,
): Promise<void> {
  const subject = await loadActionSubject(ctx, { requestId, unitIds: null, downloadRowId: null });
  const [executor] = executorsOf(ctx, "APPROVE", subject.request);
  const control = executor?.integration.requests;
  if (executor === undefined || control === undefined)
    throw new TrackingError(
      "CONFLICT",
      "The request was not made in a service that can approve or decline it.",
    );
  const { originId } = subject.request;
  const kind = isApproved ? "APPROVE" : "DECLINE";
  const place = await reserve(ctx, { requestId, kind, unitIds: [] });
  try {
    const after = await findLogEnd(ctx);
    try {
      if (isApproved) await control.approve(originId);
      else await control.decline(originId, reason);
    } catch (error) {
      if (!(error instanceof IntegrationError)) throw error;
      if (error.code === "timeout") place.holdOn();
      throw new TrackingError("UNAVAILABLE", `${executor.name}: ${error.message}`, {
        cause: error,
      });
    }
    executor.hint();
    await recordAction(ctx, subject, {
      kind,
      by,
      service: executor.connection.slug,
      toHistory: (failure) =>
        isApproved
          ? {
              code: "ACTION_PERFORMED",
              params: { by, action: "APPROVE", service: executor.name, failure },
            }
          : { code: "REQUEST_DECLINED", params: { by, comment: reason } },
      unitIds: [],
      after,
      status: "SENT",
      message: { code: isApproved ? "APPROVAL_SENT" : "DECLINE_SENT", params: {} },
    });
  } finally {
    place.release();
  }
}
