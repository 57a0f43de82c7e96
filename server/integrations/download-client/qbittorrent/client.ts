import type { IntegrationDeps, ServiceConnection } from "../../port/connection.ts";
import { IntegrationError } from "../../port/error.ts";
import { statusError } from "../../shared/http/status-error.ts";
import {
  QbittorrentCategories,
  QbittorrentFileList,
  QbittorrentMaindata,
  QbittorrentPreferences,
  type QbittorrentFile,
} from "./payload.ts";
import { createSession, type Session } from "./session.ts";

export interface QbittorrentClient {
  /** One login shared by all calls. */
  readonly session: Session;
  /** E.g. "5.3.0". */
  version(): Promise<string>;
  /** Reads everything (rid 0), or the changes since the response with this `rid`. */
  maindata(rid: number): Promise<QbittorrentMaindata>;
  /** Empty for a magnet without metadata; null when the torrent does not exist. */
  files(hash: string): Promise<readonly QbittorrentFile[] | null>;
  preferences(): Promise<QbittorrentPreferences>;
  categories(): Promise<QbittorrentCategories>;
  /** Calls a method of `/api/v2/torrents` that changes torrents. An unknown hash is no error. */
  change(method: string, form: Readonly<Record<string, string>>): Promise<void>;
}

export function createQbittorrentClient(
  connection: ServiceConnection,
  deps: IntegrationDeps,
): QbittorrentClient {
  const session = createSession(connection, deps);
  const { http } = session;

  async function readVersion(): Promise<string> {
    const path = "/api/v2/app/version";
    const answer = await http.raw("GET", path);
    const refusal = statusError(connection.slug, "GET", path, answer.status);
    if (refusal) throw refusal;
    const version = /^v?(\d[\w.]*)$/.exec(answer.text.trim())?.[1];
    if (!version)
      throw new IntegrationError(connection.slug, "bad-payload", {
        code: "NOT_VERSION_OF",
        params: { app: "qBittorrent" },
      });
    return version;
  }

  return {
    session,
    version: () => session.run(readVersion),
    maindata: (rid) =>
      // `rid` belongs to the login session: a new session starts at 0.
      session.run((isFresh) =>
        http.get(
          QbittorrentMaindata,
          "/api/v2/sync/maindata",
          { rid: isFresh ? 0 : rid },
          // The changes of a lost response are not sent again.
          { isRepeatable: false },
        ),
      ),
    async files(hash) {
      try {
        return await session.run(() =>
          http.get(QbittorrentFileList, "/api/v2/torrents/files", { hash }),
        );
      } catch (error) {
        if (error instanceof IntegrationError && error.code === "not-found") return null;
        throw error;
      }
    },
    preferences: () =>
      session.run(() => http.get(QbittorrentPreferences, "/api/v2/app/preferences")),
    categories: () =>
      session.run(() => http.get(QbittorrentCategories, "/api/v2/torrents/categories")),
    change(method, form) {
      const path = `/api/v2/torrents/${method}`;
      return session.run(async () => {
        const { status } = await http.raw("POST", path, { form });
        const refusal = statusError(connection.slug, "POST", path, status);
        if (refusal) throw refusal;
      });
    },
  };
}
