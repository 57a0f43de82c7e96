import type { ActionKind } from "../../domain/action.ts";

/** A running action, to compare a second one with it. */
export interface Doing {
  readonly requestId: string;
  readonly kind: ActionKind | "DECLINE";
  /** Empty: the whole request. */
  readonly unitIds: readonly string[];
}

/** Running actions, and failed ones that may have reached their service. */
export interface ActionRuntime {
  readonly held: Set<Doing & { /** null: under way. */ readonly failedAt: number | null }>;
}

export function createActionRuntime(): ActionRuntime {
  return { held: new Set() };
}
