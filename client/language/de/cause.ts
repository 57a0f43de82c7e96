import type { Translation } from "../area.ts";
import type * as english from "../words/cause.ts";

export const causes: Translation<typeof english.causes> = {
  OF_SERVICE: "{service}: {cause}",
  KEY_REFUSED: "der Schlüssel oder die Anmeldung wurde nicht angenommen ({status})",
  NOTHING_AT_PATH: "nicht gefunden (404)",
  CALLED_TOO_OFTEN: "zu viele Aufrufe (429)",
  SERVICE_FAILED_INSIDE: "interner Fehler des Dienstes ({status})",
  REDIRECTED: "umgeleitet ({status}); bitte die endgültige Adresse mit https und Pfad eintragen",
  REFUSED_BY_STATUS: "abgelehnt ({status})",
  WEB_PAGE_ANSWERED: "eine Webseite statt JSON (eine Anmeldeseite davor oder ein fehlender Pfad)",
  ANSWER_NOT_JSON: "die Antwort ist kein JSON",
  ANSWER_UNEXPECTED: ({ field }) =>
    field === null
      ? "die Antwort ist anders aufgebaut als erwartet"
      : `die Antwort ist bei „${field}“ anders aufgebaut als erwartet`,
  ANSWER_TOO_LARGE: "die Antwort ist größer als {bytes} Bytes",
  NO_ANSWER_IN_TIME: "keine Antwort innerhalb von {seconds} s",
  TRACKER_STOPS: "abgebrochen, Status Tracker wird beendet",
  ADDRESS_FORBIDDEN:
    "die Adresse ist link-lokal oder die eines Cloud-Metadatendienstes; solche ruft Status Tracker nie auf",
  CERTIFICATE_UNTRUSTED:
    "dem Zertifikat wird nicht vertraut; ist es ein eigenes, selbstsignierte Zertifikate für diesen Dienst akzeptieren",
  UNREACHABLE: "nicht erreichbar",
  NOT_ASKED_YET: "konnte noch nicht gefragt werden",
  ADDRESS_NOT_URL: "die eingestellte Adresse ist keine URL",
  KEY_UNSENDABLE: "der Schlüssel enthält Zeichen, die nicht gesendet werden können",
  PAUSED_AFTER_REFUSAL: "{cause}; vorerst kein neuer Versuch",
  PAUSED_AFTER_FAILURES: ({ count, cause }) =>
    `${count === 1 ? "nach einem Fehlschlag" : "nach mehreren Fehlschlägen"} vorerst kein neuer Versuch${cause === null ? "" : `; zuletzt: ${cause}`}`,
  CREDENTIALS_LOCKED:
    "die Zugangsdaten wurden mit einem anderen SECRET_KEY verschlüsselt: bitte neu eingeben",
  ANSWER_UNREADABLE: "die Antwort ist nicht lesbar; mehr steht im Protokoll",
  LIBRARY_TITLES_LOST: "unglaubwürdige Mediathek: {count} von {total} Titeln fehlen auf einmal",
  LIBRARY_EMPTY_NOW: "unglaubwürdige Mediathek: enthält weder Filme noch Serien",
  TITLES_REPORTED_MISSING: "meldet {count} von {total} Titeln als fehlend",
  NO_TITLES_LISTED: "listet keine Titel auf, obwohl {count} der verfolgten dort waren",
  NO_DOWNLOADS_LISTED: "listet keine Downloads auf, obwohl {count} der verfolgten dort waren",
  NO_REQUESTS_LISTED: "listet keine Anfragen auf, obwohl {count} verfolgt werden",
  REQUESTS_LOST: "{count} von {total} Anfragen fehlen auf einmal",
  NO_SCAN_TASK: "es gibt keine Aufgabe, die die Mediathek durchsucht",
  SIGN_IN_NOT_ALLOWED: "der Dienst erlaubt diesem Benutzer die Anmeldung von hier aus nicht",
  QUICK_CONNECT_OFF: "Quick Connect ist ausgeschaltet",
  TEST_MESSAGE_FAILED: "die Testnachricht an {host} ist fehlgeschlagen: {cause}",
  TEST_MESSAGE_UNANSWERED:
    "keine rechtzeitige Antwort; vielleicht ist die Adresse von dort nicht erreichbar",
  TEST_MESSAGE_REFUSED: "Seerr erreicht die Adresse nicht oder wurde abgewiesen",
  TEST_MESSAGE_MISSING:
    "die Testnachricht ist nicht innerhalb von {seconds} s angekommen; vielleicht ist {host} von dort nicht erreichbar",
  OTHER_APP: "die Adresse gehört zu einer anderen Anwendung, nicht zu {app}",
  EPISODES_UNKNOWN_TO_ARR: "keine dieser Folgen ist dort vorhanden",
  COMMAND_WITHOUT_EFFECT: "{command} hatte keine Wirkung",
  NOT_VERSION_OF: "die Antwort ist keine Version von {app}",
  WRONG_WEB_PASSWORD: "falsches Passwort für die Weboberfläche",
  NO_DAEMON_CHOSEN:
    "die Weboberfläche ist mit keinem Daemon verbunden: bitte im Verbindungsmanager einen wählen",
  DAEMON_UNREACHABLE: "die Weboberfläche erreicht den Daemon nicht",
  LOGIN_NEEDED: "verlangt eine Anmeldung, aber es ist kein Benutzername eingestellt",
  API_KEY_REFUSED: "der API-Schlüssel wurde nicht angenommen",
  WRONG_LOGIN: "falscher Benutzername oder falsches Passwort",
  WRONG_LOGIN_OR_PORT:
    "falscher Benutzername oder falsches Passwort, oder der Port der Adresse ist nicht der, auf dem qBittorrent lauscht",
  ADDRESS_BANNED:
    "qBittorrent hat diese Adresse nach zu vielen fehlgeschlagenen Anmeldungen gesperrt",
  LOGIN_REFUSED_TOO_OFTEN:
    "die Anmeldung wurde zu oft abgelehnt: bitte korrigieren und den Dienst speichern oder Status Tracker neu starten",
  LOGIN_REFUSED_BEFORE: "die Anmeldung wurde abgelehnt; bis zum nächsten Versuch wird gewartet",
  CALLS_REFUSED_AFTER_LOGIN: "Aufrufe werden abgelehnt, obwohl die Anmeldung angenommen wurde",
  ENTRY_UNREADABLE: "ein Eintrag der Liste ist nicht lesbar",
  FILE_FORGOTTEN: "die Datei ist dort nicht mehr vorhanden",
  NO_MATCHER_FOLDER: "in Shoko ist kein Ordner eingerichtet",
  FOLDERS_UNREADABLE: "die Ordner von Shoko sind nicht lesbar",
  NOT_STARTED_YET: ({ state, words }) =>
    `noch nicht gestartet (${state})${words === null ? "" : `: „${words}“`}`,
  PROVIDER_UNEXPECTED: "der Anbieter antwortet nicht wie erwartet",
  ONLY_ONE_WEBHOOK:
    "Seerr kennt nur einen Webhook, und der geht an {host}: eine Registrierung würde ihn ersetzen",
  WEBHOOK_SAVED_DIFFERENTLY:
    "der gespeicherte Webhook weicht von dem gesendeten ab: bitte die Vorlage von Hand einstellen",
  RESENT_ONLY_ON_CHANGE:
    "Seerr sendet eine genehmigte Anfrage nur dann erneut, wenn sich Server, Profil oder Ordner ändern; bitte die Anfrage dort bearbeiten",
  LENGTH_UNKNOWN: "die Liste nennt ihre Länge nicht",
  DOWNLOAD_NOT_THERE: "der Download ist dort nicht vorhanden",
  EPISODE_NOT_OF_TITLE: "dieser Titel hat dort keine solche Folge",
  LEFT_QUEUE: "der Download ist nicht mehr in der Warteschlange",
  NOTHING_TO_IMPORT: "keine importierbare Datei gefunden",
  CSRF_PROTECTED:
    "der CSRF-Schutz ist an und weist jede Änderung durch andere Programme ab. In Seerr unter Settings → Network „Enable CSRF Protection“ ausschalten und neu starten",
  ANIDB_RATE_LIMITED: "AniDB hat um weniger Anfragen gebeten",
  ANIDB_SERVER_ERRORS: "AniDB antwortet mit Fehlern",
  ANIDB_OVERLOADED: "AniDB ist überlastet",
  ANIDB_LOGIN_REFUSED: "AniDB lehnt Benutzernamen oder Passwort ab",
  ANIDB_SESSION_ENDED: "die Sitzung mit AniDB ist beendet",
  ANIDB_MAINTENANCE: "AniDB wird gewartet",
  NO_REASON_GIVEN: "ohne Angabe von Gründen",
  FOLDERS_UNREACHABLE: ({ folders }) =>
    `es wird nicht aufgeräumt, solange ${folders.join(", ")} nicht erreichbar ist: sonst würden auch andere Dateien vergessen`,
};
