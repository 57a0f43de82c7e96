import { ACTS, type ActKind } from "../../domain/action.ts";
import { IntegrationError } from "../../integrations/port/error.ts";
import type { TrackingContext } from "../core/context.ts";
import { TrackingError } from "../core/error.ts";
import type { RunningService } from "../services/registry.ts";
import { ORDERS, type Order } from "./handlers.ts";
import { findLogEnd } from "./log-end.ts";
import { doersOf } from "./offer.ts";
import { reserve } from "./pace.ts";
import { noteAct } from "./record.ts";
import { loadActSubject, type ActSubject } from "./subject.ts";

export interface PerformActInput {
  readonly requestId: string;
  readonly kind: ActKind;
  /** Who asks. */
  readonly by: string;
  /** Only these units; null: every one that it can help. */
  readonly unitIds: readonly string[] | null;
  /** Only this download, by the tracker's id of it; null: the one that leads. */
  readonly downloadRowId: string | null;
}

/**
 * Has a service do something about a request, and writes down who asked for it. Answers with the id of the act once the
 * service has taken the order; one that refuses is an act that FAILED. NOT_FOUND, CONFLICT where it cannot help now,
 * LIMIT where it was asked for a moment ago.
 */
export async function performAct(ctx: TrackingContext, input: PerformActInput): Promise<string> {
  const subject = await loadActSubject(ctx, input);
  const doers = findDoers(ctx, input.kind, subject);
  const order = ORDERS[input.kind](subject);
  if (order.kind === "useless") throw new TrackingError("CONFLICT", order.reason);
  const { requestId, kind } = input;
  const place = await reserve(ctx, { requestId, kind, unitIds: order.unitIds });
  try {
    const after = await findLogEnd(ctx);
    const { mayHaveArrived, ...outcome } = await give(ctx, order, doers, subject);
    const id = await noteAct(ctx, subject, {
      kind,
      by: input.by,
      service: doers[0]?.connection.slug ?? "tracker",
      told: ACTS[kind].told(doers[0]?.name ?? ""),
      unitIds: order.unitIds,
      after,
      ...outcome,
    });
    if (mayHaveArrived) place.holdOn();
    return id;
  } finally {
    place.release();
  }
}

function findDoers(
  ctx: TrackingContext,
  kind: ActKind,
  { request }: ActSubject,
): readonly RunningService[] {
  const doers = doersOf(ctx, kind, request);
  if (doers.length === 0 && ACTS[kind].role !== "tracker")
    throw new TrackingError("CONFLICT", "No service that is configured can do that for it.");
  return doers;
}

interface ActOutcome {
  readonly status: "SENT" | "WORKED" | "FAILED";
  readonly message: string;
  /** It failed for want of an answer: the service may be doing it. */
  readonly mayHaveArrived: boolean;
}

/** Gives the order to each; what one does is done. Failures are the service's and are told as such. */
async function give(
  ctx: TrackingContext,
  order: Order,
  doers: readonly RunningService[],
  subject: ActSubject,
): Promise<ActOutcome> {
  const failures: string[] = [];
  let mayHaveArrived = false;
  let done: ActOutcome | null = null;
  for (const doer of doers.length > 0 ? doers : [null]) {
    try {
      const { message, isDone } = await order.give(ctx, doer, subject);
      done ??= { status: isDone === true ? "WORKED" : "SENT", message, mayHaveArrived: false };
    } catch (error) {
      if (!(error instanceof IntegrationError)) throw error;
      mayHaveArrived ||= error.code === "timeout";
      failures.push(`${doer?.name ?? "The tracker"}: ${error.message}`);
    }
    doer?.hint();
  }
  return done ?? { status: "FAILED", message: failures.join("; "), mayHaveArrived };
}
