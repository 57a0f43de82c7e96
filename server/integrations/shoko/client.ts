import { createHttp } from "../http.ts";
import { IntegrationError, type IntegrationDeps, type ServiceConnection } from "../port.ts";
import { redact } from "../text.ts";
import { ShokoFile, ShokoFileList, ShokoInitStatus, ShokoVersions } from "./payload.ts";

export interface ShokoClient {
  /** E.g. "5.3.3.0"; rejects while the server starts, and when the key is wrong. */
  version(): Promise<string>;
  /** Files whose path ends so, without case, either slash; with their cross references. */
  filesEndingWith(tail: string): Promise<readonly ShokoFile[]>;
  /** Null when the file is gone. */
  findFile(fileId: number): Promise<ShokoFile | null>;
}

export function createShokoClient(
  connection: ServiceConnection,
  deps: IntegrationDeps,
): ShokoClient {
  const { slug, apiKey = "" } = connection;
  const http = createHttp({
    service: slug,
    baseUrl: connection.url,
    fetch: deps.fetch,
    signal: deps.signal,
    headers: () => ({ apikey: apiKey }),
  });

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

  /** Until it has started, the server refuses a good key like a wrong one. */
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
        // Cross references: by flag in v5, by name in v6. Each ignores the other's word.
        includeXRefs: true,
        include: "XRefs",
      }),
    );
  }

  return {
    async version() {
      await assertStarted();
      const { Server: server } = await http.get(ShokoVersions, "/api/v3/Init/Version");
      // Both calls above answer without a key.
      await filesEndingWith("status-tracker", 1);
      return server.Version;
    },
    filesEndingWith: (tail) => filesEndingWith(tail),
    async findFile(fileId) {
      try {
        return await withKey(() =>
          http.get(ShokoFile, `/api/v3/File/${fileId}`, { include: "XRefs" }),
        );
      } catch (error) {
        if (error instanceof IntegrationError && error.code === "not-found") return null;
        throw error;
      }
    },
  };
}
