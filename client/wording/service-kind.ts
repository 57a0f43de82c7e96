import type { ServiceKind } from "../graphql/graphql.ts";

/** What proves to a service who is asking. */
export type Credential = "apiKey" | "username" | "password";

interface KindPresentation {
  readonly name: string;
  /** The credentials it may ask for, in the order of the form. */
  readonly credentials: readonly Credential[];
  /** Without these there is no point in trying. */
  readonly required: readonly Credential[];
  /** An address as it usually is. */
  readonly urlExample: string;
}

const KEY = { credentials: ["apiKey"], required: ["apiKey"] } as const;
const LOGIN = { credentials: ["username", "password"], required: [] } as const;

/** Written in the order of a title's way through them. */
const PRESENTATIONS: Record<ServiceKind, KindPresentation> = {
  SEERR: {
    name: "Seerr",
    ...KEY,
    urlExample: "http://seerr:5055",
  },
  SONARR: {
    name: "Sonarr",
    ...KEY,
    urlExample: "http://sonarr:8989",
  },
  RADARR: {
    name: "Radarr",
    ...KEY,
    urlExample: "http://radarr:7878",
  },
  QBITTORRENT: {
    name: "qBittorrent",
    credentials: ["username", "password", "apiKey"],
    required: [],
    urlExample: "http://qbittorrent:8080",
  },
  TRANSMISSION: {
    name: "Transmission",
    ...LOGIN,
    urlExample: "http://transmission:9091",
  },
  DELUGE: {
    name: "Deluge",
    credentials: ["password"],
    required: ["password"],
    urlExample: "http://deluge:8112",
  },
  SABNZBD: {
    name: "SABnzbd",
    ...KEY,
    urlExample: "http://sabnzbd:8080",
  },
  NZBGET: {
    name: "NZBGet",
    ...LOGIN,
    urlExample: "http://nzbget:6789",
  },
  SHOKO: {
    name: "Shoko",
    ...KEY,
    urlExample: "http://shoko:8111",
  },
  JELLYFIN: {
    name: "Jellyfin",
    ...KEY,
    urlExample: "http://jellyfin:8096",
  },
  EMBY: {
    name: "Emby",
    ...KEY,
    urlExample: "http://emby:8096",
  },
  PLEX: {
    name: "Plex",
    ...KEY,
    urlExample: "http://plex:32400",
  },
};

/** In that order; the record above holds every kind and nothing else. */
export const SERVICE_KINDS = Object.keys(PRESENTATIONS) as readonly ServiceKind[];

export function kindPresentation(kind: ServiceKind): KindPresentation {
  return PRESENTATIONS[kind];
}
