import type { ServiceKind } from "../../server/domain/service-kind.ts";
import type { ServiceConnection } from "../../server/integrations/port/connection.ts";
import type { Integration } from "../../server/integrations/port/integration.ts";
import { createIntegration } from "../../server/integrations/registry.ts";
import { createLog, type Log } from "../../server/log.ts";
import type { Store } from "../../server/store/store.ts";
import { systemClock, type Clock } from "../../server/tracking/core/clock.ts";
import { createSecretCipher } from "../../server/tracking/core/secrets.ts";
import { receiveDelivery } from "../../server/tracking/ingest/receive.ts";
import { startTracker, type Tracker } from "../../server/tracking/tracker.ts";

export const silentLog: Log = createLog("silent");

/** A connection nobody answers at: for tests that feed webhooks and never poll. */
export function deadConnection(kind: ServiceKind): ServiceConnection {
  return {
    slug: kind.toLowerCase(),
    kind,
    url: "http://127.0.0.1:9",
    apiKey: "k",
    username: "u",
    password: "p",
  };
}

/** The real integration, deaf and mute: it reads webhooks and asks nobody. */
export function integrateMuted(connection: ServiceConnection, signal: AbortSignal): Integration {
  const {
    poll: _poll,
    push: _push,
    ...rest
  } = createIntegration(connection, {
    fetch,
    now: () => new Date(),
    log: silentLog,
    signal,
  });
  return { ...rest, check: () => Promise.resolve({ version: "test" }) };
}

export interface TestTracker extends Tracker {
  /** Hands in a webhook body and waits until it is applied; answers with the delivery's row. */
  deliver(
    slug: string,
    body: unknown,
  ): Promise<{ id: number; status: string; message: string | null }>;
}

/** A tracker over this store that hears webhooks only; `change` replaces what an integration can do. */
export async function startTestTracker(
  store: Store,
  kinds: readonly ServiceKind[],
  clock: Clock = systemClock,
  change: (integration: Integration) => Integration = (integration) => integration,
): Promise<TestTracker> {
  const tracker = await startTracker({
    store,
    clock,
    log: silentLog,
    connections: kinds.map(deadConnection),
    integrate: (connection, { signal }) => change(integrateMuted(connection, signal)),
    cipher: createSecretCipher("a-secret-key-for-tests"),
    publicUrl: null,
    webhookToken: null,
    pace: { pollSeconds: 3600, verifySeconds: 3600, reconcileSeconds: 3600 },
  });
  return {
    ...tracker,
    async deliver(slug, body) {
      const { id } = await receiveDelivery(tracker.context, {
        slug,
        body: Buffer.from(JSON.stringify(body)),
      });
      await tracker.idle();
      return store.read.delivery.findUniqueOrThrow({
        where: { id },
        select: { id: true, status: true, message: true },
      });
    },
  };
}
