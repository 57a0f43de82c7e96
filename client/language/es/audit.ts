import type { Translation } from "../area.ts";
import type { RefusalCause, RefusedWay } from "../audit.ts";
import { createTwoForms } from "../plural.ts";
import type * as english from "../words/audit.ts";
import { roleOf } from "../words/role.ts";

const forms = createTwoForms("es");

export const audit: Translation<typeof english.audit> = {
  SIGNED_IN: ({ service }) => (service === null ? "Inició sesión" : `Inició sesión con ${service}`),
  SIGN_IN_REFUSED: ({ way, cause, place }) => `${CAUSES[cause]} ${WAYS[way](place)}`,
  MORE_SIGN_INS_REFUSED: "Se denegaron más inicios de sesión, desde muchas direcciones",
  SIGNED_OUT: "Cerró sesión",
  SESSION_ENDED: ({ device }) =>
    device === null ? "Cerró una sesión" : `Cerró una sesión (${device})`,
  OTHER_SESSIONS_ENDED: ({ count }) => forms(count, "Cerró otra sesión", "Cerró otras # sesiones"),
  PASSWORD_CHANGED: "Cambió la contraseña",
  PASSWORD_RESET: "La contraseña de {name} se restableció en el servidor",
  ADMIN_SET_UP: "Configuró el tracker con {name} como primer administrador",
  PERSON_ADDED: ({ name, role }) => `${name} inició sesión por primera vez (rol: ${roleOf(role)})`,
  PEOPLE_JOINED: "{other} y {name} resultaron ser la misma persona",
  PERSON_INVITED: ({ role, until }) =>
    `Creó una invitación para el rol de ${roleOf(role)}${untilWords(until)}`,
  INVITATION_ACCEPTED: ({ name, role }) => `${name} aceptó una invitación (rol: ${roleOf(role)})`,
  INVITATION_REVOKED: ({ role }) => `Revocó una invitación para el rol de ${roleOf(role)}`,
  ROLE_CHANGED: ({ name, from, to, isAutomatic }) =>
    isAutomatic
      ? `${name} tiene ahora el rol de ${roleOf(to)} en lugar de ${roleOf(from)}, según los permisos en un servicio`
      : `Dio a ${name} el rol de ${roleOf(to)} en lugar de ${roleOf(from)}`,
  PERSON_RENAMED: "Cambió el nombre de {before} a {name}",
  PERSON_DISABLED: "Desactivó a {name}",
  PERSON_ENABLED: "Activó a {name}",
  PERSON_REMOVED: "Eliminó a {name}",
  TOKEN_CREATED: ({ name, scope, until }) =>
    `Creó el token «${name}» con el alcance ${scope}${untilWords(until)}`,
  TOKEN_REVOKED: "Revocó el token «{name}»",
  SHARE_LINK_CREATED: ({ title, until }) =>
    `Compartió ${title} mediante un enlace${untilWords(until)}`,
  SHARE_LINK_REVOKED: "Revocó un enlace a {title}",
  FEED_ADDRESS_CREATED: "Creó una dirección secreta para su calendario y sus novedades",
  FEED_ADDRESS_REVOKED: "Revocó la dirección secreta de su calendario y sus novedades",
  WEBHOOK_PASSED_ON: "Los webhooks de {name} se reenvían a {host}",
  WEBHOOK_PASSING_ENDED: "Los webhooks de {name} ya no se reenvían a {host}",
  SERVICE_ADDED: "Añadió el servicio {name}",
  SERVICE_CHANGED: ({ name, fields }) =>
    fields.length === 0
      ? `Cambió el servicio ${name}`
      : `Cambió el servicio ${name}: ${fields.join(", ")}`,
  SERVICE_REMOVED: "Eliminó el servicio {name}",
  WEBHOOK_REGISTERED: "Registró el webhook de {name}",
  SETTING_CHANGED: ({ setting, from, to }) => {
    const name = setting === "followsAdded" ? "títulos sin solicitud" : setting;
    return `Cambió el ajuste «${name}» de ${from} a ${to}`;
  },
  DELETION_REQUESTED: ({ title, hasFiles }) =>
    hasFiles ? `Eliminó ${title} con sus archivos` : `Retiró ${title} y conservó sus archivos`,
  DELETION_CANCELLED: "Canceló la eliminación de {title}",
  DELETION_RETRIED: "Reintentó la eliminación de {title}",
  FULL_SYNC_STARTED: "Inició una sincronización completa",
  REQUEST_SYNCED: "Sincronizó {title}",
  DELIVERY_REPLAYED: ({ service, event }) =>
    event === null
      ? `Reprocesó un webhook de ${service}`
      : `Reprocesó un webhook de ${service}: ${event}`,
  KEY_ROTATED: "La clave de los secretos guardados se reemplazó en el servidor",
  BACKUP_MADE: "Creó la copia de seguridad {name}",
  BACKUP_REMOVED: "Eliminó la copia de seguridad {name}",
  BACKUP_DOWNLOADED: "Descargó la copia de seguridad {name}",
  BACKUP_RESTORE_ORDERED: "Ordenó restaurar la copia de seguridad {name}",
  BACKUP_RESTORED: "La copia de seguridad {name} se restauró",
  LOG_LEVEL_CHANGED: "Cambió el nivel del registro de {from} a {to}",
  CHANNEL_ADDED: "Añadió el canal de notificaciones «{name}»",
  CHANNEL_CHANGED: "Cambió el canal de notificaciones «{name}»",
  CHANNEL_REMOVED: "Eliminó el canal de notificaciones «{name}»",
  HOUSEHOLD_RULES_CHANGED: "Cambió las notificaciones del hogar",
  MAIL_SERVER_CHANGED: ({ host }) =>
    host === null ? "Eliminó el servidor de correo" : `Configuró el servidor de correo ${host}`,
};

const WAYS: Readonly<Record<RefusedWay, (place: string | null) => string>> = {
  password: (place) =>
    place === null ? "un inicio de sesión" : `un inicio de sesión con ${place}`,
  "set-up": () => "una configuración",
  invitation: () => "una invitación",
  oidc: () => "un inicio de sesión con OpenID Connect",
  token: () => "un token",
  webhook: (place) => (place === null ? "un webhook" : `un webhook de ${place}`),
};

const CAUSES: Readonly<Record<RefusalCause, string>> = {
  wrong: "Se denegó",
  delayed: "Se denegó, tras demasiados intentos,",
  disabled: "Se denegó, porque la persona está desactivada,",
};

function untilWords(until: string | null): string {
  return until === null ? "" : `, válido hasta ${until}`;
}

export const auditActions: Translation<typeof english.auditActions> = {
  SEARCH: "Hizo que {service} buscara de nuevo: {title}",
  LOOK_FOR_RELEASES: "Hizo que {service} listara los lanzamientos: {title}",
  GRAB_RELEASE: "Hizo que {service} obtuviera un lanzamiento elegido: {title}",
  BLOCKLIST_AND_SEARCH: "Hizo que {service} bloqueara este lanzamiento y buscara otro: {title}",
  RETRY_IMPORT: "Hizo que {service} importara la descarga de nuevo: {title}",
  RESCAN_SHOKO: "Hizo que {service} consultara AniDB de nuevo: {title}",
  SCAN_SHOKO: "Hizo que {service} analizara su carpeta: {title}",
  LINK_IN_SHOKO: "Hizo que {service} vinculara el archivo con un episodio: {title}",
  SCAN_LIBRARY: "Hizo que {service} analizara la biblioteca: {title}",
  REFRESH: "Hizo que {service} actualizara el título: {title}",
  MONITOR: "Hizo que {service} monitorizara el título: {title}",
  RAISE_PRIORITY: "Hizo que {service} cargara este primero: {title}",
  RESTORE_PRIORITY: "Hizo que {service} restaurara el orden de las descargas: {title}",
  RETRY_REQUEST: "Hizo que {service} enviara la solicitud de nuevo: {title}",
  APPROVE: "Aprobó la solicitud: {title}",
  DECLINE: "Rechazó la solicitud: {title}",
  CONFIRM_GONE: "Confirmó que el archivo ha desaparecido: {title}",
};

export const auditText: Translation<typeof english.auditText> = {
  stranger: "Desconocido",
  server: "El servidor",
  byToken: "{actor}, con el token «{token}»",
  title: "Registro de auditoría",
  intro: "Quién hizo qué, cuándo y desde dónde.",
  purpose: "Solo un administrador puede ver el registro de auditoría",
  all: "Todo",
  refused: "Denegado",
  filter: "Filtrar el registro de auditoría",
  onePerson: "Solo una persona: mostrar todas",
  times: "{count} veces, la última {time}",
  nothing: "No se registró nada",
  nothingHint:
    "Aquí aparecen los inicios de sesión, los cambios de personas, tokens, servicios y ajustes, y lo que las personas hacen con las solicitudes.",
  showEverything: "Mostrar todo",
};
