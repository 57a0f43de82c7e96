import type { Translation } from "../area.ts";
import type * as english from "../words/people.ts";

export const peopleText: Translation<typeof english.peopleText> = {
  intro: "Todas las personas que pueden iniciar sesión, y lo que pueden ver.",
  purpose: "Solo un administrador puede ver las personas",
  invite: "Invitar",
  inviteSomebody: "Invitar a alguien",
  inviteHint:
    "Una invitación es para personas sin cuenta en Jellyfin, Emby, Seerr o tu proveedor de OpenID: eligen aquí un nombre y una contraseña. Las demás inician sesión con la cuenta que tienen.",
  createInvitation: "Crear invitación",
  sendLink:
    "Envía este enlace a una persona. Funciona una vez, hasta {day}, le da el rol de {role} y solo se muestra ahora.",
  invitation: "Invitación",
  invitationFor: "la invitación para el rol de {role}",
  createdBy: "Creada {time} por {name}",
  created: "Creada {time}",
  expires: "caduca {day}",
  revokeInvitation: "Revocar invitación",
  openInvitations: "Invitaciones abiertas",
  openInvitationsHint: "Quien tenga uno de estos enlaces puede crear una cuenta con él, una vez.",
  name: "Nombre",
  role: "Rol",
  roleFollows:
    "Hasta ahora el rol sigue los permisos de Jellyfin o Seerr. El que elijas aquí se mantiene.",
  ownRole: "Es tu propio rol: pierdes lo que solo los administradores pueden ver y hacer.",
  save: "Guardar",
  cannotSignIn: "Esta persona no puede iniciar sesión. Sus solicitudes se siguen como antes.",
  disableHint: "Al desactivar terminan enseguida todas las sesiones y tokens. Se puede deshacer.",
  disable: "Desactivar",
  enable: "Activar",
  didWhat: "Lo que hizo esta persona, y los inicios de sesión que se le denegaron.",
  auditLog: "Registro de auditoría",
  you: "tú",
  noSignIn: "Sin forma de iniciar sesión",
  disabled: "Desactivada",
  neverHere: "Nunca ha entrado",
  lastHere: "Última visita {time}",
  manage: "Gestionar",
  manageOf: "Gestionar a {name}",
  removeHint:
    "Al eliminar se quitan las sesiones, los tokens, las solicitudes seguidas y los enlaces compartidos.",
  removeButton: "Eliminar…",
  removeQuestion: "¿Eliminar a {name}?",
  removeConsequence:
    "Sus sesiones, tokens, solicitudes seguidas y enlaces compartidos desaparecen para siempre; las solicitudes se quedan. Quien vuelva a iniciar sesión con Jellyfin, Seerr u OpenID Connect regresa como una persona nueva: para impedir la entrada a alguien, desactiva su cuenta.",
  remove: "Eliminar",
  keep: "Conservar",
};
