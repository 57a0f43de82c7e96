import type { Translation } from "../area.ts";
import type * as english from "../words/delivery.ts";

export const deliveries: Translation<typeof english.deliveries> = {
  SENDER_NOT_CONFIGURED: "kein Dienst namens {service}, der Webhooks sendet, ist eingerichtet",
  BODY_NOT_JSON: "der Inhalt ist kein JSON",
  NOTHING_TO_TRACK: "enthält nichts zu verfolgen",
  SAME_AS_EARLIER: "wie ein früherer Webhook, nichts Neues",
  KNOWN_ALREADY: "schon bekannt",
  COULD_NOT_BE_APPLIED:
    "konnte nicht angewendet werden; mehr steht im Protokoll unter der ID dieses Webhooks",
  APPLYING_ENDLESS: "das Anwenden nahm kein Ende",
  APPLYING_STOPPED_TRACKER: "das Anwenden nahm kein Ende und hielt Status Tracker an",
};
