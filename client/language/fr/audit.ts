import type { Translation } from "../area.ts";
import type { RefusalCause, RefusedWay } from "../audit.ts";
import { createTwoForms } from "../plural.ts";
import type * as english from "../words/audit.ts";
import { roleOf } from "../words/role.ts";

const forms = createTwoForms("fr");

export const audit: Translation<typeof english.audit> = {
  SIGNED_IN: ({ service }) =>
    service === null ? "S’est connecté" : `S’est connecté avec ${service}`,
  SIGN_IN_REFUSED: ({ way, cause, place }) => `${WAYS[way](place)} ${CAUSES[cause]}`,
  MORE_SIGN_INS_REFUSED: "D’autres connexions depuis de nombreuses adresses ont été refusées",
  SIGNED_OUT: "S’est déconnecté",
  SESSION_ENDED: ({ device }) =>
    device === null ? "A fermé une session" : `A fermé une session (${device})`,
  OTHER_SESSIONS_ENDED: ({ count }) =>
    forms(count, "A fermé une autre session", "A fermé # autres sessions"),
  PASSWORD_CHANGED: "A changé le mot de passe",
  PASSWORD_RESET: "Le mot de passe de {name} a été réinitialisé sur le serveur",
  ADMIN_SET_UP: "A configuré le tracker avec {name} comme premier administrateur",
  PERSON_ADDED: ({ name, role }) =>
    `${name} s’est connecté pour la première fois (rôle : ${roleOf(role)})`,
  PEOPLE_JOINED: "{other} et {name} se sont révélés être une seule personne",
  PERSON_INVITED: ({ role, until }) =>
    `A créé une invitation pour le rôle ${roleOf(role)}${untilWords(until)}`,
  INVITATION_ACCEPTED: ({ name, role }) =>
    `${name} a accepté une invitation (rôle : ${roleOf(role)})`,
  INVITATION_REVOKED: ({ role }) => `A révoqué une invitation pour le rôle ${roleOf(role)}`,
  ROLE_CHANGED: ({ name, from, to, isAutomatic }) =>
    isAutomatic
      ? `${name} a maintenant le rôle ${roleOf(to)} au lieu de ${roleOf(from)}, selon les droits dans un service`
      : `A donné à ${name} le rôle ${roleOf(to)} au lieu de ${roleOf(from)}`,
  PERSON_RENAMED: "A renommé {before} en {name}",
  PERSON_DISABLED: "A désactivé {name}",
  PERSON_ENABLED: "A activé {name}",
  PERSON_REMOVED: "A supprimé {name}",
  TOKEN_CREATED: ({ name, scope, until }) =>
    `A créé le jeton « ${name} » avec la portée ${scope}${untilWords(until)}`,
  TOKEN_REVOKED: "A révoqué le jeton « {name} »",
  SHARE_LINK_CREATED: ({ title, until }) => `A partagé ${title} par un lien${untilWords(until)}`,
  SHARE_LINK_REVOKED: "A révoqué un lien vers {title}",
  FEED_ADDRESS_CREATED: "A créé une adresse secrète pour son calendrier et ses nouveautés",
  FEED_ADDRESS_REVOKED: "A révoqué l’adresse secrète de son calendrier et de ses nouveautés",
  WEBHOOK_PASSED_ON: "Les webhooks de {name} sont transmis à {host}",
  WEBHOOK_PASSING_ENDED: "Les webhooks de {name} ne sont plus transmis à {host}",
  SERVICE_ADDED: "A ajouté le service {name}",
  SERVICE_CHANGED: ({ name, fields }) =>
    fields.length === 0
      ? `A modifié le service ${name}`
      : `A modifié le service ${name} : ${fields.join(", ")}`,
  SERVICE_REMOVED: "A supprimé le service {name}",
  WEBHOOK_REGISTERED: "A enregistré le webhook de {name}",
  SETTING_CHANGED: ({ setting, from, to }) => {
    const name = setting === "followsAdded" ? "titres sans demande" : setting;
    return `A changé le paramètre « ${name} » de ${from} à ${to}`;
  },
  DELETION_REQUESTED: ({ title, hasFiles }) =>
    hasFiles
      ? `A supprimé ${title} avec ses fichiers`
      : `A retiré ${title} et conservé ses fichiers`,
  DELETION_CANCELLED: "A annulé la suppression de {title}",
  DELETION_RETRIED: "A relancé la suppression de {title}",
  FULL_SYNC_STARTED: "A lancé une synchronisation complète",
  REQUEST_SYNCED: "A synchronisé {title}",
  DELIVERY_REPLAYED: ({ service, event }) =>
    event === null
      ? `A rejoué un webhook de ${service}`
      : `A rejoué un webhook de ${service} : ${event}`,
  KEY_ROTATED: "La clé des secrets enregistrés a été remplacée sur le serveur",
  BACKUP_MADE: "A créé la sauvegarde {name}",
  BACKUP_REMOVED: "A supprimé la sauvegarde {name}",
  BACKUP_DOWNLOADED: "A téléchargé la sauvegarde {name}",
  BACKUP_RESTORE_ORDERED: "A demandé la restauration de la sauvegarde {name}",
  BACKUP_RESTORED: "La sauvegarde {name} a été restaurée",
  LOG_LEVEL_CHANGED: "A changé le niveau du journal de {from} à {to}",
  CHANNEL_ADDED: "A ajouté le canal de notification « {name} »",
  CHANNEL_CHANGED: "A modifié le canal de notification « {name} »",
  CHANNEL_REMOVED: "A supprimé le canal de notification « {name} »",
  HOUSEHOLD_RULES_CHANGED: "A modifié les notifications du foyer",
  MAIL_SERVER_CHANGED: ({ host }) =>
    host === null
      ? "A supprimé le serveur de messagerie"
      : `A défini le serveur de messagerie ${host}`,
};

const WAYS: Readonly<Record<RefusedWay, (place: string | null) => string>> = {
  password: (place) => (place === null ? "Une connexion" : `Une connexion avec ${place}`),
  "set-up": () => "Une configuration",
  invitation: () => "Une invitation",
  oidc: () => "Une connexion avec OpenID Connect",
  token: () => "L’utilisation d’un jeton",
  webhook: (place) =>
    place === null ? "La réception d’un webhook" : `La réception d’un webhook de ${place}`,
};

const CAUSES: Readonly<Record<RefusalCause, string>> = {
  wrong: "a été refusée",
  delayed: "a été refusée après trop de tentatives",
  disabled: "a été refusée : la personne est désactivée",
};

function untilWords(until: string | null): string {
  return until === null ? "" : `, valable jusqu’au ${until}`;
}

export const auditActions: Translation<typeof english.auditActions> = {
  SEARCH: "A relancé la recherche dans {service} : {title}",
  LOOK_FOR_RELEASES: "A fait lister les releases par {service} : {title}",
  GRAB_RELEASE: "A fait récupérer une release choisie par {service} : {title}",
  BLOCKLIST_AND_SEARCH:
    "A fait bloquer cette release et en chercher une autre par {service} : {title}",
  RETRY_IMPORT: "A fait réimporter le téléchargement par {service} : {title}",
  RESCAN_SHOKO: "A fait réinterroger AniDB par {service} : {title}",
  SCAN_SHOKO: "A fait analyser son dossier par {service} : {title}",
  LINK_IN_SHOKO: "A fait associer le fichier à un épisode par {service} : {title}",
  SCAN_LIBRARY: "A fait analyser la bibliothèque par {service} : {title}",
  REFRESH: "A fait actualiser le titre par {service} : {title}",
  MONITOR: "A fait surveiller le titre par {service} : {title}",
  RAISE_PRIORITY: "A fait charger celui-ci en premier par {service} : {title}",
  RESTORE_PRIORITY: "A fait rétablir l’ordre des téléchargements par {service} : {title}",
  RETRY_REQUEST: "A fait renvoyer la demande par {service} : {title}",
  APPROVE: "A approuvé la demande : {title}",
  DECLINE: "A refusé la demande : {title}",
  CONFIRM_GONE: "A confirmé que le fichier a disparu : {title}",
};

export const auditText: Translation<typeof english.auditText> = {
  stranger: "Inconnu",
  server: "Le serveur",
  byToken: "{actor}, avec le jeton « {token} »",
  title: "Journal d’audit",
  intro: "Qui a fait quoi, quand et d’où.",
  purpose: "Seul un administrateur peut voir le journal d’audit",
  all: "Tout",
  refused: "Refusé",
  filter: "Filtrer le journal d’audit",
  onePerson: "Une seule personne : afficher tout le monde",
  times: "{count} fois, la dernière {time}",
  nothing: "Rien n’a été enregistré",
  nothingHint:
    "Les connexions, les modifications de personnes, de jetons, de services et de paramètres, et ce que les personnes font des demandes apparaissent ici.",
  showEverything: "Tout afficher",
};
