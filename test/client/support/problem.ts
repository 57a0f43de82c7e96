import type { RequestDetails } from "../../../client/feature/request/document.ts";

type Problem = RequestDetails["problems"][number];

/** A problem as the tracker tells it, with what a test cares about. */
export function problemOf(parts: Partial<Problem>): Problem {
  return {
    code: "NO_SPACE",
    severity: "STUCK",
    since: "2025-11-22T19:00:00Z",
    until: null,
    message: "The disk is full.",
    detail: [],
    ...parts,
  };
}
