import { createServer } from "node:http";
import { v7 as newId } from "uuid";
import { createAccountContext } from "../../server/account/create-context.ts";
import { createHttpHandler } from "../../server/http/handler.ts";
import { createIntegration } from "../../server/integrations/registry.ts";
import { createLog } from "../../server/log.ts";
import { openStore } from "../../server/store/store.ts";
import { createBus } from "../../server/tracking/core/bus.ts";
import { systemClock } from "../../server/tracking/core/clock.ts";
import { createSecretCipher } from "../../server/tracking/core/secrets.ts";
import { createTestBackups } from "../support/backups.ts";
import { createIdleTracking } from "../support/idle-tracking.ts";
import { createTestNotifications } from "../support/notifications.ts";
import { closeServer, listenAnywhere } from "./baseline/listen.ts";
import { createDatabase } from "./database.ts";
import type { Provider } from "./options.ts";
import { hookSecret } from "./tracker.ts";

/** The tracker's own front door and store, with nobody behind them who applies what they take in. */
export interface AcceptOnly extends AsyncDisposable {
  readonly url: string;
}

export async function startAcceptOnly(provider: Provider): Promise<AcceptOnly> {
  const database = await createDatabase(provider);
  const { url: databaseUrl, dataDir } = database;
  const log = createLog("silent");
  const { now } = systemClock;
  const store = await openStore({ databaseUrl, dataDir, log, now });
  const ending = new AbortController();
  const sonarr = createIntegration(
    { slug: "sonarr", kind: "SONARR", url: "http://127.0.0.1:9", apiKey: "a-key-for-nobody" },
    { fetch, now, log, signal: ending.signal },
  );
  const tracking = createIdleTracking(
    { store, log, newId, clock: systemClock, bus: createBus(() => undefined) },
    new Map([["sonarr", sonarr]]),
  );
  const handler = await createHttpHandler({
    config: { basePath: "" },
    notifications: createTestNotifications(tracking),
    backups: createTestBackups(tracking, { dataDir, databaseUrl }),
    account: await createAccountContext({
      store,
      now,
      newId,
      log,
      cipher: createSecretCipher("a key for the benchmark only"),
      openId: null,
      signInServices: () => [],
    }),
    log,
    version: "bench",
    hookSecret,
    tracking,
  });
  const server = createServer(handler.onRequest);
  const url = await listenAnywhere(server);
  return {
    url,
    async [Symbol.asyncDispose]() {
      ending.abort();
      await closeServer(server);
      await handler.close();
      await store.close();
      await database[Symbol.asyncDispose]();
    },
  };
}
