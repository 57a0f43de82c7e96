import type { Translation } from "../area.ts";
import type * as english from "../words/action-description.ts";

export const actionDescriptions: Translation<typeof english.actionDescriptions> = {
  SEARCH: "{service} interroge maintenant tous les indexeurs et prend la meilleure release.",
  LOOK_FOR_RELEASES:
    "{service} demande à chaque indexeur ce qu’il propose, ce qui peut prendre quelques minutes. Rien n’est téléchargé tant que vous n’avez pas choisi.",
  GRAB_RELEASE:
    "{service} envoie cette release au client de téléchargement, même s’il ne la choisirait pas de lui-même.",
  BLOCKLIST_AND_SEARCH:
    "{service} supprime le téléchargement avec ses données, met la release sur la liste de blocage et en cherche une autre.",
  RETRY_IMPORT:
    "{service} importe les fichiers téléchargés comme le titre pour lequel ils ont été récupérés.",
  RESCAN_SHOKO: "{service} redemande à AniDB à quel épisode correspond le fichier.",
  SCAN_SHOKO: "{service} cherche de nouveaux fichiers dans le dossier du fichier.",
  LINK_IN_SHOKO:
    "{service} associe le fichier à l’épisode que vous choisissez. Rien n’est associé avant que vous ayez comparé les deux.",
  SCAN_LIBRARY:
    "{service} cherche de nouveaux fichiers dans ses dossiers, sauf si une analyse est déjà en cours.",
  REFRESH: "{service} actualise le titre et cherche des fichiers dans son dossier.",
  MONITOR: "{service} surveille désormais le titre et le cherche aussitôt.",
  RAISE_PRIORITY:
    "{service} place le téléchargement en tête de sa file d’attente et, dans un pack, charge d’abord les fichiers de ces épisodes. Un pack ne sera peut-être importé qu’une fois complet.",
  RESTORE_PRIORITY:
    "{service} remet le téléchargement à sa place dans la file d’attente et rend à ses fichiers leur priorité précédente.",
  RETRY_REQUEST: "{service} renvoie la demande à Radarr ou Sonarr.",
  APPROVE: "La demande est approuvée dans {service}, qui l’envoie à Radarr ou Sonarr.",
  DECLINE:
    "La demande est refusée dans {service}. Le titre n’est pas recherché, et le demandeur voit le motif.",
  CONFIRM_GONE:
    "Le tracker cesse d’attendre le fichier et le considère comme supprimé. Rien n’est effacé.",
};
