import type { ActionKind } from "../../domain/action.ts";

/** What is being done, as far as a second press is compared with it. */
export interface Doing {
  readonly requestId: string;
  readonly kind: ActionKind | "DECLINE";
  /** None: all of the request. */
  readonly unitIds: readonly string[];
}

/** What is under way, and what failed so that nobody knows whether it arrived. */
export interface ActionRuntime {
  readonly held: Set<Doing & { /** null: under way. */ readonly failedAt: number | null }>;
}

export function createActionRuntime(): ActionRuntime {
  return { held: new Set() };
}
