import type { Translation } from "../area.ts";
import { createTwoForms } from "../plural.ts";
import type * as english from "../words/filter.ts";

const forms = createTwoForms("es");

export const filterText: Translation<typeof english.filterText> = {
  movies: "Películas",
  shows: "Series",
  anime: "Anime",
  noAnime: "Sin anime",
  withProblem: "Con un problema",
  withoutProblem: "Sin problemas",
  requestedBy: "Solicitado por {name}",
  activeFilters: "Filtros activos",
  removeFilter: "Quitar el filtro {filter}",
  clearAll: "Borrar todo",
  sortActivity: "Última actividad",
  sortNewest: "Más recientes",
  sortTitle: "Título",
  filters: "Filtros",
  state: "Estado",
  type: "Tipo",
  problem: "Problema",
  requester: "Solicitado por",
  service: "Servicio",
  sortBy: "Ordenar por",
  any: "Cualquiera",
  search: "Buscar",
  nextRequest: "Solicitud siguiente",
  previousRequest: "Solicitud anterior",
  openRequest: "Abrir la solicitud",
  clearSearch: "Borrar la búsqueda o cerrar un diálogo",
  showShortcuts: "Mostrar estos atajos",
  shortcuts: "Atajos de teclado",
  selection: "Selección",
  selectRequests: "Selecciona solicitudes",
  selected: ({ count }) => forms(Number(count), "# seleccionada", "# seleccionadas"),
  noActive: "No hay solicitudes activas",
  noActiveHint:
    "Todo lo solicitado está disponible. Las nuevas solicitudes de Seerr aparecen aquí automáticamente.",
  noRequests: "Aún no hay solicitudes",
  requestInSeerr: "Solicita una película o una serie en Seerr y la solicitud aparecerá aquí.",
  connectHint:
    "Conecta Seerr, Sonarr, Radarr y tus otros servicios para empezar el seguimiento. La configuración lleva unos cinco minutos.",
  connectServices: "Conectar tus servicios",
  inboxAndServices:
    "{inbox} muestra cada webhook recibido, y {services} muestra si cada servicio está conectado.",
  searchResults: "Resultados de la búsqueda",
  filteredRequests: "Solicitudes filtradas",
  nothingHere: "Aún no hay nada aquí",
  nothingHereHint: "Las solicitudes aparecen aquí cuando están disponibles.",
  noResults: "Sin resultados",
  noResultsHint: "Prueba con menos palabras o filtros, o con el título original.",
  showAllRequests: "Mostrar todas las solicitudes",
};
