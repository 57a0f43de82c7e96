import type { Translation } from "../area.ts";
import type * as english from "../words/reason.ts";

export const reasons: Translation<typeof english.reasons> = {
  REQUEST_WITHDRAWN: ({ by }) =>
    by === null ? "la solicitud fue retirada" : `eliminado por ${by}`,
  DECLINED_BY: ({ by, comment }) =>
    comment === null ? `rechazado por ${by}` : `rechazado por ${by}: ${comment}`,
  NOT_IN_RELEASE: "el lanzamiento no contiene este episodio",
  NOT_LISTED: "Sonarr ya no incluye este episodio",
  DISCARDED_BY_HAND: "una persona descartó el lanzamiento",
  NOT_IN_QUEUE: "la descarga ya no está en la cola",
  NOT_IN_CLIENT: "la descarga ya no está en el cliente de descarga",
  BELOW_4K: "{quality} está por debajo del 4K solicitado",
  NOT_ADDED_TO_ARR: "{service} no pudo añadir el título a Radarr o Sonarr",
  DELETED_BY_HAND: "eliminado a mano",
  MISSING_FROM_DISK: "falta en el disco",
  FILE_GONE: "el archivo ha desaparecido",
  FILE_REPLACED: "el archivo fue reemplazado por otro sin este episodio",
  FILE_OF_ANOTHER_EPISODE: "el archivo pertenece ahora a otro episodio",
  CONFIRMED_GONE: "una persona confirmó que el archivo ha desaparecido",
  NOT_IN_LIBRARY_ANY_MORE: "la biblioteca ya no muestra el título",
  SHOKO_READS_FILE: "Shoko está leyendo el archivo",
  SHOKO_ASKS_ANIDB: "Shoko ha leído el archivo y está consultando AniDB",
  SHOKO_FOUND_NO_MATCH: "Shoko aún no identifica el archivo",
  SHOKO_IGNORES_FILE: "Shoko está configurado para ignorar el archivo",
  AWAITS_LIBRARY: "identificado, esperando a la biblioteca",
  ONLY_SEERR_SAYS_AVAILABLE: "disponible según Seerr, pero en ninguna biblioteca",
};
