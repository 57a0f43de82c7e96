import { ACTIONS, type ActionKind } from "../../domain/action.ts";
import type { Actor } from "../../domain/actor.ts";
import type { PlaceRecord } from "../../domain/download-order.ts";
import type { Message } from "../../domain/message/message.ts";
import { IntegrationError } from "../../integrations/port/error.ts";
import { TrackingError } from "../core/error.ts";
import { findLogEnd } from "../core/log-end.ts";
import type { ProjectionContext } from "../projection/context.ts";
import type { ServicesContext } from "../services/context.ts";
import type { RunningService } from "../services/registry.ts";
import { NO_ARGUMENTS, type ActionArguments } from "./argument.ts";
import type { ActionContext } from "./context.ts";
import { decideRequest } from "./decide.ts";
import { type EndedAction, type HandledAction } from "./handled.ts";
import { HANDLERS } from "./handlers.ts";
import { executorsOf } from "./offer.ts";
import { reserve } from "./pace.ts";
import { recordAction } from "./record.ts";
import { loadActionSubject, type ActionSubject } from "./subject.ts";

export interface PerformActionInput {
  readonly requestId: string;
  readonly kind: ActionKind;
  readonly by: Actor;
  /** Only these units; null: every unit to which the action applies. */
  readonly unitIds: readonly string[] | null;
  /** Only this download, by the tracker's own id; null: the leading one. */
  readonly downloadRowId: string | null;
  readonly args?: ActionArguments;
}

/**
 * Has services carry out an action for a request, and records it. Returns the id of the record once a service has
 * accepted; a refusal is recorded as FAILED. NOT_FOUND; BAD_INPUT when an argument is missing; CONFLICT when the action
 * does not apply now; LIMIT when it was requested a moment ago.
 */
export async function performAction(
  ctx: ActionContext,
  input: PerformActionInput,
): Promise<string> {
  const { requestId, kind, by, args = NO_ARGUMENTS } = input;
  if (kind === "DECLINE")
    return decideRequest(ctx, { requestId, isApproved: false, reason: args.reason, by });
  const subject = await loadActionSubject(ctx, input);
  const able = findExecutors(ctx, kind, subject);
  const handled = HANDLERS[kind](subject, ctx, args);
  if (handled.kind === "useless") throw new TrackingError("CONFLICT", handled.reason);
  const executors = selectExecutors(able, handled);
  const toHistory =
    handled.toHistory ??
    ((ended: EndedAction) => ({
      code: "ACTION_PERFORMED" as const,
      params: { ...ended, action: kind },
    }));
  const place = await reserve(ctx, { requestId, kind, unitIds: handled.unitIds });
  try {
    const after = await findLogEnd(ctx.store.read);
    const {
      mayHaveArrived,
      toHistory: ofOutcome,
      ...outcome
    } = await callExecutors(ctx, handled, executors, subject);
    const id = await recordAction(ctx, subject, {
      kind,
      by,
      service: executors[0]?.connection.slug ?? "tracker",
      toHistory: (failure) =>
        (ofOutcome ?? toHistory)({ by: by.name, service: executors[0]?.name ?? "", failure }),
      unitIds: handled.unitIds,
      after,
      ...outcome,
    });
    if (mayHaveArrived) place.holdOn();
    return id;
  } finally {
    place.release();
  }
}

function findExecutors(
  ctx: ServicesContext,
  kind: ActionKind,
  { request }: ActionSubject,
): readonly RunningService[] {
  const executors = executorsOf(ctx, kind, request);
  if (executors.length === 0 && ACTIONS[kind].role !== "tracker")
    throw new TrackingError("CONFLICT", "NO_EXECUTOR");
  return executors;
}

function selectExecutors(
  able: readonly RunningService[],
  { services }: HandledAction,
): readonly RunningService[] {
  if (services === undefined) return able;
  const meant = able.filter(({ connection }) => services.includes(connection.slug));
  if (meant.length === 0) throw new TrackingError("CONFLICT", "NO_EXECUTOR");
  return meant;
}

interface ActionOutcome {
  readonly status: "SENT" | "WORKED" | "FAILED";
  readonly message: Message;
  readonly toHistory?: HandledAction["toHistory"];
  /** The call timed out: the service may be carrying it out. */
  readonly mayHaveArrived: boolean;
  readonly places: readonly PlaceRecord[];
}

/** Calls each executor; one success is enough. Failures of services become the message. */
async function callExecutors(
  ctx: ProjectionContext,
  handled: HandledAction,
  executors: readonly RunningService[],
  subject: ActionSubject,
): Promise<ActionOutcome> {
  const failures: { readonly service: string | null; readonly text: string }[] = [];
  let mayHaveArrived = false;
  const places: PlaceRecord[] = [];
  let done: Pick<ActionOutcome, "status" | "message" | "toHistory"> | null = null;
  for (const executor of executors.length > 0 ? executors : [null]) {
    try {
      const result = await handled.call(ctx, executor, subject);
      const { message, isDone, toHistory } = result;
      done ??= { status: isDone === true ? "WORKED" : "SENT", message, toHistory };
      places.push(...(result.places ?? []));
    } catch (error) {
      if (!(error instanceof IntegrationError)) throw error;
      mayHaveArrived ||= error.code === "timeout";
      failures.push({ service: executor?.name ?? null, text: error.message });
    }
    executor?.hint();
  }
  if (done !== null) return { ...done, places, mayHaveArrived: false };
  const message = { code: "ACTION_FAILED", params: { failures } } as const;
  return { status: "FAILED", message, places, mayHaveArrived };
}
