import { randomBytes } from "node:crypto";

/** The client's state at one instant. */
interface Snapshot {
  readonly torrents: Readonly<Record<string, object>>;
  readonly serverState: object;
}

interface Session {
  /** The response to `sync/maindata?rid=`: everything, or the changes since the last response. */
  sync(rid: number, now: Snapshot): object;
}

export interface Sessions {
  /** Result of a login: the new session's id, or the reason for the refusal. */
  open(isRight: boolean): string;
  find(cookie: string | undefined): Session | null;
  close(cookie: string | undefined): void;
  /** After a restart every old cookie is refused and the ban is forgotten. */
  restart(): void;
}

/** qBittorrent bans an address for an hour after five wrong passwords. */
const MAX_FAILURES = 5;

export function createSessions(): Sessions {
  const sessions = new Map<string, Session>();
  let failures = 0;
  const idOf = (cookie: string | undefined) =>
    /(?:^|;\s*)SID=([^;]+)/.exec(cookie ?? "")?.[1] ?? "";
  return {
    open(isRight) {
      if (failures >= MAX_FAILURES) return "banned";
      if (!isRight) {
        failures += 1;
        return "refused";
      }
      failures = 0;
      const id = randomBytes(16).toString("base64url");
      sessions.set(id, createSession());
      return id;
    },
    find: (cookie) => sessions.get(idOf(cookie)) ?? null,
    close: (cookie) => void sessions.delete(idOf(cookie)),
    restart() {
      sessions.clear();
      failures = 0;
    },
  };
}

/** Configured categories; others are accepted too. */
const CATEGORIES = {
  "tv-sonarr": { name: "tv-sonarr", savePath: "" },
  radarr: { name: "radarr", savePath: "" },
};

/**
 * The cursor belongs to the session. As in 4.x to 5.2 a delta is taken against the last answer that was *sent*:
 * changes that were only in a lost response are missing from the next one (qBittorrent #24845).
 */
function createSession(): Session {
  let sent: Snapshot | null = null;
  let sentRid = 0;
  let acknowledgedRid = 0;
  return {
    sync(rid, now) {
      const before = rid > 0 && (rid === sentRid || rid === acknowledgedRid) ? sent : null;
      acknowledgedRid = rid;
      sent = now;
      sentRid += 1;
      if (before) return { rid: sentRid, ...difference(before, now) };
      return {
        categories: CATEGORIES,
        full_update: true,
        rid: sentRid,
        server_state: now.serverState,
        tags: [],
        ...(Object.keys(now.torrents).length > 0 ? { torrents: now.torrents } : {}),
        trackers: {},
      };
    },
  };
}

function difference(before: Snapshot, now: Snapshot) {
  const torrents: Record<string, object> = {};
  for (const [hash, fields] of Object.entries(now.torrents)) {
    const changed = changedFields(before.torrents[hash] ?? {}, fields);
    if (Object.keys(changed).length > 0) torrents[hash] = changed;
  }
  const removed = Object.keys(before.torrents).filter((hash) => !(hash in now.torrents));
  const state = changedFields(before.serverState, now.serverState);
  return {
    ...(Object.keys(state).length > 0 ? { server_state: state } : {}),
    ...(Object.keys(torrents).length > 0 ? { torrents } : {}),
    ...(removed.length > 0 ? { torrents_removed: removed } : {}),
  };
}

function changedFields(before: object, now: object): object {
  const old = new Map<string, unknown>(Object.entries(before));
  return Object.fromEntries(Object.entries(now).filter(([key, value]) => old.get(key) !== value));
}
