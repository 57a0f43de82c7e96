import { serviceText } from "../../language/words/service.ts";
import type { Tone } from "../../wording/state.ts";
import type { Service } from "./document.ts";

interface WebhookPresentation {
  readonly words: string;
  /** The time that follows the words. */
  readonly at: string | null;
  readonly tone: Tone;
  readonly icon: Tone;
}

/** A test message arrived after the registration, and no later registration failed. */
export function isVerified({ webhook }: Service): boolean {
  return webhook !== null && webhook.provenAt !== null && webhook.message === null;
}

/**
 * Webhooks arrive, whether the tracker registered them or somebody else did. Null for kinds that send none. The wizard
 * and the pages of the services ask this, so that they never contradict each other.
 */
export function isWebhookWorking(service: Service): boolean | null {
  const presentation = webhookPresentation(service);
  return presentation === null ? null : presentation.tone === "available";
}

/** Presents the state of a service's webhook; null for kinds that send none. */
export function webhookPresentation(service: Service): WebhookPresentation | null {
  const { webhook } = service;
  if (webhook === null) return null;
  const { canRegister, provenAt, lastDeliveryAt, isRegistered, message } = webhook;
  // Verified once, but the last registration failed.
  if (provenAt !== null && message !== null)
    return {
      words: serviceText.template("webhookBroken"),
      at: provenAt,
      tone: "problem",
      icon: "problem",
    };
  if (provenAt !== null && isRegistered)
    return {
      words: serviceText.template("webhookVerified"),
      at: provenAt,
      tone: "available",
      icon: "approved",
    };
  if (isRegistered && (canRegister || lastDeliveryAt === null))
    return {
      words: serviceText("webhookRegistered"),
      at: null,
      tone: "problem",
      icon: "requested",
    };
  if (lastDeliveryAt !== null)
    return {
      words: serviceText.template("webhookReceived"),
      at: lastDeliveryAt,
      tone: "available",
      icon: "approved",
    };
  return canRegister
    ? { words: serviceText("webhookMissing"), at: null, tone: "problem", icon: "problem" }
    : { words: serviceText("webhookManual"), at: null, tone: "requested", icon: "requested" };
}
