import type { Translation } from "../area.ts";
import { createTwoForms } from "../plural.ts";
import type * as english from "../words/service-note.ts";

const forms = createTwoForms("es");

export const serviceNotes: Translation<typeof english.serviceNotes> = {
  ANIDB_BAN: ({ until, missing }) =>
    `AniDB ha bloqueado esta dirección${until === null ? "" : ` hasta ${until}`}: ${MISSING[missing]}`,
  ANIDB_SUSPENDED: ({ cause, missing }) =>
    `Las consultas a AniDB están retenidas (${cause}): ${MISSING[missing]}`,
  MATCHER_QUEUE_PAUSED: "La cola de Shoko está en pausa: no se lee ni se reconoce ningún archivo",
  MATCHER_JOBS_BLOCKED: ({ count, total }) =>
    forms(
      count,
      `# de ${total} tareas en la cola de Shoko no puede ejecutarse ahora`,
      `# de ${total} tareas en la cola de Shoko no pueden ejecutarse ahora`,
    ),
  MATCHER_JOBS_WAIT: ({ count }) =>
    forms(count, "# tarea espera en la cola de Shoko", "# tareas esperan en la cola de Shoko"),
  FILES_TO_HASH: ({ count }) =>
    forms(count, "# archivo espera a ser leído", "# archivos esperan a ser leídos"),
  MATCHER_SEES_NO_FILES: "No hay ninguna carpeta configurada en Shoko: no ve ningún archivo",
  LIBRARY_SCAN_RUNS: "Hay un escaneo de la biblioteca en curso ({percent} %)",
  EXPERIMENTAL: "Experimental: no verificado con un servidor real",
  LIBRARY_LOGIN_REFUSED:
    "Se rechazó el nombre de usuario o la contraseña: los cambios de la biblioteca solo se encuentran consultándola",
  KEY_OF_NO_ADMIN:
    "La clave no pertenece a un administrador: los escaneos de la biblioteca no se pueden seguir ni iniciar",
  SESSION_SHARED:
    "Todos los programas con esta clave de API comparten una sesión. Si Sonarr o Radarr usan la misma clave, configura aquí un nombre de usuario y una contraseña.",
  SERVICE_RESPONDS: ({ service, version, name }) =>
    `${service} ${version} responde${name === null ? "" : ` («${name}»)`}.`,
  SERVICE_REPORTS: "{service}: {cause}.",
  LOGIN_INCORRECT: "El nombre de usuario o la contraseña no son correctos.",
  API_KEY_INCORRECT: "La clave de API no es correcta.",
  NO_RESPONSE_IN_TIME: "El servicio no respondió a tiempo.",
  HOST_UNRESOLVED: "Este nombre de host no se puede resolver.",
  CERTIFICATE_DOUBTFUL:
    "El certificado de esta URL no es de confianza. Si es tuyo, acepta los certificados autofirmados.",
  HTTPS_UNSUPPORTED: "Esta URL no admite https. Prueba con http.",
  NOTHING_RESPONDS: "Nada responde en esta URL.",
  URL_REDIRECTS: "Esta URL redirige a otra. Introduce la URL final, con https y su ruta.",
  OTHER_APP_RESPONDS:
    "En esta URL responde otra aplicación, no {service}. Comprueba el puerto y la ruta.",
  WEB_PAGE_RESPONDS: "La respuesta no es de {service}, sino una página web.",
  DATA_UNEXPECTED: "La respuesta no es de {service}, sino datos inesperados.",
  RESPONSE_TOO_LARGE: "La respuesta no es de {service}: es demasiado grande.",
  SERVICE_BUSY: "{service} recibió demasiadas llamadas. Inténtalo de nuevo en un minuto.",
  SERVICE_CALL_FAILED: "{service} no pudo procesar la llamada. Consulta su registro.",
  SERVICE_CALL_REJECTED: "{service} rechazó la llamada: {cause}.",
  SERVICE_PAUSED: "{service} ha fallado varias veces. Inténtalo de nuevo en un minuto.",
  WEBHOOK_TAKEN: ({ service, host }) =>
    `${service} ya envía sus webhooks a ${host ?? "otra dirección"} y solo admite un webhook.`,
  WEBHOOK_WORKS: "{service} llega a Status Tracker. Su mensaje de prueba ha llegado.",
  WEBHOOK_LOST: "{service} ya no tiene el webhook de Status Tracker: regístralo de nuevo.",
  WEBHOOK_REDIRECTED: ({ service, host }) =>
    `${service} envía ahora sus webhooks a ${host ?? "otra dirección"}.`,
  CALL_AUTH: "se rechazó la clave de API o el inicio de sesión",
  CALL_TIMEOUT: "el servicio no respondió a tiempo",
  CALL_UNREACHABLE: "no se puede contactar con el servicio",
  CALL_NOT_FOUND: "el elemento no existe",
  CALL_RATE_LIMITED: "demasiadas llamadas",
  CALL_BAD_PAYLOAD: "la respuesta no es válida",
  CALL_IMPLAUSIBLE: "el servicio ya no lista ninguno de sus elementos",
  CALL_REDIRECTED: "la URL redirige a otra",
  CALL_TOO_LARGE: "la respuesta es demasiado grande",
  CALL_SERVER_ERROR: "el servicio falló",
  CALL_REFUSED: "el servicio rechazó la llamada",
  CALL_CIRCUIT_OPEN: "las llamadas están en pausa tras varios fallos",
  CALL_CONFLICT: "el estado del servicio no permite la llamada",
};

const MISSING = {
  matches: "mientras tanto no se pueden reconocer archivos",
  series: "mientras tanto no se pueden leer series",
} as const;
