import type { ServiceCheck } from "../../port/integration.ts";

/** Describes a running scan for the health check. `progress` is 0..1, or null without a scan. */
export function describeScan(progress: number | null): Pick<ServiceCheck, "notes" | "conditions"> {
  if (progress === null) return {};
  const message = `a library scan is running (${Math.floor(progress * 100)} %)`;
  return { notes: [message], conditions: [{ code: "scan-running", message, progress }] };
}
