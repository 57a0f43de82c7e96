import type { Translation } from "../area.ts";
import { createTwoForms } from "../plural.ts";
import type * as english from "../words/status.ts";

const forms = createTwoForms("de");

export const statusText: Translation<typeof english.statusText> = {
  notAiredUndated: "Noch nicht ausgestrahlt, kein Termin bekannt",
  airsOn: "Läuft {day}",
  readySoFar: "Bisher bereit",
  downloadingShare: "Wird geladen {share}",
  noneAired: ({ count }) =>
    forms(count, "# Folge, noch nicht ausgestrahlt", "# Folgen, noch keine ausgestrahlt"),
  ready: "{count} von {total} bereit",
  readyAired: "{count} von {total} bereit, {aired} ausgestrahlt",
  restDOWNLOADING: "{count} werden geladen",
  restDOWNLOADED: "{count} geladen",
  restIMPORTING: "{count} werden importiert",
  restANIME_MATCHING: "{count} werden erkannt",
  restGRABBING: "{count} gefunden",
  restAPPROVED: "{count} genehmigt",
  restFAILED: "{count} fehlgeschlagen",
  waitingForApproval: "Wartet auf Genehmigung",
  grabbed: "Release gefunden und an den Download-Client geschickt",
  importsNext: "Geladen, als Nächstes importiert {service} die Datei",
  importing: "{service} importiert die Datei in die Bibliothek",
  matching: "Shoko erkennt die Datei",
  readyToWatch: "Kann angesehen werden",
  notReleasedUndated: "Noch nicht erschienen, kein Termin bekannt",
  comesOut: "Erscheint {day}",
  declined: "Die Anfrage wurde abgelehnt",
  failed: "Der Download ist fehlgeschlagen, ein anderes Release wurde noch nicht gefunden",
  removed: "Der Titel wurde entfernt",
  searching: "{service} sucht nach einem Release",
  searchingEpisodes: ({ count, service }) =>
    forms(count, `${service} sucht nach # Folge`, `${service} sucht nach # Folgen`),
  downloading: "Der Download-Client lädt die Datei",
  downloaded: "{done} von {total} geladen",
  downloadedAt: "{done} von {total} geladen, mit {speed}",
  nextAirs: "Nächste Folge läuft {day}",
  nextAirsMore: "Nächste Folge läuft {day}, {count} weitere folgen",
  requestedByYou: "selbst angefragt",
  requestedBy: "angefragt von {name}",
  addedIn: "in {service} hinzugefügt",
  tabProblem: "! {title}",
  tab: "{status} · {title}",
  movieDownloading: "Der Film wird geladen.",
  movieDownloadingUntil: "Der Film wird geladen, fertig {time}.",
  noneHasAired: ({ count }) =>
    forms(
      count,
      "# Folge, die noch nicht ausgestrahlt wurde.",
      "# Folgen, von denen noch keine ausgestrahlt wurde.",
    ),
  theEpisodeReady: "Die Folge ist bereit.",
  theEpisodeNotReady: "Die Folge ist noch nicht bereit.",
  allReady: "Alle {count} Folgen sind bereit.",
  firstReady: "Die erste von {total} Folgen ist bereit.",
  allAiredReady: "Alle {count} bisher ausgestrahlten von {total} Folgen sind bereit.",
  noneReady: "Von {total} Folgen ist noch keine bereit.",
  someReady: ({ count, total }) =>
    forms(count, `# von ${total} Folgen ist bereit.`, `# von ${total} Folgen sind bereit.`),
  search: ({ count }) => forms(count, "Sonarr sucht nach # Folge.", "Sonarr sucht nach # Folgen."),
  searchOthers: ({ count }) =>
    forms(count, "Sonarr sucht noch nach # weiteren.", "Sonarr sucht noch nach # weiteren."),
  airs: "Die nächste Folge läuft {day}.",
  matchingNext: ({ count }) =>
    forms(
      count,
      "Shoko erkennt gerade # Folge, die als Nächstes bereit ist.",
      "Shoko erkennt gerade # Folgen, die als Nächstes bereit sind.",
    ),
  importingEpisodes: ({ count }) =>
    forms(
      count,
      "Sonarr importiert # Folge in die Bibliothek.",
      "Sonarr importiert # Folgen in die Bibliothek.",
    ),
  downloadedEpisodes: ({ count }) =>
    forms(
      count,
      "# Folge ist geladen. Sonarr importiert sie als Nächstes.",
      "# Folgen sind geladen. Sonarr importiert sie als Nächstes.",
    ),
  downloadingEpisodes: ({ count }) =>
    forms(count, "# Folge wird geladen.", "# Folgen werden geladen."),
  downloadingEpisodesUntil: ({ count, time }) =>
    forms(
      count,
      `# Folge wird geladen, fertig ${time}.`,
      `# Folgen werden geladen, fertig ${time}.`,
    ),
  foundEpisodes: ({ count }) =>
    forms(
      count,
      "Sonarr hat # Folge gefunden und an den Download-Client geschickt.",
      "Sonarr hat # Folgen gefunden und an den Download-Client geschickt.",
    ),
  failedEpisodes: ({ count }) =>
    forms(
      count,
      "Der Download von # Folge ist fehlgeschlagen.",
      "Der Download von # Folgen ist fehlgeschlagen.",
    ),
  seasonsReady: ({ count, numbers }) =>
    forms(count, `Staffel ${numbers} ist bereit`, `Staffeln ${numbers} sind bereit`),
  seasonsInPart: "{count} Staffeln sind teilweise da",
  seasonShare: "Staffel {season} hat {ready} von {total} Folgen",
  sentence: "{words}.",
  usually: "meist {time}",
  lasted: "seit {time}",
  part: "{time}, {episodes} {eta}",
  doneAnyMoment: "{time}, jeden Moment fertig",
  toGo: "{time}, noch {left}",
  until: "{time}, bis {eta}",
};
