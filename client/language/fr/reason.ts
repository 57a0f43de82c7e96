import type { Translation } from "../area.ts";
import type * as english from "../words/reason.ts";

export const reasons: Translation<typeof english.reasons> = {
  REQUEST_WITHDRAWN: ({ by }) => (by === null ? "la demande a été retirée" : `supprimé par ${by}`),
  DECLINED_BY: ({ by, comment }) =>
    comment === null ? `refusé par ${by}` : `refusé par ${by} : ${comment}`,
  NOT_IN_RELEASE: "la release ne contient pas cet épisode",
  NOT_LISTED: "Sonarr ne liste plus cet épisode",
  DISCARDED_BY_HAND: "une personne a écarté la release",
  NOT_IN_QUEUE: "le téléchargement n’est plus dans la file d’attente",
  NOT_IN_CLIENT: "le téléchargement n’est plus dans le client de téléchargement",
  BELOW_4K: "{quality} est inférieur à la 4K demandée",
  NOT_ADDED_TO_ARR: "{service} n’a pas pu ajouter le titre à Radarr ou Sonarr",
  DELETED_BY_HAND: "supprimé à la main",
  MISSING_FROM_DISK: "absent du disque",
  FILE_GONE: "le fichier a disparu",
  FILE_REPLACED: "le fichier a été remplacé par un autre sans cet épisode",
  FILE_OF_ANOTHER_EPISODE: "le fichier appartient maintenant à un autre épisode",
  CONFIRMED_GONE: "une personne a confirmé que le fichier a disparu",
  NOT_IN_LIBRARY_ANY_MORE: "la bibliothèque n’affiche plus le titre",
  SHOKO_READS_FILE: "Shoko lit le fichier",
  SHOKO_ASKS_ANIDB: "Shoko a lu le fichier et interroge AniDB",
  SHOKO_FOUND_NO_MATCH: "Shoko n’identifie pas encore le fichier",
  SHOKO_IGNORES_FILE: "Shoko est réglé pour ignorer le fichier",
  AWAITS_LIBRARY: "identifié, en attente de la bibliothèque",
  ONLY_SEERR_SAYS_AVAILABLE: "disponible selon Seerr, mais dans aucune bibliothèque",
};
