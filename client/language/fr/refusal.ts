import type { Translation } from "../area.ts";
import type * as english from "../words/refusal.ts";

export const refusals: Translation<typeof english.refusals> = {
  SIGN_IN_FIRST: "Connectez-vous d’abord.",
  WRONG_USERNAME_OR_PASSWORD: "Le nom d’utilisateur ou le mot de passe est incorrect.",
  PASSWORD_MISSING: "Saisissez votre mot de passe.",
  SIGN_IN_TOO_LONG: "Le nom d’utilisateur ou le mot de passe est trop long.",
  PASSWORD_TOO_LONG: "Un mot de passe compte au plus {max} caractères.",
  PASSWORD_LENGTH: "Choisissez un mot de passe de {min} à {max} caractères.",
  CURRENT_PASSWORD_WRONG: "Le mot de passe actuel est incorrect.",
  NO_PASSWORD_HERE: "Cette personne n’a pas de mot de passe dans Status Tracker.",
  TOO_MANY_ATTEMPTS: "Trop de tentatives. Réessayez dans {seconds} secondes.",
  TOO_MANY_SIGN_INS: "Trop de connexions à la fois. Réessayez dans un instant.",
  ACCOUNT_DISABLED: "Un administrateur a désactivé ce compte.",
  PROVIDER_REFUSED: "Le fournisseur a refusé la connexion.",
  PROVIDER_UNKNOWN: "Ce mode de connexion n’existe pas.",
  NO_QUICK_CONNECT: "{service} ne propose pas Quick Connect.",
  TOO_MANY_CODES: "Trop de codes attendent une approbation. Réessayez dans dix minutes.",
  CODE_EXPIRED: "Ce code a expiré. Demandez-en un nouveau.",
  SET_UP_ALREADY: "Status Tracker est déjà configuré.",
  SET_UP_SIGN_IN: "Status Tracker est déjà configuré. Connectez-vous.",
  SET_UP_CODE_WRONG:
    "Le code est incorrect. Il se trouve dans le journal de Status Tracker, écrit à son démarrage.",
  INVITATION_INVALID: "Cette invitation n’est plus valable. Demandez-en une nouvelle.",
  USERNAME_TAKEN: "Ce nom d’utilisateur est déjà pris.",
  NAME_LENGTH: ({ field, max }) =>
    `Choisissez un ${field === "name" ? "nom" : "nom d’utilisateur"} de 1 à ${max} caractères.`,
  TOKEN_OF_NOBODY: "ADMIN_TOKEN n’appartient à personne : connectez-vous en tant que personne.",
  TOKEN_OF_NOBODY_CREATES_NONE: "ADMIN_TOKEN n’appartient à personne : connectez-vous d’abord.",
  ADMIN_TOKEN_BY_ADMIN: "Seul un administrateur peut créer un jeton de portée ADMIN.",
  TOO_MANY_TOKENS: "Une personne a au plus {max} jetons.",
  TOO_MANY_LINKS: "Une demande a au plus {max} liens. Révoquez-en un d’abord.",
  TIME_PAST: "Choisissez une date dans le futur.",
  LAST_ADMIN: "Au moins un administrateur doit pouvoir se connecter.",
  PERSON_UNKNOWN: "Cette personne n’existe pas.",
  ROLE_TOO_LOW: "Votre rôle ne le permet pas.",
  SCOPE_TOO_LOW: "Un jeton de portée {scope} ne le permet pas.",
  LINK_INVALID: "Ce lien n’est plus valable.",
  TEXT_TOO_LONG: ({ field, max }) => `${TEXTS[field]} dépasse ${max} caractères.`,
  SERVICE_OF_ENVIRONMENT:
    "{service} est configuré par des variables d’environnement. Modifiez-le là.",
  SERVICE_REMOVED_IN_ENVIRONMENT:
    "{service} est configuré par des variables d’environnement. Supprimez-le là.",
  TOO_MANY_SERVICES: "Il y a déjà {max} services, le maximum.",
  KIND_FIXED: "Le type d’un service ne peut pas être changé. Ajoutez plutôt un autre service.",
  NAME_MISSING: "Saisissez un nom.",
  NAME_UNPRINTABLE: "Le nom contient un caractère non imprimable.",
  TEXT_INVALID: ({ field, issue }) => `${TEXTS[field]} ${ISSUES[issue]}.`,
  TOO_MANY_EXTERNAL_URLS: "Saisissez au plus {max} URL externes.",
  SUGGESTION_OF_OTHER_ADDRESS:
    "La suggestion concerne une autre adresse. Saisissez vous-même la clé d’API.",
  SUGGESTION_EXPIRED: "La suggestion a expiré. Saisissez vous-même la clé d’API.",
  STORED_SECRET_OF_OTHER_ADDRESS: ({ secret }) =>
    secret === "password"
      ? "Le mot de passe enregistré concerne une autre adresse. Saisissez-le à nouveau."
      : "La clé d’API enregistrée concerne une autre adresse. Saisissez-la à nouveau.",
  CREDENTIALS_TO_ENTER:
    "Les identifiants ont été chiffrés avec une autre SECRET_KEY : saisissez-les à nouveau.",
  SECRET_TOO_LONG: "Cela dépasse {max} caractères.",
  API_KEY_REQUIRED: "{service} exige une clé d’API.",
  NO_WEBHOOK_IN: "Status Tracker ne peut pas enregistrer son webhook dans {service}.",
  SERVICE_IS_DISABLED: "{service} est désactivé. Activez-le d’abord.",
  API_KEY_FIRST: "Saisissez d’abord à nouveau la clé d’API de {service}.",
  BASE_URL_MISSING:
    "Saisissez l’URL à laquelle vos services joignent Status Tracker, ou définissez PUBLIC_URL.",
  REQUEST_UNKNOWN: "Cette demande n’existe pas.",
  EPISODE_NOT_OF_REQUEST: "La demande ne contient pas cet épisode.",
  DOWNLOAD_NOT_OF_REQUEST: "La demande ne contient pas ce téléchargement.",
  DELETION_UNKNOWN: "Cette suppression n’existe pas.",
  SERVICE_UNKNOWN: "Ce service n’existe pas.",
  DELIVERY_UNKNOWN: "Ce webhook n’existe pas.",
  BACKUP_UNKNOWN: "Cette sauvegarde n’existe pas.",
  OTHER_REPLICAS:
    "D’autres processus du tracker utilisent cette base de données. Arrêtez-les, puis restaurez la sauvegarde.",
  NO_LEADER:
    "Aucun processus du tracker n’accepte de modification pour le moment. Réessayez dans quelques secondes.",
  BACKUP_FAILED: "La sauvegarde n’a pas pu être créée : {reason}",
  DELIVERY_BODY_GONE: "Le contenu de ce webhook n’est plus enregistré.",
  ASKED_A_MOMENT_AGO: "Cela vient d’être demandé. Patientez une demi-minute.",
  ASKED_TOO_MUCH: "Trop de choses ont été demandées en une minute. Réessayez dans un instant.",
  NO_EXECUTOR: "Aucun service configuré ne peut le faire pour ce titre.",
  NOT_DECIDABLE: "La demande ne vient pas d’un service qui peut l’approuver ou la refuser.",
  NO_EPISODE_KNOWN: "Aucun épisode de ce titre n’est encore connu.",
  RELEASE_FOUND_ALREADY: "Une release a déjà été trouvée pour tout.",
  MONITORED_ALREADY: "Le titre est déjà surveillé.",
  NO_IDENTIFIABLE_FILE: "Shoko n’a aucun fichier de ce titre qu’AniDB pourrait identifier.",
  ALL_FILES_SEEN: "Shoko connaît tous les fichiers de ce titre.",
  NO_FILE_MISSING: "Plus aucun fichier de ce titre ne manque.",
  NOTHING_DOWNLOADING: "Rien n’est en cours de téléchargement pour ce titre.",
  DOWNLOAD_PAUSED:
    "Le téléchargement est en pause. Reprenez-le d’abord dans le client de téléchargement.",
  DOWNLOADS_AMBIGUOUS: "Plusieurs téléchargements sont en cours : indiquez les épisodes concernés.",
  NOTHING_RAISED: "Aucun téléchargement en cours n’a été avancé.",
  INDEXERS_ASKED_OFTEN:
    "Les indexeurs ont été beaucoup interrogés ces 10 dernières minutes. Réessayez dans {minutes} min.",
  RELEASE_MISSING: "Indiquez la release à récupérer.",
  RELEASE_LIST_OLD:
    "La liste contenant cette release est trop ancienne. Choisissez la release dans une nouvelle liste.",
  RELEASE_CONTENT_UNKNOWN:
    "Le nom de cette release ne dit pas ce qu’elle contient. Indiquez ses épisodes.",
  NO_UNRECOGNISED_FILE: "Shoko n’a aucun fichier non reconnu de ce titre.",
  LINK_TARGET_MISSING: "Choisissez l’épisode auquel associer le fichier.",
  LINK_FILES_AMBIGUOUS:
    "Plusieurs fichiers ne sont pas reconnus. Indiquez l’épisode de l’un d’eux.",
  HELP_ASKED_RECENTLY:
    "Les administrateurs ont été sollicités il y a moins d’une heure. Vous pourrez le refaire dans {minutes} min.",
  SYNCED_A_MOMENT_AGO: "Cette demande vient d’être synchronisée.",
  SERVICES_FAILED: ({ failures }) => failures.join(" ; "),
  SERVICE_FAILED: "{service} : {cause}",
  SERVICE_REFUSED: "{service} : {cause}.",
  SERVICE_SILENT: "{service} ne répond pas. Réessayez dans un instant.",
  DATABASE_UNAVAILABLE: "La base de données n’est pas disponible. Réessayez dans un instant.",
  DELETION_NOT_CANCELLABLE: "La suppression est en cours ou terminée et ne peut plus être annulée.",
  DELETION_COMPLETE: "La suppression est terminée.",
  DELETION_CANCELLED_BEFORE: "La suppression a été annulée.",
  DELETION_STARTED_ANEW: "Une suppression plus récente de la demande a commencé.",
  DELETION_RUNNING: "La suppression est en cours.",
  PREVIEW_OLD: "L’aperçu est trop ancien. Ouvrez-le à nouveau.",
  DELETED_ALREADY: "Le titre est déjà en cours de suppression.",
  INSTANCE_NOT_CONFIGURED:
    "Son instance n’est pas configurée : impossible de demander à {service} ce qui s’y trouve.",
  INSTANCE_UNKNOWN:
    "On ne sait pas quelle instance contient le titre, et {service} ne peut pas être interrogé pour le moment.",
  SEASONS_UNKNOWN: "On ne sait pas encore de quelles saisons il s’agit.",
  CHANNEL_UNKNOWN: "Ce canal n’existe pas.",
  TOO_MANY_CHANNELS: "Il y a déjà {max} canaux, le maximum.",
  FIELD_MISSING: "Remplissez ce champ.",
  DISCORD_URL_INVALID: "Saisissez l’adresse d’un webhook de Discord, qui contient /api/webhooks/.",
  TOPIC_INVALID: "Un sujet compte jusqu’à 64 lettres, chiffres, tirets et tirets bas.",
  APPRISE_TARGET_MISSING: "Saisissez une clé du serveur Apprise, ou des adresses d’Apprise.",
  APPRISE_KEY_INVALID: "Une clé se compose de lettres, de chiffres, de tirets et de tirets bas.",
  MAIL_ADDRESS_INVALID: "Saisissez une adresse e-mail.",
  TEMPLATE_NAME_UNKNOWN: ({ name }) => `{{${name}}} ne désigne rien.`,
  TEMPLATE_NOT_JSON: "Le modèle n’est pas un JSON valide.",
  SECRET_OF_OTHER_HOST:
    "Ce qui est enregistré ici concerne un autre serveur. Saisissez-le à nouveau.",
  MAIL_HOST_INVALID: "Saisissez le nom du serveur de messagerie.",
  PORT_INVALID: "Un port est un nombre de 1 à 65535.",
  TIME_ZONE_UNKNOWN: "Ce fuseau horaire n’est pas connu.",
  CLOCK_TIME_INVALID: "Saisissez une heure comme 22:30.",
  WEEKDAY_INVALID: "Un jour est un nombre de 1 (lundi) à 7 (dimanche).",
  PUSH_SUBSCRIPTION_INVALID: "Le service push de ce navigateur ne peut pas être utilisé.",
};

const TEXTS = {
  name: "Le nom",
  username: "Le nom d’utilisateur",
  reason: "Le motif",
  url: "L’URL",
  externalUrl: "Chaque URL externe",
  apiKey: "La clé d’API",
  baseUrl: "L’URL de Status Tracker",
} as const;

const ISSUES = {
  incomplete: "doit être complète, par exemple http://192.168.1.10:8989",
  "not-http": "doit commencer par http:// ou https://",
  "has-login": "ne doit contenir ni nom d’utilisateur ni mot de passe",
  "has-query": "ne doit contenir ni paramètres (?…) ni fragment (#…)",
  "not-ascii": "ne peut contenir que des caractères ASCII visibles, sans espaces",
  "too-short": "est trop courte",
} as const;
