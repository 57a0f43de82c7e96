import type { Translation } from "../area.ts";
import type { RefusalCause, RefusedWay } from "../audit.ts";
import { createTwoForms } from "../plural.ts";
import type * as english from "../words/audit.ts";
import { roleOf } from "../words/role.ts";

const forms = createTwoForms("de");

export const audit: Translation<typeof english.audit> = {
  SIGNED_IN: ({ service }) => (service === null ? "Angemeldet" : `Mit ${service} angemeldet`),
  SIGN_IN_REFUSED: ({ way, cause, place }) => `${WAYS[way](place)} ${CAUSES[cause]}`,
  MORE_SIGN_INS_REFUSED: "Weitere Anmeldungen von vielen Adressen wurden verweigert",
  SIGNED_OUT: "Abgemeldet",
  SESSION_ENDED: ({ device }) =>
    device === null ? "Eine Sitzung beendet" : `Eine Sitzung beendet (${device})`,
  OTHER_SESSIONS_ENDED: ({ count }) =>
    forms(count, "Eine andere Sitzung beendet", "# andere Sitzungen beendet"),
  PASSWORD_CHANGED: "Das Passwort geändert",
  PASSWORD_RESET: "Das Passwort von {name} wurde auf dem Server zurückgesetzt",
  ADMIN_SET_UP: "Den Tracker mit {name} als erstem Admin eingerichtet",
  PERSON_ADDED: ({ name, role }) =>
    `${name} hat sich zum ersten Mal angemeldet (Rolle: ${roleOf(role)})`,
  PEOPLE_JOINED: "{other} und {name} erwiesen sich als dieselbe Person",
  PERSON_INVITED: ({ role, until }) =>
    `Einladung für die Rolle ${roleOf(role)} erstellt${untilWords(until)}`,
  INVITATION_ACCEPTED: ({ name, role }) =>
    `${name} hat eine Einladung angenommen (Rolle: ${roleOf(role)})`,
  INVITATION_REVOKED: ({ role }) => `Eine Einladung für die Rolle ${roleOf(role)} widerrufen`,
  ROLE_CHANGED: ({ name, from, to, isAutomatic }) =>
    isAutomatic
      ? `${name} hat jetzt die Rolle ${roleOf(to)} statt ${roleOf(from)}, wie es die Rechte in einem Dienst besagen`
      : `${name} die Rolle ${roleOf(to)} statt ${roleOf(from)} gegeben`,
  PERSON_RENAMED: "{before} in {name} umbenannt",
  PERSON_DISABLED: "{name} deaktiviert",
  PERSON_ENABLED: "{name} aktiviert",
  PERSON_REMOVED: "{name} entfernt",
  TOKEN_CREATED: ({ name, scope, until }) =>
    `Das Token „${name}“ mit dem Umfang ${scope} erstellt${untilWords(until)}`,
  TOKEN_REVOKED: "Das Token „{name}“ widerrufen",
  SHARE_LINK_CREATED: ({ title, until }) => `${title} mit einem Link geteilt${untilWords(until)}`,
  SHARE_LINK_REVOKED: "Einen Link zu {title} widerrufen",
  FEED_ADDRESS_CREATED: "Eine geheime Adresse für Kalender und Neuigkeiten erstellt",
  FEED_ADDRESS_REVOKED: "Die geheime Adresse für Kalender und Neuigkeiten widerrufen",
  WEBHOOK_PASSED_ON: "Webhooks von {name} werden an {host} weitergegeben",
  WEBHOOK_PASSING_ENDED: "Webhooks von {name} werden nicht mehr an {host} weitergegeben",
  SERVICE_ADDED: "Den Dienst {name} hinzugefügt",
  SERVICE_CHANGED: ({ name, fields }) =>
    fields.length === 0
      ? `Den Dienst ${name} geändert`
      : `Den Dienst ${name} geändert: ${fields.join(", ")}`,
  SERVICE_REMOVED: "Den Dienst {name} entfernt",
  WEBHOOK_REGISTERED: "Den Webhook von {name} registriert",
  SETTING_CHANGED: ({ setting, from, to }) =>
    `Die Einstellung „${setting === "followsAdded" ? "Titel ohne Anfrage" : setting}“ von ${from} auf ${to} geändert`,
  DELETION_REQUESTED: ({ title, hasFiles }) =>
    hasFiles
      ? `${title} mit den Dateien gelöscht`
      : `${title} zurückgezogen und die Dateien behalten`,
  DELETION_CANCELLED: "Die Löschung von {title} abgebrochen",
  DELETION_RETRIED: "Die Löschung von {title} erneut versucht",
  FULL_SYNC_STARTED: "Einen vollständigen Abgleich gestartet",
  REQUEST_SYNCED: "{title} abgeglichen",
  DELIVERY_REPLAYED: ({ service, event }) =>
    event === null
      ? `Einen Webhook von ${service} erneut verarbeitet`
      : `Einen Webhook von ${service} erneut verarbeitet: ${event}`,
  KEY_ROTATED: "Der Schlüssel für gespeicherte Geheimnisse wurde auf dem Server ersetzt",
  BACKUP_MADE: "Hat die Sicherung {name} angelegt",
  BACKUP_REMOVED: "Hat die Sicherung {name} gelöscht",
  BACKUP_DOWNLOADED: "Hat die Sicherung {name} heruntergeladen",
  BACKUP_RESTORE_ORDERED: "Hat angeordnet, die Sicherung {name} wiederherzustellen",
  BACKUP_RESTORED: "Die Sicherung {name} wurde wiederhergestellt",
  LOG_LEVEL_CHANGED: "Die Protokollstufe von {from} auf {to} geändert",
  CHANNEL_ADDED: "Den Benachrichtigungskanal „{name}“ hinzugefügt",
  CHANNEL_CHANGED: "Den Benachrichtigungskanal „{name}“ geändert",
  CHANNEL_REMOVED: "Den Benachrichtigungskanal „{name}“ entfernt",
  HOUSEHOLD_RULES_CHANGED: "Die Benachrichtigungen des Haushalts geändert",
  MAIL_SERVER_CHANGED: ({ host }) =>
    host === null ? "Den Mailserver entfernt" : `Den Mailserver ${host} eingestellt`,
};

const WAYS: Readonly<Record<RefusedWay, (place: string | null) => string>> = {
  password: (place) => (place === null ? "Eine Anmeldung" : `Eine Anmeldung mit ${place}`),
  "set-up": () => "Eine Einrichtung",
  invitation: () => "Eine Einladung",
  oidc: () => "Eine Anmeldung mit OpenID Connect",
  token: () => "Ein Token",
  webhook: (place) => (place === null ? "Ein Webhook" : `Ein Webhook von ${place}`),
};

const CAUSES: Readonly<Record<RefusalCause, string>> = {
  wrong: "wurde verweigert",
  delayed: "wurde nach zu vielen Versuchen verweigert",
  disabled: "wurde verweigert: Die Person ist deaktiviert",
};

function untilWords(until: string | null): string {
  return until === null ? "" : `, gültig bis ${until}`;
}

export const auditActions: Translation<typeof english.auditActions> = {
  SEARCH: "{service} erneut suchen lassen: {title}",
  LOOK_FOR_RELEASES: "{service} die Releases auflisten lassen: {title}",
  GRAB_RELEASE: "{service} ein gewähltes Release holen lassen: {title}",
  BLOCKLIST_AND_SEARCH:
    "{service} dieses Release sperren und nach einem anderen suchen lassen: {title}",
  RETRY_IMPORT: "{service} den Download erneut importieren lassen: {title}",
  RESCAN_SHOKO: "{service} AniDB erneut fragen lassen: {title}",
  SCAN_SHOKO: "{service} seinen Ordner scannen lassen: {title}",
  LINK_IN_SHOKO: "{service} die Datei mit einer Folge verknüpfen lassen: {title}",
  SCAN_LIBRARY: "{service} die Bibliothek scannen lassen: {title}",
  REFRESH: "{service} den Titel aktualisieren lassen: {title}",
  MONITOR: "{service} den Titel überwachen lassen: {title}",
  RAISE_PRIORITY: "{service} dieses zuerst laden lassen: {title}",
  RESTORE_PRIORITY: "{service} die Reihenfolge der Downloads wiederherstellen lassen: {title}",
  RETRY_REQUEST: "{service} die Anfrage erneut senden lassen: {title}",
  APPROVE: "Die Anfrage genehmigt: {title}",
  DECLINE: "Die Anfrage abgelehnt: {title}",
  CONFIRM_GONE: "Bestätigt, dass die Datei weg ist: {title}",
};

export const auditText: Translation<typeof english.auditText> = {
  stranger: "Unbekannt",
  server: "Der Server",
  byToken: "{actor}, mit dem Token „{token}“",
  title: "Audit-Protokoll",
  intro: "Wer was wann und von wo getan hat.",
  purpose: "Das Audit-Protokoll sehen nur Admins",
  all: "Alle",
  refused: "Verweigert",
  filter: "Audit-Protokoll filtern",
  onePerson: "Nur eine Person: alle anzeigen",
  times: "{count}-mal, zuletzt {time}",
  nothing: "Es wurde nichts aufgezeichnet",
  nothingHint:
    "Hier erscheinen Anmeldungen, Änderungen an Personen, Tokens, Diensten und Einstellungen und was Personen mit Anfragen tun.",
  showEverything: "Alles anzeigen",
};
