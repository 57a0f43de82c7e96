import type { ApplyResult } from "./apply-scope.ts";

const STRENGTH: readonly ApplyResult["outcome"][] = [
  "moved",
  "noted",
  "same",
  "ignored",
  "unmatched",
];

/** Combines the results into the strongest outcome, with the reasons of what was ignored. */
export function strongest(results: readonly ApplyResult[]): ApplyResult {
  const reasons = [...new Set(results.flatMap((result) => result.reasons))];
  const outcome = STRENGTH.find((candidate) =>
    results.some((result) => result.outcome === candidate),
  );
  return { outcome: outcome ?? "same", reasons };
}
