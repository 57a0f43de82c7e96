/** Keys of the simulated services: long and unusual enough to be found in a log where they do not belong. */
export const API_KEYS = {
  seerr: "seerr-MTc4NzQ5-k3y-of-the-simulated-stack",
  sonarr: "50naRR0f7he51mu1a7ed57ack0000001",
  radarr: "rada220f7he51mu1a7ed57ack0000002",
  "radarr-4k": "rada44k20f7he51mu1a7ed57ack00005",
  shoko: "5h0k0000-0f7h-e51m-u1a7-ed57ack00003",
  jellyfin: "je11yf1n0f7he51mu1a7ed57ack00004",
  "jellyfin-2": "je11yf1n20f7he51mu1a7ed57ack0006",
} as const;

export const QBITTORRENT_LOGIN = {
  username: "admin",
  password: "qb-pass-of-the-simulated-stack",
} as const;

/** A Jellyfin user. */
export const JELLYFIN_LOGIN = {
  username: "tracker",
  password: "jf-pass-of-the-simulated-stack",
} as const;

/** The password of everybody who asks for titles, in Seerr and in Jellyfin. */
export const PERSON_PASSWORD = "correct-horse-1";
