import { formatNote } from "../../../domain/message/service-note.ts";
import type { ServiceCheck } from "../../port/integration.ts";

/** Describes a running scan for the health check. `progress` is 0..1, or null without a scan. */
export function describeScan(progress: number | null): Pick<ServiceCheck, "notes" | "conditions"> {
  if (progress === null) return {};
  const note = {
    code: "LIBRARY_SCAN_RUNS",
    params: { percent: Math.floor(progress * 100) },
  } as const;
  return {
    notes: [note],
    conditions: [{ code: "scan-running", message: formatNote(note), progress }],
  };
}
