import type { DeletionItem, KeptItem } from "../../../domain/deletion/status.ts";
import type { Named } from "../../../domain/message/deletion-step.ts";
import { formatKeep, type KeepReason } from "../../../domain/message/keep.ts";
import { toCoded } from "../../../domain/message/tracker-message.ts";
import type { Inventory } from "../../../store/column/inventory.ts";
import type { PlannedStep } from "../planned.ts";
import type { Sharing } from "../sharing.ts";
import type { DeletionSubject } from "../subject.ts";

export interface PlanInput {
  readonly subject: DeletionSubject;
  readonly inventory: Inventory;
  readonly sharing: Sharing;
  readonly deleteFiles: boolean;
}

/** The part of the services of one role in the plan. */
export interface Part {
  readonly steps: readonly PlannedStep[];
  readonly kept: readonly KeptItem[];
}

/** Describes what is kept. */
export function toKept(
  base: Pick<KeptItem, "service" | "serviceName">,
  what: Named,
  reasons: readonly KeepReason[],
): KeptItem {
  const { message, messageCode, messageParams } = toCoded(what);
  return {
    ...base,
    what: message,
    whatCode: messageCode,
    whatParams: messageParams,
    reason: reasons.map((reason) => formatKeep(reason)).join("; "),
    reasons: reasons.map((reason) => ({
      message: formatKeep(reason),
      messageCode: reason.code,
      messageParams: { ...reason.params },
    })),
  };
}

export const item = (
  kind: DeletionItem["kind"],
  name: string,
  size: number | null = null,
): DeletionItem => ({
  kind,
  name,
  size,
});
