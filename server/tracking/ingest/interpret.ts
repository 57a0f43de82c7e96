import { findSubject, type DeliveryStatus, type DeliverySubject } from "../../domain/delivery.ts";
import { plainMessage, type TrackerMessage } from "../../domain/message/tracker-message.ts";
import type { Observation } from "../../domain/observation/observation.ts";
import type { WebhookReading } from "../../integrations/port/webhook.ts";
import { readBody } from "../../store/column/delivery.ts";
import type { Delivery } from "../../store/generated/sqlite/client.ts";
import type { ApplyScope, ObservationResult } from "../projection/apply-scope.ts";
import { applyObservation } from "../projection/apply.ts";
import { strongest } from "../projection/strongest.ts";
import { watchRows } from "../projection/watch-rows.ts";
import type { Workspace } from "../projection/workspace.ts";
import type { DeliveryContext } from "./context.ts";
import { forgetPending, canBePending, keepPending } from "./pending.ts";

/** The outcome of a delivery, for the inbox. */
export interface DeliveryOutcome {
  readonly status: Exclude<DeliveryStatus, "PENDING">;
  readonly event: string | null;
  /** A text has no code. */
  readonly message: TrackerMessage | string | null;
  /** What it is about; null if it names no title. */
  readonly subject: MatchedSubject | null;
}

/** What a delivery is about, and the request that it matched. */
export interface MatchedSubject extends DeliverySubject {
  readonly requestId: string | null;
}

/** What the integration reads, or why the tracker cannot have it read. */
type DeliveryReading =
  | WebhookReading
  | { readonly kind: "unrecognised"; readonly event: null; readonly reason: TrackerMessage };

/** Reads a stored body with its integration. A body that cannot be read is an outcome, not an error. */
export function readDelivery(
  { services: { integrations } }: DeliveryContext,
  { service, body }: Delivery,
): DeliveryReading {
  const integration = integrations.get(service);
  if (integration?.receive === undefined) {
    return {
      kind: "unrecognised",
      event: null,
      reason: { code: "SENDER_NOT_CONFIGURED", params: { service } },
    };
  }
  const payload = readBody(body);
  if (payload === undefined)
    return { kind: "unrecognised", event: null, reason: plainMessage("BODY_NOT_JSON") };
  return integration.receive(payload);
}

/** Applies one delivery in memory and returns its outcome. */
export async function applyDelivery(
  work: Workspace,
  delivery: Delivery,
  reading: DeliveryReading,
  scope: ApplyScope,
): Promise<DeliveryOutcome> {
  if (reading.kind === "unrecognised") {
    const { event, reason } = reading;
    return { status: "UNRECOGNISED", event, message: reason, subject: null };
  }
  const { event, observations, note, about = null } = reading;
  if (observations.length === 0) {
    const subject = about === null ? null : { ...about, requestId: null };
    return { status: "IGNORED", event, message: note ?? plainMessage("NOTHING_TO_TRACK"), subject };
  }
  const results: ObservationResult[] = [];
  let pending = 0;
  const hasChanged = watchRows(work);
  for (const observation of observations) {
    if (observation.kind === "removed-from-arr") await forgetPending(work, observation);
    const result = await applyObservation(work, observation, scope);
    if (result.outcome === "unmatched" && canBePending(observation)) {
      await keepPendingOnce(work, observation, delivery);
      pending += 1;
    }
    results.push(result);
  }
  const { outcome, reasons } = strongest(results);
  const hasEffect = outcome === "moved" || hasChanged();
  const isRepeated = !hasEffect && (await work.rows.hasEarlier(delivery));
  const isKept = pending > 0 && !hasEffect;
  return {
    ...toOutcome({ outcome, reasons, hasEffect, isRepeated, isKept }),
    event,
    subject: matchSubject(work, observations, results),
  };
}

function toOutcome({
  outcome,
  reasons,
  hasEffect,
  isRepeated,
  isKept,
}: Pick<ObservationResult, "outcome" | "reasons"> & {
  readonly hasEffect: boolean;
  readonly isRepeated: boolean;
  /** Applied once it matches something. */
  readonly isKept: boolean;
}): Pick<DeliveryOutcome, "status" | "message"> {
  if (isRepeated) return { status: "DUPLICATE", message: plainMessage("SAME_AS_EARLIER") };
  const reason = reasons.join("; ");
  if (isKept) return { status: "IGNORED", message: `${reason}; kept, and applied once it is` };
  if (outcome === "ignored" || outcome === "unmatched")
    return { status: "IGNORED", message: reason };
  return { status: "APPLIED", message: hasEffect ? null : plainMessage("KNOWN_ALREADY") };
}

/** The request has the title that people know; a webhook may name it in another language. */
function matchSubject(
  { requests }: Workspace,
  observations: readonly Observation[],
  results: readonly ObservationResult[],
): MatchedSubject | null {
  const subject = findSubject(observations);
  const requestId = results.flatMap(({ requestIds }) => requestIds).at(0) ?? null;
  const row = requestId === null ? undefined : requests.get(requestId)?.row;
  if (row === undefined) return subject === null ? null : { ...subject, requestId: null };
  const { title, year } = row;
  return { title, year, episodes: subject?.episodes ?? [], requestId };
}

/** A repeated delivery that matches nothing is kept once. */
async function keepPendingOnce(
  work: Workspace,
  observation: Observation,
  delivery: Delivery,
): Promise<void> {
  if (!(await work.rows.hasEarlier(delivery))) await keepPending(work, observation, delivery.id);
}
