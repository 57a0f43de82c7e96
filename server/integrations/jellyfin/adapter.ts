import { present } from "../lenient.ts";
import type { Integration, IntegrationDeps, ServiceConnection } from "../port.ts";
import { createJellyfinClient } from "./client.ts";
import { createLibrary } from "./library.ts";
import { HINTS, listWanted, readWebhook, toPlayable } from "./mapper.ts";
import { repairTemplateJson } from "./repair.ts";

export function createJellyfinAdapter(
  connection: ServiceConnection,
  deps: IntegrationDeps,
): Integration {
  const { slug } = connection;
  const client = createJellyfinClient(connection, deps);
  const library = createLibrary(client);
  const browserUrl = toBrowserUrl(connection.url);
  return {
    slug,
    kind: "JELLYFIN",
    async check() {
      const { Version: version, ServerName: name } = await client.systemInfo();
      return present({ version, name });
    },
    repair: repairTemplateJson,
    receive(body) {
      const reading = readWebhook(body);
      if (reading.kind === "read" && HINTS.has(reading.event)) library.hint();
      return reading;
    },
    async poll({ watched }) {
      const found = await library.look(listWanted(watched), deps.now());
      return {
        observations: found.map(({ wanted, proof }) => toPlayable(slug, browserUrl, wanted, proof)),
        cursor: null,
      };
    },
  };
}

/** The configured address may hold a login for a proxy; a link must not. */
function toBrowserUrl(configured: string): string {
  if (!URL.canParse(configured)) return configured;
  const url = new URL(configured);
  url.username = "";
  url.password = "";
  return url.href.replace(/\/+$/, "");
}
