import type { Translation } from "../area.ts";
import type * as english from "../words/delivery.ts";

export const deliveries: Translation<typeof english.deliveries> = {
  SENDER_NOT_CONFIGURED: "no hay configurado ningún servicio llamado {service} que envíe webhooks",
  BODY_NOT_JSON: "el contenido no es JSON",
  NOTHING_TO_TRACK: "no contiene nada que seguir",
  SAME_AS_EARLIER: "igual que un webhook anterior, nada nuevo",
  KNOWN_ALREADY: "ya conocido",
  COULD_NOT_BE_APPLIED: "no se pudo aplicar; consulta el registro con el ID de este webhook",
  APPLYING_ENDLESS: "la aplicación no terminó",
  APPLYING_STOPPED_TRACKER: "la aplicación no terminó y detuvo Status Tracker",
};
