import type { Translation } from "../area.ts";
import { createTwoForms } from "../plural.ts";
import type * as english from "../words/sync.ts";

const forms = createTwoForms("de");

export const syncText: Translation<typeof english.syncText> = {
  messagesLabel: "Meldungen des Abgleichs",
  share: "{count} von {total}",
  failed: "Der vollständige Abgleich ist fehlgeschlagen.",
  failedBecause: "Der vollständige Abgleich ist fehlgeschlagen: {reason}",
  checked: ({ count, changes }) =>
    forms(count, `# Anfrage geprüft: ${changes}`, `# Anfragen geprüft: ${changes}`),
  noChanges: "keine Änderungen",
  changed: "{count} geändert",
  added: "{count} hinzugefügt",
  idsAdded: ({ count }) => forms(count, "# ID ergänzt", "# IDs ergänzt"),
  needAttention: ({ count }) =>
    forms(count, "# braucht Aufmerksamkeit", "# brauchen Aufmerksamkeit"),
  messages: ({ count }) => forms(count, "# Meldung", "# Meldungen"),
  firstTitle: "Der erste Abgleich läuft",
  firstHint:
    "Status Tracker lädt die vorhandenen Anfragen und ihren Verlauf. Sie erscheinen hier nach und nach.",
  first: "Erster Abgleich",
  full: "Vollständiger Abgleich",
  syncing: "Abgleich läuft …",
  result: "Ergebnis des vollständigen Abgleichs",
  dismiss: "Ausblenden",
};
