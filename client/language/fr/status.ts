import type { Translation } from "../area.ts";
import { createTwoForms } from "../plural.ts";
import type * as english from "../words/status.ts";

const forms = createTwoForms("fr");

export const statusText: Translation<typeof english.statusText> = {
  notAiredUndated: "Pas encore diffusé, aucune date connue",
  airsOn: "Diffusé {day}",
  readySoFar: "Prêt jusqu’ici",
  downloadingShare: "En téléchargement {share}",
  noneAired: ({ count }) =>
    forms(count, "# épisode, pas encore diffusé", "# épisodes, aucun encore diffusé"),
  ready: ({ count, total }) => forms(Number(count), `# sur ${total} prêt`, `# sur ${total} prêts`),
  readyAired: ({ count, total, aired }) =>
    forms(
      Number(count),
      `# sur ${total} prêt, ${aired} diffusés`,
      `# sur ${total} prêts, ${aired} diffusés`,
    ),
  restDOWNLOADING: "{count} en téléchargement",
  restDOWNLOADED: ({ count }) => forms(Number(count), "# téléchargé", "# téléchargés"),
  restIMPORTING: "{count} en importation",
  restANIME_MATCHING: "{count} en identification",
  restGRABBING: ({ count }) => forms(Number(count), "# trouvé", "# trouvés"),
  restAPPROVED: ({ count }) => forms(Number(count), "# approuvé", "# approuvés"),
  restFAILED: ({ count }) => forms(Number(count), "# échoué", "# échoués"),
  waitingForApproval: "En attente d’approbation",
  grabbed: "Release trouvée et envoyée au client de téléchargement",
  importsNext: "Téléchargé, {service} va l’importer",
  importing: "{service} importe le fichier dans la bibliothèque",
  matching: "Shoko identifie le fichier",
  readyToWatch: "Prêt à être regardé",
  notReleasedUndated: "Pas encore sorti, aucune date connue",
  comesOut: "Sort {day}",
  declined: "La demande a été refusée",
  failed: "Le téléchargement a échoué, et aucune autre release n’a encore été trouvée",
  removed: "Le titre a été supprimé",
  searching: "{service} cherche une release",
  searchingEpisodes: ({ count, service }) =>
    forms(count, `${service} cherche # épisode`, `${service} cherche # épisodes`),
  downloading: "Le client de téléchargement télécharge le fichier",
  downloaded: "{done} sur {total} téléchargés",
  downloadedAt: "{done} sur {total} téléchargés, à {speed}",
  nextAirs: "Prochain épisode diffusé {day}",
  nextAirsMore: ({ count, day }) =>
    forms(
      count,
      `Prochain épisode diffusé ${day}, # autre à venir`,
      `Prochain épisode diffusé ${day}, # autres à venir`,
    ),
  requestedByYou: "demandé par vous",
  requestedBy: "demandé par {name}",
  addedIn: "ajouté dans {service}",
  tabProblem: "! {title}",
  tab: "{status} · {title}",
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
  doneAnyMoment: "{time}, terminé d’un instant à l’autre",
  toGo: "{time}, encore {left}",
  until: "{time}, jusqu’à {eta}",
};
