import type { Translation } from "../area.ts";
import type * as english from "../words/rejection.ts";

export const rejections: Translation<typeof english.rejections> = {
  FILE_IS_AS_GOOD: ({ existing }) =>
    `Le fichier de la bibliothèque est aussi bon ou meilleur${inBrackets(existing)}. L’importation de celui-ci sera peut-être refusée.`,
  UPGRADE_NOT_ALLOWED: ({ profile }) =>
    `Le profil de qualité${named(profile)} ne remplace pas ce qui existe. L’importation de celui-ci sera peut-être refusée.`,
  FILE_HAS_MORE_EPISODES: "Le fichier de la bibliothèque contient plus d’épisodes que celui-ci.",
  QUEUED_IS_AS_GOOD: ({ queued }) =>
    `Une release aussi bonne ou meilleure est déjà en téléchargement${inBrackets(queued)}.`,
  GRABBED_BEFORE: ({ grabbed }) =>
    `Une release aussi bonne ou meilleure a déjà été récupérée${inBrackets(grabbed)}.`,
  IMPORTED_BEFORE: "La même release a déjà été importée.",
  QUALITY_UNWANTED: "Le profil de qualité ne veut pas de {quality}.",
  SCORE_TOO_LOW:
    "Son score de format personnalisé est {score} ; le profil de qualité exige au moins {minimum}.",
  LANGUAGE_UNWANTED: "Sa langue est {found} ; le profil de qualité veut {wanted}.",
  TERM_MISSING: "Son nom ne contient aucun des termes requis : {terms}.",
  TERM_IGNORED: "Son nom contient des termes à ignorer : {terms}.",
  TOO_LARGE: "Elle est plus grande que permis : {size}, la limite est {limit}.",
  TOO_SMALL:
    "Elle est plus petite que prévu : {size}, au moins {limit} est habituel. Elle est peut-être incomplète ou de mauvaise qualité.",
  SIZE_UNCHECKED: "Sa taille ne peut pas être vérifiée, car la durée n’est pas connue.",
  FEW_SEEDERS:
    "Seulement {seeders} personnes la partagent, sur au moins {minimum}. Le téléchargement peut être long ou ne jamais finir.",
  TOO_OLD:
    "Elle est plus ancienne que les fichiers conservés par le serveur Usenet. Des parties peuvent manquer.",
  TOO_NEW: "Elle a {minutes} minutes et sera récupérée automatiquement après {minimum} minutes.",
  BETTER_MAY_COME:
    "Le profil de délai la retient, au cas où une meilleure apparaîtrait. Elle sera récupérée automatiquement plus tard.",
  NOT_OUT_YET_FOR_ARR:
    "Elle est apparue avant la date de sortie. C’est peut-être un faux ou un enregistrement.",
  PACK_INCOMPLETE:
    "C’est une saison entière, alors que tous les épisodes n’ont pas encore été diffusés.",
  PACK_UNWANTED: "Elle contient plus que les épisodes recherchés.",
  PACK_REQUIRED: "Elle contient un seul épisode ; les saisons entières sont préférées ici.",
  REVISION_UNWANTED: "C’est une version corrigée, et elles ne sont pas souhaitées ici.",
  GROUP_DIFFERS: "Elle n’est pas du groupe dont la release est dans la bibliothèque.",
  NOT_MONITORED_IN_ARR: "Le titre n’est pas surveillé.",
  TAGS_DIFFER: "L’indexeur n’est pas destiné aux titres avec ces étiquettes.",
  PROTOCOL_OFF: "Les téléchargements de ce type sont désactivés pour ce titre.",
  INDEXER_FLAGS_MISSING: "L’indexeur ne lui donne pas les marqueurs requis.",
  SUBTITLES_BURNED_IN: "Ses sous-titres font partie de l’image et ne peuvent pas être désactivés.",
  RAW_DISC: "C’est un disque brut, que la plupart des lecteurs ne peuvent pas lire.",
  ONLY_SAMPLE: "Ce n’est qu’un extrait.",
  ON_BLOCKLIST:
    "Elle est sur la liste de blocage : elle a déjà échoué, ou une personne l’a rejetée.",
  OTHER_TITLE: "Son nom appartient à un autre titre.",
  OTHER_EPISODE: ({ episode }) =>
    `D’après son nom, ce n’est pas ce qui était recherché${inBrackets(episode)}.`,
  NAME_UNREADABLE: "Son nom est illisible. Indiquez vous-même ce qu’elle contient.",
  TITLE_UNKNOWN:
    "Son nom ne correspond à aucun titre connu. Indiquez vous-même ce qu’elle contient.",
  EPISODE_UNKNOWN: "Son nom n’indique pas ses épisodes. Indiquez vous-même lesquels.",
  SPACE_TOO_SMALL: "Il n’y a pas assez d’espace libre.",
  INDEXER_PAUSED: "Son indexeur a échoué à plusieurs reprises et est en pause pour un moment.",
  OTHER_REASON: "{words}",
};

function inBrackets(words: string | null): string {
  return words === null ? "" : ` (${words})`;
}

function named(name: string | null): string {
  return name === null ? "" : ` « ${name} »`;
}
