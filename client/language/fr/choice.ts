import type { Translation } from "../area.ts";
import { createTwoForms } from "../plural.ts";
import type * as english from "../words/choice.ts";

const forms = createTwoForms("fr");

export const choiceText: Translation<typeof english.choiceText> = {
  chooseRelease: "Choisir une release",
  chooseReleaseFor: "Choisir une release pour {title}",
  askingIndexers:
    "Les indexeurs sont interrogés. Cela peut prendre quelques minutes ; rien n’est téléchargé tant que vous n’avez pas choisi.",
  grabsChosen:
    "{service} envoie celle que vous choisissez au client de téléchargement, même s’il ne la choisirait pas de lui-même.",
  noRelease: "Aucune release, liste établie {time}.",
  noReleaseFor: "Aucune release pour {episodes}, liste établie {time}.",
  releases: ({ count, time }) =>
    forms(count, `# release, liste établie ${time}.`, `# releases, liste établie ${time}.`),
  releasesFor: ({ count, episodes, time }) =>
    forms(
      count,
      `# release pour ${episodes}, liste établie ${time}.`,
      `# releases pour ${episodes}, liste établie ${time}.`,
    ),
  showAll: "Afficher les {count}",
  published: "publiée {time}",
  seeders: ({ count }) => forms(count, "# seeder", "# seeders"),
  byName: "ce que dit son nom",
  chooseAnEpisode: "choisissez un épisode",
  contains: "Elle contient",
  allEpisodes: "les {count}",
  grab: "Prendre celle-ci",
  yesGrab: "Oui, la prendre",
  notThis: "Pas celle-ci",
  nothingAgainst: "{service} n’a rien contre.",
  grabNevertheless: "La prendre quand même ?",
  sendsIt: "{service} l’envoie au client de téléchargement.",
  linkTitle: "Associer dans Shoko : {title}",
  askingShoko: "Shoko est interrogé…",
  allRecognised: "Shoko identifie maintenant tous les fichiers.",
  linkIntro:
    "Shoko associe un fichier à l’épisode que vous choisissez, comme si AniDB l’avait identifié. Comparez d’abord les deux ; dans Shoko, l’association peut être retirée.",
  titleMissing:
    "Shoko n’a pas encore ce titre. Associez le fichier dans Shoko même ; le suivant pourra être associé ici.",
  linkAs: "Associer comme",
  linkAsEpisode: "Associer comme {episode}",
  chooseEpisode: "choisissez l’épisode",
  episodeOf: "{episode} de {title}",
  special: "épisode spécial {number}",
  episode: "épisode {number}",
  hasFile: "Shoko a déjà un fichier pour cet épisode",
  suggested: "suggéré",
  fileThere: "a un fichier",
  titleAgrees: "Le titre correspond",
  titleDiffers: "Le titre diffère",
  titleUnknown: "Le titre ne peut pas être comparé",
  numberAgrees: "Le numéro correspond",
  numberDiffers: "Le numéro diffère",
  numberUnknown: "Le numéro ne peut pas être comparé",
  lengthAgrees: "La durée correspond",
  lengthDiffers: "La durée diffère",
  lengthUnknown: "La durée ne peut pas être comparée",
  subtitles: "avec sous-titres : {languages}",
  subtitlesIn: "avec sous-titres en {languages}",
  severalLanguages: "plusieurs langues",
  andOthers: "{language} et autres",
  withSubtitles: "{spoken} {subtitles}",
  pictureAndLanguages: "{picture}, {languages}",
};
