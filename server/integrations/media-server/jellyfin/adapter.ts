import { plainNote, type ServiceNote } from "../../../domain/message/service-note.ts";
import type { IntegrationDeps, ServiceConnection } from "../../port/connection.ts";
import type { Integration } from "../../port/integration.ts";
import type { PushListener } from "../../port/poll.ts";
import { toBrowserUrl } from "../../shared/address.ts";
import { isItemError } from "../../shared/http/item-error.ts";
import { present } from "../../shared/lenient.ts";
import { createMediaBrowserInspection } from "../common/inspection.ts";
import type { LibraryItem } from "../common/library-item.ts";
import { createLibraryPoll } from "../common/library-poll.ts";
import { createLibraryRemoval } from "../common/removal.ts";
import { createJellyfinClient } from "./client.ts";
import { createLogin, isRefused, type Login } from "./login.ts";
import { HINT_EVENTS, readWebhook } from "./mapper.ts";
import { repairTemplateJson } from "./repair.ts";
import { createJellyfinSignIn } from "./sign-in.ts";
import { listenToSocket } from "./socket.ts";

/**
 * Jellyfin 10.10 to 12. Has no `webhook`, because its webhook plugin cannot be configured through the API; the app
 * shows instructions instead.
 */
export function createJellyfinAdapter(
  connection: ServiceConnection,
  deps: IntegrationDeps,
): Integration {
  const { slug } = connection;
  const { http, systemInfo, queries, control } = createJellyfinClient(connection, deps);
  const { scan, scanProgress, notifyPaths, isEmpty } = control;
  const browserUrl = toBrowserUrl(connection.url);
  const { poll, openSnapshot, hint } = createLibraryPoll({
    service: slug,
    queries,
    deps,
    watchUrlOf: (item) => toWatchUrl(browserUrl, item),
  });
  /** Without a user there is no WebSocket, because Jellyfin sends no library messages to API keys. */
  const login = createLogin(connection, deps);

  function listen(user: Login, listener: PushListener): void {
    const onChange = () => {
      hint();
      listener.onHint();
    };
    // Missed messages are not repeated, so a poll follows. A closed WebSocket is not reported as an outage.
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
      if (reading.kind === "read" && HINT_EVENTS.has(reading.event)) hint();
      return reading;
    },
    poll,
    openSnapshot,
    ...(login ? { push: (listener: PushListener) => listen(login, listener) } : {}),
    inspection: createMediaBrowserInspection(http),
    library: { scan, scanProgress, notifyPaths, isEmpty },
    signIn: createJellyfinSignIn(connection, http, deps),
    removal: { library: createLibraryRemoval(queries, deps.now) },
  };
}

async function listLoginNotes(login: Login): Promise<readonly ServiceNote[]> {
  try {
    await login.session();
    return [];
  } catch (error) {
    if (isRefused(error)) return [plainNote("LIBRARY_LOGIN_REFUSED")];
    if (isItemError(error)) return [];
    throw error;
  }
}

function toWatchUrl(browserUrl: string, { id, serverId }: LibraryItem): string {
  const address = new URLSearchParams(present({ id, serverId }));
  return `${browserUrl}/web/#/details?${address.toString()}`;
}
