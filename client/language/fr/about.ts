import type { Translation } from "../area.ts";
import { createTwoForms } from "../plural.ts";
import type * as english from "../words/about.ts";

const forms = createTwoForms("fr");

export const aboutText: Translation<typeof english.aboutText> = {
  purpose: "Seul un administrateur peut voir la version et l’état",
  allRespond: "Tout répond",
  unreachable: "Injoignable : {services}",
  versionAndHealth: "Version et état",
  version: "Version",
  runningSince: "En marche depuis",
  database: "Base de données",
  serviceCount: ({ count }) => forms(count, "# service", "# services"),
  active: ({ count }) => forms(Number(count), "# active", "# actives"),
  needAttention: "{count} à traiter",
  diagnostics: "Diagnostic",
  diagnosticsHint:
    "Un fichier pour un rapport de bogue : versions, état des services, nombres, problèmes et dernières erreurs. Il ne contient ni clés, ni mots de passe, ni jetons, ni adresses de services ; les erreurs peuvent citer des titres.",
  download: "Télécharger le diagnostic",
  gathering: "Collecte…",
  whatIsNew: "Nouveautés",
  updated: "Status Tracker a été mis à jour vers la version {version}.",
  dismiss: "Masquer",
};

export const settingsText: Translation<typeof english.settingsText> = {
  intro:
    "Ils s’appliquent à tout le monde. Tout le reste se règle par des variables d’environnement.",
  purpose: "Seul un administrateur peut modifier les paramètres",
  withoutRequest: "Titres sans demande",
  withoutRequestHint:
    "Des films et des séries peuvent être ajoutés dans Sonarr ou Radarr sans demande dans Seerr.",
  doNotTrack: "Ne pas suivre",
  doNotTrackHint: "Suit seulement les titres demandés dans Seerr.",
  trackNew: "Suivre les nouveaux titres",
  trackNewHint:
    "Suit aussi les titres ajoutés à partir de maintenant. Les titres existants ne sont pas suivis.",
  trackAll: "Suivre tous les titres",
  trackAllHint: "Suit chaque titre de Sonarr et Radarr. La liste peut devenir longue.",
};
