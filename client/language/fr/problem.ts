import type { Translation } from "../area.ts";
import { listNumbers } from "../per-locale.ts";
import { createTwoForms } from "../plural.ts";
import type * as english from "../words/problem.ts";

const forms = createTwoForms("fr");

export const problems: Translation<typeof english.problems> = {
  REMOVED_FROM_ARR: "Le titre a été retiré de {service}, donc rien ne le cherche.",
  UNMANAGED: "{service} ne gère plus le titre ; le fichier est resté à sa place.",
  DOWNLOAD_FAILED: "Le téléchargement a échoué.",
  REFUSED: "La demande n’a pas pu être envoyée à {service}.",
  NO_SPACE: "Le disque est plein.",
  DOWNLOAD_ERROR: ({ cause }) =>
    cause === "error"
      ? "Le client de téléchargement signale une erreur."
      : "Les fichiers téléchargés manquent dans le dossier de téléchargement.",
  CATEGORY_MISMATCH:
    "{service} ne voit plus le téléchargement : sa catégorie dans le client de téléchargement a changé.",
  NOT_TRACKED_BY_ARR: ({ service, isDownloaded }) =>
    isDownloaded
      ? `Téléchargé, mais ${service} ne suit plus le téléchargement et ne l’importera pas.`
      : `Encore en téléchargement, mais ${service} ne le suit plus.`,
  NO_METADATA: "Le téléchargement n’a pas commencé : aucun pair n’a encore envoyé ses métadonnées.",
  FETCHING_METADATA: "Le téléchargement commence dès qu’un pair a envoyé ses métadonnées.",
  STALLED:
    "Le téléchargement est bloqué : personne ne propose les parties manquantes pour le moment.",
  NOT_RECEIVING: "Le téléchargement ne reçoit aucune donnée pour le moment.",
  PAUSED: ({ cause }) => PAUSED[cause ?? "none"],
  QUEUED_IN_CLIENT: "Le téléchargement attend derrière d’autres téléchargements.",
  PATH_MISMATCH: "Téléchargé, mais {service} ne peut pas accéder au dossier du téléchargement.",
  IMPORT_BLOCKED: ({ cause }) => BLOCKED[cause],
  IMPORT_WAITS: ({ service, cause }) =>
    cause === "title"
      ? `Téléchargé.\n${service} attend le titre de l’épisode avant l’importation.`
      : "Téléchargé et encore en cours de décompression.",
  IMPORT_OVERDUE: "Téléchargé, mais {service} n’a pas importé le fichier.",
  IMPORT_SLOW: "{service} importe le fichier depuis longtemps.",
  FILE_MISSING: "Le fichier est introuvable.\nSon disque est peut-être déconnecté pour le moment.",
  LOST_BY_LIBRARY: "{service} n’affiche plus le titre, bien que le fichier existe.",
  ANIDB_BANNED:
    "AniDB ne répond pas à {service} pendant quelques heures, donc aucun fichier ne peut être identifié d’ici là.",
  SHOKO_PAUSED: "{service} est en pause, donc le fichier n’est pas identifié.",
  UNRECOGNISED_FILE:
    "Le fichier n’est pas encore identifié.\nAniDB ne connaît peut-être pas encore cette release.",
  HASHING:
    "{service} lit encore le fichier : il est volumineux, ou d’autres fichiers passent avant.",
  ASKING_ANIDB: "{service} a lu le fichier et attend la réponse d’AniDB.",
  NOT_SEEN_BY_SHOKO: "Le fichier existe, mais {service} ne l’a pas remarqué.",
  SCAN_RUNNING: "{service} analyse ses dossiers et trouvera le fichier.",
  LIBRARY_EMPTY:
    "{service} n’affiche aucun titre pour le moment ; ses disques sont peut-être déconnectés.",
  FILE_DIFFERS:
    "{service} affiche un fichier à cet endroit, mais sa taille diffère de celle du fichier importé.",
  NOT_IN_LIBRARY: ({ service, isMatched }) =>
    isMatched
      ? `Le fichier a été identifié, mais ${service} ne l’affiche pas encore.`
      : `Le fichier existe, mais ${service} ne l’affiche pas encore.`,
  WAITING_FOR_APPROVAL: "La demande attend une approbation.",
  NOT_MONITORED: "La surveillance est désactivée, donc rien ne cherche le titre.",
  NEVER_REACHED_ARR:
    "Approuvée, mais la demande n’est jamais arrivée à {service} : rien ne cherche encore le titre.",
  SEASONS_NOT_SENT: ({ service, manager, seasons }) =>
    seasons.length === 1
      ? `La saison ${seasons[0]} a été ajoutée après l’approbation, et ${manager} ne l’a pas envoyée à ${service}.`
      : `Les saisons ${listNumbers(seasons)} ont été ajoutées après l’approbation, et ${manager} ne les a pas envoyées à ${service}.`,
  NO_EPISODES_YET: ({ service, seasons }) => {
    if (seasons.length === 0) return `${service} n’a pas encore d’épisodes.`;
    return seasons.length === 1
      ? `${service} n’a pas encore d’épisodes de la saison ${seasons[0]}.`
      : `${service} n’a pas encore d’épisodes des saisons ${listNumbers(seasons)}.`;
  },
  CLIENT_UNAVAILABLE: ({ hasRelease }) =>
    hasRelease
      ? "Une release a été trouvée, mais le client de téléchargement est injoignable."
      : "Le client de téléchargement est injoignable, donc rien ne peut être téléchargé.",
  DELAYED:
    "Une release a été trouvée et est retenue un moment, au cas où une meilleure apparaîtrait.",
  QUALITY_BELOW_REQUEST: "Demandé en 4K ; jusqu’ici, seule la qualité {quality} est disponible.",
  INDEXERS_UNAVAILABLE:
    "{service} ne peut joindre aucun de ses indexeurs, donc aucune release ne peut être trouvée.",
  ALL_REFUSED: ({ service, count }) =>
    forms(
      count,
      `${service} a trouvé une release et l’a rejetée.`,
      `${service} a trouvé # releases et les a toutes rejetées.`,
    ),
  NOTHING_FOUND: "Aucun indexeur ne propose de release pour le moment.",
  STILL_SEARCHING: "{service} cherche une release et n’en a encore accepté aucune.",
  NOT_RELEASED: ({ isDated }) =>
    isDated ? "Pas encore sorti." : "Pas encore sorti ; aucune date de sortie connue.",
  NOT_AIRED: ({ isDated }) =>
    isDated ? "Pas encore diffusé." : "Pas encore diffusé ; aucune date de diffusion connue.",
  SERVICE_UNREACHABLE: "{service} est injoignable, donc ceci n’est peut-être plus à jour.",
};

const BLOCKED = {
  "no-space": "Téléchargé, mais la bibliothèque n’a plus d’espace libre.",
  "no-permission":
    "Téléchargé, mais le dossier de la bibliothèque n’est pas accessible en écriture.",
  sample: "Téléchargé, mais le fichier n’est qu’un extrait.",
  "sample-or-archive":
    "Téléchargé, mais il ne contient qu’un extrait ou une archive impossible à décompresser.",
  "maybe-sample":
    "Téléchargé, mais on ne sait pas si le fichier n’est qu’un extrait ; importez-le à la main.",
  "no-upgrade": "Téléchargé, mais le fichier n’est pas meilleur que celui de la bibliothèque.",
  "no-video": "Téléchargé, mais il ne contient aucune vidéo qui puisse être importée.",
  "unclear-name": "Téléchargé, mais son nom n’identifie pas le titre ; importez-le à la main.",
  other: "Téléchargé, mais l’importation a été refusée ; importez-le à la main.",
};

const PAUSED = {
  encrypted:
    "Le téléchargement est en pause : son archive est chiffrée et nécessite un mot de passe.",
  duplicate:
    "Le téléchargement est en pause : le client le considère comme le doublon d’un précédent.",
  none: "Le téléchargement est en pause.",
};

export const problemWords: Translation<typeof english.problemWords> = {
  unreachableSince:
    "{service} est injoignable depuis {time}, donc ceci n’est peut-être plus à jour.",
  airs: "diffusé {day}",
  comesOut: "sort {day}",
  nextSearchAnyMoment: "prochaine recherche d’un instant à l’autre",
  endsAnyMoment: "se termine d’un instant à l’autre",
  forAnother: "encore {time}",
  nextSearch: "prochaine recherche {time}",
  until: "jusqu’à {time}",
  allEpisodes: "Les {count} épisodes",
  since: "depuis {time}",
  technicalDetails: "Détails techniques",
  openInService: "Ouvrir dans le service",
};
