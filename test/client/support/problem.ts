import type { RequestDetails } from "../../../client/feature/request/document.ts";

type Problem = RequestDetails["problems"][number];
type Action = Problem["actions"][number];

/** A problem as the tracker tells it, with what a test cares about. */
export function problemOf(parts: Partial<Problem>): Problem {
  return {
    code: "NO_SPACE",
    severity: "STUCK",
    since: "2025-11-22T19:00:00Z",
    until: null,
    message: "The disk is full.",
    detail: [],
    page: null,
    actions: [],
    ...parts,
  };
}

export function actionOf(parts: Partial<Action>): Action {
  return {
    kind: "SEARCH",
    label: "Search again",
    description: "Sonarr asks every indexer now and takes the best release it finds.",
    isDestructive: false,
    ...parts,
  };
}

type ActionRecord = RequestDetails["actionHistory"][number];

/** What was done a moment ago. */
export function actionRecordOf(parts: Partial<ActionRecord>): ActionRecord {
  return {
    id: "a1",
    kind: "SEARCH",
    by: "Ada",
    summary: "had Sonarr search again",
    status: "SENT",
    message: "The search has begun.",
    createdAt: new Date().toISOString(),
    endedAt: null,
    ...parts,
  };
}
