import { get, post, type Answer, type Call, type Route } from "../http/router.ts";
import type { Torrent } from "../world/model.ts";
import type { World } from "../world/world.ts";
import type { ServiceContext } from "./context.ts";
import { torrentActions } from "./qbittorrent-action.ts";
import type { Sessions } from "./qbittorrent-session.ts";
import { serverState, toFiles, toTorrent } from "./qbittorrent-torrent.ts";

const LOGIN_PATH = "/api/v2/auth/login";
const FORBIDDEN: Answer = { status: 403, text: "Forbidden" };
const NOT_FOUND: Answer = { status: 404, text: "Not Found" };

/** As in qBittorrent 5.1: 403 without a session for every route; a foreign Origin is 401 before that. */
export function qbittorrentGuard(sessions: Sessions): (call: Call) => Answer | null {
  return ({ path, headers }) => {
    const origin = headers.origin ?? headers.referer;
    if (origin !== undefined && hostOf(origin) !== headers.host)
      return { status: 401, text: "Unauthorized" };
    if (path === LOGIN_PATH) return null;
    return sessions.find(headers.cookie) ? null : FORBIDDEN;
  };
}

function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null;
}

export function qbittorrentRoutes(
  context: ServiceContext,
  sessions: Sessions,
  login: { username: string; password: string },
): Route[] {
  const { world } = context;
  const findTorrent = (hash: string | null) =>
    world.torrents.get((hash ?? "").toLowerCase()) ?? null;
  const snapshot = () => ({
    torrents: Object.fromEntries(
      [...world.torrents.values()].map((torrent) => {
        const { hash: _, ...fields } = toTorrent(world, torrent);
        return [torrent.hash, fields];
      }),
    ),
    serverState: serverState(world),
  });
  return [
    post(LOGIN_PATH, ({ body }) => {
      const form = new URLSearchParams(body);
      const isRight =
        form.get("username") === login.username && form.get("password") === login.password;
      const session = sessions.open(isRight);
      if (session === "banned") {
        return {
          status: 403,
          text: "Your IP address has been banned after too many failed authentication attempts.",
        };
      }
      if (session === "refused") return { text: "Fails." };
      return {
        text: "Ok.",
        headers: { "Set-Cookie": `SID=${session}; HttpOnly; path=/; SameSite=Strict` },
      };
    }),
    post("/api/v2/auth/logout", ({ headers }) => {
      sessions.close(headers.cookie);
      return { text: "" };
    }),
    get("/api/v2/app/version", () => ({ text: "v5.1.0" })),
    get("/api/v2/app/webapiVersion", () => ({ text: "2.11.4" })),
    get("/api/v2/transfer/info", () => ({ json: serverState(world) })),
    get("/api/v2/sync/maindata", ({ query, headers }) => {
      const session = sessions.find(headers.cookie);
      return session ? { json: session.sync(query.number("rid", 0), snapshot()) } : FORBIDDEN;
    }),
    get("/api/v2/torrents/info", ({ query }) => ({
      json: listTorrents(world, query),
    })),
    get("/api/v2/torrents/files", ({ query }) => {
      const torrent = findTorrent(query.text("hash"));
      return torrent ? { json: toFiles(torrent) } : NOT_FOUND;
    }),
    get("/api/v2/torrents/categories", () => ({
      json: Object.fromEntries(
        Object.entries(world.setUp.client.categories).map(([name, { savePath }]) => [
          name,
          { name, savePath },
        ]),
      ),
    })),
    get("/api/v2/app/preferences", () => ({
      json: {
        save_path: world.setUp.client.folder,
        temp_path_enabled: false,
        temp_path: "/data/downloads/incomplete",
        auto_tmm_enabled: false,
        web_ui_username: login.username,
      },
    })),
    ...torrentActions(world),
  ];
}

function listTorrents(world: World, query: Call["query"]) {
  const torrents = [...world.torrents.values()];
  const hashes = query.text("hashes")?.toLowerCase().split("|") ?? null;
  const category = query.text("category");
  const filter = query.text("filter") ?? "all";
  const offset = query.number("offset", 0);
  const limit = query.number("limit", torrents.length);
  return torrents
    .filter((torrent) => hashes === null || hashes.includes("all") || hashes.includes(torrent.hash))
    .filter((torrent) => category === null || torrent.category === category)
    .filter((torrent) => matchesFilter(torrent, filter))
    .map((torrent) => toTorrent(world, torrent))
    .slice(offset, offset + limit);
}

function matchesFilter(torrent: Torrent, filter: string): boolean {
  const isDone = torrent.completedAt !== null;
  switch (filter) {
    case "downloading":
      return !isDone;
    case "completed":
    case "seeding":
      return isDone;
    case "stalled":
      return torrent.state === "stalledDL" || torrent.state === "stalledUP";
    case "stalled_downloading":
      return torrent.state === "stalledDL";
    case "errored":
      return torrent.state === "error" || torrent.state === "missingFiles";
    case "stopped":
    case "paused":
      return torrent.state === "stoppedDL" || torrent.state === "stoppedUP";
    case "running":
    case "resumed":
      return torrent.state !== "stoppedDL" && torrent.state !== "stoppedUP";
    default:
      return true;
  }
}
