import { IntegrationError } from "../../integrations/port/error.ts";
import type { TrackingContext } from "../core/context.ts";
import { TrackingError } from "../core/error.ts";
import { findLogEnd } from "./log-end.ts";
import { doersOf } from "./offer.ts";
import { reserve } from "./pace.ts";
import { noteAct } from "./record.ts";
import { loadActSubject } from "./subject.ts";

export interface DecideRequestInput {
  readonly requestId: string;
  readonly isApproved: boolean;
  readonly reason?: string | null;
  readonly by: string;
}

/**
 * Approves or declines a request where it was made. NOT_FOUND; CONFLICT for one that was made in an arr; LIMIT where it was
 * asked for a moment ago; UNAVAILABLE when the service cannot do it now.
 */
export async function decideRequest(
  ctx: TrackingContext,
  { requestId, isApproved, reason = null, by }: DecideRequestInput,
): Promise<void> {
  const subject = await loadActSubject(ctx, { requestId, unitIds: null, downloadRowId: null });
  const [doer] = doersOf(ctx, "APPROVE", subject.request);
  const control = doer?.integration.requests;
  if (doer === undefined || control === undefined)
    throw new TrackingError("CONFLICT", "It was not asked for in a service that can decide it.");
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
      throw new TrackingError("UNAVAILABLE", `${doer.name}: ${error.message}`, { cause: error });
    }
    doer.hint();
    await noteAct(ctx, subject, {
      kind,
      by,
      service: doer.connection.slug,
      told: isApproved ? "approved it" : `declined it${reason === null ? "" : `: ${reason}`}`,
      unitIds: [],
      after,
      status: "SENT",
      message: isApproved ? "It is approved." : "It is declined.",
    });
  } finally {
    place.release();
  }
}
