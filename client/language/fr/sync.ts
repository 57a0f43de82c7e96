import type { Translation } from "../area.ts";
import { createTwoForms } from "../plural.ts";
import type * as english from "../words/sync.ts";

const forms = createTwoForms("fr");

export const syncText: Translation<typeof english.syncText> = {
  messagesLabel: "Messages de la synchronisation",
  share: "{count} sur {total}",
  failed: "La synchronisation complète a échoué.",
  failedBecause: "La synchronisation complète a échoué : {reason}",
  checked: ({ count, changes }) =>
    forms(count, `# demande vérifiée : ${changes}`, `# demandes vérifiées : ${changes}`),
  noChanges: "aucun changement",
  changed: ({ count }) => forms(Number(count), "# modifiée", "# modifiées"),
  added: ({ count }) => forms(Number(count), "# ajoutée", "# ajoutées"),
  idsAdded: ({ count }) => forms(count, "# identifiant ajouté", "# identifiants ajoutés"),
  needAttention: "{count} à traiter",
  messages: ({ count }) => forms(count, "# message", "# messages"),
  firstTitle: "Première synchronisation en cours",
  firstHint:
    "Status Tracker charge vos demandes existantes et leur historique. Elles apparaissent ici au fur et à mesure.",
  first: "Première synchronisation",
  full: "Synchronisation complète",
  syncing: "Synchronisation…",
  result: "Résultat de la synchronisation complète",
  dismiss: "Ignorer",
};
