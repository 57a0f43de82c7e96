import type { Translation } from "../area.ts";
import { createTwoForms } from "../plural.ts";
import type * as english from "../words/sync.ts";

const forms = createTwoForms("es");

export const syncText: Translation<typeof english.syncText> = {
  messagesLabel: "Mensajes de la sincronización",
  share: "{count} de {total}",
  failed: "Falló la sincronización completa.",
  failedBecause: "Falló la sincronización completa: {reason}",
  checked: ({ count, changes }) =>
    forms(count, `# solicitud comprobada: ${changes}`, `# solicitudes comprobadas: ${changes}`),
  noChanges: "sin cambios",
  changed: ({ count }) => forms(Number(count), "# cambiada", "# cambiadas"),
  added: ({ count }) => forms(Number(count), "# añadida", "# añadidas"),
  idsAdded: ({ count }) => forms(count, "# ID añadido", "# ID añadidos"),
  needAttention: ({ count }) => forms(count, "# requiere atención", "# requieren atención"),
  messages: ({ count }) => forms(count, "# mensaje", "# mensajes"),
  firstTitle: "Primera sincronización en curso",
  firstHint:
    "Status Tracker está cargando tus solicitudes existentes y su historial. Aparecen aquí a medida que se cargan.",
  first: "Primera sincronización",
  full: "Sincronización completa",
  syncing: "Sincronizando…",
  result: "Resultado de la sincronización completa",
  dismiss: "Descartar",
};
