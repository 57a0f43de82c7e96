import type { Translation } from "../area.ts";
import { capitalise } from "../capitalise.ts";
import type { Ready, Subject } from "../history.ts";
import type * as english from "../words/history.ts";

export const history: Translation<typeof english.history> = {
  REQUESTED: ({ by }) => (by === null ? "Angefragt" : `Angefragt von ${by}`),
  APPROVED: ({ isAutomatic }) => (isAutomatic ? "Automatisch genehmigt" : "Genehmigt"),
  SEARCHING_AGAIN: "Wieder auf der Suche",
  RELEASE_DATE_REACHED: ({ isEpisode }) => (isEpisode === true ? "Ausgestrahlt" : "Erschienen"),
  RELEASE_GRABBED: ({ service, episodes, isAnother, size, indexer, releases = 1 }) => {
    const one = isAnother ? "ein anderes Release" : "ein Release";
    const whole = episodes > 1 ? `ein Release mit ${episodes} Folgen` : one;
    const several = `${releases} ${isAnother ? "andere Releases" : "Releases"}`;
    const facts = [size, indexer === null ? null : `von ${indexer}`];
    const release = releases > 1 ? several : whole;
    return [`${service} hat ${release} geholt`, ...facts.filter((fact) => fact !== null)].join(
      ", ",
    );
  },
  GRAB_UNREPORTED: "Ein Release wurde geholt",
  DOWNLOAD_STARTED: ({ client }) =>
    client === null ? "Download begonnen" : `Download in ${client} begonnen`,
  DOWNLOAD_UNREPORTED: "Geladen, ohne dass der Fortschritt gemeldet wurde",
  DOWNLOAD_FINISHED: ({ client }) =>
    client === null ? "Download beendet" : `Download in ${client} beendet`,
  DOWNLOADED_NOT_IMPORTED: "Geladen, aber {service} konnte die Datei nicht importieren",
  IMPORT_STARTED: "{service} hat begonnen, die Datei zu importieren",
  FILE_IMPORTED: "{service} hat die Datei in die Bibliothek importiert",
  FILE_PRESENT: "{service} hatte die Datei schon",
  IMPORT_UNREPORTED: "Die Datei wurde in die Bibliothek importiert",
  FILE_HASHING: "{service} hat begonnen, die Datei zu lesen",
  FILE_HASHED: "{service} hat die Datei gelesen und AniDB gefragt",
  FILE_MATCHED: "{service} hat die Datei erkannt",
  FILE_NOT_MATCHED: "{service} hat die Datei nicht erkannt",
  MATCH_UNREPORTED: "Die Datei wurde erkannt",
  MATCH_AWAITED: "Zum Erkennen an Shoko übergeben",
  PLAYABLE: ({ service, isRecognised }) =>
    isRecognised === true
      ? `Von Shoko erkannt und in ${service} bereit zum Ansehen`
      : `In ${service} bereit zum Ansehen`,
  READY: ({ isRecognised }) =>
    isRecognised === true ? "Von Shoko erkannt und bereit zum Ansehen" : "Bereit zum Ansehen",
  REPORTED_AVAILABLE: "{service} meldet den Titel als verfügbar",
  NO_LONGER_AVAILABLE: "Nicht mehr verfügbar",
  NOT_OUT_YET: ({ isEpisode }) =>
    isEpisode === true ? "War noch nicht ausgestrahlt" : "War noch nicht erschienen",
  DECLINED: ({ service, isAutomatic }) =>
    isAutomatic ? `Automatisch von ${service} abgelehnt` : "Abgelehnt",
  REQUEST_NOT_SENT: "Die Anfrage konnte nicht gesendet werden",
  DOWNLOAD_BROKEN: "Der Download ist fehlgeschlagen",
  REQUEST_REMOVED: ({ by }) =>
    by === null ? "Die Anfrage wurde zurückgezogen" : `Die Anfrage wurde von ${by} entfernt`,
  TITLE_REMOVED: "Aus {service} entfernt",
  EPISODE_NOT_LISTED: "{service} führt die Folge nicht mehr",
  NO_LONGER_PLAYABLE: "{service} zeigt den Titel nicht mehr",
  FILE_DELETED: "Die Datei wurde in {service} gelöscht",
  FILE_CONFIRMED_GONE: "Es wurde bestätigt, dass die Datei weg ist",
  RELEASE_CHOSEN: ({ by, service, release, as, failure }) => {
    const chosen = `${by} hat ${release}${as === null ? "" : ` als ${as}`} von ${service} holen lassen`;
    return failure === null ? chosen : `${chosen}, was fehlschlug: ${failure}`;
  },
  FILE_LINKED_BY_HAND: "{by} hat {file} von {service} als {episode} verknüpfen lassen",
  REQUEST_DECLINED: ({ by, comment }) =>
    comment === null
      ? `${by} hat die Anfrage abgelehnt`
      : `${by} hat die Anfrage abgelehnt: ${comment}`,
};

export const episodeHistory: Translation<typeof english.episodeHistory> = {
  RELEASE_DATE_REACHED: (of) => subjectOf(of, "wurde ausgestrahlt", "wurden ausgestrahlt"),
  IMPORT_STARTED: "{service} hat begonnen, {words} zu importieren",
  FILE_IMPORTED: "{service} hat {words} in die Bibliothek importiert",
  FILE_PRESENT: "{service} hatte {words} schon",
  IMPORT_UNREPORTED: (of) =>
    subjectOf(of, "wurde in die Bibliothek importiert", "wurden in die Bibliothek importiert"),
  FILE_MATCHED: "{service} hat {words} erkannt",
  FILE_NOT_MATCHED: "{service} hat {words} nicht erkannt",
  MATCH_UNREPORTED: (of) => subjectOf(of, "wurde erkannt", "wurden erkannt"),
  MATCH_AWAITED: (of) =>
    subjectOf(
      of,
      "wurde zum Erkennen an Shoko übergeben",
      "wurden zum Erkennen an Shoko übergeben",
    ),
  PLAYABLE: (params) => readyOf(params, `in ${params.service} bereit zum Ansehen`),
  READY: (params) => readyOf(params, "bereit zum Ansehen"),
  NOT_OUT_YET: (of) =>
    subjectOf(of, "war noch nicht ausgestrahlt", "waren noch nicht ausgestrahlt"),
  NO_LONGER_PLAYABLE: "{service} zeigt {words} nicht mehr",
};

function readyOf({ isRecognised, ...of }: Subject & Ready, ready: string): string {
  return isRecognised === true
    ? subjectOf(
        of,
        `wurde von Shoko erkannt und ist ${ready}`,
        `wurden von Shoko erkannt und sind ${ready}`,
      )
    : subjectOf(of, `ist ${ready}`, `sind ${ready}`);
}

function subjectOf({ words, count }: Subject, one: string, several: string): string {
  return `${capitalise(words)} ${count > 1 ? several : one}`;
}

export const performed: Translation<typeof english.performed> = {
  SEARCH: "{by} hat {service} erneut suchen lassen",
  LOOK_FOR_RELEASES: "{by} hat {service} die Releases auflisten lassen",
  GRAB_RELEASE: "{by} hat {service} ein gewähltes Release holen lassen",
  BLOCKLIST_AND_SEARCH:
    "{by} hat {service} dieses Release sperren und nach einem anderen suchen lassen",
  RETRY_IMPORT: "{by} hat {service} den Download erneut importieren lassen",
  RESCAN_SHOKO: "{by} hat {service} AniDB erneut fragen lassen",
  SCAN_SHOKO: "{by} hat {service} seinen Ordner scannen lassen",
  LINK_IN_SHOKO: "{by} hat {service} die Datei mit einer Folge verknüpfen lassen",
  SCAN_LIBRARY: "{by} hat {service} die Bibliothek scannen lassen",
  REFRESH: "{by} hat {service} den Titel aktualisieren lassen",
  MONITOR: "{by} hat {service} den Titel überwachen lassen",
  RAISE_PRIORITY: "{by} hat {service} dieses zuerst laden lassen",
  RESTORE_PRIORITY: "{by} hat {service} die Reihenfolge der Downloads wiederherstellen lassen",
  RETRY_REQUEST: "{by} hat {service} die Anfrage erneut senden lassen",
  APPROVE: "{by} hat die Anfrage genehmigt",
  DECLINE: "{by} hat die Anfrage abgelehnt",
  CONFIRM_GONE: "{by} hat bestätigt, dass die Datei weg ist",
};

export const historyWords: Translation<typeof english.historyWords> = {
  failed: "{line}, was fehlschlug: {failure}",
  inferred: "erschlossen aus {service}",
};
