import type { Translation } from "../area.ts";
import type * as english from "../words/service-kind.ts";

export const kindRoles: Translation<typeof english.kindRoles> = {
  SEERR: "Solicitudes (también Jellyseerr y Overseerr)",
  SONARR: "Series",
  RADARR: "Películas",
  QBITTORRENT: "Torrents",
  TRANSMISSION: "Torrents",
  DELUGE: "Torrents",
  SABNZBD: "Usenet",
  NZBGET: "Usenet",
  SHOKO: "Identificación de anime",
  JELLYFIN: "Biblioteca",
  EMBY: "Biblioteca (experimental)",
  PLEX: "Biblioteca (experimental)",
};

export const keyHints: Translation<typeof english.keyHints> = {
  SEERR: "En Seerr: Ajustes, General, Clave de API.",
  SONARR: "En Sonarr: Ajustes, General, Clave API.",
  RADARR: "En Radarr: Ajustes, General, Clave API.",
  QBITTORRENT: "Desde la versión 5.2, en lugar de nombre de usuario y contraseña.",
  TRANSMISSION: "",
  DELUGE: "",
  SABNZBD: "En SABnzbd: Configuración, General, Clave API.",
  NZBGET: "",
  SHOKO: "En Shoko: Ajustes, Claves API; crea una para el tracker.",
  JELLYFIN: "En Jellyfin: Panel de control, Claves API; crea una para el tracker.",
  EMBY: "En Emby: Ajustes, Claves API; crea una para el tracker.",
  PLEX: "El X-Plex-Token del propietario del servidor.",
};

export const kindHelp: Translation<typeof english.kindHelp> = {
  SEERR:
    "Abre Seerr como administrador, luego Ajustes, General.\nCopia la clave de API. Seerr solo la muestra a los administradores.",
  SONARR: "Abre Sonarr, luego Ajustes, General.\nCopia la clave API de la sección Seguridad.",
  RADARR: "Abre Radarr, luego Ajustes, General.\nCopia la clave API de la sección Seguridad.",
  QBITTORRENT:
    "El nombre de usuario y la contraseña son los de su interfaz web: Herramientas, Opciones, Interfaz Web.\nDesde la versión 4.6.1, qBittorrent muestra una contraseña temporal en su registro hasta que se define una.",
  TRANSMISSION:
    "El nombre de usuario y la contraseña son los del acceso remoto: Preferencias, Remoto; o rpc-username y rpc-password en settings.json.\nDeja ambos vacíos si Transmission no los pide.",
  DELUGE:
    "La contraseña es la de la interfaz web, deluge-web.\nSe define en Preferencias, Interfaz.",
  SABNZBD:
    "Abre SABnzbd, luego Configuración, General.\nCopia la clave API. La clave NZB no es suficiente.",
  NZBGET:
    "Abre NZBGet, luego Settings, Security.\nEl nombre de usuario y la contraseña son ControlUsername y ControlPassword.",
  SHOKO:
    "Abre la interfaz web de Shoko, luego Ajustes, Claves API.\nGenera una clave con un nombre como Status Tracker y cópiala enseguida: Shoko solo la muestra entonces.",
  JELLYFIN:
    "Abre Jellyfin como administrador, luego Panel de control, Claves API.\nAñade una clave con un nombre como Status Tracker y cópiala.",
  EMBY: "Abre Emby como administrador, luego Ajustes, Claves API.\nAñade una clave con un nombre como Status Tracker y cópiala.",
  PLEX: "Abre un elemento de Plex en el navegador, luego Obtener información, Ver XML.\nCopia lo que sigue a X-Plex-Token= al final de la dirección.",
};
