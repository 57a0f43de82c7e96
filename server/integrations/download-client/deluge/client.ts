import { z } from "zod";
import type { IntegrationDeps, ServiceConnection } from "../../port/connection.ts";
import { IntegrationError } from "../../port/error.ts";
import {
  DelugeFileLists,
  DelugeTorrents,
  TORRENT_KEYS,
  type DelugeFiles,
  type DelugeTorrent,
} from "./payload.ts";
import { createDelugeSession, type DelugeSession } from "./session.ts";

export interface DelugeClient {
  /** One login shared by all calls. */
  readonly session: DelugeSession;
  /** The daemon's version, e.g. "2.1.1". */
  version(): Promise<string>;
  /** The existing torrents among the hashes, by hash in lower case. */
  torrents(hashes: readonly string[]): Promise<ReadonlyMap<string, DelugeTorrent>>;
  hasTorrents(): Promise<boolean>;
  /** null when the torrent does not exist. */
  files(hash: string): Promise<DelugeFiles | null>;
}

export function createDelugeClient(
  connection: ServiceConnection,
  deps: IntegrationDeps,
): DelugeClient {
  const { slug } = connection;
  const session = createDelugeSession(connection, deps);
  const METHOD = "core.get_torrents_status";

  return {
    session,
    async version() {
      const methods = await session.call(z.array(z.string()), "system.listMethods", []);
      // 1.3 has daemon.info, 2.0 and later have daemon.get_version.
      const method = methods.includes("daemon.get_version") ? "daemon.get_version" : "daemon.info";
      const version = await session.call(z.string(), method, []);
      if (/^\d[\w.]*/.test(version)) return version.slice(0, 40);
      throw new IntegrationError(slug, "bad-payload", {
        code: "NOT_VERSION_OF",
        params: { app: "Deluge" },
      });
    },
    async torrents(hashes) {
      if (hashes.length === 0) return new Map();
      const listed = await session.call(DelugeTorrents, METHOD, [{ id: hashes }, TORRENT_KEYS]);
      const found = Object.entries(listed).flatMap(([hash, torrent]) =>
        torrent === null ? [] : [[hash.toLowerCase(), torrent] as const],
      );
      return new Map(found);
    },
    async hasTorrents() {
      const hashes = await session.call(z.array(z.unknown()), "core.get_session_state", []);
      return hashes.length > 0;
    },
    async files(hash) {
      const keys = ["files", "file_progress", "file_priorities"];
      const listed = await session.call(DelugeFileLists, METHOD, [{ id: [hash] }, keys]);
      return listed[hash] ?? null;
    },
  };
}
