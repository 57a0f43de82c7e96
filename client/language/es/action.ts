import type { Translation } from "../area.ts";
import { createTwoForms } from "../plural.ts";
import type * as english from "../words/action.ts";

const forms = createTwoForms("es");

export const outcomes: Translation<typeof english.outcomes> = {
  SEARCH_STARTED: "La búsqueda ha empezado.",
  RELEASES_LISTED: ({ found, rejected }) =>
    forms(
      found,
      `# lanzamiento encontrado, ${rejected} rechazados.`,
      `# lanzamientos encontrados, ${rejected} rechazados.`,
    ),
  RELEASE_SENT: "El lanzamiento se envió al cliente de descarga.",
  RELEASE_ON_ITS_WAY: "El lanzamiento está en camino.",
  RELEASE_BLOCKLISTED: (params) =>
    `El lanzamiento está en la lista de bloqueos, y ha empezado la búsqueda de otro.${partly(params)}`,
  IMPORT_RETRIED: (params) => `La importación ha empezado.${partly(params)}`,
  REFRESH_STARTED: "La actualización ha empezado.",
  MONITORING_STARTED: "La monitorización está activada.",
  MATCH_STARTED: "Se está consultando AniDB.",
  FILE_LINKED: "El archivo se está vinculando.",
  SCAN_STARTED: "El análisis ha empezado.",
  SCAN_RUNS_ALREADY: "Ya hay un análisis en curso.",
  PRIORITY_RAISED: ({ files }) =>
    files === 0
      ? "La descarga está al principio de la cola."
      : forms(
          files,
          "La descarga está al principio de la cola, y un archivo va primero en ella. Puede que el paquete solo se importe cuando esté completo.",
          "La descarga está al principio de la cola, y # archivos van primero en ella. Puede que el paquete solo se importe cuando esté completo.",
        ),
  ALREADY_FIRST: "Ya es la primera.",
  PRIORITY_RESTORED: "El orden vuelve a ser el de antes.",
  REQUEST_SENT_AGAIN: "La solicitud se envió de nuevo.",
  APPROVAL_SENT: "La solicitud fue aprobada.",
  DECLINE_SENT: "La solicitud fue rechazada.",
  FILE_COUNTS_AS_REMOVED: "El archivo se considera eliminado.",
  PROBLEM_SOLVED: "El problema está resuelto.",
  NO_EFFECT: "Nada ha cambiado desde entonces.",
  ACTION_FAILED: ({ failures }) =>
    failures.map(({ service, text }) => `${service ?? "El tracker"}: ${text}`).join("; "),
};

function partly({ failed, total }: { readonly failed: number; readonly total: number }): string {
  return failed === 0 ? "" : ` Falló en ${failed} de ${forms(total, "# descarga", "# descargas")}.`;
}

export const actionLabels: Translation<typeof english.actionLabels> = {
  SEARCH: "Buscar de nuevo",
  LOOK_FOR_RELEASES: "Elegir un lanzamiento",
  GRAB_RELEASE: "Descargar este",
  BLOCKLIST_AND_SEARCH: "Probar otro lanzamiento",
  RETRY_IMPORT: "Importar de nuevo",
  RESCAN_SHOKO: "Consultar AniDB de nuevo",
  SCAN_SHOKO: "Analizar la carpeta de Shoko",
  LINK_IN_SHOKO: "Vincular en Shoko",
  SCAN_LIBRARY: "Analizar la biblioteca",
  REFRESH: "Actualizar y analizar",
  MONITOR: "Activar la monitorización",
  RAISE_PRIORITY: "Este primero",
  RESTORE_PRIORITY: "Devolver a su lugar",
  RETRY_REQUEST: "Enviar la solicitud de nuevo",
  APPROVE: "Aprobar",
  DECLINE: "Rechazar",
  CONFIRM_GONE: "Confirmar que el archivo ha desaparecido",
};

export const remedies: Translation<typeof english.remedies> = {
  SEARCH: "{service} está buscando un lanzamiento.",
  LOOK_FOR_RELEASES: "{service} está listando los lanzamientos.",
  GRAB_RELEASE: "{service} está enviando el lanzamiento elegido al cliente de descarga.",
  BLOCKLIST_AND_SEARCH: "{service} está buscando otro lanzamiento.",
  RETRY_IMPORT: "{service} está importando los archivos de nuevo.",
  RESCAN_SHOKO: "{service} está consultando AniDB de nuevo.",
  SCAN_SHOKO: "{service} está analizando su carpeta.",
  LINK_IN_SHOKO: "{service} está vinculando el archivo.",
  SCAN_LIBRARY: "{service} está analizando la biblioteca.",
  REFRESH: "{service} está actualizando el título.",
  MONITOR: "{service} busca el título desde ahora.",
  RAISE_PRIORITY: "{service} está moviendo la descarga al principio.",
  RESTORE_PRIORITY: "{service} está devolviendo la descarga a su lugar.",
  RETRY_REQUEST: "{service} está enviando la solicitud de nuevo.",
  APPROVE: "Aprobada; {service} la está enviando.",
  DECLINE: "Rechazada; {service} lo está anotando.",
  CONFIRM_GONE: "El archivo se está marcando como eliminado.",
};

export const actionWords: Translation<typeof english.actionWords> = {
  sent: "enviado, esperando el efecto…",
  worked: "funcionó",
  nothingYet: "nada ha cambiado hasta ahora",
  failed: "falló",
  sending: "Enviando…",
  yes: "Sí, hacerlo",
  keep: "Conservar",
  yesDecline: "Sí, rechazar",
  reason: "Motivo (opcional)",
  reasonHint: "Se muestra al solicitante.",
  declinedNote: "Rechazada. La solicitud cambia en cuanto Seerr lo comunique.",
  moreActions: "Más acciones",
  sync: "Sincronizar",
  syncHint: "Comprobar este título ahora en todos los servicios",
  syncedNow: "Sincronizado ahora mismo",
  syncing: "Sincronizando…",
  syncedExcept: "Sincronizado, excepto: {failures}",
};
