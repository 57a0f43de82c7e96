import type { Translation } from "../area.ts";
import { createTwoForms } from "../plural.ts";
import type * as english from "../words/action.ts";

const forms = createTwoForms("de");

export const outcomes: Translation<typeof english.outcomes> = {
  SEARCH_STARTED: "Die Suche hat begonnen.",
  RELEASES_LISTED: ({ found, rejected }) =>
    forms(
      found,
      `# Release gefunden, ${rejected} abgelehnt.`,
      `# Releases gefunden, ${rejected} abgelehnt.`,
    ),
  RELEASE_SENT: "Das Release wurde an den Download-Client geschickt.",
  RELEASE_ON_ITS_WAY: "Das Release ist unterwegs.",
  RELEASE_BLOCKLISTED: (params) =>
    `Das Release ist auf der Sperrliste, die Suche nach einem anderen hat begonnen.${partly(params)}`,
  IMPORT_RETRIED: (params) => `Der Import hat begonnen.${partly(params)}`,
  REFRESH_STARTED: "Die Aktualisierung hat begonnen.",
  MONITORING_STARTED: "Die Überwachung ist an.",
  MATCH_STARTED: "AniDB wird gefragt.",
  FILE_LINKED: "Die Datei wird verknüpft.",
  SCAN_STARTED: "Der Scan hat begonnen.",
  SCAN_RUNS_ALREADY: "Ein Scan läuft bereits.",
  PRIORITY_RAISED: ({ files }) =>
    files === 0
      ? "Der Download ist ganz vorn in der Warteschlange."
      : forms(
          files,
          "Der Download ist ganz vorn in der Warteschlange, darin kommt eine Datei zuerst. Das Paket wird vielleicht erst importiert, wenn alles da ist.",
          "Der Download ist ganz vorn in der Warteschlange, darin kommen # Dateien zuerst. Das Paket wird vielleicht erst importiert, wenn alles da ist.",
        ),
  ALREADY_FIRST: "Er ist schon ganz vorn.",
  PRIORITY_RESTORED: "Die Reihenfolge ist wie zuvor.",
  REQUEST_SENT_AGAIN: "Die Anfrage wurde erneut geschickt.",
  APPROVAL_SENT: "Die Anfrage wurde genehmigt.",
  DECLINE_SENT: "Die Anfrage wurde abgelehnt.",
  FILE_COUNTS_AS_REMOVED: "Die Datei gilt als entfernt.",
  PROBLEM_SOLVED: "Das Problem ist gelöst.",
  NO_EFFECT: "Seitdem hat sich nichts geändert.",
  ACTION_FAILED: ({ failures }) =>
    failures.map(({ service, text }) => `${service ?? "Der Tracker"}: ${text}`).join("; "),
};

function partly({ failed, total }: { readonly failed: number; readonly total: number }): string {
  return failed === 0
    ? ""
    : ` Bei ${failed} von ${forms(total, "# Download", "# Downloads")} ist es fehlgeschlagen.`;
}

export const actionLabels: Translation<typeof english.actionLabels> = {
  SEARCH: "Erneut suchen",
  LOOK_FOR_RELEASES: "Release auswählen",
  GRAB_RELEASE: "Dieses nehmen",
  BLOCKLIST_AND_SEARCH: "Anderes Release versuchen",
  RETRY_IMPORT: "Erneut importieren",
  RESCAN_SHOKO: "AniDB erneut fragen",
  SCAN_SHOKO: "Ordner von Shoko scannen",
  LINK_IN_SHOKO: "In Shoko verknüpfen",
  SCAN_LIBRARY: "Bibliothek scannen",
  REFRESH: "Aktualisieren und scannen",
  MONITOR: "Überwachung einschalten",
  RAISE_PRIORITY: "Dieses zuerst",
  RESTORE_PRIORITY: "Zurück an seinen Platz",
  RETRY_REQUEST: "Anfrage erneut senden",
  APPROVE: "Genehmigen",
  DECLINE: "Ablehnen",
  CONFIRM_GONE: "Bestätigen, dass die Datei weg ist",
};

export const remedies: Translation<typeof english.remedies> = {
  SEARCH: "{service} sucht nach einem Release.",
  LOOK_FOR_RELEASES: "{service} listet die Releases auf.",
  GRAB_RELEASE: "{service} schickt das gewählte Release an den Download-Client.",
  BLOCKLIST_AND_SEARCH: "{service} sucht ein anderes Release.",
  RETRY_IMPORT: "{service} importiert die Dateien erneut.",
  RESCAN_SHOKO: "{service} fragt AniDB erneut.",
  SCAN_SHOKO: "{service} durchsucht seinen Ordner.",
  LINK_IN_SHOKO: "{service} verknüpft die Datei.",
  SCAN_LIBRARY: "{service} durchsucht die Bibliothek.",
  REFRESH: "{service} aktualisiert den Titel.",
  MONITOR: "{service} sucht ab jetzt nach dem Titel.",
  RAISE_PRIORITY: "{service} stellt den Download nach vorn.",
  RESTORE_PRIORITY: "{service} stellt den Download zurück.",
  RETRY_REQUEST: "{service} schickt die Anfrage erneut.",
  APPROVE: "Genehmigt; {service} schickt die Anfrage weiter.",
  DECLINE: "Abgelehnt; {service} vermerkt es.",
  CONFIRM_GONE: "Die Datei wird als entfernt gezählt.",
};

export const actionWords: Translation<typeof english.actionWords> = {
  sent: "gesendet, wartet auf die Wirkung …",
  worked: "hat gewirkt",
  nothingYet: "bisher hat sich nichts geändert",
  failed: "fehlgeschlagen",
  sending: "Wird gesendet …",
  yes: "Ja, ausführen",
  keep: "Behalten",
  yesDecline: "Ja, ablehnen",
  reason: "Grund (optional)",
  reasonHint: "Wird der anfragenden Person gezeigt.",
  declinedNote: "Abgelehnt. Die Anfrage ändert sich, sobald Seerr es meldet.",
  moreActions: "Weitere Aktionen",
  sync: "Abgleichen",
  syncHint: "Diesen Titel jetzt in allen Diensten prüfen",
  syncedNow: "Gerade abgeglichen",
  syncing: "Abgleich läuft …",
  syncedExcept: "Abgeglichen, außer: {failures}",
};
