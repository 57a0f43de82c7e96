import type { Translation } from "../area.ts";
import { createTwoForms } from "../plural.ts";
import type * as english from "../words/finding.ts";

const forms = createTwoForms("fr");

export const findings: Translation<typeof english.findings> = {
  SERVICE_UNANSWERED:
    "{service} ne répond pas comme prévu : {cause}. Vérifiez qu’il fonctionne, et son URL dans Services.",
  SERVICE_REFUSES_KEY:
    "{service} refuse la clé API ou l’identifiant du tracker. Saisissez les bons dans Services.",
  VERSION_TOO_OLD:
    "{service} {version} est trop ancien. Mettez-le à jour vers {oldest} ou plus récent.",
  RIGHTS_TOO_FEW:
    "La clé de {service} n’appartient pas à un administrateur. Saisissez celle d’un administrateur dans Services.",
  HOOK_ABSENT:
    "{service} n’envoie pas de webhooks au tracker, les nouvelles arrivent donc tard. Enregistrez le webhook.",
  HOOK_ELSEWHERE: ({ service, host }) =>
    `${service} envoie ses webhooks à ${host ?? "une autre adresse"}, pas au tracker. Enregistrez le webhook dans Services ; le tracker peut transmettre les messages.`,
  HOOK_SECRET_WRONG:
    "Le webhook de {service} a un mauvais secret, le tracker refuse donc ses messages. Enregistrez de nouveau le webhook.",
  HOOK_UNHEARD:
    "{service} ne peut pas envoyer de webhooks au tracker : {cause}. Vérifiez l’adresse à laquelle {service} atteint le tracker.",
  NO_CLIENT:
    "Aucun client de téléchargement n’est activé dans {service}. Ajoutez-en un dans {service}, sous Settings → Download Clients.",
  DOWNLOADS_UNSEEN:
    "{service} ne voit pas le dossier dans lequel {client} télécharge : {folder}. Montez-le à cet endroit dans {service}, ou ajoutez un Remote Path Mapping.",
  MAPPING_FOR_NOBODY:
    "Un Remote Path Mapping de {service} concerne l’hôte {host}, qu’aucun client de téléchargement n’a. Saisissez l’hôte exactement comme dans le client.",
  MAPPING_NOWHERE:
    "Un Remote Path Mapping de {service} mène à un dossier qui n’existe pas : {folder}. Corrigez le chemin local.",
  CATEGORY_ABSENT:
    "{service} utilise la catégorie {category}, qui n’existe pas dans {client}. Ajoutez-la dans {client}.",
  CATEGORY_SHARED:
    "{service} et {other} utilisent la même catégorie dans {client} : {category}. Donnez à chacun la sienne, sinon chacun prend les téléchargements de l’autre pour les siens.",
  FILES_COPIED:
    "{service} copie les fichiers au lieu de créer des liens physiques, ce qui prend du temps et deux fois plus de place. Activez Use Hardlinks instead of Copy dans {service}, sous Settings → Media Management.",
  OTHER_DISK:
    "{service} ne peut pas créer de lien physique de {folder} vers {root} : ils sont sur des systèmes de fichiers différents. Montez un dossier qui contient les deux.",
  ROOT_ABSENT:
    "{service} n’a pas accès à son dossier racine {root}. Vérifiez que le disque est monté, et les droits.",
  ROOT_FULL:
    "Il ne reste que {gigabytes} Go dans {root}, un dossier racine de {service}. Libérez de la place.",
  ROOT_OUTSIDE_LIBRARY:
    "Aucune médiathèque de {library} ne contient {root}, un dossier racine de {service}. Ajoutez le dossier à une médiathèque dans {library}.",
  ROOT_OUTSIDE_MATCHER:
    "{matcher} ne surveille pas {root}, un dossier racine de {service} avec des animes. Ajoutez le dossier dans {matcher}.",
  CLOCK_OFF: ({ service, minutes, isAhead }) =>
    `L’horloge de ${service} ${isAhead ? "avance" : "retarde"} de ${forms(minutes, "# minute", "# minutes")} sur celle du tracker. Synchronisez les deux horloges.`,
  CSRF_ON:
    "{service} refuse les modifications par API, car sa protection CSRF est activée. Désactivez-la dans {service}, sous Paramètres → Réseau.",
  NOTICES_REFUSED:
    "{service} envoie des notifications à {library} {version}, qui ne les accepte plus. Désactivez Send Notifications dans la connexion à {library}, dans {service}, sous Settings → Connect.",
  ADDRESS_SILENT:
    "L’URL externe de {service} ne répond pas au tracker : {host}. Vérifiez-la dans Services.",
  TRACKER_ADDRESS_SILENT:
    "Le tracker ne répond pas à sa propre adresse, PUBLIC_URL : {host}. Vérifiez le réglage et le proxy inverse.",
  DATABASE_DAMAGED:
    "La base de données du tracker est endommagée : {cause}. Restaurez la dernière bonne sauvegarde.",
  DATA_DISK_FULL:
    "Il ne reste que {megabytes} Mo sur le disque des données du tracker. Libérez de la place.",
  CHECK_TOO_SLOW: "{service} n’a pas été vérifié jusqu’au bout : il répond trop lentement.",
  SET_UP_UNTOLD:
    "Certains dossiers et réglages de {service} n’ont pas été vérifiés : il ne les indique pas.",
  CLOCK_UNTOLD: "L’horloge de {service} n’a pas été vérifiée : il n’indique pas son heure.",
  HOOK_UNTOLD: "Le webhook de {service} n’a pas été vérifié : il n’indique pas ses webhooks.",
  HOOK_ADDRESS_UNKNOWN:
    "Le webhook de {service} n’a pas été vérifié : le tracker ne l’a pas enregistré et ne connaît pas sa propre adresse là-bas.",
  TRACKER_STOPPED:
    "Aucun message de test n’a été demandé à {service} : le tracker ne fonctionne pas.",
  CLIENT_UNKNOWN:
    "Ce que {service} télécharge avec {client} n’a pas été vérifié : le tracker n’y est pas connecté.",
  FOLDER_UNTOLD:
    "La présence de {folder} dans {service} n’a pas été vérifiée : il ne liste pas cet endroit.",
  FOLDERS_DIFFER:
    "La présence de {root} de {service} dans {other} n’a pas été vérifiée : ils voient leurs dossiers sous des chemins différents.",
};
