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
  /** Where to find what the form asks for, as sentences in the order of the steps. */
  readonly help: readonly string[];
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
    help: [
      "Open Seerr as an admin, then Settings, General.",
      "Copy the API Key. Seerr shows it only to admins.",
    ],
  },
  SONARR: {
    name: "Sonarr",
    role: "Series",
    ...KEY,
    urlExample: "http://sonarr:8989",
    keyHint: "In Sonarr: Settings, General, API Key.",
    help: ["Open Sonarr, then Settings, General.", "Copy the API Key from the section Security."],
  },
  RADARR: {
    name: "Radarr",
    role: "Movies",
    ...KEY,
    urlExample: "http://radarr:7878",
    keyHint: "In Radarr: Settings, General, API Key.",
    help: ["Open Radarr, then Settings, General.", "Copy the API Key from the section Security."],
  },
  QBITTORRENT: {
    name: "qBittorrent",
    role: "Torrents",
    credentials: ["username", "password", "apiKey"],
    required: [],
    urlExample: "http://qbittorrent:8080",
    keyHint: "Since version 5.2, instead of a username and password.",
    help: [
      "The username and password are those of its web interface: Tools, Options, Web UI.",
      "Since version 4.6.1 qBittorrent prints a temporary password in its log until one is set.",
    ],
  },
  TRANSMISSION: {
    name: "Transmission",
    role: "Torrents",
    ...LOGIN,
    urlExample: "http://transmission:9091",
    keyHint: "",
    help: [
      "The username and password are those of remote access: Preferences, Remote; or rpc-username and rpc-password in settings.json.",
      "Leave both blank if Transmission asks for none.",
    ],
  },
  DELUGE: {
    name: "Deluge",
    role: "Torrents",
    credentials: ["password"],
    required: ["password"],
    urlExample: "http://deluge:8112",
    keyHint: "",
    help: [
      "The password is that of the web interface, deluge-web.",
      "It is set in Preferences, Interface.",
    ],
  },
  SABNZBD: {
    name: "SABnzbd",
    role: "Usenet",
    ...KEY,
    urlExample: "http://sabnzbd:8080",
    keyHint: "In SABnzbd: Config, General, API Key.",
    help: ["Open SABnzbd, then Config, General.", "Copy the API Key. The NZB Key is not enough."],
  },
  NZBGET: {
    name: "NZBGet",
    role: "Usenet",
    ...LOGIN,
    urlExample: "http://nzbget:6789",
    keyHint: "",
    help: [
      "Open NZBGet, then Settings, Security.",
      "The username and password are ControlUsername and ControlPassword.",
    ],
  },
  SHOKO: {
    name: "Shoko",
    role: "Anime matching",
    ...KEY,
    urlExample: "http://shoko:8111",
    keyHint: "In Shoko: Settings, API Keys; create one for the tracker.",
    help: [
      "Open the web interface of Shoko, then Settings, API Keys.",
      "Generate a key with a name such as Status Tracker, and copy it at once: Shoko shows it only then.",
    ],
  },
  JELLYFIN: {
    name: "Jellyfin",
    role: "Library",
    ...KEY,
    urlExample: "http://jellyfin:8096",
    keyHint: "In Jellyfin: Dashboard, API Keys; create one for the tracker.",
    help: [
      "Open Jellyfin as an admin, then Dashboard, API Keys.",
      "Add a key with a name such as Status Tracker, and copy it.",
    ],
  },
  EMBY: {
    name: "Emby",
    role: "Library (experimental)",
    ...KEY,
    urlExample: "http://emby:8096",
    keyHint: "In Emby: Settings, API Keys; create one for the tracker.",
    help: [
      "Open Emby as an admin, then Settings, API Keys.",
      "Add a key with a name such as Status Tracker, and copy it.",
    ],
  },
  PLEX: {
    name: "Plex",
    role: "Library (experimental)",
    ...KEY,
    urlExample: "http://plex:32400",
    keyHint: "The X-Plex-Token of the owner of the server.",
    help: [
      "Open an item in Plex in the browser, then Get Info, View XML.",
      "Copy what follows X-Plex-Token= at the end of the address.",
    ],
  },
};

/** In that order; the record above holds every kind and nothing else. */
export const SERVICE_KINDS = Object.keys(PRESENTATIONS) as readonly ServiceKind[];

export function kindPresentation(kind: ServiceKind): KindPresentation {
  return PRESENTATIONS[kind];
}
