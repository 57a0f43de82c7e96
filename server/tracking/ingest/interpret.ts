import type { DeliveryStatus } from "../../domain/delivery.ts";
import type { Observation } from "../../domain/observation/observation.ts";
import type { WebhookReading } from "../../integrations/port/webhook.ts";
import { readBody } from "../../store/column/delivery.ts";
import type { Delivery } from "../../store/generated/sqlite/client.ts";
import type { ApplyResult, ApplyScope } from "../projection/apply-scope.ts";
import { applyObservation, strongest } from "../projection/apply.ts";
import { watchRows } from "../projection/watch-rows.ts";
import type { Workspace } from "../projection/workspace.ts";
import type { DeliveryContext } from "./context.ts";
import { forgetPending, canBePending, keepPending } from "./pending.ts";

/** The outcome of a delivery, for the inbox. */
export interface DeliveryOutcome {
  readonly status: Exclude<DeliveryStatus, "PENDING">;
  readonly event: string | null;
  readonly message: string | null;
}

/** Reads a stored body with its integration. A body that cannot be read is an outcome, not an error. */
export function readDelivery(
  { services: { integrations } }: DeliveryContext,
  { service, body }: Delivery,
): WebhookReading {
  const integration = integrations.get(service);
  if (integration?.receive === undefined) {
    return {
      kind: "unrecognised",
      event: null,
      reason: `no service named ${service} that sends webhooks is configured`,
    };
  }
  const payload = readBody(body);
  if (payload === undefined)
    return { kind: "unrecognised", event: null, reason: "the body is not JSON" };
  return integration.receive(payload);
}

/** Applies one delivery in memory and returns its outcome. */
export async function applyDelivery(
  work: Workspace,
  delivery: Delivery,
  reading: WebhookReading,
  scope: ApplyScope,
): Promise<DeliveryOutcome> {
  if (reading.kind === "unrecognised") {
    return { status: "UNRECOGNISED", event: reading.event, message: reading.reason };
  }
  const { event, observations, note } = reading;
  if (observations.length === 0)
    return { status: "IGNORED", event, message: note ?? "nothing to track in it" };
  const results: ApplyResult[] = [];
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
  if (!hasEffect && (await work.rows.hasEarlier(delivery))) {
    return { status: "DUPLICATE", event, message: "the same as an earlier delivery, nothing new" };
  }
  if (pending > 0 && !hasEffect) {
    return {
      status: "IGNORED",
      event,
      message: `${reasons.join("; ")}; kept, and applied once it is`,
    };
  }
  if (outcome === "ignored" || outcome === "unmatched")
    return { status: "IGNORED", event, message: reasons.join("; ") };
  return { status: "APPLIED", event, message: hasEffect ? null : (note ?? "known already") };
}

/** A repeated delivery that matches nothing is kept once. */
async function keepPendingOnce(
  work: Workspace,
  observation: Observation,
  delivery: Delivery,
): Promise<void> {
  if (!(await work.rows.hasEarlier(delivery))) await keepPending(work, observation, delivery.id);
}
