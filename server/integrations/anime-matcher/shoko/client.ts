import { z } from "zod";
import { redact } from "../../../domain/redact.ts";
import type { IntegrationDeps, ServiceConnection } from "../../port/connection.ts";
import { IntegrationError } from "../../port/error.ts";
import { createHttp, type Http } from "../../shared/http/http.ts";
import {
  ShokoBanStatus,
  ShokoFile,
  ShokoFileList,
  ShokoFilePage,
  type ShokoFolder,
  ShokoFolderList,
  ShokoInitStatus,
  ShokoJobCounts,
  ShokoQueue,
  ShokoVersions,
} from "./payload.ts";

/** Largest page of both major versions. */
const PAGE_SIZE = 1_000;
/** Guards against servers that ignore the page number. */
const MAX_PAGES = 1_000;

/** The paths of Shoko's folders in v5 and v6. */
const FOLDER_PATHS = ["/api/v3/ImportFolder", "/api/v3/ManagedFolder"] as const;

export interface ShokoClient {
  readonly http: Http;
  /** E.g. "5.3.3.0"; rejects while the server starts and when the key is wrong. */
  version(): Promise<string>;
  /** Rejects while the server starts. */
  assertStarted(): Promise<void>;
  /** Files whose path ends with `tail`, ignoring case and kind of slash, with their cross references. */
  filesEndingWith(tail: string): Promise<readonly ShokoFile[]>;
  /** All files, including ignored ones, with their cross references: page by page, oldest first. */
  listFiles(): AsyncIterable<readonly ShokoFile[]>;
  /** null when the file does not exist. */
  findFile(fileId: number): Promise<ShokoFile | null>;
  /** Asks AniDB again; false when the file does not exist. */
  rescan(fileId: number): Promise<boolean>;
  /** The folders that Shoko manages. */
  folders(): Promise<readonly ShokoFolder[]>;
  /** Their paths, as Shoko sees them. */
  listFolders(): Promise<readonly string[]>;
  queue(): Promise<ShokoQueue>;
  /** Number of waiting jobs by type. */
  jobCounts(): Promise<z.infer<typeof ShokoJobCounts>>;
  bans(): Promise<z.infer<typeof ShokoBanStatus>>;
}

export function createShokoClient(
  connection: ServiceConnection,
  deps: IntegrationDeps,
): ShokoClient {
  const { slug, apiKey = "" } = connection;
  const http = createHttp({
    service: slug,
    baseUrl: connection.url,
    ...deps,
    headers: () => ({ apikey: apiKey }),
  });

  /** The path that this server supports. */
  let folderPath: string | null = null;

  async function assertStarted(): Promise<void> {
    const { State: state, StartupMessage: message } = await http.get(
      ShokoInitStatus,
      "/api/v3/Init/Status",
    );
    if (state === "Started") return;
    const words = message === undefined ? "" : `: ${redact(message).slice(0, 200).toWellFormed()}`;
    throw new IntegrationError(
      slug,
      "server-error",
      `has not started yet (${state.slice(0, 40)})${words}`,
    );
  }

  /** While starting, the server refuses valid keys like wrong ones. */
  async function withKey<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (error instanceof IntegrationError && error.code === "auth") await assertStarted();
      throw error;
    }
  }

  function filesEndingWith(path: string, limit?: number) {
    return withKey(() =>
      http.get(ShokoFileList, "/api/v3/File/PathEndsWith", {
        path,
        limit,
        // Cross references: by flag in v5, by name in v6. Each version ignores the other's parameter.
        includeXRefs: true,
        include: "XRefs",
      }),
    );
  }

  async function folders(): Promise<readonly ShokoFolder[]> {
    for (const path of folderPath === null ? FOLDER_PATHS : [folderPath]) {
      try {
        const listed = await withKey(() => http.get(ShokoFolderList, path));
        folderPath = path;
        return listed;
      } catch (error) {
        if (!isNotFound(error)) throw error;
      }
    }
    // The server was upgraded; the next call tries both paths.
    folderPath = null;
    throw new IntegrationError(slug, "not-found", "Shoko's folders cannot be read");
  }

  return {
    http,
    assertStarted,
    async version() {
      await assertStarted();
      const { Server: server } = await http.get(ShokoVersions, "/api/v3/Init/Version");
      // Both calls above work without a key.
      await filesEndingWith("status-tracker", 1);
      return server.Version;
    },
    filesEndingWith: (tail) => filesEndingWith(tail),
    async *listFiles() {
      for (let page = 1; page <= MAX_PAGES; page += 1) {
        const { List: files, Total: total } = await withKey(() =>
          http.get(ShokoFilePage, "/api/v3/File", {
            include: "XRefs,Ignored",
            // New files appear at the end.
            sortOrder: "CreatedAt",
            pageSize: PAGE_SIZE,
            page,
          }),
        );
        yield files;
        if (files.length < PAGE_SIZE || page * PAGE_SIZE >= (total ?? Infinity)) return;
      }
    },
    async findFile(fileId) {
      try {
        return await withKey(() =>
          http.get(ShokoFile, `/api/v3/File/${fileId}`, { include: "XRefs" }),
        );
      } catch (error) {
        if (isNotFound(error)) return null;
        throw error;
      }
    },
    async rescan(fileId) {
      try {
        await withKey(() =>
          http.send(z.unknown(), "POST", `/api/v3/File/${fileId}/Rescan`, {
            query: { priority: true },
          }),
        );
        return true;
      } catch (error) {
        if (isNotFound(error)) return false;
        throw error;
      }
    },
    folders,
    listFolders: async () => (await folders()).flatMap(({ Path: path }) => path ?? []),
    queue: () => withKey(() => http.get(ShokoQueue, "/api/v3/Queue")),
    jobCounts: () => withKey(() => http.get(ShokoJobCounts, "/api/v3/Queue/Types")),
    bans: () => withKey(() => http.get(ShokoBanStatus, "/api/v3/AniDB/BanStatus")),
  };
}

function isNotFound(error: unknown): boolean {
  return error instanceof IntegrationError && error.code === "not-found";
}
