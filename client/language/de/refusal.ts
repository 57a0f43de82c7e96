import type { Translation } from "../area.ts";
import type * as english from "../words/refusal.ts";

export const refusals: Translation<typeof english.refusals> = {
  SIGN_IN_FIRST: "Bitte zuerst anmelden.",
  WRONG_USERNAME_OR_PASSWORD: "Benutzername oder Passwort ist falsch.",
  PASSWORD_MISSING: "Bitte das Passwort eingeben.",
  SIGN_IN_TOO_LONG: "Benutzername oder Passwort ist zu lang.",
  PASSWORD_TOO_LONG: "Ein Passwort hat höchstens {max} Zeichen.",
  PASSWORD_LENGTH: "Bitte ein Passwort mit {min} bis {max} Zeichen wählen.",
  CURRENT_PASSWORD_WRONG: "Das aktuelle Passwort ist falsch.",
  NO_PASSWORD_HERE: "Diese Person hat in Status Tracker kein Passwort.",
  TOO_MANY_ATTEMPTS: "Zu viele Versuche. Ein neuer Versuch ist in {seconds} Sekunden möglich.",
  TOO_MANY_SIGN_INS: "Zu viele Anmeldungen auf einmal. Bitte gleich noch einmal versuchen.",
  ACCOUNT_DISABLED: "Ein Admin hat dieses Konto deaktiviert.",
  PROVIDER_REFUSED: "Der Anbieter hat die Anmeldung abgelehnt.",
  PROVIDER_UNKNOWN: "Diese Art der Anmeldung gibt es nicht.",
  NO_QUICK_CONNECT: "{service} hat kein Quick Connect.",
  TOO_MANY_CODES:
    "Zu viele Codes warten auf Bestätigung. Bitte in zehn Minuten noch einmal versuchen.",
  CODE_EXPIRED: "Dieser Code ist abgelaufen. Bitte einen neuen anfordern.",
  SET_UP_ALREADY: "Status Tracker ist bereits eingerichtet.",
  SET_UP_SIGN_IN: "Status Tracker ist bereits eingerichtet. Bitte anmelden.",
  SET_UP_CODE_WRONG:
    "Der Code ist falsch. Er steht im Protokoll von Status Tracker, beim letzten Start geschrieben.",
  INVITATION_INVALID: "Diese Einladung gilt nicht mehr. Bitte um eine neue bitten.",
  USERNAME_TAKEN: "Dieser Benutzername ist vergeben.",
  NAME_LENGTH: ({ field, max }) =>
    `Bitte einen ${field === "name" ? "Namen" : "Benutzernamen"} mit 1 bis ${max} Zeichen wählen.`,
  TOKEN_OF_NOBODY: "ADMIN_TOKEN gehört niemandem: Bitte als Person anmelden.",
  TOKEN_OF_NOBODY_CREATES_NONE: "ADMIN_TOKEN gehört niemandem: Bitte zuerst anmelden.",
  ADMIN_TOKEN_BY_ADMIN: "Nur ein Admin kann ein Token mit dem Umfang ADMIN erstellen.",
  TOO_MANY_TOKENS: "Eine Person hat höchstens {max} Tokens.",
  TOO_MANY_LINKS: "Eine Anfrage hat höchstens {max} Links. Bitte zuerst einen widerrufen.",
  TIME_PAST: "Bitte einen Zeitpunkt in der Zukunft wählen.",
  LAST_ADMIN: "Mindestens ein Admin muss sich anmelden können.",
  PERSON_UNKNOWN: "Diese Person gibt es nicht.",
  ROLE_TOO_LOW: "Die eigene Rolle erlaubt das nicht.",
  SCOPE_TOO_LOW: "Ein Token mit dem Umfang {scope} erlaubt das nicht.",
  LINK_INVALID: "Dieser Link gilt nicht mehr.",
  TEXT_TOO_LONG: ({ field, max }) => `${TEXTS[field]} hat mehr als ${max} Zeichen.`,
  SERVICE_OF_ENVIRONMENT: "{service} ist durch Umgebungsvariablen eingestellt. Bitte dort ändern.",
  SERVICE_REMOVED_IN_ENVIRONMENT:
    "{service} ist durch Umgebungsvariablen eingestellt. Bitte dort entfernen.",
  TOO_MANY_SERVICES: "Es gibt bereits {max} Dienste, mehr sind nicht möglich.",
  KIND_FIXED:
    "Die Art eines Dienstes lässt sich nicht ändern. Bitte einen anderen Dienst hinzufügen.",
  NAME_MISSING: "Bitte einen Namen eingeben.",
  NAME_UNPRINTABLE: "Der Name enthält ein nicht darstellbares Zeichen.",
  TEXT_INVALID: ({ field, issue }) => `${TEXTS[field]} ${ISSUES[issue]}.`,
  TOO_MANY_EXTERNAL_URLS: "Bitte höchstens {max} externe URLs eingeben.",
  SUGGESTION_OF_OTHER_ADDRESS:
    "Der Vorschlag gilt für eine andere Adresse. Bitte den API-Schlüssel selbst eingeben.",
  SUGGESTION_EXPIRED: "Der Vorschlag ist abgelaufen. Bitte den API-Schlüssel selbst eingeben.",
  STORED_SECRET_OF_OTHER_ADDRESS: ({ secret }) =>
    secret === "password"
      ? "Das gespeicherte Passwort gilt für eine andere Adresse. Bitte neu eingeben."
      : "Der gespeicherte API-Schlüssel gilt für eine andere Adresse. Bitte neu eingeben.",
  CREDENTIALS_TO_ENTER:
    "Die Zugangsdaten wurden mit einem anderen SECRET_KEY verschlüsselt. Bitte neu eingeben.",
  SECRET_TOO_LONG: "Das sind mehr als {max} Zeichen.",
  API_KEY_REQUIRED: "{service} braucht einen API-Schlüssel.",
  NO_WEBHOOK_IN: "Status Tracker kann seinen Webhook in {service} nicht registrieren.",
  SERVICE_IS_DISABLED: "{service} ist deaktiviert. Bitte zuerst aktivieren.",
  API_KEY_FIRST: "Bitte zuerst den API-Schlüssel von {service} neu eingeben.",
  BASE_URL_MISSING:
    "Bitte die URL eingeben, unter der die Dienste Status Tracker erreichen, oder PUBLIC_URL setzen.",
  REQUEST_UNKNOWN: "Diese Anfrage gibt es nicht.",
  EPISODE_NOT_OF_REQUEST: "Diese Folge gehört nicht zu der Anfrage.",
  DOWNLOAD_NOT_OF_REQUEST: "Dieser Download gehört nicht zu der Anfrage.",
  DELETION_UNKNOWN: "Diese Löschung gibt es nicht.",
  SERVICE_UNKNOWN: "Diesen Dienst gibt es nicht.",
  DELIVERY_UNKNOWN: "Diesen Webhook gibt es nicht.",
  BACKUP_UNKNOWN: "Diese Sicherung gibt es nicht.",
  OTHER_REPLICAS:
    "Weitere Prozesse des Trackers verwenden diese Datenbank. Bitte erst diese beenden, dann die Sicherung wiederherstellen.",
  NO_LEADER:
    "Im Moment nimmt kein Prozess des Trackers Änderungen an. Bitte in einigen Sekunden noch einmal versuchen.",
  BACKUP_FAILED: "Die Sicherung konnte nicht angelegt werden: {reason}",
  DELIVERY_BODY_GONE: "Der Inhalt dieses Webhooks ist nicht mehr gespeichert.",
  ASKED_A_MOMENT_AGO: "Das wurde gerade erst angefordert. Bitte eine halbe Minute warten.",
  ASKED_TOO_MUCH:
    "In der letzten Minute wurde zu viel angefordert. Bitte gleich noch einmal versuchen.",
  NO_EXECUTOR: "Kein eingerichteter Dienst kann das für diesen Titel tun.",
  NOT_DECIDABLE: "Die Anfrage kommt nicht aus einem Dienst, der sie genehmigen oder ablehnen kann.",
  NO_EPISODE_KNOWN: "Von diesem Titel ist noch keine Folge bekannt.",
  RELEASE_FOUND_ALREADY: "Für alles wurde schon ein Release gefunden.",
  MONITORED_ALREADY: "Der Titel wird bereits überwacht.",
  NO_IDENTIFIABLE_FILE: "Shoko hat keine Datei dieses Titels, die AniDB erkennen könnte.",
  ALL_FILES_SEEN: "Shoko kennt alle Dateien dieses Titels.",
  NO_FILE_MISSING: "Von diesem Titel fehlt keine Datei mehr.",
  NOTHING_DOWNLOADING: "Für diesen Titel wird nichts heruntergeladen.",
  DOWNLOAD_PAUSED: "Der Download ist angehalten. Bitte zuerst im Download-Client fortsetzen.",
  DOWNLOADS_AMBIGUOUS: "Es laufen mehrere Downloads. Bitte die gemeinten Folgen angeben.",
  NOTHING_RAISED: "Von den laufenden Downloads wurde keiner vorgezogen.",
  INDEXERS_ASKED_OFTEN:
    "Die Indexer wurden in den letzten 10 Minuten oft gefragt. Ein neuer Versuch ist in {minutes} Min. möglich.",
  RELEASE_MISSING: "Bitte das gewünschte Release angeben.",
  RELEASE_LIST_OLD:
    "Die Liste mit diesem Release ist zu alt. Bitte das Release aus einer neuen Liste wählen.",
  RELEASE_CONTENT_UNKNOWN:
    "Der Name dieses Releases verrät nicht, was es enthält. Bitte seine Folgen angeben.",
  NO_UNRECOGNISED_FILE: "Shoko hat keine nicht erkannte Datei dieses Titels.",
  LINK_TARGET_MISSING: "Bitte die Folge wählen, der die Datei zugeordnet werden soll.",
  LINK_FILES_AMBIGUOUS: "Mehrere Dateien sind nicht erkannt. Bitte die Folge von einer angeben.",
  HELP_ASKED_RECENTLY:
    "Die Admins wurden vor weniger als einer Stunde gefragt. Erneut fragen ist in {minutes} Min. möglich.",
  SYNCED_A_MOMENT_AGO: "Diese Anfrage wurde gerade erst abgeglichen.",
  SERVICES_FAILED: ({ failures }) => failures.join("; "),
  SERVICE_FAILED: "{service}: {cause}",
  SERVICE_REFUSED: "{service}: {cause}.",
  SERVICE_SILENT: "{service} antwortet nicht. Bitte gleich noch einmal versuchen.",
  DATABASE_UNAVAILABLE: "Die Datenbank ist nicht verfügbar. Bitte gleich noch einmal versuchen.",
  DELETION_NOT_CANCELLABLE:
    "Die Löschung läuft oder ist beendet und lässt sich nicht mehr abbrechen.",
  DELETION_COMPLETE: "Die Löschung ist abgeschlossen.",
  DELETION_CANCELLED_BEFORE: "Die Löschung wurde abgebrochen.",
  DELETION_STARTED_ANEW: "Eine neuere Löschung der Anfrage hat begonnen.",
  DELETION_RUNNING: "Die Löschung läuft.",
  PREVIEW_OLD: "Die Vorschau ist zu alt. Bitte noch einmal öffnen.",
  DELETED_ALREADY: "Der Titel wird bereits gelöscht.",
  INSTANCE_NOT_CONFIGURED:
    "Die Instanz ist nicht eingerichtet: {service} kann nicht gefragt werden, was dort liegt.",
  INSTANCE_UNKNOWN:
    "Es ist nicht bekannt, in welcher Instanz der Titel liegt, und {service} ist gerade nicht erreichbar.",
  SEASONS_UNKNOWN: "Es ist noch nicht bekannt, um welche Staffeln es geht.",
  CHANNEL_UNKNOWN: "Diesen Kanal gibt es nicht.",
  TOO_MANY_CHANNELS: "Es gibt bereits {max} Kanäle, mehr sind nicht möglich.",
  FIELD_MISSING: "Bitte dieses Feld ausfüllen.",
  DISCORD_URL_INVALID:
    "Bitte die Adresse eines Webhooks von Discord eingeben, die /api/webhooks/ enthält.",
  TOPIC_INVALID: "Ein Topic hat bis zu 64 Buchstaben, Ziffern, Binde- und Unterstriche.",
  APPRISE_TARGET_MISSING:
    "Bitte einen Schlüssel des Apprise-Servers oder Adressen von Apprise eingeben.",
  APPRISE_KEY_INVALID: "Ein Schlüssel besteht aus Buchstaben, Ziffern, Binde- und Unterstrichen.",
  MAIL_ADDRESS_INVALID: "Bitte eine E-Mail-Adresse eingeben.",
  TEMPLATE_NAME_UNKNOWN: ({ name }) => `{{${name}}} steht für nichts.`,
  TEMPLATE_NOT_JSON: "Die Vorlage ist kein gültiges JSON.",
  SECRET_OF_OTHER_HOST:
    "Was hier gespeichert ist, gehört zu einem anderen Server. Bitte noch einmal eingeben.",
  MAIL_HOST_INVALID: "Bitte den Namen des Mailservers eingeben.",
  PORT_INVALID: "Ein Port ist eine Zahl von 1 bis 65535.",
  TIME_ZONE_UNKNOWN: "Diese Zeitzone ist nicht bekannt.",
  CLOCK_TIME_INVALID: "Bitte eine Uhrzeit wie 22:30 eingeben.",
  WEEKDAY_INVALID: "Ein Wochentag ist eine Zahl von 1 (Montag) bis 7 (Sonntag).",
  PUSH_SUBSCRIPTION_INVALID: "Der Push-Dienst dieses Browsers kann nicht verwendet werden.",
};

const TEXTS = {
  name: "Der Name",
  username: "Der Benutzername",
  reason: "Der Grund",
  url: "Die URL",
  externalUrl: "Jede externe URL",
  apiKey: "Der API-Schlüssel",
  baseUrl: "Die URL von Status Tracker",
} as const;

const ISSUES = {
  incomplete: "muss vollständig sein, zum Beispiel http://192.168.1.10:8989",
  "not-http": "muss mit http:// oder https:// beginnen",
  "has-login": "darf weder Benutzernamen noch Passwort enthalten",
  "has-query": "darf weder Abfrage (?…) noch Fragment (#…) enthalten",
  "not-ascii": "darf nur sichtbare ASCII-Zeichen ohne Leerzeichen enthalten",
  "too-short": "ist zu kurz",
} as const;
