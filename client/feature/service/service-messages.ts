import { capitalise } from "../../language/capitalise.ts";
import { sentText, type SentMessage } from "../../wording/sent-message.ts";
import type { Service } from "./document.ts";

/** Why a service does not answer; null while it does. */
export function statusMessage(service: Service): string | null {
  return textOf(service);
}

/** What a service reports about its health. */
export function listNotes({ noteMessages }: Service): readonly string[] {
  return noteMessages.map((note) => capitalise(sentText(note)));
}

/** Why the webhook of a service does not work; null if it does, and without one. */
export function webhookMessage({ webhook }: Service): string | null {
  return webhook === null ? null : textOf(webhook);
}

/** Causes are clauses; here they stand alone. */
function textOf({
  message,
  messageCode,
  messageParams,
}: Omit<SentMessage, "message"> & { readonly message: string | null }): string | null {
  return message === null ? null : capitalise(sentText({ message, messageCode, messageParams }));
}
