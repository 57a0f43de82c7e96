import type { DeletionItem, KeptItem } from "../../../domain/deletion/status.ts";
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

export const item = (
  kind: DeletionItem["kind"],
  name: string,
  size: number | null = null,
): DeletionItem => ({
  kind,
  name,
  size,
});
