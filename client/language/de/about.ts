import type { Translation } from "../area.ts";
import { createTwoForms } from "../plural.ts";
import type * as english from "../words/about.ts";

const forms = createTwoForms("de");

export const aboutText: Translation<typeof english.aboutText> = {
  purpose: "Version und Zustand sehen nur Admins",
  allRespond: "Alles antwortet",
  unreachable: "Nicht erreichbar: {services}",
  versionAndHealth: "Version und Zustand",
  version: "Version",
  runningSince: "Läuft seit",
  database: "Datenbank",
  serviceCount: ({ count }) => forms(count, "# Dienst", "# Dienste"),
  active: "{count} aktiv",
  needAttention: ({ count }) =>
    forms(count, "# braucht Aufmerksamkeit", "# brauchen Aufmerksamkeit"),
  diagnostics: "Diagnose",
  diagnosticsHint:
    "Eine Datei für einen Fehlerbericht: Versionen, Zustand der Dienste, Anzahlen, Probleme und die letzten Fehler. Sie enthält keine Schlüssel, Passwörter, Tokens oder Adressen von Diensten; Fehler können Titel nennen.",
  download: "Diagnose herunterladen",
  gathering: "Wird gesammelt …",
  whatIsNew: "Neuigkeiten",
  updated: "Status Tracker wurde auf Version {version} aktualisiert.",
  dismiss: "Ausblenden",
};

export const settingsText: Translation<typeof english.settingsText> = {
  intro: "Sie gelten für alle. Alles andere wird über Umgebungsvariablen eingestellt.",
  purpose: "Die Einstellungen ändern nur Admins",
  withoutRequest: "Titel ohne Anfrage",
  withoutRequestHint:
    "Filme und Serien können in Sonarr oder Radarr ohne Anfrage in Seerr hinzugefügt werden.",
  doNotTrack: "Nicht verfolgen",
  doNotTrackHint: "Verfolgt nur Titel, die in Seerr angefragt wurden.",
  trackNew: "Neue Titel verfolgen",
  trackNewHint:
    "Verfolgt auch Titel, die ab jetzt hinzugefügt werden. Vorhandene Titel werden nicht verfolgt.",
  trackAll: "Alle Titel verfolgen",
  trackAllHint: "Verfolgt jeden Titel in Sonarr und Radarr. Die Liste kann lang werden.",
};
