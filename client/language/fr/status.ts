import type { Translation } from "../area.ts";
import { createTwoForms } from "../plural.ts";
import type * as english from "../words/status.ts";

const forms = createTwoForms("fr");

const othersToCome = (count: number) => forms(count, "# autre à venir", "# autres à venir");

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
  firstAirs: "Premier épisode diffusé {day}",
  firstAirsMore: ({ count, day }) => `Premier épisode diffusé ${day}, ${othersToCome(count)}`,
  nextAirs: "Prochain épisode diffusé {day}",
  nextAirsMore: ({ count, day }) => `Prochain épisode diffusé ${day}, ${othersToCome(count)}`,
  requestedByYou: "demandé par vous",
  requestedBy: "demandé par {name}",
  addedIn: "ajouté dans {service}",
  tabProblem: "! {title}",
  tab: "{status} · {title}",
};
