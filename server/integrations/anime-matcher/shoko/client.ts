import { z } from "zod";
import { plainCause } from "../../../domain/message/cause.ts";
import { redact } from "../../../domain/redact.ts";
import type { IntegrationDeps, ServiceConnection } from "../../port/connection.ts";
import { IntegrationError } from "../../port/error.ts";
import { createHttp, type Http } from "../../shared/http/http.ts";
import { readBanStatus, readSuspensions, type AnidbAccesses } from "./anidb-access.ts";
import { createShokoLinkClient, type ShokoLinkClient } from "./link-client.ts";
import {
  ShokoActionList,
  ShokoBanStatus,
  ShokoFile,
  ShokoFileList,
  ShokoFilePage,
  type ShokoFolder,
  ShokoFolderList,
  ShokoInitStatus,
  ShokoJobCounts,
  ShokoQueue,
  ShokoSuspensionList,
  ShokoVersions,
} from "./payload.ts";

/** A GET with a side effect must never be retried. */
const ONCE = { isRepeatable: false } as const;
/** 6.0 marks this route as obsolete (LegacyActionController.cs). */
const LEGACY_REMOVE_MISSING = "/api/v3/Action/RemoveMissingFiles/false";
/** Builds of 6.0 write "MyList" and "Mylist" (RemoveMissingFilesNoMylistSyncAction.cs). */
const REMOVE_MISSING = /^remove missing files \(no mylist sync\)$/i;

/** Largest page of both major versions. */
const PAGE_SIZE = 1_000;
/** Enough for a big import that Shoko renames. */
const NEWEST_FILES = 500;
/** Guards against servers that ignore the page number. */
const MAX_PAGES = 1_000;

/** The paths of Shoko's folders in v5 and v6. */
const FOLDER_PATHS = ["/api/v3/ImportFolder", "/api/v3/ManagedFolder"] as const;

export interface ShokoClient extends ShokoLinkClient {
  readonly http: Http;
  /** E.g. "5.3.3.0"; rejects while the server starts and when the key is wrong. */
  version(): Promise<string>;
  /** Rejects while the server starts. */
  assertStarted(): Promise<void>;
  /** Files whose path ends with `tail`, ignoring case and kind of slash, with their cross references. */
  filesEndingWith(tail: string): Promise<readonly ShokoFile[]>;
  /** The files that Shoko saw last, with their cross references: newest first. */
  listNewest(): Promise<readonly ShokoFile[]>;
  /** The file with this CRC32 checksum and size; null when there is none, or Shoko computes no such checksums. */
  findByChecksum(checksum: string, size: number): Promise<ShokoFile | null>;
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
  /** Whether AniDB answers this server. */
  anidb(): Promise<AnidbAccesses>;
  /** Scans a folder for new files; 5.x checks all files of it. */
  scanFolder(folderId: number): Promise<void>;
  /** Removes the records of files that are gone from every folder. The entries in AniDB's MyList stay. */
  removeMissingFiles(): Promise<void>;
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
  let folderPath: (typeof FOLDER_PATHS)[number] | null = null;
  /** Whether this server has `/Suspension`; null: not asked yet. */
  let hasSuspensions: boolean | null = null;

  /** 6.0 has renamed the folders; its version number says less, because development builds count their own. */
  async function isVersion6(): Promise<boolean> {
    if (folderPath === null) await orNull(folders);
    return folderPath === "/api/v3/ManagedFolder";
  }

  async function assertStarted(): Promise<void> {
    const { State: state, StartupMessage: message } = await http.get(
      ShokoInitStatus,
      "/api/v3/Init/Status",
    );
    if (state === "Started") return;
    const words = message === undefined ? null : redact(message).slice(0, 200).toWellFormed();
    throw new IntegrationError(slug, "server-error", {
      code: "NOT_STARTED_YET",
      params: { state: state.slice(0, 40), words },
    });
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

  /** null: what was asked for does not exist. */
  async function orNull<T>(work: () => Promise<T>): Promise<T | null> {
    try {
      return await withKey(work);
    } catch (error) {
      if (isNotFound(error)) return null;
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
    throw new IntegrationError(slug, "not-found", plainCause("FOLDERS_UNREADABLE"));
  }

  return {
    http,
    assertStarted,
    async version() {
      await assertStarted();
      // The server may have been upgraded.
      folderPath = null;
      hasSuspensions = null;
      const { Server: server } = await http.get(ShokoVersions, "/api/v3/Init/Version");
      // Both calls above work without a key.
      await filesEndingWith("status-tracker", 1);
      return server.Version;
    },
    filesEndingWith: (tail) => filesEndingWith(tail),
    async listNewest() {
      const { List: files } = await withKey(() =>
        http.get(ShokoFilePage, "/api/v3/File", {
          include: "XRefs,Ignored",
          sortOrder: "-CreatedAt",
          pageSize: NEWEST_FILES,
          page: 1,
        }),
      );
      return files;
    },
    findByChecksum: (checksum, size) =>
      orNull(() =>
        http.get(ShokoFile, "/api/v3/File/Hash/CRC32", { hash: checksum, size, include: "XRefs" }),
      ),
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
    findFile: (fileId) =>
      orNull(() => http.get(ShokoFile, `/api/v3/File/${fileId}`, { include: "XRefs" })),
    async rescan(fileId) {
      const query = { priority: true };
      const path = `/api/v3/File/${fileId}/Rescan`;
      const done = await orNull(async () => {
        await http.send(z.unknown(), "POST", path, { query });
        return true;
      });
      return done ?? false;
    },
    ...createShokoLinkClient(http, withKey, orNull),
    folders,
    listFolders: async () => (await folders()).flatMap(({ Path: path }) => path ?? []),
    queue: () => withKey(() => http.get(ShokoQueue, "/api/v3/Queue")),
    jobCounts: () => withKey(() => http.get(ShokoJobCounts, "/api/v3/Queue/Types")),
    async anidb() {
      if (hasSuspensions !== false && (await isVersion6())) {
        const read = await orNull(() => http.get(ShokoSuspensionList, "/api/v3/Suspension"));
        hasSuspensions = read !== null;
        if (read !== null) return readSuspensions(read);
      }
      return readBanStatus(
        await withKey(() => http.get(ShokoBanStatus, "/api/v3/AniDB/BanStatus")),
      );
    },
    async scanFolder(folderId) {
      const isNew = await isVersion6();
      const path = isNew ? "/api/v3/ManagedFolder" : "/api/v3/ImportFolder";
      const query = isNew ? { onlyNewFiles: true, priority: true } : {};
      await withKey(() => http.get(z.unknown(), `${path}/${folderId}/Scan`, query, ONCE));
    },
    async removeMissingFiles() {
      if (await isVersion6()) {
        const actions = await orNull(() => http.get(ShokoActionList, "/api/v3/Action"));
        const action = actions?.find(({ Name: name = "" }) => REMOVE_MISSING.test(name));
        if (action?.ID !== undefined) {
          await withKey(() => http.send(z.unknown(), "POST", `/api/v3/Action/${action.ID}`, {}));
          return;
        }
      }
      await withKey(() => http.get(z.unknown(), LEGACY_REMOVE_MISSING, {}, ONCE));
    },
  };
}

function isNotFound(error: unknown): boolean {
  return error instanceof IntegrationError && error.code === "not-found";
}
