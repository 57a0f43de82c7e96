import type { IntegrationDeps, ServiceConnection } from "../../port/connection.ts";
import type { Integration } from "../../port/integration.ts";
import { toBrowserUrl } from "../../shared/address.ts";
import { createCatchUp } from "./catch-up.ts";
import { createShokoClient } from "./client.ts";
import { createShokoControl } from "./control.ts";
import { listenToShoko } from "./hub.ts";
import { createMisses } from "./misses.ts";
import { createNotes } from "./notes.ts";
import { createShokoRemoval } from "./removal.ts";
import { createReporter } from "./reporter.ts";
import { createShokoSnapshot } from "./snapshot.ts";

export function createShokoAdapter(
  connection: ServiceConnection,
  deps: IntegrationDeps,
): Integration {
  const { slug } = connection;
  const client = createShokoClient(connection, deps);
  const notes = createNotes(client);
  const misses = createMisses(client);
  const catchUp = createCatchUp(slug, client, misses, deps);
  /** Not asked for again while the connection holds: what the notes ask shows that it takes the key. */
  let knownVersion: string | null = null;

  return {
    slug,
    kind: "SHOKO",
    pages: {
      unrecognised: `${toBrowserUrl(connection.url)}/webui/utilities/unrecognized/files`,
    },
    removal: { matching: createShokoRemoval(client, deps) },
    async check() {
      if (knownVersion !== null) await client.assertStarted();
      const version = knownVersion ?? (await client.version());
      knownVersion = null;
      const reported = await notes.read(deps.now());
      knownVersion = version;
      return { version, ...reported };
    },
    poll: async ({ tracked }) => ({ observations: await catchUp.poll(tracked), cursor: null }),
    matching: createShokoControl(slug, client),
    openSnapshot: async () => createShokoSnapshot(slug, client, misses, deps),
    push(listener) {
      listenToShoko(connection, deps, {
        onOpen() {
          listener.onConnected(true);
          // Nothing is replayed: what happened meanwhile is asked for.
          listener.onHint();
        },
        onClosed() {
          knownVersion = null;
          listener.onConnected(false);
        },
        onEvent: createReporter(slug, client, misses, deps, listener),
      });
    },
  };
}
