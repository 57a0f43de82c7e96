import type { Translation } from "../area.ts";
import type * as english from "../words/sync-step.ts";

export const syncSteps: Translation<typeof english.syncSteps> = {
  ASKING_SERVICES: "Interrogation des services",
  READING_SERVICE: "Lecture du contenu de {service} ({count} jusqu’ici)",
  SERVICE_READ: "Contenu de {service} lu",
  COMPARING_REQUESTS: "Comparaison de toutes les demandes avec les services",
  SYNC_DONE: "Terminé",
  SYNC_FAILED: "la synchronisation a échoué ; voir le journal",
};
