import { STEP_KINDS, type StepKind } from "../../domain/deletion/status.ts";
import type { DeletionContext } from "./context.ts";
import { planArrSteps } from "./plan/arr.ts";
import { planDownloadSteps } from "./plan/download.ts";
import type { PlanInput } from "./plan/part.ts";
import { planRequest } from "./plan/request.ts";
import { planLibraries, planMatching } from "./plan/screen.ts";
import type { DeletionPlan, PlannedStep } from "./planned.ts";

/** Plans for each service what is deleted and what is kept. */
export function planDeletion(ctx: DeletionContext, input: PlanInput): DeletionPlan {
  const parts = input.deleteFiles
    ? [
        planArrSteps(ctx, input),
        planDownloadSteps(ctx, input),
        planMatching(ctx, input),
        planLibraries(ctx, input),
        planRequest(ctx, input),
      ]
    : [planRequest(ctx, input)];
  const steps = parts
    .flatMap((part) => part.steps)
    .toSorted((one, other) => STEP_KINDS.indexOf(one.kind) - STEP_KINDS.indexOf(other.kind));
  const sizeOf = (kind: StepKind) => sum(steps.filter((step) => step.kind === kind));
  return {
    steps,
    kept: parts.flatMap((part) => part.kept),
    size: Math.max(sizeOf("DOWNLOADS"), sizeOf("FILES")),
  };
}

function sum(steps: readonly PlannedStep[]): number {
  const sizes = steps.flatMap(({ items }) => items.map(({ size }) => size ?? 0));
  return sizes.reduce((total, size) => total + size, 0);
}
