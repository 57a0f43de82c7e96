import type { Translation } from "../area.ts";
import { createTwoForms } from "../plural.ts";
import type * as english from "../words/status.ts";

const forms = createTwoForms("de");

export const statusText: Translation<typeof english.statusText> = {
  notAiredUndated: "Noch nicht ausgestrahlt, kein Termin bekannt",
  airsOn: "Läuft {day}",
  readySoFar: "Bisher bereit",
  downloadingShare: "Wird geladen {share}",
  noneAired: ({ count }) =>
    forms(count, "# Folge, noch nicht ausgestrahlt", "# Folgen, noch keine ausgestrahlt"),
  ready: "{count} von {total} bereit",
  readyAired: "{count} von {total} bereit, {aired} ausgestrahlt",
  restDOWNLOADING: "{count} werden geladen",
  restDOWNLOADED: "{count} geladen",
  restIMPORTING: "{count} werden importiert",
  restANIME_MATCHING: "{count} werden erkannt",
  restGRABBING: "{count} gefunden",
  restAPPROVED: "{count} genehmigt",
  restFAILED: "{count} fehlgeschlagen",
  waitingForApproval: "Wartet auf Genehmigung",
  grabbed: "Release gefunden und an den Download-Client geschickt",
  importsNext: "Geladen, als Nächstes importiert {service} die Datei",
  importing: "{service} importiert die Datei in die Bibliothek",
  matching: "Shoko erkennt die Datei",
  readyToWatch: "Kann angesehen werden",
  notReleasedUndated: "Noch nicht erschienen, kein Termin bekannt",
  comesOut: "Erscheint {day}",
  declined: "Die Anfrage wurde abgelehnt",
  failed: "Der Download ist fehlgeschlagen, ein anderes Release wurde noch nicht gefunden",
  removed: "Der Titel wurde entfernt",
  searching: "{service} sucht nach einem Release",
  searchingEpisodes: ({ count, service }) =>
    forms(count, `${service} sucht nach # Folge`, `${service} sucht nach # Folgen`),
  downloading: "Der Download-Client lädt die Datei",
  downloaded: "{done} von {total} geladen",
  downloadedAt: "{done} von {total} geladen, mit {speed}",
  firstAirs: "Erste Folge läuft {day}",
  firstAirsMore: "Erste Folge läuft {day}, {count} weitere folgen",
  nextAirs: "Nächste Folge läuft {day}",
  nextAirsMore: "Nächste Folge läuft {day}, {count} weitere folgen",
  requestedByYou: "selbst angefragt",
  requestedBy: "angefragt von {name}",
  addedIn: "in {service} hinzugefügt",
  tabProblem: "! {title}",
  tab: "{status} · {title}",
};
