import type { Translation } from "../area.ts";
import { createTwoForms } from "../plural.ts";
import type * as english from "../words/answer.ts";

const forms = createTwoForms("fr");

export const answerText: Translation<typeof english.answerText> = {
  movieDownloading: "Le film est en cours de téléchargement.",
  movieDownloadingUntil: "Le film est en cours de téléchargement, terminé {time}.",
  noneHasAired: ({ count }) =>
    forms(
      count,
      "# épisode, pas encore diffusé.",
      "# épisodes, dont aucun n’a encore été diffusé.",
    ),
  theEpisodeReady: "L’épisode est prêt.",
  theEpisodeNotReady: "L’épisode n’est pas encore prêt.",
  allReady: "Les {count} épisodes sont prêts.",
  firstReady: "Le premier des {total} épisodes est prêt.",
  allAiredReady: "Les {count} épisodes déjà diffusés sont prêts, sur {total}.",
  noneReady: "Aucun des {total} épisodes n’est encore prêt.",
  someReady: ({ count, total }) =>
    forms(count, `# épisode sur ${total} est prêt.`, `# épisodes sur ${total} sont prêts.`),
  search: ({ count }) => forms(count, "Sonarr cherche # épisode.", "Sonarr cherche # épisodes."),
  searchOthers: ({ count }) =>
    forms(count, "Sonarr en cherche encore # autre.", "Sonarr en cherche encore # autres."),
  airs: "Le prochain épisode est diffusé {day}.",
  matchingNext: ({ count }) =>
    forms(
      count,
      "Shoko identifie # épisode, qui sera prêt ensuite.",
      "Shoko identifie # épisodes, qui seront prêts ensuite.",
    ),
  importingEpisodes: ({ count }) =>
    forms(
      count,
      "Sonarr importe # épisode dans la bibliothèque.",
      "Sonarr importe # épisodes dans la bibliothèque.",
    ),
  downloadedEpisodes: ({ count }) =>
    forms(
      count,
      "# épisode est téléchargé. Sonarr va l’importer.",
      "# épisodes sont téléchargés. Sonarr va les importer.",
    ),
  downloadingEpisodes: ({ count }) =>
    forms(
      count,
      "# épisode est en cours de téléchargement.",
      "# épisodes sont en cours de téléchargement.",
    ),
  downloadingEpisodesUntil: ({ count, time }) =>
    forms(
      count,
      `# épisode est en cours de téléchargement, terminé ${time}.`,
      `# épisodes sont en cours de téléchargement, terminés ${time}.`,
    ),
  foundEpisodes: ({ count }) =>
    forms(
      count,
      "Sonarr a trouvé # épisode et l’a envoyé au client de téléchargement.",
      "Sonarr a trouvé # épisodes et les a envoyés au client de téléchargement.",
    ),
  failedEpisodes: ({ count }) =>
    forms(
      count,
      "Le téléchargement de # épisode a échoué.",
      "Le téléchargement de # épisodes a échoué.",
    ),
  seasonsReady: ({ count, numbers }) =>
    forms(count, `la saison ${numbers} est prête`, `les saisons ${numbers} sont prêtes`),
  seasonsInPart: "{count} saisons sont là en partie",
  seasonShare: "la saison {season} a {ready} épisodes sur {total}",
  sentence: "{words}.",
  usually: "d’habitude {time}",
  lasted: "depuis {time}",
  part: "{time}, {episodes} {eta}",
  overdue: "{time}, plus long que prévu",
  toGo: "{time}, encore {left}",
  until: "{time}, jusqu’à {eta}",
};
