import type { Translation } from "../area.ts";
import type * as english from "../words/service-kind.ts";

export const kindRoles: Translation<typeof english.kindRoles> = {
  SEERR: "Demandes (Jellyseerr et Overseerr aussi)",
  SONARR: "Séries",
  RADARR: "Films",
  QBITTORRENT: "Torrents",
  TRANSMISSION: "Torrents",
  DELUGE: "Torrents",
  SABNZBD: "Usenet",
  NZBGET: "Usenet",
  SHOKO: "Identification d’anime",
  JELLYFIN: "Bibliothèque",
  EMBY: "Bibliothèque (expérimental)",
  PLEX: "Bibliothèque (expérimental)",
};

export const keyHints: Translation<typeof english.keyHints> = {
  SEERR: "Dans Seerr : Paramètres, Général, Clé d’API.",
  SONARR: "Dans Sonarr : Paramètres, Général, Clé API.",
  RADARR: "Dans Radarr : Paramètres, Général, Clé API.",
  QBITTORRENT: "Depuis la version 5.2, à la place du nom d’utilisateur et du mot de passe.",
  TRANSMISSION: "",
  DELUGE: "",
  SABNZBD: "Dans SABnzbd : Configuration, Général, Clé API.",
  NZBGET: "",
  SHOKO: "Dans Shoko : Paramètres, Clés API ; créez-en une pour le tracker.",
  JELLYFIN: "Dans Jellyfin : Tableau de bord, Clés API ; créez-en une pour le tracker.",
  EMBY: "Dans Emby : Paramètres, Clés API ; créez-en une pour le tracker.",
  PLEX: "Le X-Plex-Token du propriétaire du serveur.",
};

export const kindHelp: Translation<typeof english.kindHelp> = {
  SEERR:
    "Ouvrez Seerr en tant qu’administrateur, puis Paramètres, Général.\nCopiez la clé d’API. Seerr ne la montre qu’aux administrateurs.",
  SONARR: "Ouvrez Sonarr, puis Paramètres, Général.\nCopiez la clé API de la section Sécurité.",
  RADARR: "Ouvrez Radarr, puis Paramètres, Général.\nCopiez la clé API de la section Sécurité.",
  QBITTORRENT:
    "Le nom d’utilisateur et le mot de passe sont ceux de son interface web : Outils, Options, Interface Web.\nDepuis la version 4.6.1, qBittorrent affiche un mot de passe temporaire dans son journal tant qu’aucun n’est défini.",
  TRANSMISSION:
    "Le nom d’utilisateur et le mot de passe sont ceux de l’accès distant : Préférences, Accès distant ; ou rpc-username et rpc-password dans settings.json.\nLaissez les deux vides si Transmission n’en demande pas.",
  DELUGE:
    "Le mot de passe est celui de l’interface web, deluge-web.\nIl se définit dans Préférences, Interface.",
  SABNZBD:
    "Ouvrez SABnzbd, puis Configuration, Général.\nCopiez la clé API. La clé NZB ne suffit pas.",
  NZBGET:
    "Ouvrez NZBGet, puis Settings, Security.\nLe nom d’utilisateur et le mot de passe sont ControlUsername et ControlPassword.",
  SHOKO:
    "Ouvrez l’interface web de Shoko, puis Paramètres, Clés API.\nGénérez une clé avec un nom tel que Status Tracker, et copiez-la aussitôt : Shoko ne la montre qu’à ce moment.",
  JELLYFIN:
    "Ouvrez Jellyfin en tant qu’administrateur, puis Tableau de bord, Clés API.\nAjoutez une clé avec un nom tel que Status Tracker, et copiez-la.",
  EMBY: "Ouvrez Emby en tant qu’administrateur, puis Paramètres, Clés API.\nAjoutez une clé avec un nom tel que Status Tracker, et copiez-la.",
  PLEX: "Ouvrez un élément de Plex dans le navigateur, puis Obtenir des infos, Voir le XML.\nCopiez ce qui suit X-Plex-Token= à la fin de l’adresse.",
};
