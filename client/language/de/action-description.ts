import type { Translation } from "../area.ts";
import type * as english from "../words/action-description.ts";

export const actionDescriptions: Translation<typeof english.actionDescriptions> = {
  SEARCH: "{service} durchsucht jetzt alle Indexer und nimmt das beste Release.",
  LOOK_FOR_RELEASES:
    "{service} fragt jeden Indexer nach seinem Angebot, was einige Minuten dauern kann. Ohne Auswahl wird nichts geladen.",
  GRAB_RELEASE:
    "{service} schickt dieses Release an den Download-Client, auch wenn es das von selbst nicht wählen würde.",
  BLOCKLIST_AND_SEARCH:
    "{service} entfernt den Download mit seinen Daten, setzt das Release auf die Sperrliste und sucht ein anderes.",
  RETRY_IMPORT:
    "{service} importiert die geladenen Dateien als den Titel, für den sie geholt wurden.",
  RESCAN_SHOKO: "{service} fragt AniDB erneut, welche Folge die Datei ist.",
  SCAN_SHOKO: "{service} durchsucht den Ordner der Datei nach neuen Dateien.",
  LINK_IN_SHOKO:
    "{service} verknüpft die Datei mit der gewählten Folge. Vor dem Vergleich der beiden wird nichts verknüpft.",
  SCAN_LIBRARY:
    "{service} durchsucht seine Ordner nach neuen Dateien, sofern nicht schon ein Scan läuft.",
  REFRESH: "{service} aktualisiert den Titel und durchsucht seinen Ordner nach Dateien.",
  MONITOR: "{service} überwacht den Titel ab jetzt und sucht sofort.",
  RAISE_PRIORITY:
    "{service} stellt den Download ganz nach vorn und lädt in einem Paket die Dateien dieser Folgen zuerst. Ein Paket wird vielleicht erst importiert, wenn alles da ist.",
  RESTORE_PRIORITY:
    "{service} stellt den Download zurück an seinen Platz in der Warteschlange und gibt seinen Dateien ihre frühere Priorität.",
  RETRY_REQUEST: "{service} schickt die Anfrage erneut an Radarr oder Sonarr.",
  APPROVE: "Die Anfrage wird in {service} genehmigt und von dort an Radarr oder Sonarr geschickt.",
  DECLINE:
    "Die Anfrage wird in {service} abgelehnt. Der Titel wird nicht gesucht, und die anfragende Person sieht den Grund.",
  CONFIRM_GONE:
    "Der Tracker wartet nicht länger auf die Datei und zählt sie als entfernt. Gelöscht wird nichts.",
};
