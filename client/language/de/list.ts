import type { Translation } from "../area.ts";
import type * as english from "../words/list.ts";

export const listText: Translation<typeof english.listText> = {
  filter: "Filter",
  search: "Suchen",
  searchRequests: "Anfragen durchsuchen",
  recentlyReady: "Seit Kurzem bereit",
  select: "Auswählen",
  stuck: "Hängt",
  next: "nächste {time}",
  stateSince: "{state} seit {time}",
  active: "Aktiv",
  mine: "Meine",
  following: "Gefolgt",
  ready: "Bereit",
  all: "Alle",
  filterRequests: "Anfragen filtern",
  needsAttention: "Braucht Aufmerksamkeit",
  arriving: "Unterwegs",
  waiting: "Wartet",
  asksForHelp: "Bittet um Hilfe",
  yours: "Eigene",
  nothingForYou: "Nichts unterwegs",
  nothingForYouHint:
    "Was in Seerr angefragt wird, erscheint hier von selbst. Um einer fremden Anfrage zu folgen, den geteilten Link öffnen.",
};
