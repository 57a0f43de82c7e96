import { serviceText } from "../../language/words/service.ts";
import type { Service } from "./document.ts";
import { listNotes, statusMessage, webhookMessage } from "./service-messages.ts";
import { statusPresentation } from "./status-presentation.ts";
import { webhookPresentation } from "./webhook-presentation.ts";

/** Returns what is wrong with a service, as sentences: shown in the list, where everything else is one line. */
export function listIssues(service: Service): readonly string[] {
  if (!service.isEnabled) return [];
  const isDown = service.status === "DOWN";
  const isWebhookWrong = webhookPresentation(service)?.tone === "problem";
  return [
    ...(isDown ? [statusMessage(service) ?? `${statusPresentation(service).name}.`] : []),
    ...listNotes(service),
    ...(isWebhookWrong ? [webhookMessage(service) ?? serviceText("laterWithoutWebhook")] : []),
  ];
}
