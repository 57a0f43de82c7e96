import type { Translation } from "../area.ts";
import { createTwoForms } from "../plural.ts";
import type * as english from "../words/answer.ts";

const forms = createTwoForms("de");

export const answerText: Translation<typeof english.answerText> = {
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
  overdue: "{time}, länger als erwartet",
  toGo: "{time}, noch {left}",
  until: "{time}, bis {eta}",
};
