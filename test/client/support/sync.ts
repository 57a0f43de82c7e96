import type { SyncReport } from "../../../client/feature/sync/document.ts";

/** A running full sync, with the parts that matter to a test. */
export function syncOf(parts: Partial<SyncReport>): SyncReport {
  return {
    id: "s1",
    kind: "BUTTON",
    status: "RUNNING",
    step: "Reading what Sonarr has",
    stepCode: null,
    stepParams: null,
    done: 120,
    total: 2000,
    progress: 0.06,
    checked: 0,
    changed: 0,
    added: 0,
    idsFilled: 0,
    problems: 0,
    codedMessages: [],
    startedAt: "2025-11-22T19:00:00Z",
    endedAt: null,
    ...parts,
  };
}
