import type { Translation } from "../area.ts";
import { createTwoForms } from "../plural.ts";
import type * as english from "../words/phrase.ts";

const forms = createTwoForms("fr");

export const phrase: Translation<typeof english.phrase> = {
  range: "{first} à {last}",
  separator: " ; ",
  quoted: "« {words} »",
  episodes: ({ count, numbers }) => forms(count, `l’épisode ${numbers}`, `les épisodes ${numbers}`),
  specials: ({ count, numbers }) =>
    forms(count, `l’épisode spécial ${numbers}`, `les épisodes spéciaux ${numbers}`),
  seasonEpisodes: ({ count, numbers, season }) =>
    forms(
      count,
      `l’épisode ${numbers} de la saison ${season}`,
      `les épisodes ${numbers} de la saison ${season}`,
    ),
  allEpisodes: "les {count} épisodes",
  inBrackets: "{line} ({words})",
  because: "{line} : {reason}",
  seasons: ({ count, numbers }) => forms(count, `Saison ${numbers}`, `Saisons ${numbers}`),
  episodeCount: ({ count }) => forms(count, "# épisode", "# épisodes"),
  releaseCount: ({ count }) => forms(count, "# release", "# releases"),
  titleCount: ({ count }) => forms(count, "# titre", "# titres"),
  fileCount: ({ count }) => forms(count, "# fichier", "# fichiers"),
  downloadCount: ({ count }) => forms(count, "# téléchargement", "# téléchargements"),
  special: "Épisode spécial {number}",
  season: "Saison {number}",
  episodeCode: "S{season} É{episode}",
  anime: "Anime",
  theTracker: "le tracker",
};

export const stateNames: Translation<typeof english.stateNames> = {
  UNRELEASED: "Pas encore sorti",
  NOT_AIRED: "Pas encore diffusé",
  REQUESTED: "Demandé",
  APPROVED: "Approuvé",
  GRABBING: "Trouvé",
  DOWNLOADING: "En téléchargement",
  DOWNLOADED: "Téléchargé",
  IMPORTING: "En importation",
  ANIME_MATCHING: "En identification",
  AVAILABLE: "Prêt",
  UNAIRED: "Pas encore sorti",
  DECLINED: "Refusé",
  FAILED: "Échoué",
  DELETED: "Supprimé",
};
