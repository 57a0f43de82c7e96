import type { TransferState } from "../../../domain/observation/facts.ts";

/**
 * What a state says about the whole torrent. "unclear" states do not reveal whether it is finished (a move, a check, a
 * state of a later version), so the last reported kind stays.
 */
type Phase = "unfinished" | "finished" | "broken" | "unclear";

export interface StateMeaning {
  readonly phase: Phase;
  readonly shown: TransferState;
}

const UNKNOWN: StateMeaning = { phase: "unclear", shown: "UNKNOWN" };

const MEANINGS: ReadonlyMap<string, StateMeaning> = new Map<string, StateMeaning>([
  ["metaDL", { phase: "unfinished", shown: "METADATA" }],
  ["forcedMetaDL", { phase: "unfinished", shown: "METADATA" }],
  ["downloading", { phase: "unfinished", shown: "DOWNLOADING" }],
  ["forcedDL", { phase: "unfinished", shown: "DOWNLOADING" }],
  ["allocating", { phase: "unfinished", shown: "DOWNLOADING" }],
  ["stalledDL", { phase: "unfinished", shown: "STALLED" }],
  ["queuedDL", { phase: "unfinished", shown: "QUEUED" }],
  ["pausedDL", { phase: "unfinished", shown: "PAUSED" }],
  ["stoppedDL", { phase: "unfinished", shown: "PAUSED" }],
  ["checkingDL", { phase: "unfinished", shown: "CHECKING" }],
  ["uploading", { phase: "finished", shown: "COMPLETED" }],
  ["stalledUP", { phase: "finished", shown: "COMPLETED" }],
  ["forcedUP", { phase: "finished", shown: "COMPLETED" }],
  ["queuedUP", { phase: "finished", shown: "COMPLETED" }],
  ["pausedUP", { phase: "finished", shown: "COMPLETED" }],
  ["stoppedUP", { phase: "finished", shown: "COMPLETED" }],
  ["checkingUP", { phase: "unclear", shown: "CHECKING" }],
  ["checkingResumeData", { phase: "unclear", shown: "CHECKING" }],
  ["queuedForChecking", { phase: "unclear", shown: "CHECKING" }],
  ["moving", { phase: "unclear", shown: "MOVING" }],
  ["error", { phase: "broken", shown: "ERROR" }],
  ["missingFiles", { phase: "broken", shown: "MISSING_FILES" }],
  ["unknown", UNKNOWN],
]);

/** Interprets the states of versions 4.1 to 5.3; any other state is unknown. */
export function readState(state: string | undefined): StateMeaning {
  return MEANINGS.get(state ?? "") ?? UNKNOWN;
}
