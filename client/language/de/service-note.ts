import type { Translation } from "../area.ts";
import { createTwoForms } from "../plural.ts";
import type * as english from "../words/service-note.ts";

const forms = createTwoForms("de");

export const serviceNotes: Translation<typeof english.serviceNotes> = {
  ANIDB_BAN: ({ until, missing }) =>
    `AniDB hat diese Adresse${until === null ? "" : ` bis ${until}`} gesperrt: ${MISSING[missing]}`,
  ANIDB_SUSPENDED: ({ cause, missing }) =>
    `Anfragen an AniDB werden zurückgehalten (${cause}): ${MISSING[missing]}`,
  MATCHER_QUEUE_PAUSED:
    "Die Warteschlange von Shoko ist angehalten: Es werden keine Dateien gelesen oder erkannt",
  MATCHER_JOBS_BLOCKED: ({ count, total }) =>
    forms(
      count,
      `# von ${total} Aufgaben in der Warteschlange von Shoko kann gerade nicht laufen`,
      `# von ${total} Aufgaben in der Warteschlange von Shoko können gerade nicht laufen`,
    ),
  MATCHER_JOBS_WAIT: ({ count }) =>
    forms(
      count,
      "# Aufgabe wartet in der Warteschlange von Shoko",
      "# Aufgaben warten in der Warteschlange von Shoko",
    ),
  FILES_TO_HASH: ({ count }) =>
    forms(
      count,
      "# Datei wartet darauf, gelesen zu werden",
      "# Dateien warten darauf, gelesen zu werden",
    ),
  MATCHER_SEES_NO_FILES: "In Shoko ist kein Ordner eingerichtet: Es sieht keine Dateien",
  LIBRARY_SCAN_RUNS: "Die Mediathek wird gerade durchsucht ({percent} %)",
  EXPERIMENTAL: "Experimentell: nicht mit einem echten Server geprüft",
  LIBRARY_LOGIN_REFUSED:
    "Benutzername oder Passwort wurde abgelehnt: Änderungen der Mediathek werden nur durch Abfragen bemerkt",
  KEY_OF_NO_ADMIN:
    "Der Schlüssel gehört keinem Administrator: Das Durchsuchen der Mediathek lässt sich weder verfolgen noch starten",
  SESSION_SHARED:
    "Alle Programme mit diesem API-Schlüssel teilen sich eine Sitzung. Benutzen Sonarr oder Radarr denselben Schlüssel, hier stattdessen Benutzernamen und Passwort einstellen.",
  SERVICE_RESPONDS: ({ service, version, name }) =>
    `${service} ${version} antwortet${name === null ? "" : ` („${name}“)`}.`,
  SERVICE_REPORTS: "{service}: {cause}.",
  LOGIN_INCORRECT: "Benutzername oder Passwort ist falsch.",
  API_KEY_INCORRECT: "Der API-Schlüssel ist falsch.",
  NO_RESPONSE_IN_TIME: "Der Dienst hat nicht rechtzeitig geantwortet.",
  HOST_UNRESOLVED: "Dieser Hostname lässt sich nicht auflösen.",
  CERTIFICATE_DOUBTFUL:
    "Dem Zertifikat dieser URL wird nicht vertraut. Ist es ein eigenes, selbstsignierte Zertifikate akzeptieren.",
  HTTPS_UNSUPPORTED: "Diese URL unterstützt kein https. Bitte http versuchen.",
  NOTHING_RESPONDS: "Unter dieser URL antwortet nichts.",
  URL_REDIRECTS:
    "Diese URL leitet auf eine andere um. Bitte die endgültige URL mit https und Pfad eingeben.",
  OTHER_APP_RESPONDS:
    "Unter dieser URL antwortet eine andere Anwendung, nicht {service}. Bitte Port und Pfad prüfen.",
  WEB_PAGE_RESPONDS: "Die Antwort stammt nicht von {service}, sondern ist eine Webseite.",
  DATA_UNEXPECTED: "Die Antwort stammt nicht von {service}, sondern enthält unerwartete Daten.",
  RESPONSE_TOO_LARGE: "Die Antwort stammt nicht von {service}: Sie ist zu groß.",
  SERVICE_BUSY:
    "{service} hat zu viele Aufrufe erhalten. Bitte in einer Minute noch einmal versuchen.",
  SERVICE_CALL_FAILED:
    "{service} konnte den Aufruf nicht verarbeiten. Mehr steht im Protokoll des Dienstes.",
  SERVICE_CALL_REJECTED: "{service} hat den Aufruf abgelehnt: {cause}.",
  SERVICE_PAUSED:
    "{service} ist wiederholt ausgefallen. Bitte in einer Minute noch einmal versuchen.",
  WEBHOOK_TAKEN: ({ service, host }) =>
    `${service} sendet seine Webhooks bereits an ${host ?? "eine andere Adresse"} und unterstützt nur einen Webhook.`,
  WEBHOOK_WORKS: "{service} erreicht Status Tracker. Die Testnachricht ist angekommen.",
  WEBHOOK_LOST: "{service} hat den Webhook von Status Tracker nicht mehr: Bitte neu registrieren.",
  WEBHOOK_REDIRECTED: ({ service, host }) =>
    `${service} sendet seine Webhooks jetzt an ${host ?? "eine andere Adresse"}.`,
  CALL_AUTH: "der API-Schlüssel oder die Anmeldung wurde abgelehnt",
  CALL_TIMEOUT: "der Dienst hat nicht rechtzeitig geantwortet",
  CALL_UNREACHABLE: "der Dienst ist nicht erreichbar",
  CALL_NOT_FOUND: "das Element gibt es nicht",
  CALL_RATE_LIMITED: "zu viele Aufrufe",
  CALL_BAD_PAYLOAD: "die Antwort ist ungültig",
  CALL_IMPLAUSIBLE: "der Dienst führt keines seiner Elemente mehr auf",
  CALL_REDIRECTED: "die URL leitet auf eine andere um",
  CALL_TOO_LARGE: "die Antwort ist zu groß",
  CALL_SERVER_ERROR: "der Dienst hatte einen internen Fehler",
  CALL_REFUSED: "der Dienst hat den Aufruf abgelehnt",
  CALL_CIRCUIT_OPEN: "nach wiederholten Fehlern sind die Aufrufe unterbrochen",
  CALL_CONFLICT: "der Zustand des Dienstes lässt den Aufruf nicht zu",
};

const MISSING = {
  matches: "Dateien werden solange nicht erkannt",
  series: "Serien werden solange nicht gelesen",
} as const;
