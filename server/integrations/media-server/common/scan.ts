import type { ServiceCheck } from "../../port/integration.ts";

/** What a scan that is under way means for a check; `progress`: 0..1, null while none is. */
export function describeScan(progress: number | null): Pick<ServiceCheck, "notes" | "conditions"> {
  if (progress === null) return {};
  const message = `a library scan is running (${Math.floor(progress * 100)} %)`;
  return { notes: [message], conditions: [{ code: "scan-running", message, progress }] };
}
