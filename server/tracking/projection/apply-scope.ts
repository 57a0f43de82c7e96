import type { StepOutcome } from "../../domain/machine/machine.ts";
import type { Environment } from "../../domain/unit.ts";
import type { Cause } from "./history.ts";

/** How observations are applied: the environment, and what they may create. */
export interface ApplyScope {
  readonly around: Environment;
  /** Whether titles are tracked that were added in an arr and have no request in Seerr. */
  readonly mayFollowArr: boolean;
  /** Whether an arr instance serves only requests in 4K; undefined if one instance serves both. */
  readonly is4kInstance: (slug: string) => boolean | undefined;
  readonly cause: Cause;
  /** Whether this is the past that the first sync imports, which no tape needs. */
  readonly isImport?: boolean;
}

export interface ApplyResult {
  /** "unmatched": the keys match no tracked unit. */
  readonly outcome: StepOutcome | "unmatched";
  readonly reasons: readonly string[];
}

/** The result of an observation with the requests that it matched or created. */
export interface ObservationResult extends ApplyResult {
  readonly requestIds: readonly string[];
}
