import type { Translation } from "../area.ts";
import type * as english from "../words/cause.ts";

export const causes: Translation<typeof english.causes> = {
  OF_SERVICE: "{service} : {cause}",
  KEY_REFUSED: "la clé ou la connexion n’a pas été acceptée ({status})",
  NOTHING_AT_PATH: "introuvable (404)",
  CALLED_TOO_OFTEN: "trop d’appels (429)",
  SERVICE_FAILED_INSIDE: "erreur interne du service ({status})",
  REDIRECTED: "redirigé ({status}) ; indiquez l’adresse finale, avec https et son chemin",
  REFUSED_BY_STATUS: "refusé ({status})",
  WEB_PAGE_ANSWERED:
    "une page web au lieu de JSON (une page de connexion devant, ou un chemin manquant)",
  ANSWER_NOT_JSON: "la réponse n’est pas du JSON",
  ANSWER_UNEXPECTED: ({ field }) =>
    field === null
      ? "la réponse n’a pas la forme attendue"
      : `la réponse n’a pas la forme attendue à « ${field} »`,
  ANSWER_TOO_LARGE: "la réponse dépasse {bytes} octets",
  NO_ANSWER_IN_TIME: "pas de réponse en {seconds} s",
  TRACKER_STOPS: "annulé, Status Tracker s’arrête",
  ADDRESS_FORBIDDEN:
    "l’adresse est de liaison locale ou celle d’un service de métadonnées cloud, que Status Tracker ne contacte jamais",
  CERTIFICATE_UNTRUSTED:
    "le certificat n’est pas fiable ; si c’est le vôtre, acceptez les certificats autosignés pour ce service",
  UNREACHABLE: "injoignable",
  NOT_ASKED_YET: "n’a pas encore pu être interrogé",
  ADDRESS_NOT_URL: "l’adresse configurée n’est pas une URL",
  KEY_UNSENDABLE: "la clé contient des caractères qui ne peuvent pas être envoyés",
  PAUSED_AFTER_REFUSAL: "{cause} ; pas de nouvelle tentative pour l’instant",
  PAUSED_AFTER_FAILURES: ({ count, cause }) =>
    `pas de nouvelle tentative pour l’instant après ${count === 1 ? "un échec" : "plusieurs échecs"}${cause === null ? "" : ` ; le dernier : ${cause}`}`,
  CREDENTIALS_LOCKED:
    "les identifiants ont été chiffrés avec une autre SECRET_KEY : saisissez-les à nouveau",
  ANSWER_UNREADABLE: "la réponse est illisible ; voir le journal",
  LIBRARY_TITLES_LOST: "médiathèque peu crédible : {count} titres sur {total} manquent d’un coup",
  LIBRARY_EMPTY_NOW: "médiathèque peu crédible : elle ne contient ni films ni séries",
  TITLES_REPORTED_MISSING: "signale {count} titres sur {total} comme manquants",
  NO_TITLES_LISTED: "ne liste aucun titre, alors que {count} des titres suivis y étaient",
  NO_DOWNLOADS_LISTED:
    "ne liste aucun téléchargement, alors que {count} des téléchargements suivis y étaient",
  NO_REQUESTS_LISTED: "ne liste aucune demande, alors que {count} sont suivies",
  REQUESTS_LOST: "{count} demandes sur {total} manquent d’un coup",
  NO_SCAN_TASK: "il n’y a pas de tâche qui analyse la médiathèque",
  SIGN_IN_NOT_ALLOWED: "le service n’autorise pas cet utilisateur à se connecter d’ici",
  QUICK_CONNECT_OFF: "Quick Connect est désactivé",
  TEST_MESSAGE_FAILED: "l’envoi du message de test à {host} a échoué : {cause}",
  TEST_MESSAGE_UNANSWERED:
    "pas de réponse à temps ; l’adresse est peut-être injoignable depuis le service",
  TEST_MESSAGE_REFUSED: "Seerr ne joint pas cette adresse, ou a été refusé",
  TEST_MESSAGE_MISSING:
    "le message de test n’est pas arrivé en {seconds} s ; {host} est peut-être injoignable depuis le service",
  OTHER_APP: "l’adresse appartient à une autre application, pas à {app}",
  EPISODES_UNKNOWN_TO_ARR: "aucun de ces épisodes ne s’y trouve",
  COMMAND_WITHOUT_EFFECT: "{command} n’a eu aucun effet",
  NOT_VERSION_OF: "la réponse n’est pas une version de {app}",
  WRONG_WEB_PASSWORD: "mot de passe de l’interface web incorrect",
  NO_DAEMON_CHOSEN:
    "l’interface web n’est connectée à aucun démon : choisissez-en un dans son gestionnaire de connexions",
  DAEMON_UNREACHABLE: "l’interface web ne joint pas le démon",
  LOGIN_NEEDED: "une connexion est exigée, mais aucun nom d’utilisateur n’est configuré",
  API_KEY_REFUSED: "la clé d’API n’a pas été acceptée",
  WRONG_LOGIN: "nom d’utilisateur ou mot de passe incorrect",
  WRONG_LOGIN_OR_PORT:
    "nom d’utilisateur ou mot de passe incorrect, ou le port de l’adresse n’est pas celui sur lequel qBittorrent écoute",
  ADDRESS_BANNED: "qBittorrent a banni cette adresse après trop d’échecs de connexion",
  LOGIN_REFUSED_TOO_OFTEN:
    "la connexion a été refusée trop souvent : corrigez-la, puis enregistrez le service ou redémarrez Status Tracker",
  LOGIN_REFUSED_BEFORE: "la connexion a été refusée ; attente avant la prochaine tentative",
  CALLS_REFUSED_AFTER_LOGIN: "des appels sont refusés alors que la connexion a été acceptée",
  ENTRY_UNREADABLE: "une entrée de la liste est illisible",
  FILE_FORGOTTEN: "le fichier n’y est plus",
  NO_MATCHER_FOLDER: "aucun dossier n’est configuré dans Shoko",
  FOLDERS_UNREADABLE: "les dossiers de Shoko sont illisibles",
  NOT_STARTED_YET: ({ state, words }) =>
    `pas encore démarré (${state})${words === null ? "" : ` : « ${words} »`}`,
  PROVIDER_UNEXPECTED: "le fournisseur ne répond pas comme prévu",
  ONLY_ONE_WEBHOOK:
    "Seerr n’accepte qu’un webhook, et il va vers {host} : enregistrer Status Tracker le remplacerait",
  WEBHOOK_SAVED_DIFFERENTLY:
    "le webhook enregistré diffère de celui envoyé : réglez son modèle à la main",
  RESENT_ONLY_ON_CHANGE:
    "Seerr ne renvoie une demande approuvée que si son serveur, son profil ou son dossier change ; modifiez la demande là-bas",
  LENGTH_UNKNOWN: "la liste n’indique pas sa longueur",
  DOWNLOAD_NOT_THERE: "le téléchargement n’y est pas",
  EPISODE_NOT_OF_TITLE: "ce titre n’y a pas cet épisode",
  LEFT_QUEUE: "le téléchargement n’est plus dans la file d’attente",
  NOTHING_TO_IMPORT: "aucun fichier importable trouvé",
  CSRF_PROTECTED:
    "la protection CSRF est active et refuse toute modification par un autre programme. Dans Seerr, désactivez « Enable CSRF Protection » sous Settings → Network et redémarrez-le",
  ANIDB_RATE_LIMITED: "AniDB a demandé moins de requêtes",
  ANIDB_SERVER_ERRORS: "AniDB répond par des erreurs",
  ANIDB_OVERLOADED: "AniDB est surchargé",
  ANIDB_LOGIN_REFUSED: "AniDB refuse le nom d’utilisateur ou le mot de passe",
  ANIDB_SESSION_ENDED: "la session avec AniDB est terminée",
  ANIDB_MAINTENANCE: "AniDB est en maintenance",
  NO_REASON_GIVEN: "aucune raison n’est donnée",
  FOLDERS_UNREACHABLE: ({ folders }) =>
    `rien n’est nettoyé tant que ${folders.join(", ")} est injoignable : d’autres fichiers seraient oubliés avec`,
};
