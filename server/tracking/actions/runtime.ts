import type { ActKind } from "../../domain/action.ts";

/** What is being done, as far as a second press is compared with it. */
export interface Doing {
  readonly requestId: string;
  readonly kind: ActKind | "DECLINE";
  /** None: all of the request. */
  readonly unitIds: readonly string[];
}

/** What is under way, and what failed so that nobody knows whether it arrived. */
export interface ActRoom {
  readonly held: Set<Doing & { /** null: under way. */ readonly failedAt: number | null }>;
}

export function openActRoom(): ActRoom {
  return { held: new Set() };
}
