import type { Actor } from "../../../domain/actor.ts";
import type { FormerWebhook } from "../../../integrations/port/relay.ts";
import { writeAudit } from "../../../store/audit.ts";
import type { Tx } from "../../../store/store.ts";
import { NO_CHANGE } from "../../core/bus.ts";
import type { ServicesContext } from "../context.ts";
import { encryptTarget } from "./target.ts";

interface OfService {
  readonly slug: string;
  readonly name: string;
  readonly by: Actor;
}

/** Passes each webhook of a service on to the former owner from now on. */
export async function keepRelay(
  { store, clock, services }: ServicesContext,
  { slug, name, by }: OfService,
  to: FormerWebhook,
): Promise<void> {
  const host = new URL(to.url).host;
  const row = {
    host,
    target: encryptTarget(services.cipher, slug, to),
    failures: 0,
    retryAt: null,
    failingSince: null,
    answer: null,
    lastSentAt: null,
    createdAt: clock.now(),
  };
  await store.write(async (tx) => {
    await tx.relayedWebhook.deleteMany({ where: { service: slug } });
    await tx.webhookRelay.upsert({
      where: { service: slug },
      create: { service: slug, ...row },
      update: row,
    });
    const message = { code: "WEBHOOK_PASSED_ON", params: { name, host } } as const;
    await writeAudit(tx, { at: clock.now(), by, message, subject: slug });
  });
  services.relays.slugs.add(slug);
}

/** Ends passing the webhooks of a service on. Returns whether they were passed on. */
export async function endRelay(
  ctx: ServicesContext,
  { slug, name, by }: OfService,
): Promise<boolean> {
  const { store, clock, services, bus } = ctx;
  services.relays.slugs.delete(slug);
  const isEnded = await store.write(async (tx) => {
    const host = await dropRelay(tx, slug);
    if (host === null) return false;
    const message = { code: "WEBHOOK_PASSING_ENDED", params: { name, host } } as const;
    await writeAudit(tx, { at: clock.now(), by, message, subject: slug });
    return true;
  });
  if (isEnded) bus.publish({ ...NO_CHANGE, serviceSlugs: [slug] });
  return isEnded;
}

/** Forgets the former owner and what waits for it. Returns its host; null if there was none. */
export async function dropRelay(tx: Tx, service: string): Promise<string | null> {
  const row = await tx.webhookRelay.findUnique({ where: { service }, select: { host: true } });
  await tx.webhookRelay.deleteMany({ where: { service } });
  await tx.relayedWebhook.deleteMany({ where: { service } });
  return row?.host ?? null;
}
