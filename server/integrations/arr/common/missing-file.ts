import type { Observation } from "../../../domain/observation/observation.ts";
import type { EventBase } from "./webhook.ts";

/** A file that was there when the tracker last looked and is not now. Nobody says who took it, so it may be the disk. */
export function toFileMissing(base: EventBase, fileId: number): Observation {
  return {
    kind: "file-deleted",
    ...base,
    event: "hasFile",
    keys: { ...base.keys, fileId },
    reason: "missingFromDisk",
    evidence: { hasFile: false, fileId },
  };
}
