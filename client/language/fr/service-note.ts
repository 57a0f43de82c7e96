import type { Translation } from "../area.ts";
import { createTwoForms } from "../plural.ts";
import type * as english from "../words/service-note.ts";

const forms = createTwoForms("fr");

export const serviceNotes: Translation<typeof english.serviceNotes> = {
  ANIDB_BAN: ({ until, missing }) =>
    `AniDB a banni cette adresse${until === null ? "" : ` jusqu’au ${until}`} : ${MISSING[missing]}`,
  ANIDB_SUSPENDED: ({ cause, missing }) =>
    `Les requêtes à AniDB sont retenues (${cause}) : ${MISSING[missing]}`,
  MATCHER_QUEUE_PAUSED:
    "La file d’attente de Shoko est en pause : aucun fichier n’est lu ni reconnu",
  MATCHER_JOBS_BLOCKED: ({ count, total }) =>
    forms(
      count,
      `# tâche sur ${total} dans la file d’attente de Shoko ne peut pas s’exécuter pour le moment`,
      `# tâches sur ${total} dans la file d’attente de Shoko ne peuvent pas s’exécuter pour le moment`,
    ),
  MATCHER_JOBS_WAIT: ({ count }) =>
    forms(
      count,
      "# tâche attend dans la file d’attente de Shoko",
      "# tâches attendent dans la file d’attente de Shoko",
    ),
  FILES_TO_HASH: ({ count }) =>
    forms(count, "# fichier attend d’être lu", "# fichiers attendent d’être lus"),
  MATCHER_SEES_NO_FILES: "Aucun dossier n’est configuré dans Shoko : il ne voit aucun fichier",
  LIBRARY_SCAN_RUNS: "Une analyse de la médiathèque est en cours ({percent} %)",
  EXPERIMENTAL: "Expérimental : non vérifié avec un vrai serveur",
  LIBRARY_LOGIN_REFUSED:
    "Le nom d’utilisateur ou le mot de passe a été refusé : les changements de la médiathèque ne sont trouvés qu’en l’interrogeant",
  KEY_OF_NO_ADMIN:
    "La clé n’appartient pas à un administrateur : les analyses de la médiathèque ne peuvent être ni suivies ni lancées",
  SESSION_SHARED:
    "Tous les programmes utilisant cette clé d’API partagent une session. Si Sonarr ou Radarr utilisent la même clé, configurez ici plutôt un nom d’utilisateur et un mot de passe.",
  SERVICE_RESPONDS: ({ service, version, name }) =>
    `${service} ${version} répond${name === null ? "" : ` (« ${name} »)`}.`,
  SERVICE_REPORTS: "{service} : {cause}.",
  LOGIN_INCORRECT: "Le nom d’utilisateur ou le mot de passe est incorrect.",
  API_KEY_INCORRECT: "La clé d’API est incorrecte.",
  NO_RESPONSE_IN_TIME: "Le service n’a pas répondu à temps.",
  HOST_UNRESOLVED: "Ce nom d’hôte ne peut pas être résolu.",
  CERTIFICATE_DOUBTFUL:
    "Le certificat de cette URL n’est pas fiable. Si c’est le vôtre, acceptez les certificats autosignés.",
  HTTPS_UNSUPPORTED: "Cette URL ne prend pas en charge https. Essayez http.",
  NOTHING_RESPONDS: "Rien ne répond à cette URL.",
  URL_REDIRECTS:
    "Cette URL redirige vers une autre. Saisissez l’URL finale, avec https et son chemin.",
  OTHER_APP_RESPONDS:
    "Une autre application répond à cette URL, pas {service}. Vérifiez le port et le chemin.",
  WEB_PAGE_RESPONDS: "La réponse ne vient pas de {service} : c’est une page web.",
  DATA_UNEXPECTED: "La réponse ne vient pas de {service} : ses données sont inattendues.",
  RESPONSE_TOO_LARGE: "La réponse ne vient pas de {service} : elle est trop grande.",
  SERVICE_BUSY: "{service} a reçu trop d’appels. Réessayez dans une minute.",
  SERVICE_CALL_FAILED: "{service} n’a pas pu traiter l’appel. Consultez son journal.",
  SERVICE_CALL_REJECTED: "{service} a refusé l’appel : {cause}.",
  SERVICE_PAUSED: "{service} a échoué à plusieurs reprises. Réessayez dans une minute.",
  WEBHOOK_TAKEN: ({ service, host }) =>
    `${service} envoie déjà ses webhooks à ${host ?? "une autre adresse"} et n’accepte qu’un webhook.`,
  WEBHOOK_WORKS: "{service} joint Status Tracker. Son message de test est arrivé.",
  WEBHOOK_LOST: "{service} n’a plus le webhook de Status Tracker : enregistrez-le à nouveau.",
  WEBHOOK_REDIRECTED: ({ service, host }) =>
    `${service} envoie désormais ses webhooks à ${host ?? "une autre adresse"}.`,
  CALL_AUTH: "la clé d’API ou la connexion a été refusée",
  CALL_TIMEOUT: "le service n’a pas répondu à temps",
  CALL_UNREACHABLE: "le service est injoignable",
  CALL_NOT_FOUND: "l’élément n’existe pas",
  CALL_RATE_LIMITED: "trop d’appels",
  CALL_BAD_PAYLOAD: "la réponse n’est pas valide",
  CALL_IMPLAUSIBLE: "le service ne liste plus aucun de ses éléments",
  CALL_REDIRECTED: "l’URL redirige vers une autre",
  CALL_TOO_LARGE: "la réponse est trop grande",
  CALL_SERVER_ERROR: "le service a échoué",
  CALL_REFUSED: "le service a refusé l’appel",
  CALL_CIRCUIT_OPEN: "les appels sont suspendus après des échecs répétés",
  CALL_CONFLICT: "l’état du service ne permet pas l’appel",
};

const MISSING = {
  matches: "en attendant, les fichiers ne peuvent pas être reconnus",
  series: "en attendant, les séries ne peuvent pas être lues",
} as const;
