import type { Translation } from "../area.ts";
import { createTwoForms } from "../plural.ts";
import type * as english from "../words/action.ts";

const forms = createTwoForms("fr");

export const outcomes: Translation<typeof english.outcomes> = {
  SEARCH_STARTED: "La recherche a commencé.",
  RELEASES_LISTED: ({ found, rejected }) =>
    forms(
      found,
      `# release trouvée, ${rejected} rejetée(s).`,
      `# releases trouvées, ${rejected} rejetée(s).`,
    ),
  RELEASE_SENT: "La release a été envoyée au client de téléchargement.",
  RELEASE_ON_ITS_WAY: "La release est en chemin.",
  RELEASE_BLOCKLISTED: (params) =>
    `La release est sur la liste de blocage, et la recherche d’une autre a commencé.${partly(params)}`,
  IMPORT_RETRIED: (params) => `L’importation a commencé.${partly(params)}`,
  REFRESH_STARTED: "L’actualisation a commencé.",
  MONITORING_STARTED: "La surveillance est activée.",
  MATCH_STARTED: "AniDB est interrogé.",
  FILE_LINKED: "Le fichier est en cours d’association.",
  SCAN_STARTED: "L’analyse a commencé.",
  SCAN_RUNS_ALREADY: "Une analyse est déjà en cours.",
  PRIORITY_RAISED: ({ files }) =>
    files === 0
      ? "Le téléchargement est en tête de la file d’attente."
      : forms(
          files,
          "Le téléchargement est en tête de la file d’attente, et un fichier y passe en premier. Le pack ne sera peut-être importé qu’une fois complet.",
          "Le téléchargement est en tête de la file d’attente, et # fichiers y passent en premier. Le pack ne sera peut-être importé qu’une fois complet.",
        ),
  ALREADY_FIRST: "Il est déjà en tête.",
  PRIORITY_RESTORED: "L’ordre est le même qu’avant.",
  REQUEST_SENT_AGAIN: "La demande a été renvoyée.",
  APPROVAL_SENT: "La demande a été approuvée.",
  DECLINE_SENT: "La demande a été refusée.",
  FILE_COUNTS_AS_REMOVED: "Le fichier est considéré comme supprimé.",
  PROBLEM_SOLVED: "Le problème est résolu.",
  NO_EFFECT: "Rien n’a changé depuis.",
  ACTION_FAILED: ({ failures }) =>
    failures.map(({ service, text }) => `${service ?? "Le tracker"} : ${text}`).join(" ; "),
};

function partly({ failed, total }: { readonly failed: number; readonly total: number }): string {
  return failed === 0
    ? ""
    : ` Échec pour ${failed} sur ${forms(total, "# téléchargement", "# téléchargements")}.`;
}

export const actionLabels: Translation<typeof english.actionLabels> = {
  SEARCH: "Relancer la recherche",
  LOOK_FOR_RELEASES: "Choisir une release",
  GRAB_RELEASE: "Prendre celle-ci",
  BLOCKLIST_AND_SEARCH: "Essayer une autre release",
  RETRY_IMPORT: "Réimporter",
  RESCAN_SHOKO: "Réinterroger AniDB",
  SCAN_SHOKO: "Analyser le dossier de Shoko",
  LINK_IN_SHOKO: "Associer dans Shoko",
  SCAN_LIBRARY: "Analyser la bibliothèque",
  REFRESH: "Actualiser et analyser",
  MONITOR: "Activer la surveillance",
  RAISE_PRIORITY: "Celui-ci d’abord",
  RESTORE_PRIORITY: "Remettre à sa place",
  RETRY_REQUEST: "Renvoyer la demande",
  APPROVE: "Approuver",
  DECLINE: "Refuser",
  CONFIRM_GONE: "Confirmer que le fichier a disparu",
};

export const remedies: Translation<typeof english.remedies> = {
  SEARCH: "{service} cherche une release.",
  LOOK_FOR_RELEASES: "{service} liste les releases.",
  GRAB_RELEASE: "{service} envoie la release choisie au client de téléchargement.",
  BLOCKLIST_AND_SEARCH: "{service} cherche une autre release.",
  RETRY_IMPORT: "{service} réimporte les fichiers.",
  RESCAN_SHOKO: "{service} réinterroge AniDB.",
  SCAN_SHOKO: "{service} analyse son dossier.",
  LINK_IN_SHOKO: "{service} associe le fichier.",
  SCAN_LIBRARY: "{service} analyse la bibliothèque.",
  REFRESH: "{service} actualise le titre.",
  MONITOR: "{service} cherche désormais le titre.",
  RAISE_PRIORITY: "{service} place le téléchargement en tête.",
  RESTORE_PRIORITY: "{service} remet le téléchargement à sa place.",
  RETRY_REQUEST: "{service} renvoie la demande.",
  APPROVE: "Approuvée ; {service} la transmet.",
  DECLINE: "Refusée ; {service} l’enregistre.",
  CONFIRM_GONE: "Le fichier est en train d’être considéré comme supprimé.",
};

export const actionWords: Translation<typeof english.actionWords> = {
  sent: "envoyé, en attente de l’effet…",
  worked: "réussi",
  nothingYet: "rien n’a changé jusqu’ici",
  failed: "échoué",
  sending: "Envoi…",
  yes: "Oui, le faire",
  keep: "Conserver",
  yesDecline: "Oui, refuser",
  reason: "Motif (facultatif)",
  reasonHint: "Visible par le demandeur.",
  declinedNote: "Refusée. La demande change dès que Seerr le signale.",
  moreActions: "Autres actions",
  sync: "Synchroniser",
  syncHint: "Vérifier maintenant ce titre dans tous les services",
  syncedNow: "Synchronisé à l’instant",
  syncing: "Synchronisation…",
  syncedExcept: "Synchronisé, sauf : {failures}",
};
