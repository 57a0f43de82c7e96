import type { IntegrationDeps, ServiceConnection } from "../../port/connection.ts";
import type { Integration } from "../../port/integration.ts";
import { toBrowserUrl } from "../../shared/address.ts";
import { orUnreported } from "../../shared/or-unreported.ts";
import { createShokoClient } from "./client.ts";
import { createShokoControl } from "./control.ts";
import { createHealth } from "./health.ts";
import { createHubReporter } from "./hub-reporter.ts";
import { listenToShoko } from "./hub.ts";
import { createMatchFailures } from "./match-failures.ts";
import { createMatchPoll } from "./match-poll.ts";
import { createShokoRemoval } from "./removal.ts";
import { createShokoSnapshot } from "./snapshot.ts";

export function createShokoAdapter(
  connection: ServiceConnection,
  deps: IntegrationDeps,
): Integration {
  const { slug } = connection;
  const client = createShokoClient(connection, deps);
  const health = createHealth(client);
  const failures = createMatchFailures(client);
  const matchPoll = createMatchPoll(slug, client, failures, deps);
  /** Not read again while the connection is open, because the health calls already verify the key. */
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
      const reported = await health.read(deps.now());
      knownVersion = version;
      return { version, ...reported };
    },
    poll: async ({ tracked }) => ({ observations: await matchPoll.poll(tracked), cursor: null }),
    inspection: { read: async () => ({ folders: await orUnreported(client.listFolders()) }) },
    matching: createShokoControl(slug, client),
    openSnapshot: async () => createShokoSnapshot(slug, client, failures, deps),
    push(listener) {
      listenToShoko(connection, deps, {
        onOpen() {
          listener.onConnected(true);
          // Missed events are not repeated, so a poll follows.
          listener.onHint();
        },
        onClosed() {
          knownVersion = null;
          listener.onConnected(false);
        },
        onEvent: createHubReporter(slug, client, failures, deps, listener),
      });
    },
  };
}
