import type { Translation } from "../area.ts";
import type * as english from "../words/service-kind.ts";

export const kindRoles: Translation<typeof english.kindRoles> = {
  SEERR: "Anfragen (auch Jellyseerr und Overseerr)",
  SONARR: "Serien",
  RADARR: "Filme",
  QBITTORRENT: "Torrents",
  TRANSMISSION: "Torrents",
  DELUGE: "Torrents",
  SABNZBD: "Usenet",
  NZBGET: "Usenet",
  SHOKO: "Anime-Erkennung",
  JELLYFIN: "Bibliothek",
  EMBY: "Bibliothek (experimentell)",
  PLEX: "Bibliothek (experimentell)",
};

export const keyHints: Translation<typeof english.keyHints> = {
  SEERR: "In Seerr: Einstellungen, Allgemein, API-Schlüssel.",
  SONARR: "In Sonarr: Einstellungen, Allgemein, API-Schlüssel.",
  RADARR: "In Radarr: Einstellungen, Allgemein, API-Schlüssel.",
  QBITTORRENT: "Ab Version 5.2, anstelle von Benutzername und Passwort.",
  TRANSMISSION: "",
  DELUGE: "",
  SABNZBD: "In SABnzbd: Konfiguration, Allgemein, API-Schlüssel.",
  NZBGET: "",
  SHOKO: "In Shoko: Einstellungen, API-Schlüssel; einen für den Tracker anlegen.",
  JELLYFIN: "In Jellyfin: Dashboard, API-Schlüssel; einen für den Tracker anlegen.",
  EMBY: "In Emby: Einstellungen, API-Schlüssel; einen für den Tracker anlegen.",
  PLEX: "Das X-Plex-Token der Person, der der Server gehört.",
};

export const kindHelp: Translation<typeof english.kindHelp> = {
  SEERR:
    "Seerr als Admin öffnen, dann Einstellungen, Allgemein.\nDen API-Schlüssel kopieren. Seerr zeigt ihn nur Admins.",
  SONARR:
    "Sonarr öffnen, dann Einstellungen, Allgemein.\nDen API-Schlüssel aus dem Abschnitt Sicherheit kopieren.",
  RADARR:
    "Radarr öffnen, dann Einstellungen, Allgemein.\nDen API-Schlüssel aus dem Abschnitt Sicherheit kopieren.",
  QBITTORRENT:
    "Benutzername und Passwort sind die der Weboberfläche: Werkzeuge, Optionen, Webinterface.\nSeit Version 4.6.1 gibt qBittorrent ein vorläufiges Passwort in seinem Protokoll aus, bis eines gesetzt ist.",
  TRANSMISSION:
    "Benutzername und Passwort sind die des Fernzugriffs: Einstellungen, Fernzugriff; oder rpc-username und rpc-password in settings.json.\nBeide leer lassen, wenn Transmission keine verlangt.",
  DELUGE:
    "Das Passwort ist das der Weboberfläche deluge-web.\nEs wird unter Einstellungen, Oberfläche gesetzt.",
  SABNZBD:
    "SABnzbd öffnen, dann Konfiguration, Allgemein.\nDen API-Schlüssel kopieren. Der NZB-Schlüssel reicht nicht.",
  NZBGET:
    "NZBGet öffnen, dann Settings, Security.\nBenutzername und Passwort sind ControlUsername und ControlPassword.",
  SHOKO:
    "Die Weboberfläche von Shoko öffnen, dann Einstellungen, API-Schlüssel.\nEinen Schlüssel mit einem Namen wie Status Tracker erzeugen und sofort kopieren: Shoko zeigt ihn nur dann.",
  JELLYFIN:
    "Jellyfin als Admin öffnen, dann Dashboard, API-Schlüssel.\nEinen Schlüssel mit einem Namen wie Status Tracker hinzufügen und kopieren.",
  EMBY: "Emby als Admin öffnen, dann Einstellungen, API-Schlüssel.\nEinen Schlüssel mit einem Namen wie Status Tracker hinzufügen und kopieren.",
  PLEX: "Ein Element in Plex im Browser öffnen, dann „Infos abrufen“, „XML anzeigen“.\nKopieren, was am Ende der Adresse nach X-Plex-Token= steht.",
};
