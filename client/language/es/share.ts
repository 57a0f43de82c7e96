import type { Translation } from "../area.ts";
import { createTwoForms } from "../plural.ts";
import type * as english from "../words/share.ts";

const forms = createTwoForms("es");

export const sharedStates: Translation<typeof english.sharedStates> = {
  UNRELEASED: "Aún sin estrenar",
  REQUESTED: "Pendiente de aprobación",
  APPROVED: "Buscándose",
  GRABBING: "Encontrado, la descarga empezará pronto",
  DOWNLOADING: "Descargando",
  DOWNLOADED: "Descargado, pronto se añadirá a la biblioteca",
  IMPORTING: "Añadiéndose a la biblioteca",
  ANIME_MATCHING: "Identificándose",
  AVAILABLE: "Listo para ver",
  UNAIRED: "Aún sin emitir",
  DECLINED: "La solicitud fue rechazada",
  FAILED: "La descarga falló y aún no se ha encontrado nada más",
  DELETED: "Eliminado de la biblioteca",
};

export const shareText: Translation<typeof english.shareText> = {
  sharedRequest: "Solicitud compartida",
  share: "Compartir",
  shareTitle: "Compartir {title}",
  intro:
    "Quien tenga el enlace ve dónde está esta solicitud, en directo y sin iniciar sesión. No ve nombres, ni servicios, ni nada más del tracker.",
  worksFor: "El enlace funciona durante",
  days: ({ count }) => forms(count, "# día", "# días"),
  untilRevoked: "Hasta revocarlo",
  createLink: "Crear enlace",
  links: "Enlaces",
  worksUntilRevoked: "funciona hasta que se revoque",
  expired: "caducado",
  worksUntil: "funciona hasta {day}",
  neverOpened: "aún sin abrir",
  opened: "abierto {time}",
  facts: "Creado {created}, {expiry}, {opened}",
  addressGone: "La dirección ya no se puede mostrar: se reemplazó la clave del tracker.",
  linkTo: "Enlace a {title}",
  badge: "Insignia",
  send: "Enviar",
  revoke: "Revocar",
  whereItIs: "Dónde está",
  nextEpisode: "próximo episodio {day}",
  comesOut: "se estrena {day}",
  notValid: "Enlace no válido",
  revoked: "Este enlace fue revocado o ha caducado",
  doesNotWork: "Este enlace no funciona",
  revokedHint: "Fue revocado, ha caducado o la dirección no está completa.",
  notShared: "Lo que se mostraba aquí ya no se comparte.",
  askForNew: "Quien te lo envió puede crear uno nuevo.",
  open: "Abrir en Status Tracker",
};
