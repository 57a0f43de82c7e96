import type { Tone } from "../../wording/state.ts";
import type { Service } from "./document.ts";

interface WebhookPresentation {
  readonly words: string;
  /** The moment the words speak of. */
  readonly at: string | null;
  readonly tone: Tone;
  readonly icon: Tone;
}

/** A test message has made the round, and nothing has spoken against it since. */
export function isVerified({ webhook }: Service): boolean {
  return webhook !== null && webhook.provenAt !== null && webhook.message === null;
}

/** How far a service's webhook is; null where the kind sends none. */
export function webhookPresentation(service: Service): WebhookPresentation | null {
  const { webhook } = service;
  if (webhook === null) return null;
  const { canRegister, provenAt, lastDeliveryAt, isRegistered, message } = webhook;
  // It was proven once, and the last try to register it failed.
  if (provenAt !== null && message !== null)
    return { words: "Webhook in doubt, proven", at: provenAt, tone: "problem", icon: "problem" };
  if (provenAt !== null && isRegistered)
    return { words: "Webhook proven", at: provenAt, tone: "available", icon: "approved" };
  if (!canRegister && lastDeliveryAt !== null)
    return {
      words: "Webhook works, heard",
      at: lastDeliveryAt,
      tone: "available",
      icon: "approved",
    };
  if (isRegistered)
    return {
      words: "Webhook registered, not proven",
      at: null,
      tone: "problem",
      icon: "requested",
    };
  if (lastDeliveryAt !== null)
    return { words: "Webhook heard", at: lastDeliveryAt, tone: "available", icon: "approved" };
  return canRegister
    ? { words: "No webhook registered", at: null, tone: "problem", icon: "problem" }
    : { words: "Webhook to be entered by hand", at: null, tone: "requested", icon: "requested" };
}
