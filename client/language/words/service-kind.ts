import { createArea } from "../area.ts";

/** What each service is for, in a few words. */
export const kindRoles = createArea("kindRoles", {
  SEERR: "Requests (Jellyseerr and Overseerr, too)",
  SONARR: "Series",
  RADARR: "Movies",
  QBITTORRENT: "Torrents",
  TRANSMISSION: "Torrents",
  DELUGE: "Torrents",
  SABNZBD: "Usenet",
  NZBGET: "Usenet",
  SHOKO: "Anime matching",
  JELLYFIN: "Library",
  EMBY: "Library (experimental)",
  PLEX: "Library (experimental)",
});

/** Where each service shows its key; empty if it has none. */
export const keyHints = createArea("keyHints", {
  SEERR: "In Seerr: Settings, General, API Key.",
  SONARR: "In Sonarr: Settings, General, API Key.",
  RADARR: "In Radarr: Settings, General, API Key.",
  QBITTORRENT: "Since version 5.2, instead of a username and password.",
  TRANSMISSION: "",
  DELUGE: "",
  SABNZBD: "In SABnzbd: Config, General, API Key.",
  NZBGET: "",
  SHOKO: "In Shoko: Settings, API Keys; create one for the tracker.",
  JELLYFIN: "In Jellyfin: Dashboard, API Keys; create one for the tracker.",
  EMBY: "In Emby: Settings, API Keys; create one for the tracker.",
  PLEX: "The X-Plex-Token of the owner of the server.",
});

/** Where to find what the form asks for: a line for each step. */
export const kindHelp = createArea("kindHelp", {
  SEERR:
    "Open Seerr as an admin, then Settings, General.\nCopy the API Key. Seerr shows it only to admins.",
  SONARR: "Open Sonarr, then Settings, General.\nCopy the API Key from the section Security.",
  RADARR: "Open Radarr, then Settings, General.\nCopy the API Key from the section Security.",
  QBITTORRENT:
    "The username and password are those of its web interface: Tools, Options, Web UI.\nSince version 4.6.1 qBittorrent prints a temporary password in its log until one is set.",
  TRANSMISSION:
    "The username and password are those of remote access: Preferences, Remote; or rpc-username and rpc-password in settings.json.\nLeave both blank if Transmission asks for none.",
  DELUGE:
    "The password is that of the web interface, deluge-web.\nIt is set in Preferences, Interface.",
  SABNZBD: "Open SABnzbd, then Config, General.\nCopy the API Key. The NZB Key is not enough.",
  NZBGET:
    "Open NZBGet, then Settings, Security.\nThe username and password are ControlUsername and ControlPassword.",
  SHOKO:
    "Open the web interface of Shoko, then Settings, API Keys.\nGenerate a key with a name such as Status Tracker, and copy it at once: Shoko shows it only then.",
  JELLYFIN:
    "Open Jellyfin as an admin, then Dashboard, API Keys.\nAdd a key with a name such as Status Tracker, and copy it.",
  EMBY: "Open Emby as an admin, then Settings, API Keys.\nAdd a key with a name such as Status Tracker, and copy it.",
  PLEX: "Open an item in Plex in the browser, then Get Info, View XML.\nCopy what follows X-Plex-Token= at the end of the address.",
});
