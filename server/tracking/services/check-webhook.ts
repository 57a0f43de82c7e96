import type { ServiceNoteMessage } from "../../domain/message/service-note.ts";
import type { WebhookState } from "../../integrations/port/webhook.ts";
import { toCodedColumns } from "../../store/column/stored-message.ts";
import { NO_CHANGE } from "../core/bus.ts";
import type { ServicesContext } from "./context.ts";
import { hookSecretOf } from "./hook-secret.ts";
import type { RunningService } from "./registry.ts";

/** After a start the tracker must be listening before a service sends a test message. */
const AFTER_MS = 10_000;

/** Checks the webhook of a service that has just come up, after a short delay. */
export function checkWebhookSoon(
  ctx: ServicesContext,
  service: RunningService,
  signal: AbortSignal,
): void {
  if (service.integration.webhook === undefined) return;
  ctx.clock.after(AFTER_MS, () => {
    if (signal.aborted) return;
    checkWebhook(ctx, service).catch((error: unknown) =>
      ctx.log.debug({ err: error, service: service.connection.slug }, "webhook not checked"),
    );
  });
}

/**
 * Ends the pause that a service has put on the tracker's webhook: after an outage of the tracker an arr sends none for
 * up to a day. A webhook that a person has removed or replaced is reported, not restored.
 */
export async function checkWebhook(
  ctx: ServicesContext,
  { name, connection: { slug }, integration: { webhook } }: RunningService,
): Promise<void> {
  const row = await ctx.store.read.service.findUnique({
    where: { slug },
    select: { webhookUrl: true, webhookRegisteredAt: true },
  });
  const secret = hookSecretOf(ctx, slug);
  if (webhook === undefined || secret === undefined) return;
  if (row === null || row.webhookUrl === null || row.webhookRegisteredAt === null) return;
  const target = { url: row.webhookUrl, secret };
  const state = await webhook.find(target);
  if (state.kind === "ours") {
    if (state.isBlocked) await webhook.test(target);
    return;
  }
  await ctx.store.write((tx) =>
    tx.service.updateMany({
      where: { slug },
      data: { webhookRegisteredAt: null, ...toCodedColumns("webhookMessage", noteOf(name, state)) },
    }),
  );
  ctx.bus.publish({ ...NO_CHANGE, serviceSlugs: [slug] });
}

function noteOf(
  service: string,
  state: Exclude<WebhookState, { kind: "ours" }>,
): ServiceNoteMessage {
  switch (state.kind) {
    case "absent":
      return { code: "WEBHOOK_LOST", params: { service } };
    case "foreign": {
      const host = URL.parse(state.url)?.host ?? null;
      return { code: "WEBHOOK_REDIRECTED", params: { service, host } };
    }
  }
}
