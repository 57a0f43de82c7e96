import type { Translation } from "../area.ts";
import { capitalise } from "../capitalise.ts";
import type { Subject } from "../history.ts";
import type * as english from "../words/history.ts";

export const history: Translation<typeof english.history> = {
  REQUESTED: ({ by }) => (by === null ? "Demandé" : `Demandé par ${by}`),
  APPROVED: ({ isAutomatic }) => (isAutomatic ? "Approuvé automatiquement" : "Approuvé"),
  SEARCHING_AGAIN: "Retour à la recherche",
  RELEASE_DATE_REACHED: ({ isEpisode }) => (isEpisode === true ? "Diffusé" : "Sorti"),
  RELEASE_GRABBED: ({ service, episodes, isAnother, size, indexer, releases = 1 }) => {
    const one = isAnother ? "une autre release" : "une release";
    const whole = episodes > 1 ? `une release de ${episodes} épisodes` : one;
    const several = `${releases} ${isAnother ? "autres releases" : "releases"}`;
    const facts = [size, indexer === null ? null : `depuis ${indexer}`];
    const release = releases > 1 ? several : whole;
    return [`${service} a récupéré ${release}`, ...facts.filter((fact) => fact !== null)].join(
      ", ",
    );
  },
  GRAB_UNREPORTED: "Une release a été récupérée",
  DOWNLOAD_STARTED: ({ client }) =>
    client === null ? "Téléchargement commencé" : `Téléchargement commencé dans ${client}`,
  DOWNLOAD_UNREPORTED: "Téléchargé sans progression signalée",
  DOWNLOAD_FINISHED: ({ client }) =>
    client === null ? "Téléchargement terminé" : `Téléchargement terminé dans ${client}`,
  DOWNLOADED_NOT_IMPORTED: "Téléchargé, mais {service} n’a pas pu importer le fichier",
  IMPORT_STARTED: "{service} a commencé à importer le fichier",
  FILE_IMPORTED: "{service} a importé le fichier dans la bibliothèque",
  FILE_PRESENT: "{service} avait déjà le fichier",
  IMPORT_UNREPORTED: "Le fichier a été importé dans la bibliothèque",
  FILE_HASHING: "{service} a commencé à lire le fichier",
  FILE_HASHED: "{service} a lu le fichier et interrogé AniDB",
  FILE_MATCHED: "{service} a identifié le fichier",
  FILE_NOT_MATCHED: "{service} n’a pas identifié le fichier",
  MATCH_UNREPORTED: "Le fichier a été identifié",
  MATCH_AWAITED: "Transmis à Shoko pour identification",
  PLAYABLE: ({ service, isRecognised }) =>
    isRecognised === true
      ? `Identifié par Shoko et prêt à être regardé dans ${service}`
      : `Prêt à être regardé dans ${service}`,
  READY: ({ isRecognised }) =>
    isRecognised === true ? "Identifié par Shoko et prêt à être regardé" : "Prêt à être regardé",
  REPORTED_AVAILABLE: "{service} signale le titre comme disponible",
  NO_LONGER_AVAILABLE: "N’est plus disponible",
  NOT_OUT_YET: ({ isEpisode }) =>
    isEpisode === true ? "N’était pas encore diffusé" : "N’était pas encore sorti",
  DECLINED: ({ service, isAutomatic }) =>
    isAutomatic ? `Refusé automatiquement par ${service}` : "Refusé",
  REQUEST_NOT_SENT: "La demande n’a pas pu être envoyée",
  DOWNLOAD_BROKEN: "Le téléchargement a échoué",
  REQUEST_REMOVED: ({ by }) =>
    by === null ? "La demande a été retirée" : `La demande a été supprimée par ${by}`,
  TITLE_REMOVED: "Retiré de {service}",
  EPISODE_NOT_LISTED: "{service} ne liste plus l’épisode",
  NO_LONGER_PLAYABLE: "{service} n’affiche plus le titre",
  FILE_DELETED: "Le fichier a été supprimé dans {service}",
  FILE_CONFIRMED_GONE: "La disparition du fichier a été confirmée",
  RELEASE_CHOSEN: ({ by, service, release, as, failure }) => {
    const chosen =
      as === null
        ? `${by} a fait récupérer ${release} par ${service}`
        : `${by} a fait récupérer ${release} par ${service} comme ${as}`;
    return failure === null ? chosen : `${chosen}, sans succès : ${failure}`;
  },
  FILE_LINKED_BY_HAND: "{by} a fait associer {file} par {service} comme {episode}",
  REQUEST_DECLINED: ({ by, comment }) =>
    comment === null ? `${by} a refusé la demande` : `${by} a refusé la demande : ${comment}`,
};

export const episodeHistory: Translation<typeof english.episodeHistory> = {
  RELEASE_DATE_REACHED: (of) => subjectOf(of, "a été diffusé", "ont été diffusés"),
  IMPORT_STARTED: "{service} a commencé à importer {words}",
  FILE_IMPORTED: "{service} a importé {words} dans la bibliothèque",
  FILE_PRESENT: "{service} avait déjà {words}",
  IMPORT_UNREPORTED: (of) =>
    subjectOf(of, "a été importé dans la bibliothèque", "ont été importés dans la bibliothèque"),
  FILE_MATCHED: "{service} a identifié {words}",
  FILE_NOT_MATCHED: "{service} n’a pas identifié {words}",
  MATCH_UNREPORTED: (of) => subjectOf(of, "a été identifié", "ont été identifiés"),
  MATCH_AWAITED: (of) =>
    subjectOf(
      of,
      "a été transmis à Shoko pour identification",
      "ont été transmis à Shoko pour identification",
    ),
  PLAYABLE: (params) =>
    params.isRecognised === true
      ? subjectOf(
          params,
          `a été identifié par Shoko et est prêt à être regardé dans ${params.service}`,
          `ont été identifiés par Shoko et sont prêts à être regardés dans ${params.service}`,
        )
      : subjectOf(
          params,
          `est prêt à être regardé dans ${params.service}`,
          `sont prêts à être regardés dans ${params.service}`,
        ),
  READY: (params) =>
    params.isRecognised === true
      ? subjectOf(
          params,
          "a été identifié par Shoko et est prêt à être regardé",
          "ont été identifiés par Shoko et sont prêts à être regardés",
        )
      : subjectOf(params, "est prêt à être regardé", "sont prêts à être regardés"),
  NOT_OUT_YET: (of) => subjectOf(of, "n’était pas encore diffusé", "n’étaient pas encore diffusés"),
  NO_LONGER_PLAYABLE: "{service} n’affiche plus {words}",
};

function subjectOf({ words, count }: Subject, one: string, several: string): string {
  return `${capitalise(words)} ${count > 1 ? several : one}`;
}

export const performed: Translation<typeof english.performed> = {
  SEARCH: "{by} a relancé la recherche dans {service}",
  LOOK_FOR_RELEASES: "{by} a fait lister les releases par {service}",
  GRAB_RELEASE: "{by} a fait récupérer une release choisie par {service}",
  BLOCKLIST_AND_SEARCH: "{by} a fait bloquer cette release et en chercher une autre par {service}",
  RETRY_IMPORT: "{by} a fait réimporter le téléchargement par {service}",
  RESCAN_SHOKO: "{by} a fait réinterroger AniDB par {service}",
  SCAN_SHOKO: "{by} a fait analyser son dossier par {service}",
  LINK_IN_SHOKO: "{by} a fait associer le fichier à un épisode par {service}",
  SCAN_LIBRARY: "{by} a fait analyser la bibliothèque par {service}",
  REFRESH: "{by} a fait actualiser le titre par {service}",
  MONITOR: "{by} a fait surveiller le titre par {service}",
  RAISE_PRIORITY: "{by} a fait charger celui-ci en premier par {service}",
  RESTORE_PRIORITY: "{by} a fait rétablir l’ordre des téléchargements par {service}",
  RETRY_REQUEST: "{by} a fait renvoyer la demande par {service}",
  APPROVE: "{by} a approuvé la demande",
  DECLINE: "{by} a refusé la demande",
  CONFIRM_GONE: "{by} a confirmé que le fichier a disparu",
};

export const historyWords: Translation<typeof english.historyWords> = {
  failed: "{line}, sans succès : {failure}",
  inferred: "déduit de {service}",
};
