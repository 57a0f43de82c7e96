import type { ServiceKind } from "../graphql/graphql.ts";

/** What proves to a service who is asking. */
export type Credential = "apiKey" | "username" | "password";

interface KindPresentation {
  readonly name: string;
  /** What it is for, in a few words. */
  readonly role: string;
  /** The credentials it may ask for, in the order of the form. */
  readonly credentials: readonly Credential[];
  /** Without these there is no point in trying. */
  readonly required: readonly Credential[];
  /** An address as it usually is. */
  readonly urlExample: string;
  /** Where the service shows its key. */
  readonly keyHint: string;
}

const KEY = { credentials: ["apiKey"], required: ["apiKey"] } as const;
const LOGIN = { credentials: ["username", "password"], required: [] } as const;

/** Written in the order of a title's way through them. */
const PRESENTATIONS: Record<ServiceKind, KindPresentation> = {
  SEERR: {
    name: "Seerr",
    role: "Requests (Jellyseerr and Overseerr, too)",
    ...KEY,
    urlExample: "http://seerr:5055",
    keyHint: "In Seerr: Settings, General, API Key.",
  },
  SONARR: {
    name: "Sonarr",
    role: "Series",
    ...KEY,
    urlExample: "http://sonarr:8989",
    keyHint: "In Sonarr: Settings, General, API Key.",
  },
  RADARR: {
    name: "Radarr",
    role: "Films",
    ...KEY,
    urlExample: "http://radarr:7878",
    keyHint: "In Radarr: Settings, General, API Key.",
  },
  QBITTORRENT: {
    name: "qBittorrent",
    role: "Torrents",
    credentials: ["username", "password", "apiKey"],
    required: [],
    urlExample: "http://qbittorrent:8080",
    keyHint: "From version 5.2 on a key may stand in for name and password.",
  },
  TRANSMISSION: {
    name: "Transmission",
    role: "Torrents",
    ...LOGIN,
    urlExample: "http://transmission:9091",
    keyHint: "",
  },
  DELUGE: {
    name: "Deluge",
    role: "Torrents",
    credentials: ["password"],
    required: ["password"],
    urlExample: "http://deluge:8112",
    keyHint: "",
  },
  SABNZBD: {
    name: "SABnzbd",
    role: "Usenet",
    ...KEY,
    urlExample: "http://sabnzbd:8080",
    keyHint: "In SABnzbd: Config, General, API Key.",
  },
  NZBGET: {
    name: "NZBGet",
    role: "Usenet",
    ...LOGIN,
    urlExample: "http://nzbget:6789",
    keyHint: "",
  },
  SHOKO: {
    name: "Shoko",
    role: "Recognises anime",
    ...KEY,
    urlExample: "http://shoko:8111",
    keyHint: "In Shoko: Settings, API Keys; make one for the tracker.",
  },
  JELLYFIN: {
    name: "Jellyfin",
    role: "Library",
    ...KEY,
    urlExample: "http://jellyfin:8096",
    keyHint: "In Jellyfin: Dashboard, API Keys; make one for the tracker.",
  },
  EMBY: {
    name: "Emby",
    role: "Library (experimental)",
    ...KEY,
    urlExample: "http://emby:8096",
    keyHint: "In Emby: Settings, API Keys; make one for the tracker.",
  },
  PLEX: {
    name: "Plex",
    role: "Library (experimental)",
    ...KEY,
    urlExample: "http://plex:32400",
    keyHint: "The X-Plex-Token of the server's owner.",
  },
};

/** In that order; the record above holds every kind and nothing else. */
export const SERVICE_KINDS = Object.keys(PRESENTATIONS) as readonly ServiceKind[];

export function kindPresentation(kind: ServiceKind): KindPresentation {
  return PRESENTATIONS[kind];
}
