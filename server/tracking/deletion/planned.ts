import type { DeletionItem, KeptItem, StepKind, StepStatus } from "../../domain/deletion/status.ts";
import type { Cause, CauseMessage } from "../../domain/message/cause.ts";
import type { DeletionStepMessage } from "../../domain/message/deletion-step.ts";
import type { Inventory } from "../../store/column/inventory.ts";

/** What is said of a step; a text is the words of a service. */
export type StepNote = DeletionStepMessage | Cause;

/** The planned part of one service in a deletion. */
export interface PlannedStep {
  readonly kind: StepKind;
  readonly service: string;
  readonly serviceName: string;
  readonly status: Extract<StepStatus, "PENDING" | "NOT_APPLICABLE" | "NOT_FOUND">;
  /** Null: there is nothing to say. */
  readonly message: StepNote | null;
  readonly items: readonly DeletionItem[];
}

export interface DeletionPlan {
  readonly steps: readonly PlannedStep[];
  readonly kept: readonly KeptItem[];
  /** Bytes. Downloads and the files made of them are mostly the same data on the disk. */
  readonly size: number;
}

/** A plan that was shown, with the data on which it is based. */
export interface Preview {
  readonly id: string;
  readonly requestId: string;
  readonly deleteFiles: boolean;
  /** The request's seasons at that time: the request may be edited before it is confirmed. */
  readonly seasons: string;
  readonly at: Date;
  readonly plan: DeletionPlan;
  readonly inventory: Inventory;
  /** The services that did not answer, and why. */
  readonly unseen: readonly CauseMessage[];
}
