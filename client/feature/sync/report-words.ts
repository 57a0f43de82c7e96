import { syncText } from "../../language/words/sync.ts";
import { sentText } from "../../wording/sent-message.ts";
import type { SyncReport } from "./document.ts";

/** "120 of 2,000"; empty while the total is unknown. */
export function progressWords({ done, total }: SyncReport): string {
  return total === 0 ? "" : syncText("share", { count: done, total });
}

/** "Checked 2,000 requests: 14 changed, 3 added, 52 IDs added, 6 need attention". */
export function reportWords(report: SyncReport): string {
  const { changed, added, idsFilled, problems, checked } = report;
  if (report.status === "FAILED") {
    const messages = messagesOf(report);
    const [reason] = messages;
    return messages.length === 1 && reason !== undefined
      ? syncText("failedBecause", { reason })
      : syncText("failed");
  }
  const parts = [
    changed > 0 ? syncText("changed", { count: changed }) : "",
    added > 0 ? syncText("added", { count: added }) : "",
    idsFilled > 0 ? syncText("idsAdded", { count: idsFilled }) : "",
    problems > 0 ? syncText("needAttention", { count: problems }) : "",
  ].filter((part) => part !== "");
  const changes = parts.length === 0 ? syncText("noChanges") : parts.join(", ");
  return syncText("checked", { count: checked, changes });
}

/** Returns the messages that the line does not contain. */
export function furtherMessages(report: SyncReport): readonly string[] {
  const messages = messagesOf(report);
  return report.status === "FAILED" && messages.length === 1 ? [] : messages;
}

/** What the sync does now. */
export function stepWords({ step, stepCode, stepParams }: SyncReport): string {
  return sentText({ message: step, messageCode: stepCode, messageParams: stepParams });
}

function messagesOf({ codedMessages }: SyncReport): readonly string[] {
  return codedMessages.map(sentText);
}
