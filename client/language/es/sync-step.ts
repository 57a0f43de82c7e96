import type { Translation } from "../area.ts";
import type * as english from "../words/sync-step.ts";

export const syncSteps: Translation<typeof english.syncSteps> = {
  ASKING_SERVICES: "Preguntando a los servicios",
  READING_SERVICE: "Leyendo lo que tiene {service} ({count} hasta ahora)",
  SERVICE_READ: "Leído lo que tiene {service}",
  COMPARING_REQUESTS: "Comparando todas las solicitudes con los servicios",
  SYNC_DONE: "Listo",
  SYNC_FAILED: "la sincronización falló; consulta el registro",
};
