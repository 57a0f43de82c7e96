import type { Translation } from "../area.ts";
import { createTwoForms } from "../plural.ts";
import type * as english from "../words/share.ts";

const forms = createTwoForms("fr");

export const sharedStates: Translation<typeof english.sharedStates> = {
  UNRELEASED: "Pas encore sorti",
  REQUESTED: "En attente d’approbation",
  APPROVED: "Recherche en cours",
  GRABBING: "Trouvé, le téléchargement commence bientôt",
  DOWNLOADING: "En téléchargement",
  DOWNLOADED: "Téléchargé, bientôt ajouté à la bibliothèque",
  IMPORTING: "Ajout à la bibliothèque en cours",
  ANIME_MATCHING: "Identification en cours",
  AVAILABLE: "Prêt à être regardé",
  UNAIRED: "Pas encore diffusé",
  DECLINED: "La demande a été refusée",
  FAILED: "Le téléchargement a échoué, et rien d’autre n’a encore été trouvé",
  DELETED: "Supprimé de la bibliothèque",
};

export const shareText: Translation<typeof english.shareText> = {
  sharedRequest: "Demande partagée",
  share: "Partager",
  shareTitle: "Partager {title}",
  intro:
    "Toute personne qui a le lien voit où en est cette demande, en direct et sans se connecter. Elle ne voit ni noms, ni services, ni rien d’autre du tracker.",
  worksFor: "Le lien est valable",
  days: ({ count }) => forms(count, "# jour", "# jours"),
  untilRevoked: "Jusqu’à révocation",
  createLink: "Créer un lien",
  links: "Liens",
  worksUntilRevoked: "valable jusqu’à sa révocation",
  expired: "expiré",
  worksUntil: "fin de validité : {day}",
  neverOpened: "pas encore ouvert",
  opened: "ouvert {time}",
  facts: "Créé {created}, {expiry}, {opened}",
  addressGone: "L’adresse ne peut plus être affichée : la clé du tracker a été remplacée.",
  linkTo: "Lien vers {title}",
  badge: "Badge",
  send: "Envoyer",
  revoke: "Révoquer",
  whereItIs: "Où il en est",
  nextEpisode: "prochain épisode {day}",
  comesOut: "sort {day}",
  notValid: "Lien non valide",
  revoked: "Ce lien a été révoqué ou a expiré",
  doesNotWork: "Ce lien ne fonctionne pas",
  revokedHint: "Il a été révoqué, a expiré, ou l’adresse est incomplète.",
  notShared: "Ce qui était affiché ici n’est plus partagé.",
  askForNew: "La personne qui vous l’a envoyé peut en créer un nouveau.",
  open: "Ouvrir dans Status Tracker",
};
