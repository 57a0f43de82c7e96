import { countWords, plural } from "../../wording/sentence.ts";
import type { SyncReport } from "./document.ts";

/** Whether this message is later than what is held; answers and live messages overtake each other. */
export function isLaterReport(held: SyncReport | null, seen: SyncReport): boolean {
  if (held === null) return true;
  if (held.id !== seen.id) return Date.parse(seen.startedAt) >= Date.parse(held.startedAt);
  return held.status === "RUNNING" || held.status === "STOPPED";
}

/** What goes on by itself (at start, by night, after an outage) is told only where it could not be finished. */
export function shouldReport({ kind, status }: SyncReport): boolean {
  if (status === "FAILED") return true;
  return status === "DONE" && (kind === "BUTTON" || kind === "FIRST");
}

/** "120 of 2,000"; empty while it is not known how many there are. */
export function progressWords({ done, total }: SyncReport): string {
  return total === 0 ? "" : `${countWords(done)} of ${countWords(total)}`;
}

/** "Looked at 2,000 requests: 14 changed, 3 added, 52 ids filled in, 6 need attention". */
export function reportWords(report: SyncReport): string {
  if (report.status === "FAILED") {
    const [reason] = report.messages;
    return report.messages.length === 1 && reason !== undefined
      ? `Could not look at everything: ${reason}`
      : "Could not look at everything.";
  }
  const parts = [
    report.changed > 0 ? `${countWords(report.changed)} changed` : "",
    report.added > 0 ? `${countWords(report.added)} added` : "",
    report.idsFilled > 0 ? `${plural(report.idsFilled, "id")} filled in` : "",
    report.problems > 0
      ? `${countWords(report.problems)} ${report.problems === 1 ? "needs" : "need"} attention`
      : "",
  ].filter((part) => part !== "");
  const synced = `Looked at ${plural(report.checked, "request")}`;
  return `${synced}: ${parts.length === 0 ? "nothing has changed" : parts.join(", ")}`;
}

/** What is one press away: all that is not said in the line itself. */
export function furtherMessages(report: SyncReport): readonly string[] {
  return report.status === "FAILED" && report.messages.length === 1 ? [] : report.messages;
}
