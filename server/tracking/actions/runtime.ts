import type { ActionKind } from "../../domain/action.ts";
import { createReleaseMemory, type ReleaseMemory } from "./release-memory.ts";

/** A running action, to compare a second one with it. */
export interface Doing {
  readonly requestId: string;
  readonly kind: ActionKind;
  /** Empty: the whole request. */
  readonly unitIds: readonly string[];
}

/** Running actions, failed ones that may have reached their service, and the latest release searches. */
export interface ActionRuntime {
  readonly held: Set<Doing & { /** null: under way. */ readonly failedAt: number | null }>;
  readonly releases: ReleaseMemory;
}

export function createActionRuntime(): ActionRuntime {
  return { held: new Set(), releases: createReleaseMemory() };
}
