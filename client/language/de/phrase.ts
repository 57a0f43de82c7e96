import type { Translation } from "../area.ts";
import { createTwoForms } from "../plural.ts";
import type * as english from "../words/phrase.ts";

const forms = createTwoForms("de");

export const phrase: Translation<typeof english.phrase> = {
  range: "{first} bis {last}",
  separator: "; ",
  quoted: "„{words}“",
  episodes: ({ count, numbers }) => forms(count, `Folge ${numbers}`, `Folgen ${numbers}`),
  specials: ({ count, numbers }) => forms(count, `Special ${numbers}`, `Specials ${numbers}`),
  seasonEpisodes: ({ count, numbers, season }) =>
    forms(count, `Staffel ${season} Folge ${numbers}`, `Staffel ${season} Folgen ${numbers}`),
  allEpisodes: "alle {count} Folgen",
  inBrackets: "{line} ({words})",
  because: "{line}: {reason}",
  seasons: ({ count, numbers }) => forms(count, `Staffel ${numbers}`, `Staffeln ${numbers}`),
  episodeCount: ({ count }) => forms(count, "# Folge", "# Folgen"),
  releaseCount: ({ count }) => forms(count, "# Release", "# Releases"),
  titleCount: ({ count }) => forms(count, "# Titel", "# Titel"),
  fileCount: ({ count }) => forms(count, "# Datei", "# Dateien"),
  downloadCount: ({ count }) => forms(count, "# Download", "# Downloads"),
  special: "Special {number}",
  season: "Staffel {number}",
  episodeCode: "S{season} F{episode}",
  anime: "Anime",
  theTracker: "der Tracker",
};

export const stateNames: Translation<typeof english.stateNames> = {
  UNRELEASED: "Nicht erschienen",
  NOT_AIRED: "Nicht ausgestrahlt",
  REQUESTED: "Angefragt",
  APPROVED: "Genehmigt",
  GRABBING: "Gefunden",
  DOWNLOADING: "Wird geladen",
  DOWNLOADED: "Geladen",
  IMPORTING: "Wird importiert",
  ANIME_MATCHING: "Wird erkannt",
  AVAILABLE: "Bereit",
  UNAIRED: "Noch nicht da",
  DECLINED: "Abgelehnt",
  FAILED: "Fehlgeschlagen",
  DELETED: "Entfernt",
};
