import type { IntegrationDeps, ServiceConnection } from "../../port/connection.ts";
import type { Integration } from "../../port/integration.ts";
import type { PushListener } from "../../port/poll.ts";
import { toBrowserUrl } from "../../shared/address.ts";
import { isItemError } from "../../shared/http/item-error.ts";
import { present } from "../../shared/lenient.ts";
import { createLibraryReader } from "../common/library-reader.ts";
import type { LibraryItem } from "../common/library.ts";
import { createLibraryRemoval } from "../common/removal.ts";
import { createJellyfinClient } from "./client.ts";
import { createLogin, isRefused, type Login } from "./login.ts";
import { HINTS, readWebhook } from "./mapper.ts";
import { repairTemplateJson } from "./repair.ts";
import { listenToSocket } from "./socket.ts";

/**
 * Jellyfin 10.10 to 12. Its webhook plugin cannot be set up over the API, so there is no `webhook`: the app shows how.
 */
export function createJellyfinAdapter(
  connection: ServiceConnection,
  deps: IntegrationDeps,
): Integration {
  const { slug } = connection;
  const { systemInfo, catalogue, control } = createJellyfinClient(connection, deps);
  const { scan, scanProgress, notifyPaths, isEmpty } = control;
  const browserUrl = toBrowserUrl(connection.url);
  const { poll, openSnapshot, hint } = createLibraryReader({
    service: slug,
    catalogue,
    deps,
    watchUrlOf: (item) => toWatchUrl(browserUrl, item),
  });
  /** Without a user there is no socket: a key is told nothing of the library there. */
  const login = createLogin(connection, deps);

  function listen(user: Login, listener: PushListener): void {
    const onChange = () => {
      hint();
      listener.onHint();
    };
    // Nothing is replayed: what happened meanwhile is asked for. A socket that is down says nothing about Jellyfin.
    listenToSocket(connection, user, deps, { onOpen: onChange, onHint: onChange });
  }

  return {
    slug,
    kind: "JELLYFIN",
    async check() {
      const { Version: version, ServerName: name } = await systemInfo();
      const { notes: reported = [], ...health } = await control.health();
      const notes = [...reported, ...(login ? await listLoginNotes(login) : [])];
      return present({ version, name, ...health, notes: notes.length > 0 ? notes : undefined });
    },
    repair: repairTemplateJson,
    receive(body) {
      const reading = readWebhook(body);
      if (reading.kind === "read" && HINTS.has(reading.event)) hint();
      return reading;
    },
    poll,
    openSnapshot,
    ...(login ? { push: (listener: PushListener) => listen(login, listener) } : {}),
    library: { scan, scanProgress, notifyPaths, isEmpty },
    removal: { library: createLibraryRemoval(catalogue, deps.now) },
  };
}

async function listLoginNotes(login: Login): Promise<readonly string[]> {
  try {
    await login.session();
    return [];
  } catch (error) {
    if (isRefused(error))
      return [
        "the user name or the password was refused: changes are found by asking, not by listening",
      ];
    if (isItemError(error)) return [];
    throw error;
  }
}

function toWatchUrl(browserUrl: string, { id, serverId }: LibraryItem): string {
  const address = new URLSearchParams(present({ id, serverId }));
  return `${browserUrl}/web/#/details?${address.toString()}`;
}
