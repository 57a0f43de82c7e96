import type { RequestDetails } from "../../../client/feature/request/document.ts";

type Problem = RequestDetails["problems"][number];
type Action = Problem["actions"][number];

/** A problem as the API returns it, with the fields that a test needs. */
export function problemOf(parts: Partial<Problem>): Problem {
  return {
    code: "NO_SPACE",
    severity: "STUCK",
    since: "2025-11-22T19:00:00Z",
    until: null,
    message: "The disk is full.",
    messageParams: null,
    detail: [],
    page: null,
    actions: [],
    ...parts,
  };
}

export function actionOf(parts: Partial<Action>): Action {
  return {
    kind: "SEARCH",
    serviceName: "Sonarr",
    label: "Search again",
    description: "Sonarr searches all indexers now and grabs the best release.",
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
    serviceName: "Sonarr",
    summary: "had Sonarr search again",
    status: "SENT",
    message: "The search has started.",
    messageCode: null,
    messageParams: null,
    createdAt: new Date().toISOString(),
    endedAt: null,
    ...parts,
  };
}
