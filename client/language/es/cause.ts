import type { Translation } from "../area.ts";
import type * as english from "../words/cause.ts";

export const causes: Translation<typeof english.causes> = {
  OF_SERVICE: "{service}: {cause}",
  KEY_REFUSED: "no se aceptó la clave o el inicio de sesión ({status})",
  NOTHING_AT_PATH: "no encontrado (404)",
  CALLED_TOO_OFTEN: "demasiadas llamadas (429)",
  SERVICE_FAILED_INSIDE: "error interno del servicio ({status})",
  REDIRECTED: "redirigido ({status}); indica la dirección final, con https y su ruta",
  REFUSED_BY_STATUS: "rechazado ({status})",
  WEB_PAGE_ANSWERED:
    "una página web en lugar de JSON (una página de inicio de sesión delante, o falta la ruta)",
  ANSWER_NOT_JSON: "la respuesta no es JSON",
  ANSWER_UNEXPECTED: ({ field }) =>
    field === null
      ? "la respuesta no tiene la forma esperada"
      : `la respuesta no tiene la forma esperada en «${field}»`,
  ANSWER_TOO_LARGE: "la respuesta supera los {bytes} bytes",
  NO_ANSWER_IN_TIME: "sin respuesta en {seconds} s",
  TRACKER_STOPS: "cancelado, Status Tracker se está deteniendo",
  ADDRESS_FORBIDDEN:
    "la dirección es de enlace local o de un servicio de metadatos de nube, que Status Tracker nunca contacta",
  CERTIFICATE_UNTRUSTED:
    "el certificado no es de confianza; si es tuyo, acepta los certificados autofirmados para este servicio",
  UNREACHABLE: "no se puede contactar",
  NOT_ASKED_YET: "aún no se le pudo preguntar",
  ADDRESS_NOT_URL: "la dirección configurada no es una URL",
  KEY_UNSENDABLE: "la clave contiene caracteres que no se pueden enviar",
  PAUSED_AFTER_REFUSAL: "{cause}; por ahora no se vuelve a intentar",
  PAUSED_AFTER_FAILURES: ({ count, cause }) =>
    `por ahora no se vuelve a intentar tras ${count === 1 ? "un fallo" : "varios fallos"}${cause === null ? "" : `; el último: ${cause}`}`,
  CREDENTIALS_LOCKED: "las credenciales se cifraron con otra SECRET_KEY: introdúcelas de nuevo",
  ANSWER_UNREADABLE: "la respuesta no se pudo leer; consulta el registro",
  LIBRARY_TITLES_LOST: "biblioteca poco creíble: faltan {count} de {total} títulos a la vez",
  LIBRARY_EMPTY_NOW: "biblioteca poco creíble: no contiene películas ni series",
  TITLES_REPORTED_MISSING: "indica que faltan {count} de {total} títulos",
  NO_TITLES_LISTED: "no lista ningún título, aunque tenía {count} de los seguidos",
  NO_DOWNLOADS_LISTED: "no lista ninguna descarga, aunque tenía {count} de las seguidas",
  NO_REQUESTS_LISTED: "no lista ninguna solicitud, aunque se siguen {count}",
  REQUESTS_LOST: "faltan {count} de {total} solicitudes a la vez",
  NO_SCAN_TASK: "no hay ninguna tarea que escanee la biblioteca",
  SIGN_IN_NOT_ALLOWED: "el servicio no permite a este usuario iniciar sesión desde aquí",
  QUICK_CONNECT_OFF: "Quick Connect está desactivado",
  TEST_MESSAGE_FAILED: "el mensaje de prueba a {host} falló: {cause}",
  TEST_MESSAGE_UNANSWERED:
    "sin respuesta a tiempo; quizá el servicio no puede llegar a esa dirección",
  TEST_MESSAGE_REFUSED: "Seerr no puede llegar a esa dirección, o fue rechazado",
  TEST_MESSAGE_MISSING:
    "el mensaje de prueba no llegó en {seconds} s; quizá el servicio no puede llegar a {host}",
  OTHER_APP: "la dirección pertenece a otra aplicación, no a {app}",
  EPISODES_UNKNOWN_TO_ARR: "no tiene ninguno de estos episodios",
  COMMAND_WITHOUT_EFFECT: "{command} no tuvo efecto",
  NOT_VERSION_OF: "la respuesta no es una versión de {app}",
  WRONG_WEB_PASSWORD: "contraseña incorrecta de la interfaz web",
  NO_DAEMON_CHOSEN:
    "la interfaz web no está conectada a ningún demonio: elige uno en su gestor de conexiones",
  DAEMON_UNREACHABLE: "la interfaz web no puede llegar al demonio",
  LOGIN_NEEDED: "requiere iniciar sesión, pero no hay nombre de usuario configurado",
  API_KEY_REFUSED: "no se aceptó la clave de API",
  WRONG_LOGIN: "nombre de usuario o contraseña incorrectos",
  WRONG_LOGIN_OR_PORT:
    "nombre de usuario o contraseña incorrectos, o el puerto de la dirección no es aquel en el que escucha qBittorrent",
  ADDRESS_BANNED:
    "qBittorrent ha bloqueado esta dirección tras demasiados inicios de sesión fallidos",
  LOGIN_REFUSED_TOO_OFTEN:
    "el inicio de sesión se rechazó demasiadas veces: corrígelo y guarda el servicio o reinicia Status Tracker",
  LOGIN_REFUSED_BEFORE: "se rechazó el inicio de sesión; en espera del próximo intento",
  CALLS_REFUSED_AFTER_LOGIN: "se rechazan llamadas aunque se aceptó el inicio de sesión",
  ENTRY_UNREADABLE: "no se puede leer una entrada de su lista",
  FILE_FORGOTTEN: "ya no tiene el archivo",
  NO_MATCHER_FOLDER: "no hay ninguna carpeta configurada en Shoko",
  FOLDERS_UNREADABLE: "no se pueden leer las carpetas de Shoko",
  NOT_STARTED_YET: ({ state, words }) =>
    `aún no ha arrancado (${state})${words === null ? "" : `: «${words}»`}`,
  PROVIDER_UNEXPECTED: "el proveedor no responde como se esperaba",
  ONLY_ONE_WEBHOOK:
    "Seerr admite un solo webhook, y va a {host}: registrar Status Tracker lo reemplazaría",
  WEBHOOK_SAVED_DIFFERENTLY: "el webhook guardado difiere del enviado: ajusta su plantilla a mano",
  RESENT_ONLY_ON_CHANGE:
    "Seerr solo reenvía una solicitud aprobada si cambian su servidor, perfil o carpeta; edita la solicitud allí",
  LENGTH_UNKNOWN: "la lista no indica su longitud",
  DOWNLOAD_NOT_THERE: "no tiene la descarga",
  EPISODE_NOT_OF_TITLE: "no tiene ese episodio de este título",
  LEFT_QUEUE: "la descarga ya no está en la cola",
  NOTHING_TO_IMPORT: "no se encontró ningún archivo que se pueda importar",
  CSRF_PROTECTED:
    "la protección CSRF está activada y rechaza todo cambio de otro programa. En Seerr, desactiva «Enable CSRF Protection» en Settings → Network y reinícialo",
  ANIDB_RATE_LIMITED: "AniDB pidió menos consultas",
  ANIDB_SERVER_ERRORS: "AniDB responde con errores",
  ANIDB_OVERLOADED: "AniDB está sobrecargado",
  ANIDB_LOGIN_REFUSED: "AniDB rechaza el nombre de usuario o la contraseña",
  ANIDB_SESSION_ENDED: "la sesión con AniDB ha terminado",
  ANIDB_MAINTENANCE: "AniDB está en mantenimiento",
  NO_REASON_GIVEN: "no se indica el motivo",
  FOLDERS_UNREACHABLE: ({ folders }) =>
    `no se limpia nada mientras no se pueda llegar a ${folders.join(", ")}: se olvidarían también otros archivos`,
};
