import type { Translation } from "../area.ts";
import type * as english from "../words/list.ts";

export const listText: Translation<typeof english.listText> = {
  filter: "Filtrer",
  search: "Rechercher",
  searchRequests: "Rechercher dans les demandes",
  recentlyReady: "Prêts récemment",
  select: "Sélectionner",
  stuck: "Bloqué",
  next: "prochain {time}",
  stateSince: "{state} depuis {time}",
  active: "Actives",
  mine: "Les miennes",
  following: "Suivies",
  ready: "Prêtes",
  all: "Toutes",
  filterRequests: "Filtrer les demandes",
  needsAttention: "À traiter",
  arriving: "En chemin",
  waiting: "En attente",
  asksForHelp: "Demande de l’aide",
  yours: "Les vôtres",
  nothingForYou: "Rien n’est en chemin",
  nothingForYouHint:
    "Ce que vous demandez dans Seerr apparaît ici tout seul. Pour suivre la demande de quelqu’un d’autre, ouvrez le lien que cette personne partage avec vous.",
};
