import type { DeletionItem, KeptItem, StepKind, StepStatus } from "../../domain/deletion/status.ts";
import type { Inventory } from "../../store/column/inventory.ts";

/** What one service is to let go of, before anything is done. */
export interface PlannedStep {
  readonly kind: StepKind;
  readonly service: string;
  readonly serviceName: string;
  readonly status: Extract<StepStatus, "PENDING" | "NOT_APPLICABLE" | "NOT_FOUND">;
  readonly message: string;
  readonly items: readonly DeletionItem[];
}

export interface DeletionPlan {
  readonly steps: readonly PlannedStep[];
  readonly kept: readonly KeptItem[];
  /** Bytes: downloads and the files made of them are mostly the same data on the disk. */
  readonly size: number;
}

/** A plan that was shown, with everything it rests on. */
export interface Preview {
  readonly id: string;
  readonly requestId: string;
  readonly deleteFiles: boolean;
  /** The request's column as it was then: it can be edited before it is confirmed. */
  readonly seasons: string;
  readonly at: Date;
  readonly plan: DeletionPlan;
  readonly inventory: Inventory;
  /** Services that could not be asked, in words. */
  readonly unseen: readonly string[];
}
