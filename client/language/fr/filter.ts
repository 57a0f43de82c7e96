import type { Translation } from "../area.ts";
import { createTwoForms } from "../plural.ts";
import type * as english from "../words/filter.ts";

const forms = createTwoForms("fr");

export const filterText: Translation<typeof english.filterText> = {
  movies: "Films",
  shows: "Séries",
  anime: "Anime",
  noAnime: "Hors anime",
  withProblem: "Avec un problème",
  withoutProblem: "Sans problème",
  requestedBy: "Demandé par {name}",
  activeFilters: "Filtres actifs",
  removeFilter: "Retirer le filtre {filter}",
  clearAll: "Tout effacer",
  sortActivity: "Dernière activité",
  sortNewest: "Plus récentes",
  sortTitle: "Titre",
  filters: "Filtres",
  state: "État",
  type: "Type",
  problem: "Problème",
  requester: "Demandé par",
  service: "Service",
  sortBy: "Trier par",
  any: "Tous",
  search: "Rechercher",
  nextRequest: "Demande suivante",
  previousRequest: "Demande précédente",
  openRequest: "Ouvrir la demande",
  clearSearch: "Effacer la recherche ou fermer une fenêtre",
  showShortcuts: "Afficher ces raccourcis",
  shortcuts: "Raccourcis clavier",
  selection: "Sélection",
  selectRequests: "Sélectionnez des demandes",
  selected: ({ count }) => forms(Number(count), "# sélectionnée", "# sélectionnées"),
  noActive: "Aucune demande active",
  noActiveHint:
    "Tout ce qui a été demandé est disponible. Les nouvelles demandes dans Seerr apparaissent ici automatiquement.",
  noRequests: "Aucune demande pour le moment",
  requestInSeerr: "Demandez un film ou une série dans Seerr, et la demande apparaît ici.",
  connectHint:
    "Connectez Seerr, Sonarr, Radarr et vos autres services pour commencer le suivi. La configuration prend environ cinq minutes.",
  connectServices: "Connecter vos services",
  inboxAndServices:
    "{inbox} liste chaque webhook reçu, et {services} indique si chaque service est connecté.",
  searchResults: "Résultats de la recherche",
  filteredRequests: "Demandes filtrées",
  nothingHere: "Rien ici pour le moment",
  nothingHereHint: "Les demandes apparaissent ici dès qu’elles sont disponibles.",
  noResults: "Aucun résultat",
  noResultsHint: "Essayez moins de mots ou de filtres, ou le titre original.",
  showAllRequests: "Afficher toutes les demandes",
};
