import type { Translation } from "../area.ts";
import type * as english from "../words/action-description.ts";

export const actionDescriptions: Translation<typeof english.actionDescriptions> = {
  SEARCH: "{service} busca ahora en todos los indexadores y descarga el mejor lanzamiento.",
  LOOK_FOR_RELEASES:
    "{service} pregunta a cada indexador qué ofrece, lo que puede tardar unos minutos. No se descarga nada hasta que elijas.",
  GRAB_RELEASE:
    "{service} envía este lanzamiento al cliente de descarga, aunque no lo elegiría por sí mismo.",
  BLOCKLIST_AND_SEARCH:
    "{service} elimina la descarga con sus datos, pone el lanzamiento en la lista de bloqueos y busca otro.",
  RETRY_IMPORT:
    "{service} importa los archivos descargados como el título para el que se obtuvieron.",
  RESCAN_SHOKO: "{service} vuelve a preguntar a AniDB qué episodio es el archivo.",
  SCAN_SHOKO: "{service} busca archivos nuevos en la carpeta del archivo.",
  LINK_IN_SHOKO:
    "{service} vincula el archivo con el episodio que elijas. No se vincula nada antes de que hayas comparado ambos.",
  SCAN_LIBRARY:
    "{service} busca archivos nuevos en sus carpetas, salvo que ya haya un análisis en curso.",
  REFRESH: "{service} actualiza el título y busca archivos en su carpeta.",
  MONITOR: "{service} monitoriza el título desde ahora y lo busca enseguida.",
  RAISE_PRIORITY:
    "{service} mueve la descarga al principio de su cola y, en un paquete, carga primero los archivos de estos episodios. Puede que un paquete solo se importe cuando esté completo.",
  RESTORE_PRIORITY:
    "{service} devuelve la descarga a su lugar en la cola y da a sus archivos la prioridad que tenían.",
  RETRY_REQUEST: "{service} envía la solicitud de nuevo a Radarr o Sonarr.",
  APPROVE: "La solicitud se aprueba en {service}, que la envía a Radarr o Sonarr.",
  DECLINE:
    "La solicitud se rechaza en {service}. El título no se busca, y el solicitante ve el motivo.",
  CONFIRM_GONE: "El tracker deja de esperar el archivo y lo considera eliminado. No se borra nada.",
};
