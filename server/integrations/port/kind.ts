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

const ROLE_OF = {
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
} as const satisfies Readonly<Record<ServiceKind, ServiceRole>>;

export const ROLES: Readonly<Record<ServiceKind, ServiceRole>> = ROLE_OF;

/** The kinds that have this role. */
export type KindOfRole<Role extends ServiceRole> = {
  [Kind in ServiceKind]: (typeof ROLE_OF)[Kind] extends Role ? Kind : never;
}[ServiceKind];

/** How the tracker signs in: with an API key or token, or with a user name and password, of which a service may want neither. */
export const SIGN_INS: Readonly<Record<ServiceKind, "key" | "login">> = {
  SEERR: "key",
  SONARR: "key",
  RADARR: "key",
  QBITTORRENT: "login",
  TRANSMISSION: "login",
  DELUGE: "login",
  SABNZBD: "key",
  NZBGET: "login",
  SHOKO: "key",
  JELLYFIN: "key",
  EMBY: "key",
  PLEX: "key",
};

/** Returns the kind of arr that handles this media type. */
export function arrKindOf(mediaType: string): ServiceKind {
  return mediaType === "MOVIE" ? "RADARR" : "SONARR";
}
