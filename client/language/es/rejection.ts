import type { Translation } from "../area.ts";
import type * as english from "../words/rejection.ts";

export const rejections: Translation<typeof english.rejections> = {
  FILE_IS_AS_GOOD: ({ existing }) =>
    `El archivo de la biblioteca es igual de bueno o mejor${inBrackets(existing)}. Puede que se rechace la importación de este.`,
  UPGRADE_NOT_ALLOWED: ({ profile }) =>
    `El perfil de calidad${profile === null ? "" : ` «${profile}»`} no reemplaza lo que hay. Puede que se rechace la importación de este.`,
  FILE_HAS_MORE_EPISODES: "El archivo de la biblioteca contiene más episodios que este.",
  QUEUED_IS_AS_GOOD: ({ queued }) =>
    `Ya se está descargando un lanzamiento igual de bueno o mejor${inBrackets(queued)}.`,
  GRABBED_BEFORE: ({ grabbed }) =>
    `Ya se obtuvo antes un lanzamiento igual de bueno o mejor${inBrackets(grabbed)}.`,
  IMPORTED_BEFORE: "El mismo lanzamiento ya se importó antes.",
  QUALITY_UNWANTED: "El perfil de calidad no quiere {quality}.",
  SCORE_TOO_LOW:
    "Su puntuación de formato personalizado es {score}; el perfil de calidad quiere al menos {minimum}.",
  LANGUAGE_UNWANTED: "Su idioma es {found}; el perfil de calidad quiere {wanted}.",
  TERM_MISSING: "Su nombre no contiene ninguno de los términos requeridos: {terms}.",
  TERM_IGNORED: "Su nombre contiene términos que deben ignorarse: {terms}.",
  TOO_LARGE: "Es mayor de lo permitido: {size}, el límite es {limit}.",
  TOO_SMALL:
    "Es menor de lo esperado: {size}, lo habitual es al menos {limit}. Puede estar incompleto o ser de mala calidad.",
  SIZE_UNCHECKED: "No se puede comprobar su tamaño, porque no se conoce la duración.",
  FEW_SEEDERS:
    "Solo {seeders} de al menos {minimum} personas lo comparten. La descarga puede tardar mucho o no terminar nunca.",
  TOO_OLD:
    "Es más antiguo que los archivos que conserva el servidor de Usenet. Pueden faltar partes.",
  TOO_NEW: "Tiene {minutes} minutos y se obtiene solo después de {minimum} minutos.",
  BETTER_MAY_COME:
    "El perfil de retraso lo retiene, por si aparece un lanzamiento mejor. Se obtiene solo más tarde.",
  NOT_OUT_YET_FOR_ARR: "Apareció antes de la fecha de estreno. Puede ser falso o una grabación.",
  PACK_INCOMPLETE: "Es una temporada completa, aunque aún no se han emitido todos los episodios.",
  PACK_UNWANTED: "Contiene más que los episodios que se buscaban.",
  PACK_REQUIRED: "Tiene un solo episodio; aquí se prefieren temporadas completas.",
  REVISION_UNWANTED: "Es una versión corregida, y aquí no se quieren.",
  GROUP_DIFFERS: "No es del grupo cuyo lanzamiento está en la biblioteca.",
  NOT_MONITORED_IN_ARR: "El título no está monitorizado.",
  TAGS_DIFFER: "El indexador no es para títulos con estas etiquetas.",
  PROTOCOL_OFF: "Las descargas de este tipo están desactivadas para este título.",
  INDEXER_FLAGS_MISSING: "El indexador no lo marca con los indicadores requeridos.",
  SUBTITLES_BURNED_IN: "Sus subtítulos son parte de la imagen y no se pueden desactivar.",
  RAW_DISC: "Es un disco sin procesar, que la mayoría de los reproductores no puede reproducir.",
  ONLY_SAMPLE: "Es solo una muestra.",
  ON_BLOCKLIST: "Está en la lista de bloqueos: falló antes o una persona lo rechazó.",
  OTHER_TITLE: "Su nombre pertenece a otro título.",
  OTHER_EPISODE: ({ episode }) => `Por su nombre, no es lo que se buscaba${inBrackets(episode)}.`,
  NAME_UNREADABLE: "Su nombre no se puede leer. Indica tú lo que contiene.",
  TITLE_UNKNOWN: "Su nombre no corresponde a ningún título conocido. Indica tú lo que contiene.",
  EPISODE_UNKNOWN: "Su nombre no indica sus episodios. Indica tú cuáles son.",
  SPACE_TOO_SMALL: "No hay suficiente espacio libre para él.",
  INDEXER_PAUSED: "Su indexador ha fallado repetidamente y está en pausa por un tiempo.",
  OTHER_REASON: "{words}",
};

function inBrackets(words: string | null): string {
  return words === null ? "" : ` (${words})`;
}
