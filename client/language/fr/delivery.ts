import type { Translation } from "../area.ts";
import type * as english from "../words/delivery.ts";

export const deliveries: Translation<typeof english.deliveries> = {
  SENDER_NOT_CONFIGURED: "aucun service nommé {service} qui envoie des webhooks n’est configuré",
  BODY_NOT_JSON: "le contenu n’est pas du JSON",
  NOTHING_TO_TRACK: "ne contient rien à suivre",
  SAME_AS_EARLIER: "identique à un webhook précédent, rien de nouveau",
  KNOWN_ALREADY: "déjà connu",
  COULD_NOT_BE_APPLIED: "n’a pas pu être appliqué ; voir le journal à l’identifiant de ce webhook",
  APPLYING_ENDLESS: "l’application n’a pas abouti",
  APPLYING_STOPPED_TRACKER: "l’application n’a pas abouti et a arrêté Status Tracker",
};
