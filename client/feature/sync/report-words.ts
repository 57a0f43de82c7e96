import { countWords, plural } from "../../wording/sentence.ts";
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

/** "120 of 2,000"; empty while the total is unknown. */
export function progressWords({ done, total }: SyncReport): string {
  return total === 0 ? "" : `${countWords(done)} of ${countWords(total)}`;
}

/** "Checked 2,000 requests: 14 changed, 3 added, 52 IDs added, 6 need attention". */
export function reportWords(report: SyncReport): string {
  if (report.status === "FAILED") {
    const [reason] = report.messages;
    return report.messages.length === 1 && reason !== undefined
      ? `Full sync failed: ${reason}`
      : "Full sync failed.";
  }
  const parts = [
    report.changed > 0 ? `${countWords(report.changed)} changed` : "",
    report.added > 0 ? `${countWords(report.added)} added` : "",
    report.idsFilled > 0 ? `${plural(report.idsFilled, "ID")} added` : "",
    report.problems > 0
      ? `${countWords(report.problems)} ${report.problems === 1 ? "needs" : "need"} attention`
      : "",
  ].filter((part) => part !== "");
  const synced = `Checked ${plural(report.checked, "request")}`;
  return `${synced}: ${parts.length === 0 ? "no changes" : parts.join(", ")}`;
}

/** Returns the messages that the line does not contain. */
export function furtherMessages(report: SyncReport): readonly string[] {
  return report.status === "FAILED" && report.messages.length === 1 ? [] : report.messages;
}
