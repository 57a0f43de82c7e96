import type { SyncReport } from "./document.ts";

/** Whether a report is later than the current one: responses and subscription messages may overtake each other. */
export function isLaterReport(current: SyncReport | null, incoming: SyncReport): boolean {
  if (current === null) return true;
  if (current.id !== incoming.id)
    return Date.parse(incoming.startedAt) >= Date.parse(current.startedAt);
  return current.status === "RUNNING" || current.status === "STOPPED";
}

/** Automatic syncs (at startup, at night, after an outage) are reported only if they failed. */
export function shouldReport({ kind, status }: SyncReport): boolean {
  if (status === "FAILED") return true;
  return status === "DONE" && (kind === "BUTTON" || kind === "FIRST");
}
