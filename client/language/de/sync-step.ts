import type { Translation } from "../area.ts";
import type * as english from "../words/sync-step.ts";

export const syncSteps: Translation<typeof english.syncSteps> = {
  ASKING_SERVICES: "Dienste werden gefragt",
  READING_SERVICE: "Inhalt von {service} wird gelesen (bisher {count})",
  SERVICE_READ: "Inhalt von {service} gelesen",
  COMPARING_REQUESTS: "Alle Anfragen werden mit den Diensten verglichen",
  SYNC_DONE: "Fertig",
  SYNC_FAILED: "der Abgleich ist fehlgeschlagen; mehr steht im Protokoll",
};
