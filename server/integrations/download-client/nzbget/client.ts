import { z } from "zod";
import type { IntegrationDeps, ServiceConnection } from "../../port/connection.ts";
import { IntegrationError } from "../../port/error.ts";
import { createHttp } from "../../shared/http/http.ts";
import { rowsOf, type Rows } from "../../shared/lenient.ts";
import { basicAuth } from "../common/basic-auth.ts";
import { toRemoteError } from "../common/remote-call.ts";
import { remoteResultOf, NzbgetGroup, NzbgetHistoryItem, NzbgetStatus } from "./payload.ts";

export interface NzbgetClient {
  /** E.g. "24.8". */
  version(): Promise<string>;
  groups(): Promise<Rows<NzbgetGroup>>;
  history(): Promise<Rows<NzbgetHistoryItem>>;
  status(): Promise<NzbgetStatus>;
  /** Changes the order of the queue by NZBGet's number. */
  editGroup(command: string, parameter: string, nzbId: number): Promise<void>;
  /** Removes a download with its data by NZBGet's number. */
  deleteJob(list: "queue" | "history", nzbId: number): Promise<void>;
}

const PATH = "/jsonrpc";

export function createNzbgetClient(
  connection: ServiceConnection,
  deps: IntegrationDeps,
): NzbgetClient {
  const { slug } = connection;
  const http = createHttp({
    ...deps,
    service: slug,
    baseUrl: connection.url,
    headers: () => basicAuth(connection),
  });

  async function call<T>(
    schema: z.ZodType<T>,
    method: string,
    params: readonly unknown[] = [],
  ): Promise<T> {
    const answer = await http.send(remoteResultOf(schema), "POST", PATH, {
      json: { method, params, id: 1 },
      // Most methods only read, and the same change twice is the same, except for a move by an offset.
      isRepeatable: !params.includes("GroupMoveOffset"),
    });
    if (answer.kind === "done") return answer.value;
    // NZBGet has its own error code for a wrong login or insufficient access level.
    const isAccess = /access denied|authoriz/i.test(answer.message);
    throw toRemoteError(slug, method, answer.message, isAccess ? "auth" : "refused");
  }

  async function edit(command: string, parameter: string, nzbId: number): Promise<void> {
    const isDone = await call(z.boolean(), "editqueue", [command, parameter, [nzbId]]);
    if (!isDone)
      throw new IntegrationError(slug, "refused", {
        code: "COMMAND_WITHOUT_EFFECT",
        params: { command },
      });
  }

  return {
    editGroup: edit,
    async version() {
      const version = await call(z.string(), "version");
      if (/^\d[\w.-]*$/.test(version)) return version;
      throw new IntegrationError(slug, "bad-payload", {
        code: "NOT_VERSION_OF",
        params: { app: "NZBGet" },
      });
    },
    groups: () => call(rowsOf(NzbgetGroup), "listgroups", [0]),
    history: () => call(rowsOf(NzbgetHistoryItem), "history", [false]),
    status: () => call(NzbgetStatus, "status"),
    deleteJob: (list, nzbId) =>
      edit(list === "queue" ? "GroupFinalDelete" : "HistoryFinalDelete", "", nzbId),
  };
}
