import { present } from "../lenient.ts";
import { createLibraryLookup } from "../library/library-lookup.ts";
import {
  EXPERIMENTAL,
  listWanted,
  toBrowserUrl,
  toPlayable,
  type LibraryItem,
} from "../library/library.ts";
import { createLibraryRemoval } from "../library/removal.ts";
import type { Integration, IntegrationDeps, ServiceConnection } from "../port.ts";
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
  const lookup = createLibraryLookup(catalogue);
  const browserUrl = toBrowserUrl(toRootUrl(connection.url));
  return {
    slug,
    kind: "EMBY",
    async check() {
      const { Version: version, ServerName: name } = await systemInfo();
      return present({ version, name, notes: [EXPERIMENTAL, ...(await control.notes())] });
    },
    receive(body) {
      const reading = readWebhook(body);
      if (reading.kind === "read" && HINTS.has(reading.event)) lookup.hint();
      return reading;
    },
    async poll({ watched }) {
      const found = await lookup.look(listWanted(watched), deps.now());
      return {
        observations: found.map(({ wanted, proof }) =>
          toPlayable(slug, wanted, proof, toWatchUrl(browserUrl, proof.item)),
        ),
        cursor: null,
      };
    },
    library: { scan, scanProgress, notifyPaths, isEmpty },
    removal: { library: createLibraryRemoval(catalogue, deps.now) },
  };
}

function toWatchUrl(browserUrl: string, { id, serverId }: LibraryItem): string {
  const address = new URLSearchParams(present({ id, serverId }));
  return `${browserUrl}/web/index.html#!/item?${address.toString()}`;
}
