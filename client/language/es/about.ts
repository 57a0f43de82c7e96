import type { Translation } from "../area.ts";
import { createTwoForms } from "../plural.ts";
import type * as english from "../words/about.ts";

const forms = createTwoForms("es");

export const aboutText: Translation<typeof english.aboutText> = {
  purpose: "Solo un administrador puede ver la versión y el estado",
  allRespond: "Todo responde",
  unreachable: "Sin conexión: {services}",
  versionAndHealth: "Versión y estado",
  version: "Versión",
  runningSince: "En marcha desde",
  database: "Base de datos",
  serviceCount: ({ count }) => forms(count, "# servicio", "# servicios"),
  active: ({ count }) => forms(Number(count), "# activa", "# activas"),
  needAttention: ({ count }) => forms(count, "# requiere atención", "# requieren atención"),
  diagnostics: "Diagnóstico",
  diagnosticsHint:
    "Un archivo para un informe de errores: versiones, estado de los servicios, cantidades, problemas y los últimos errores. No contiene claves, contraseñas, tokens ni direcciones de servicios; los errores pueden mencionar títulos.",
  download: "Descargar diagnóstico",
  gathering: "Recopilando…",
  whatIsNew: "Novedades",
  updated: "Status Tracker se ha actualizado a la versión {version}.",
  dismiss: "Ocultar",
};

export const settingsText: Translation<typeof english.settingsText> = {
  intro: "Se aplican a todo el mundo. Todo lo demás se ajusta con variables de entorno.",
  purpose: "Solo un administrador puede cambiar los ajustes",
  withoutRequest: "Títulos sin solicitud",
  withoutRequestHint:
    "Se pueden añadir películas y series en Sonarr o Radarr sin una solicitud en Seerr.",
  doNotTrack: "No seguir",
  doNotTrackHint: "Sigue solo los títulos solicitados en Seerr.",
  trackNew: "Seguir títulos nuevos",
  trackNewHint:
    "Sigue también los títulos añadidos desde ahora. Los títulos existentes no se siguen.",
  trackAll: "Seguir todos los títulos",
  trackAllHint: "Sigue cada título de Sonarr y Radarr. La lista puede hacerse larga.",
};
