import type { StepOutcome } from "../../domain/machine/machine.ts";
import type { Environment } from "../../domain/unit.ts";
import type { Cause } from "./history.ts";

/** How observations are applied: what the world looks like and what may be made of them. */
export interface ApplyScope {
  readonly around: Environment;
  /** What was added in an arr and never asked for in Seerr is followed too (at once, or after the next look at Seerr). */
  readonly mayFollowArr: boolean;
  /** Whether an arr instance carries out 4K wishes only; undefined where one instance carries out both. */
  readonly is4kInstance: (slug: string) => boolean | undefined;
  readonly cause: Cause;
}

export interface ApplyResult {
  /** "unmatched": nothing that is tracked fits its keys. */
  readonly outcome: StepOutcome | "unmatched";
  readonly reasons: readonly string[];
}
