import type { Translation } from "../area.ts";
import type * as english from "../words/list.ts";

export const listText: Translation<typeof english.listText> = {
  filter: "Filtrar",
  search: "Buscar",
  searchRequests: "Buscar solicitudes",
  recentlyReady: "Listos recientemente",
  select: "Seleccionar",
  stuck: "Atascado",
  next: "próximo {time}",
  stateSince: "{state} desde {time}",
  active: "Activas",
  mine: "Mías",
  following: "Siguiendo",
  ready: "Listas",
  all: "Todas",
  filterRequests: "Filtrar solicitudes",
  needsAttention: "Requiere atención",
  arriving: "En camino",
  waiting: "En espera",
  asksForHelp: "Pide ayuda",
  yours: "Tuyas",
  nothingForYou: "No hay nada en camino",
  nothingForYouHint:
    "Lo que solicites en Seerr aparecerá aquí solo. Para seguir lo que pidió otra persona, abre el enlace que comparta contigo.",
};
