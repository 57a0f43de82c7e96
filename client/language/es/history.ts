import type { Translation } from "../area.ts";
import { capitalise } from "../capitalise.ts";
import type { Subject } from "../history.ts";
import type * as english from "../words/history.ts";

export const history: Translation<typeof english.history> = {
  REQUESTED: ({ by }) => (by === null ? "Solicitado" : `Solicitado por ${by}`),
  APPROVED: ({ isAutomatic }) => (isAutomatic ? "Aprobado automáticamente" : "Aprobado"),
  SEARCHING_AGAIN: "De vuelta a la búsqueda",
  RELEASE_DATE_REACHED: ({ isEpisode }) => (isEpisode === true ? "Emitido" : "Estrenado"),
  RELEASE_GRABBED: ({ service, episodes, isAnother, size, indexer, releases = 1 }) => {
    const one = isAnother ? "otro lanzamiento" : "un lanzamiento";
    const whole = episodes > 1 ? `un lanzamiento con ${episodes} episodios` : one;
    const several = `${releases} ${isAnother ? "lanzamientos más" : "lanzamientos"}`;
    const facts = [size, indexer === null ? null : `de ${indexer}`];
    const release = releases > 1 ? several : whole;
    return [`${service} obtuvo ${release}`, ...facts.filter((fact) => fact !== null)].join(", ");
  },
  GRAB_UNREPORTED: "Se obtuvo un lanzamiento",
  DOWNLOAD_STARTED: ({ client }) =>
    client === null ? "Descarga iniciada" : `Descarga iniciada en ${client}`,
  DOWNLOAD_UNREPORTED: "Descargado sin informar del progreso",
  DOWNLOAD_FINISHED: ({ client }) =>
    client === null ? "Descarga terminada" : `Descarga terminada en ${client}`,
  DOWNLOADED_NOT_IMPORTED: "Descargado, pero {service} no pudo importar el archivo",
  IMPORT_STARTED: "{service} empezó a importar el archivo",
  FILE_IMPORTED: "{service} importó el archivo a la biblioteca",
  FILE_PRESENT: "{service} ya tenía el archivo",
  IMPORT_UNREPORTED: "El archivo se importó a la biblioteca",
  FILE_HASHING: "{service} empezó a leer el archivo",
  FILE_HASHED: "{service} leyó el archivo y consultó AniDB",
  FILE_MATCHED: "{service} identificó el archivo",
  FILE_NOT_MATCHED: "{service} no identificó el archivo",
  MATCH_UNREPORTED: "El archivo fue identificado",
  MATCH_AWAITED: "Entregado a Shoko para identificarlo",
  PLAYABLE: ({ service, isRecognised }) =>
    isRecognised === true
      ? `Identificado por Shoko y listo para ver en ${service}`
      : `Listo para ver en ${service}`,
  READY: ({ isRecognised }) =>
    isRecognised === true ? "Identificado por Shoko y listo para ver" : "Listo para ver",
  REPORTED_AVAILABLE: "{service} comunica que el título está disponible",
  NO_LONGER_AVAILABLE: "Ya no está disponible",
  NOT_OUT_YET: ({ isEpisode }) =>
    isEpisode === true ? "Aún no se había emitido" : "Aún no se había estrenado",
  DECLINED: ({ service, isAutomatic }) =>
    isAutomatic ? `Rechazado automáticamente por ${service}` : "Rechazado",
  REQUEST_NOT_SENT: "No se pudo enviar la solicitud",
  DOWNLOAD_BROKEN: "La descarga falló",
  REQUEST_REMOVED: ({ by }) =>
    by === null ? "La solicitud fue retirada" : `La solicitud fue eliminada por ${by}`,
  TITLE_REMOVED: "Eliminado de {service}",
  EPISODE_NOT_LISTED: "{service} ya no incluye el episodio",
  NO_LONGER_PLAYABLE: "{service} dejó de mostrar el título",
  FILE_DELETED: "El archivo se eliminó en {service}",
  FILE_CONFIRMED_GONE: "Se confirmó que el archivo ha desaparecido",
  RELEASE_CHOSEN: ({ by, service, release, as, failure }) => {
    const chosen = `${by} hizo que ${service} obtuviera ${release}${as === null ? "" : ` como ${as}`}`;
    return failure === null ? chosen : `${chosen}, pero falló: ${failure}`;
  },
  FILE_LINKED_BY_HAND: "{by} hizo que {service} vinculara {file} como {episode}",
  REQUEST_DECLINED: ({ by, comment }) =>
    comment === null ? `${by} rechazó la solicitud` : `${by} rechazó la solicitud: ${comment}`,
};

export const episodeHistory: Translation<typeof english.episodeHistory> = {
  RELEASE_DATE_REACHED: (of) => subjectOf(of, "se emitió", "se emitieron"),
  IMPORT_STARTED: "{service} empezó a importar {words}",
  FILE_IMPORTED: "{service} importó {words} a la biblioteca",
  FILE_PRESENT: "{service} ya tenía {words}",
  IMPORT_UNREPORTED: (of) =>
    subjectOf(of, "se importó a la biblioteca", "se importaron a la biblioteca"),
  FILE_MATCHED: "{service} identificó {words}",
  FILE_NOT_MATCHED: "{service} no identificó {words}",
  MATCH_UNREPORTED: (of) => subjectOf(of, "fue identificado", "fueron identificados"),
  MATCH_AWAITED: (of) =>
    subjectOf(
      of,
      "fue entregado a Shoko para identificarlo",
      "fueron entregados a Shoko para identificarlos",
    ),
  PLAYABLE: (params) =>
    params.isRecognised === true
      ? subjectOf(
          params,
          `fue identificado por Shoko y está listo para ver en ${params.service}`,
          `fueron identificados por Shoko y están listos para ver en ${params.service}`,
        )
      : subjectOf(
          params,
          `está listo para ver en ${params.service}`,
          `están listos para ver en ${params.service}`,
        ),
  READY: (params) =>
    params.isRecognised === true
      ? subjectOf(
          params,
          "fue identificado por Shoko y está listo para ver",
          "fueron identificados por Shoko y están listos para ver",
        )
      : subjectOf(params, "está listo para ver", "están listos para ver"),
  NOT_OUT_YET: (of) => subjectOf(of, "aún no se había emitido", "aún no se habían emitido"),
  NO_LONGER_PLAYABLE: "{service} dejó de mostrar {words}",
};

function subjectOf({ words, count }: Subject, one: string, several: string): string {
  return `${capitalise(words)} ${count > 1 ? several : one}`;
}

export const performed: Translation<typeof english.performed> = {
  SEARCH: "{by} hizo que {service} buscara de nuevo",
  LOOK_FOR_RELEASES: "{by} hizo que {service} listara los lanzamientos",
  GRAB_RELEASE: "{by} hizo que {service} obtuviera un lanzamiento elegido",
  BLOCKLIST_AND_SEARCH: "{by} hizo que {service} bloqueara este lanzamiento y buscara otro",
  RETRY_IMPORT: "{by} hizo que {service} importara la descarga de nuevo",
  RESCAN_SHOKO: "{by} hizo que {service} consultara AniDB de nuevo",
  SCAN_SHOKO: "{by} hizo que {service} analizara su carpeta",
  LINK_IN_SHOKO: "{by} hizo que {service} vinculara el archivo con un episodio",
  SCAN_LIBRARY: "{by} hizo que {service} analizara la biblioteca",
  REFRESH: "{by} hizo que {service} actualizara el título",
  MONITOR: "{by} hizo que {service} monitorizara el título",
  RAISE_PRIORITY: "{by} hizo que {service} cargara este primero",
  RESTORE_PRIORITY: "{by} hizo que {service} restaurara el orden de las descargas",
  RETRY_REQUEST: "{by} hizo que {service} enviara la solicitud de nuevo",
  APPROVE: "{by} aprobó la solicitud",
  DECLINE: "{by} rechazó la solicitud",
  CONFIRM_GONE: "{by} confirmó que el archivo ha desaparecido",
};

export const historyWords: Translation<typeof english.historyWords> = {
  failed: "{line}, pero falló: {failure}",
  inferred: "deducido de {service}",
};
