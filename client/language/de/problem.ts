import type { Translation } from "../area.ts";
import { listNumbers } from "../per-locale.ts";
import { createTwoForms } from "../plural.ts";
import type * as english from "../words/problem.ts";

const forms = createTwoForms("de");

export const problems: Translation<typeof english.problems> = {
  REMOVED_FROM_ARR: "Der Titel wurde aus {service} entfernt, deshalb sucht nichts danach.",
  UNMANAGED: "{service} verwaltet den Titel nicht mehr; die Datei blieb, wo sie ist.",
  DOWNLOAD_FAILED: "Der Download ist fehlgeschlagen.",
  REFUSED: "Die Anfrage konnte nicht an {service} geschickt werden.",
  NO_SPACE: "Der Datenträger ist voll.",
  DOWNLOAD_ERROR: ({ cause }) =>
    cause === "error"
      ? "Der Download-Client meldet einen Fehler."
      : "Die geladenen Dateien fehlen im Download-Ordner.",
  CATEGORY_MISMATCH:
    "{service} sieht den Download nicht mehr: Seine Kategorie im Download-Client wurde geändert.",
  NOT_TRACKED_BY_ARR: ({ service, isDownloaded }) =>
    isDownloaded
      ? `Geladen, aber ${service} verfolgt den Download nicht mehr und importiert ihn nicht.`
      : `Wird noch geladen, aber ${service} verfolgt den Download nicht mehr.`,
  NO_METADATA:
    "Der Download hat noch nicht begonnen: Bisher hat kein Peer die Metadaten geschickt.",
  FETCHING_METADATA: "Der Download beginnt, sobald ein Peer die Metadaten geschickt hat.",
  STALLED: "Der Download steht: Im Moment bietet niemand die fehlenden Teile an.",
  NOT_RECEIVING: "Der Download empfängt im Moment keine Daten.",
  PAUSED: ({ cause }) => PAUSED[cause ?? "none"],
  QUEUED_IN_CLIENT: "Der Download wartet hinter anderen Downloads.",
  PATH_MISMATCH: "Geladen, aber {service} kann nicht auf den Ordner des Downloads zugreifen.",
  IMPORT_BLOCKED: ({ cause }) => BLOCKED[cause],
  IMPORT_WAITS: ({ service, cause }) =>
    cause === "title"
      ? `Geladen.\n${service} wartet vor dem Import auf den Titel der Folge.`
      : "Geladen und wird noch entpackt.",
  IMPORT_OVERDUE: "Geladen, aber {service} hat die Datei nicht importiert.",
  IMPORT_SLOW: "{service} importiert die Datei schon seit langer Zeit.",
  FILE_MISSING: "Die Datei fehlt.\nVielleicht ist ihr Datenträger im Moment nicht verbunden.",
  LOST_BY_LIBRARY: "{service} zeigt den Titel nicht mehr, obwohl die Datei vorhanden ist.",
  ANIDB_BANNED:
    "AniDB antwortet {service} einige Stunden lang nicht, bis dahin kann keine Datei erkannt werden.",
  SHOKO_PAUSED: "{service} ist pausiert, deshalb wird die Datei nicht erkannt.",
  UNRECOGNISED_FILE:
    "Die Datei ist noch nicht erkannt.\nVielleicht kennt AniDB dieses Release bisher nicht.",
  HASHING: "{service} liest die Datei noch: Sie ist groß, oder andere Dateien kommen zuerst.",
  ASKING_ANIDB: "{service} hat die Datei gelesen und wartet auf die Antwort von AniDB.",
  NOT_SEEN_BY_SHOKO: "Die Datei ist vorhanden, aber {service} hat sie nicht bemerkt.",
  SCAN_RUNNING: "{service} durchsucht seine Ordner und wird die Datei finden.",
  LIBRARY_EMPTY:
    "{service} zeigt im Moment gar keine Titel; vielleicht sind die Datenträger nicht verbunden.",
  FILE_DIFFERS:
    "{service} zeigt an dieser Stelle eine Datei, deren Größe sich aber von der importierten unterscheidet.",
  NOT_IN_LIBRARY: ({ service, isMatched }) =>
    isMatched
      ? `Die Datei wurde erkannt, aber ${service} zeigt sie noch nicht.`
      : `Die Datei ist vorhanden, aber ${service} zeigt sie noch nicht.`,
  WAITING_FOR_APPROVAL: "Die Anfrage wartet auf Genehmigung.",
  NOT_MONITORED: "Die Überwachung ist aus, deshalb sucht nichts nach dem Titel.",
  NEVER_REACHED_ARR:
    "Genehmigt, aber die Anfrage kam nie bei {service} an: Noch sucht nichts nach dem Titel.",
  SEASONS_NOT_SENT: ({ service, manager, seasons }) =>
    seasons.length === 1
      ? `Staffel ${seasons[0]} kam nach der Genehmigung hinzu, und ${manager} hat sie nicht an ${service} geschickt.`
      : `Die Staffeln ${listNumbers(seasons)} kamen nach der Genehmigung hinzu, und ${manager} hat sie nicht an ${service} geschickt.`,
  NO_EPISODES_YET: ({ service, seasons }) => {
    if (seasons.length === 0) return `${service} hat noch keine Folgen.`;
    return seasons.length === 1
      ? `${service} hat noch keine Folgen von Staffel ${seasons[0]}.`
      : `${service} hat noch keine Folgen der Staffeln ${listNumbers(seasons)}.`;
  },
  CLIENT_UNAVAILABLE: ({ hasRelease }) =>
    hasRelease
      ? "Ein Release wurde gefunden, aber der Download-Client ist nicht erreichbar."
      : "Der Download-Client ist nicht erreichbar, deshalb kann nichts geladen werden.",
  DELAYED:
    "Ein Release wurde gefunden und wird eine Weile zurückgehalten, falls ein besseres erscheint.",
  QUALITY_BELOW_REQUEST: "In 4K angefragt; bisher gibt es nur {quality}.",
  INDEXERS_UNAVAILABLE:
    "{service} erreicht keinen seiner Indexer, deshalb wird kein Release gefunden.",
  ALL_REFUSED: ({ service, count }) =>
    forms(
      count,
      `${service} hat ein Release gefunden und abgelehnt.`,
      `${service} hat # Releases gefunden und alle abgelehnt.`,
    ),
  NOTHING_FOUND: "Im Moment bietet kein Indexer ein Release an.",
  STILL_SEARCHING: "{service} sucht nach einem Release und hat bisher keines akzeptiert.",
  NOT_RELEASED: ({ isDated }) =>
    isDated ? "Noch nicht erschienen." : "Noch nicht erschienen; kein Termin bekannt.",
  NOT_AIRED: ({ isDated }) =>
    isDated ? "Noch nicht ausgestrahlt." : "Noch nicht ausgestrahlt; kein Termin bekannt.",
  SERVICE_UNREACHABLE: "{service} ist nicht erreichbar, deshalb ist dies vielleicht veraltet.",
};

const BLOCKED = {
  "no-space": "Geladen, aber die Bibliothek hat keinen freien Speicherplatz.",
  "no-permission": "Geladen, aber der Ordner der Bibliothek ist nicht beschreibbar.",
  sample: "Geladen, aber die Datei ist nur ein Sample.",
  "sample-or-archive":
    "Geladen, aber nur ein Sample oder ein Archiv, das sich nicht entpacken lässt.",
  "maybe-sample":
    "Geladen, aber es ist nicht klar, ob die Datei nur ein Sample ist; bitte von Hand importieren.",
  "no-upgrade": "Geladen, aber die Datei ist nicht besser als die in der Bibliothek.",
  "no-video": "Geladen, aber der Download enthält kein Video, das importiert werden kann.",
  "unclear-name":
    "Geladen, aber der Name lässt den Titel nicht erkennen; bitte von Hand importieren.",
  other: "Geladen, aber der Import wurde abgelehnt; bitte von Hand importieren.",
};

const PAUSED = {
  encrypted: "Der Download ist pausiert: Sein Archiv ist verschlüsselt und braucht ein Passwort.",
  duplicate: "Der Download ist pausiert: Der Client hält ihn für das Duplikat eines früheren.",
  none: "Der Download ist pausiert.",
};

export const problemWords: Translation<typeof english.problemWords> = {
  unreachableSince:
    "{service} ist seit {time} nicht erreichbar, deshalb ist dies vielleicht veraltet.",
  airs: "läuft {day}",
  comesOut: "erscheint {day}",
  nextSearchAnyMoment: "nächste Suche jeden Moment",
  endsAnyMoment: "endet jeden Moment",
  forAnother: "noch {time}",
  nextSearch: "nächste Suche {time}",
  until: "bis {time}",
  allEpisodes: "Alle {count} Folgen",
  since: "seit {time}",
  technicalDetails: "Technische Details",
  openInService: "Im Dienst öffnen",
};
