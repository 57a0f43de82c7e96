import type { ObservationBase } from "../../../domain/observation/base.ts";
import type { Observation } from "../../../domain/observation/observation.ts";

/** Which files to report: only those that the tracker does not know yet, or all. */
export type FileReport = "new" | "all";

/**
 * Creates the observation for a known file that is gone. The app does not report who deleted it, so its disk may be
 * missing.
 */
export function toFileMissing(base: ObservationBase, fileId: number): Observation {
  return {
    kind: "file-deleted",
    ...base,
    event: "hasFile",
    keys: { ...base.keys, fileId },
    reason: "missingFromDisk",
    evidence: { hasFile: false, fileId },
  };
}
