import type { IntegrationDeps, ServiceConnection } from "../../port/connection.ts";
import type { Integration } from "../../port/integration.ts";
import { toBrowserUrl } from "../../shared/address.ts";
import { present } from "../../shared/lenient.ts";
import { createLibraryReader } from "../common/library-reader.ts";
import { EXPERIMENTAL, type LibraryItem } from "../common/library.ts";
import { createLibraryRemoval } from "../common/removal.ts";
import { createEmbyClient, toRootUrl } from "./client.ts";
import { HINTS, readWebhook } from "./mapper.ts";

/**
 * Emby 4.x as a library: whether it can play a file, and having it look. Experimental: written from its documentation.
 * Its webhooks need Emby Premiere.
 */
export function createEmbyAdapter(
  connection: ServiceConnection,
  deps: IntegrationDeps,
): Integration {
  const { slug } = connection;
  const { systemInfo, catalogue, control } = createEmbyClient(connection, deps);
  const { scan, scanProgress, notifyPaths, isEmpty } = control;
  const browserUrl = toBrowserUrl(toRootUrl(connection.url));
  const { poll, openSnapshot, hint } = createLibraryReader({
    service: slug,
    catalogue,
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
      if (reading.kind === "read" && HINTS.has(reading.event)) hint();
      return reading;
    },
    poll,
    openSnapshot,
    library: { scan, scanProgress, notifyPaths, isEmpty },
    removal: { library: createLibraryRemoval(catalogue, deps.now) },
  };
}

function toWatchUrl(browserUrl: string, { id, serverId }: LibraryItem): string {
  const address = new URLSearchParams(present({ id, serverId }));
  return `${browserUrl}/web/index.html#!/item?${address.toString()}`;
}
