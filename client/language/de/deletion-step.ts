import type { Translation } from "../area.ts";
import type * as english from "../words/deletion-step.ts";

export const deletionSteps: Translation<typeof english.deletionSteps> = {
  THE_SERIES: "die Serie {title}",
  THE_SEASON: ({ season }) => (season === 0 ? "die Specials" : `Staffel ${season}`),
  ENTRY_OF: "der Eintrag von {title}",
  OTHER_QUALITY: "die andere Qualität",
  STAYS: ({ what, reasons }) => `${what} bleibt: ${reasons.join("; ")}`,
  NOT_ASKED: "Noch nicht gefragt.",
  NOT_IN_SERVICE: "{service} hat den Titel nicht.",
  NO_FILES_OF_IT: "Keine Dateien davon vorhanden.",
  NOTHING_TO_MONITOR: "Nichts von dem Titel zu überwachen.",
  MONITORING_IS_OFF: "Wird nicht überwacht.",
  NO_DOWNLOAD_OF_IT: "Kein Download davon vorhanden.",
  NOT_REQUESTED_IN: "Nicht in {service} angefragt.",
  NO_SUCH_REQUEST: "Keine solche Anfrage vorhanden.",
  COMPARES_AFTERWARDS:
    "{service} vergleicht danach alle Titel mit der Mediathek, weil sich einzelne Staffeln nicht freigeben lassen.",
  NOT_ANIME: "Kein Anime.",
  SERVICE_REMOVED_SINCE: "Der Dienst ist nicht mehr eingerichtet.",
  STILL_MONITORS: "{service} überwacht den Titel noch.",
  DOES_NOT_MONITOR: "{service} überwacht den Titel nicht.",
  STILL_HAS: "{service} hat den Titel noch.",
  STILL_HAS_FILES: "{service} hat noch {count} Dateien davon.",
  HAS_NO_FILES: "{service} hat keine Dateien davon.",
  STILL_HAS_DOWNLOAD: ({ service, title, more }) =>
    `${service} hat noch ${title}${more > 0 ? ` und ${more} weitere` : ""}.`,
  HAS_NO_DOWNLOAD: "{service} hat keinen Download davon.",
  STILL_DOWNLOADS: "{service} lädt noch {title} herunter.",
  DOWNLOADS_NOTHING: "{service} lädt nichts davon herunter.",
  DATA_PLACE_UNKNOWN:
    "Es ist nicht bekannt, womit die Daten geteilt werden: {service} meldet nicht, wo {title} liegt.",
  CHECKED_ONCE_MORE: "{service} führt den Download nicht mehr auf; das wird noch einmal geprüft.",
  OTHER_TITLES_UNKNOWN: ({ failures }) =>
    `Es ist nicht bekannt, ob ein anderer Titel den Download braucht: ${failures.length > 0 ? failures.join("; ") : "noch nicht alle Instanzen wurden gefragt"}.`,
  FILES_FIRST: "Zuerst müssen die Dateien gelöscht sein.",
  DOES_NOT_SHOW: "{service} zeigt den Titel nicht.",
  STILL_SHOWS: "{service} zeigt noch {title}.",
  STILL_SHOWS_FILES: "{service} zeigt noch {count} Dateien davon.",
  KNOWS_NO_FILES: "{service} kennt keine Dateien davon.",
  STILL_SEES_FILES: "{service} sieht noch {count} Dateien davon auf der Festplatte.",
  STILL_LISTS_FILES: "{service} führt noch {count} Dateien davon auf.",
  STILL_HAS_REQUEST: "{service} hat die Anfrage noch.",
  HAS_NO_REQUEST: "{service} hat keine solche Anfrage.",
  ENTRY_AFTER_FILES:
    "Die Anfrage ist zurückgezogen; der Eintrag des Titels bleibt, bis die Dateien gelöscht sind.",
  ENTRY_FORGOTTEN: "{service} hat den Titel vergessen: Er kann neu angefragt werden.",
  STILL_HAS_ENTRY: "{service} hat noch einen Eintrag davon.",
  STILL_AVAILABLE: "{service} hält den Titel noch für verfügbar.",
  STILL_AVAILABLE_UNTIL_SCAN:
    "{service} hält den Titel noch für verfügbar und bemerkt die Löschung beim nächsten Durchsuchen.",
  ENTRY_STAYS: ({ reasons }) =>
    `Die Anfrage ist zurückgezogen; der Eintrag des Titels bleibt: ${reasons.join("; ")}.`,
  AFTER_UNMONITORING: "Wird noch einmal geprüft, sobald der Titel nicht mehr überwacht wird.",
  AFTER_GRABS: "Wird noch einmal geprüft, sobald die letzten Downloads bekannt sind.",
  WITH_SCAN: "{step} {scan}",
  SCANS_EXHAUSTED:
    "Der Dienst wurde {count}-mal um ein Durchsuchen gebeten und wird nur noch geprüft.",
  SCAN_REQUESTED: "Der Dienst wurde um ein Durchsuchen gebeten.",
  SCAN_REQUESTED_BEFORE:
    "Der Dienst wurde vor Kurzem um ein Durchsuchen gebeten und bekommt Zeit dafür.",
  STEP_OF_NEWER_VERSION: "Diese Version von Status Tracker kennt diesen Schritt nicht.",
  STEP_FAILED: "Der Schritt ist fehlgeschlagen; mehr steht im Protokoll.",
  DELETED_REQUEST_UNKNOWN: "Die Anfrage ist nicht mehr bekannt.",
  CANCELLED_BY: "{by} hat die Löschung abgebrochen.",
  ABANDONED_BY: "{by} hat die Löschung aufgegeben.",
};
