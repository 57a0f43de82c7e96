import type { Translation } from "../area.ts";
import { listNumbers } from "../per-locale.ts";
import { createTwoForms } from "../plural.ts";
import type * as english from "../words/problem.ts";

const forms = createTwoForms("es");

export const problems: Translation<typeof english.problems> = {
  REMOVED_FROM_ARR: "El título fue eliminado de {service}, así que nada lo está buscando.",
  UNMANAGED: "{service} ya no gestiona el título; el archivo se quedó donde está.",
  DOWNLOAD_FAILED: "La descarga falló.",
  REFUSED: "No se pudo enviar la solicitud a {service}.",
  NO_SPACE: "El disco está lleno.",
  DOWNLOAD_ERROR: ({ cause }) =>
    cause === "error"
      ? "El cliente de descarga informa de un error."
      : "Los archivos descargados no están en la carpeta de descargas.",
  CATEGORY_MISMATCH:
    "{service} ya no ve la descarga: su categoría en el cliente de descarga ha cambiado.",
  NOT_TRACKED_BY_ARR: ({ service, isDownloaded }) =>
    isDownloaded
      ? `Descargado, pero ${service} ya no sigue la descarga y no la importará.`
      : `Aún se está descargando, pero ${service} ya no sigue la descarga.`,
  NO_METADATA: "La descarga no ha empezado: ningún par ha enviado aún sus metadatos.",
  FETCHING_METADATA: "La descarga empieza en cuanto un par envíe sus metadatos.",
  STALLED: "La descarga está parada: nadie ofrece las partes que faltan en este momento.",
  NOT_RECEIVING: "La descarga no está recibiendo datos en este momento.",
  PAUSED: ({ cause }) => PAUSED[cause ?? "none"],
  QUEUED_IN_CLIENT: "La descarga está en cola detrás de otras descargas.",
  PATH_MISMATCH: "Descargado, pero {service} no puede acceder a la carpeta de la descarga.",
  IMPORT_BLOCKED: ({ cause }) => BLOCKED[cause],
  IMPORT_WAITS: ({ service, cause }) =>
    cause === "title"
      ? `Descargado.\n${service} espera el título del episodio antes de importar.`
      : "Descargado y aún descomprimiéndose.",
  IMPORT_OVERDUE: "Descargado, pero {service} no ha importado el archivo.",
  IMPORT_SLOW: "{service} lleva mucho tiempo importando el archivo.",
  FILE_MISSING: "Falta el archivo.\nQuizá su disco esté desconectado en este momento.",
  LOST_BY_LIBRARY: "{service} ya no muestra el título, aunque el archivo existe.",
  ANIDB_BANNED:
    "AniDB no responde a {service} durante unas horas, así que hasta entonces no se puede identificar ningún archivo.",
  SHOKO_PAUSED: "{service} está en pausa, así que el archivo no se identifica.",
  UNRECOGNISED_FILE:
    "El archivo aún no está identificado.\nQuizá AniDB aún no conozca este lanzamiento.",
  HASHING: "{service} aún está leyendo el archivo: es grande, u otros archivos van antes.",
  ASKING_ANIDB: "{service} ha leído el archivo y espera la respuesta de AniDB.",
  NOT_SEEN_BY_SHOKO: "El archivo existe, pero {service} no lo ha detectado.",
  SCAN_RUNNING: "{service} está analizando sus carpetas y encontrará el archivo.",
  LIBRARY_EMPTY:
    "{service} no muestra ningún título en este momento; quizá sus discos estén desconectados.",
  FILE_DIFFERS: "{service} muestra un archivo en este lugar, pero su tamaño difiere del importado.",
  NOT_IN_LIBRARY: ({ service, isMatched }) =>
    isMatched
      ? `El archivo fue identificado, pero ${service} aún no lo muestra.`
      : `El archivo existe, pero ${service} aún no lo muestra.`,
  WAITING_FOR_APPROVAL: "La solicitud está pendiente de aprobación.",
  NOT_MONITORED: "La monitorización está desactivada, así que nada está buscando el título.",
  NEVER_REACHED_ARR:
    "Aprobada, pero la solicitud nunca llegó a {service}: aún nada está buscando el título.",
  SEASONS_NOT_SENT: ({ service, manager, seasons }) =>
    seasons.length === 1
      ? `La temporada ${seasons[0]} se añadió después de la aprobación, y ${manager} no la ha enviado a ${service}.`
      : `Las temporadas ${listNumbers(seasons)} se añadieron después de la aprobación, y ${manager} no las ha enviado a ${service}.`,
  NO_EPISODES_YET: ({ service, seasons }) => {
    if (seasons.length === 0) return `${service} aún no tiene episodios.`;
    return seasons.length === 1
      ? `${service} aún no tiene episodios de la temporada ${seasons[0]}.`
      : `${service} aún no tiene episodios de las temporadas ${listNumbers(seasons)}.`;
  },
  CLIENT_UNAVAILABLE: ({ hasRelease }) =>
    hasRelease
      ? "Se encontró un lanzamiento, pero no se puede conectar con el cliente de descarga."
      : "No se puede conectar con el cliente de descarga, así que no se puede descargar nada.",
  DELAYED: "Se encontró un lanzamiento y se retiene un tiempo, por si aparece uno mejor.",
  QUALITY_BELOW_REQUEST: "Solicitado en 4K; por ahora solo está disponible {quality}.",
  INDEXERS_UNAVAILABLE:
    "{service} no puede conectar con ninguno de sus indexadores, así que no se puede encontrar ningún lanzamiento.",
  ALL_REFUSED: ({ service, count }) =>
    forms(
      count,
      `${service} encontró un lanzamiento y lo rechazó.`,
      `${service} encontró # lanzamientos y los rechazó todos.`,
    ),
  NOTHING_FOUND: "Ningún indexador ofrece un lanzamiento en este momento.",
  STILL_SEARCHING: "{service} está buscando un lanzamiento y aún no ha aceptado ninguno.",
  NOT_RELEASED: ({ isDated }) =>
    isDated ? "Aún sin estrenar." : "Aún sin estrenar; no se conoce la fecha de estreno.",
  NOT_AIRED: ({ isDated }) =>
    isDated ? "Aún sin emitir." : "Aún sin emitir; no se conoce la fecha de emisión.",
  SERVICE_UNREACHABLE:
    "No se puede conectar con {service}, así que esto puede estar desactualizado.",
};

const BLOCKED = {
  "no-space": "Descargado, pero la biblioteca no tiene espacio libre.",
  "no-permission": "Descargado, pero no se puede escribir en la carpeta de la biblioteca.",
  sample: "Descargado, pero el archivo es solo una muestra.",
  "sample-or-archive":
    "Descargado, pero solo contiene una muestra o un archivo comprimido que no se puede descomprimir.",
  "maybe-sample":
    "Descargado, pero no está claro si el archivo es solo una muestra; impórtalo a mano.",
  "no-upgrade": "Descargado, pero el archivo no es mejor que el de la biblioteca.",
  "no-video": "Descargado, pero la descarga no contiene ningún vídeo que se pueda importar.",
  "unclear-name": "Descargado, pero su nombre no identifica el título; impórtalo a mano.",
  other: "Descargado, pero se rechazó la importación; impórtalo a mano.",
};

const PAUSED = {
  encrypted: "La descarga está en pausa: su archivo está cifrado y necesita una contraseña.",
  duplicate: "La descarga está en pausa: el cliente la considera un duplicado de otra anterior.",
  none: "La descarga está en pausa.",
};

export const problemWords: Translation<typeof english.problemWords> = {
  unreachableSince:
    "No se puede conectar con {service} desde {time}, así que esto puede estar desactualizado.",
  airs: "se emite {day}",
  comesOut: "se estrena {day}",
  nextSearchAnyMoment: "próxima búsqueda en cualquier momento",
  endsAnyMoment: "termina en cualquier momento",
  forAnother: "durante {time} más",
  nextSearch: "próxima búsqueda {time}",
  until: "hasta {time}",
  allEpisodes: "Los {count} episodios",
  since: "desde {time}",
  technicalDetails: "Detalles técnicos",
  openInService: "Abrir en el servicio",
};
