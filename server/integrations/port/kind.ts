export const SERVICE_KINDS = [
  "SEERR",
  "SONARR",
  "RADARR",
  "QBITTORRENT",
  "TRANSMISSION",
  "DELUGE",
  "SABNZBD",
  "NZBGET",
  "SHOKO",
  "JELLYFIN",
  "EMBY",
  "PLEX",
] as const;

export type ServiceKind = (typeof SERVICE_KINDS)[number];

/** What a service is for the tracker; what is polled how often, and what is hinted when, goes by it. */
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

/** The kind of arr that carries out wishes for this type of media. */
export function arrKindOf(mediaType: string): ServiceKind {
  return mediaType === "MOVIE" ? "RADARR" : "SONARR";
}
