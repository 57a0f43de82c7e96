import type { ServiceKind } from "../../domain/service-kind.ts";

/** The names of the services as shown to users. */
export const SERVICE_NAMES: Readonly<Record<ServiceKind, string>> = {
  SEERR: "Seerr",
  SONARR: "Sonarr",
  RADARR: "Radarr",
  QBITTORRENT: "qBittorrent",
  TRANSMISSION: "Transmission",
  DELUGE: "Deluge",
  SABNZBD: "SABnzbd",
  NZBGET: "NZBGet",
  SHOKO: "Shoko",
  JELLYFIN: "Jellyfin",
  EMBY: "Emby",
  PLEX: "Plex",
};

/** The role of a service. Decides how often it is polled and when it receives hints. */
export type ServiceRole = "requests" | "arr" | "client" | "matching" | "library";

export const ROLES: Readonly<Record<ServiceKind, ServiceRole>> = {
  SEERR: "requests",
  SONARR: "arr",
  RADARR: "arr",
  QBITTORRENT: "client",
  TRANSMISSION: "client",
  DELUGE: "client",
  SABNZBD: "client",
  NZBGET: "client",
  SHOKO: "matching",
  JELLYFIN: "library",
  EMBY: "library",
  PLEX: "library",
};

/** Returns the kind of arr that handles this media type. */
export function arrKindOf(mediaType: string): ServiceKind {
  return mediaType === "MOVIE" ? "RADARR" : "SONARR";
}
