import { plainReason } from "../../../domain/message/reason.ts";
import type { ObservationBase } from "../../../domain/observation/base.ts";
import type { Observation } from "../../../domain/observation/observation.ts";
import { isSameFile } from "../../../domain/path.ts";

/** Which files to report: only those that the tracker does not know yet, or all. */
export type FileReport = "new" | "all";

/**
 * Whether a file that the app reports under a number is the one that the tracker knows under it: a restored database gives
 * numbers away again.
 */
export function isSameNumberedFile(
  knownPath: string | undefined,
  path: string | undefined,
): boolean {
  return knownPath === undefined || path === undefined || isSameFile(knownPath, path);
}

/** What became of a file that an episode no longer has. */
export type FileSuccessor = "FILE_REPLACED" | "FILE_OF_ANOTHER_EPISODE";

/**
 * Creates the observation for a known file that is gone. Without a successor the app does not report who deleted it, so
 * its disk may be missing.
 */
export function toFileMissing(
  base: ObservationBase,
  fileId: number,
  successor: FileSuccessor | null = null,
): Observation {
  return {
    kind: "file-deleted",
    ...base,
    event: "hasFile",
    keys: { ...base.keys, fileId },
    ...(successor === null
      ? { reason: "missingFromDisk" }
      : { reason: plainReason(successor), isReplaced: true }),
    evidence: { hasFile: false, fileId },
  };
}
