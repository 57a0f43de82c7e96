import type { Translation } from "../area.ts";
import { createTwoForms } from "../plural.ts";
import type * as english from "../words/finding.ts";

const forms = createTwoForms("es");

export const findings: Translation<typeof english.findings> = {
  SERVICE_UNANSWERED:
    "{service} no responde como debería: {cause}. Comprueba que está en marcha, y su URL en Servicios.",
  SERVICE_REFUSES_KEY:
    "{service} rechaza la clave de API o los datos de acceso del tracker. Introduce los correctos en Servicios.",
  VERSION_TOO_OLD: "{service} {version} es demasiado antiguo. Actualízalo a {oldest} o posterior.",
  RIGHTS_TOO_FEW:
    "La clave de {service} no es de un administrador. Introduce la de uno en Servicios.",
  HOOK_ABSENT:
    "{service} no envía webhooks al tracker, así que las novedades llegan tarde. Registra el webhook.",
  HOOK_ELSEWHERE: ({ service, host }) =>
    `${service} envía sus webhooks a ${host ?? "otra dirección"}, no al tracker. Registra el webhook en Servicios; el tracker puede reenviar los mensajes.`,
  HOOK_SECRET_WRONG:
    "El webhook de {service} tiene un secreto incorrecto, así que el tracker rechaza sus mensajes. Registra de nuevo el webhook.",
  HOOK_UNHEARD:
    "{service} no puede enviar webhooks al tracker: {cause}. Comprueba la dirección con la que {service} llega al tracker.",
  NO_CLIENT:
    "{service} no tiene ningún cliente de descargas activado. Añade uno en {service}, en Settings → Download Clients.",
  DOWNLOADS_UNSEEN:
    "{service} no ve la carpeta en la que descarga {client}: {folder}. Móntala ahí en {service} o añade un Remote Path Mapping.",
  MAPPING_FOR_NOBODY:
    "Un Remote Path Mapping de {service} es para el host {host}, que no tiene ningún cliente de descargas. Escribe el host exactamente como en el cliente.",
  MAPPING_NOWHERE:
    "Un Remote Path Mapping de {service} lleva a una carpeta que no existe: {folder}. Corrige la ruta local.",
  CATEGORY_ABSENT:
    "{service} usa la categoría {category}, que no existe en {client}. Añádela en {client}.",
  CATEGORY_SHARED:
    "{service} y {other} usan la misma categoría en {client}: {category}. Da a cada uno la suya; si no, cada uno toma por suyas las descargas del otro.",
  FILES_COPIED:
    "{service} copia los archivos en vez de crear enlaces duros, lo que lleva tiempo y ocupa el doble. Activa Use Hardlinks instead of Copy en {service}, en Settings → Media Management.",
  OTHER_DISK:
    "{service} no puede crear enlaces duros de {folder} a {root}: están en sistemas de archivos distintos. Monta una carpeta que contenga ambas.",
  ROOT_ABSENT:
    "{service} no puede acceder a su carpeta raíz {root}. Comprueba que el disco está montado, y los permisos.",
  ROOT_FULL:
    "Solo quedan {gigabytes} GB libres en {root}, una carpeta raíz de {service}. Libera espacio.",
  ROOT_OUTSIDE_LIBRARY:
    "Ninguna biblioteca de {library} contiene {root}, una carpeta raíz de {service}. Añade la carpeta a una biblioteca en {library}.",
  ROOT_OUTSIDE_MATCHER:
    "{matcher} no vigila {root}, una carpeta raíz de {service} con anime. Añade la carpeta en {matcher}.",
  CLOCK_OFF: ({ service, minutes, isAhead }) =>
    `El reloj de ${service} va ${forms(minutes, "# minuto", "# minutos")} ${isAhead ? "adelantado" : "atrasado"} respecto al del tracker. Sincroniza los dos relojes.`,
  CSRF_ON:
    "{service} rechaza los cambios por API porque su protección CSRF está activada. Desactívala en {service}, en Ajustes → Red.",
  NOTICES_REFUSED:
    "{service} envía notificaciones a {library} {version}, que ya no las acepta. Desactiva Send Notifications en la conexión con {library}, en {service}, en Settings → Connect.",
  ADDRESS_SILENT:
    "La URL externa de {service} no responde al tracker: {host}. Compruébala en Servicios.",
  TRACKER_ADDRESS_SILENT:
    "El tracker no responde en su propia dirección, PUBLIC_URL: {host}. Comprueba el ajuste y el proxy inverso.",
  DATABASE_DAMAGED:
    "La base de datos del tracker está dañada: {cause}. Restaura la última copia de seguridad buena.",
  DATA_DISK_FULL:
    "Solo quedan {megabytes} MB libres en el disco con los datos del tracker. Libera espacio.",
  CHECK_TOO_SLOW: "{service} no se comprobó hasta el final: responde demasiado despacio.",
  SET_UP_UNTOLD: "Algunas carpetas y ajustes de {service} no se comprobaron: no los indica.",
  CLOCK_UNTOLD: "El reloj de {service} no se comprobó: no indica su hora.",
  HOOK_UNTOLD: "El webhook de {service} no se comprobó: no indica sus webhooks.",
  HOOK_ADDRESS_UNKNOWN:
    "El webhook de {service} no se comprobó: el tracker no lo registró y no conoce su propia dirección allí.",
  TRACKER_STOPPED: "No se pidió un mensaje de prueba a {service}: el tracker no está en marcha.",
  CLIENT_UNKNOWN:
    "Lo que {service} descarga con {client} no se comprobó: el tracker no está conectado a él.",
  FOLDER_UNTOLD: "No se comprobó si {service} ve {folder}: no muestra ese lugar.",
  FOLDERS_DIFFER:
    "No se comprobó si {other} contiene {root} de {service}: ven sus carpetas con rutas distintas.",
};
