import type { Instant } from "../instant.ts";
import { urgencyOf } from "./diagnose.ts";

/** A problem as a request or a unit has it. */
interface KnownProblem {
  readonly code: string;
  readonly since: Instant;
  readonly detail: readonly string[];
}

/**
 * Returns one problem per code, as described for the unit that has had it longest and with the details of all, most
 * urgent first. Of equally old ones the first counts.
 */
export function mergeProblems<Problem extends KnownProblem>(
  problems: readonly Problem[],
): readonly Problem[] {
  const byCode = new Map<string, Problem>();
  for (const problem of problems.toSorted((a, b) => Date.parse(a.since) - Date.parse(b.since))) {
    const known = byCode.get(problem.code) ?? problem;
    const detail = [...new Set([...known.detail, ...problem.detail])];
    byCode.set(problem.code, { ...known, detail });
  }
  return [...byCode.values()].toSorted((a, b) => urgencyOf(a.code) - urgencyOf(b.code));
}
