import type { Inventory } from "../inventory.ts";
import type { Rivalry } from "../rivalry.ts";
import type { DeletionItem, KeptItem, StepKind, StepStatus } from "../status.ts";
import type { DeletionSubject } from "../subject.ts";

/** What one service is to let go of, before anything is done. */
export interface PlannedStep {
  readonly kind: StepKind;
  readonly service: string;
  readonly serviceName: string;
  readonly status: Extract<StepStatus, "PENDING" | "NOT_APPLICABLE" | "NOT_FOUND">;
  readonly message: string;
  readonly items: readonly DeletionItem[];
}

export interface PlanInput {
  readonly subject: DeletionSubject;
  readonly inventory: Inventory;
  readonly rivalry: Rivalry;
  readonly deleteFiles: boolean;
}

/** What the services of one role have to do with it. */
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
