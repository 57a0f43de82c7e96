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
