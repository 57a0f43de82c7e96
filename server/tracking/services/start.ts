import { plainCause } from "../../domain/message/cause.ts";
import type { ServiceConnection } from "../../integrations/port/connection.ts";
import { IntegrationError } from "../../integrations/port/error.ts";
import { createMeter } from "../../integrations/shared/meter.ts";
import { observe } from "../ingest/observe.ts";
import type { ProjectionContext } from "../projection/context.ts";
import { checkWebhookSoon } from "./check-webhook.ts";
import type { ServicesContext, ServiceStartContext } from "./context.ts";
import type { RunningService } from "./registry.ts";
import { reportDown } from "./status.ts";

/** The settings of a service. */
export type ServiceSetting = Pick<
  RunningService,
  "name" | "source" | "connection" | "isEnabled" | "isLocked"
>;

/**
 * Starts polling a service and receiving its push, unless it is disabled or another process asks it. A running service with the same slug must be
 * stopped before.
 */
export function startService(ctx: ServiceStartContext, setting: ServiceSetting): void {
  const { services, clock } = ctx;
  const { connection, isEnabled, isLocked } = setting;
  const { slug } = connection;
  const ending = new AbortController();
  const meter = createMeter(() => clock.now());
  const wakes = new EventTarget();
  const integration = services.integrate(connection, {
    signal: ending.signal,
    meter,
    wakes,
    connections: () => listEnabled(services),
  });
  const isAsked = services.isAsking && isEnabled && !isLocked;
  const poller = isAsked
    ? ctx.startPoller(integration, () => checkWebhookSoon(ctx, service, ending.signal))
    : null;
  const service: RunningService = {
    ...setting,
    integration,
    meter,
    hint: () => poller?.hint(),
    wake() {
      wakes.dispatchEvent(new Event("wake"));
      poller?.wake();
    },
    refresh: () => poller?.refresh() ?? Promise.resolve(true),
    async stop() {
      ending.abort();
      await poller?.stop();
    },
  };
  services.running.set(slug, service);
  // A locked service stays listed: a library that the tracker cannot poll exists nevertheless.
  if (isEnabled) services.integrations.set(slug, integration);
  else services.integrations.delete(slug);
  if (isAsked) startPush(ctx, service, ending.signal);
  if (services.isAsking && isEnabled && isLocked)
    void reportDown(
      ctx,
      slug,
      new IntegrationError(slug, "auth", plainCause("CREDENTIALS_LOCKED")),
    ).catch(() => undefined);
}

function listEnabled({ running }: ServicesContext["services"]): readonly ServiceConnection[] {
  return [...running.values()].flatMap((service) =>
    service.isEnabled ? [service.connection] : [],
  );
}

/** Stops a service that is removed. Its deliveries are applied first. */
export async function stopService(ctx: ServicesContext, slug: string): Promise<void> {
  const { services } = ctx;
  const service = services.running.get(slug);
  if (service === undefined) return;
  await service.stop();
  await ctx.inbox.applied();
  services.running.delete(slug);
  services.integrations.delete(slug);
  services.statuses.delete(slug);
}

function startPush(
  ctx: ProjectionContext,
  { integration, hint, wake }: RunningService,
  signal: AbortSignal,
): void {
  const { slug, push } = integration;
  let wasConnected: boolean | null = null;
  push?.({
    onObservations(observations) {
      if (signal.aborted) return;
      observe(ctx, observations).catch((error: unknown) =>
        ctx.log.error({ err: error, service: slug }, "push not applied"),
      );
    },
    onHint: hint,
    onConnected(isConnected) {
      // A broken push connection proves nothing: the service itself is checked, once per change.
      if (!signal.aborted && isConnected !== wasConnected) wake();
      wasConnected = isConnected;
    },
  });
}
