import type { IntegrationDeps, ServiceConnection } from "../../port/connection.ts";
import type { Integration } from "../../port/integration.ts";
import { toBrowserUrl } from "../../shared/address.ts";
import { present } from "../../shared/lenient.ts";
import { EXPERIMENTAL, type LibraryItem } from "../common/library-item.ts";
import { createLibraryPoll } from "../common/library-poll.ts";
import { createLibraryRemoval } from "../common/removal.ts";
import { createEmbyClient, toRootUrl } from "./client.ts";
import { HINT_EVENTS, readWebhook } from "./mapper.ts";
import { createEmbySignIn } from "./sign-in.ts";

/**
 * Emby 4.x as a media server: reports playable files and starts scans. Experimental: implemented from its
 * documentation. Its webhooks require Emby Premiere.
 */
export function createEmbyAdapter(
  connection: ServiceConnection,
  deps: IntegrationDeps,
): Integration {
  const { slug } = connection;
  const { http, systemInfo, queries, control } = createEmbyClient(connection, deps);
  const { scan, scanProgress, notifyPaths, isEmpty } = control;
  const browserUrl = toBrowserUrl(toRootUrl(connection.url));
  const { poll, openSnapshot, hint } = createLibraryPoll({
    service: slug,
    queries,
    deps,
    watchUrlOf: (item) => toWatchUrl(browserUrl, item),
  });
  return {
    slug,
    kind: "EMBY",
    async check() {
      const { Version: version, ServerName: name } = await systemInfo();
      const { notes = [], ...health } = await control.health();
      return present({ version, name, ...health, notes: [EXPERIMENTAL, ...notes] });
    },
    receive(body) {
      const reading = readWebhook(body);
      if (reading.kind === "read" && HINT_EVENTS.has(reading.event)) hint();
      return reading;
    },
    poll,
    openSnapshot,
    library: { scan, scanProgress, notifyPaths, isEmpty },
    signIn: createEmbySignIn(connection, http, deps),
    removal: { library: createLibraryRemoval(queries, deps.now) },
  };
}

function toWatchUrl(browserUrl: string, { id, serverId }: LibraryItem): string {
  const address = new URLSearchParams(present({ id, serverId }));
  return `${browserUrl}/web/index.html#!/item?${address.toString()}`;
}
