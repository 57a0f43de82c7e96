import { retryAfterMs } from "../../../domain/notification/channel.ts";
import type { PassedOnAnswer, PassOn } from "../../../integrations/port/relay.ts";
import type { RelayedWebhook, WebhookRelay } from "../../../store/generated/sqlite/client.ts";
import type { ServicesContext } from "../context.ts";
import { decryptBody, decryptTarget } from "./target.ts";

/** A receiver that is away for longer has lost what came meanwhile. */
const GIVE_UP_MS = 3 * 86_400_000;
/** Of a message that is refused as such (4xx). A proxy answers like that too while what is behind it restarts. */
const REFUSED_MS = 15 * 60_000;
/** For a receiver that does not come back. */
const MAX_WAITING = 1_000;
const CHECK_MS = 10 * 60_000;

/** What to do next for a service: at once, at a time, or nothing until something comes in. */
export type NextStep = "now" | Date | null;

/** Passes the oldest waiting webhook of a service on: the next waits until it is there, so that their order stays. */
export async function passOnNext(
  ctx: ServicesContext,
  passOn: PassOn,
  service: string,
): Promise<NextStep> {
  const { store, clock, services } = ctx;
  const relay = await store.read.webhookRelay.findUnique({ where: { service } });
  if (relay === null) return null;
  const now = clock.now();
  if (relay.retryAt !== null && relay.retryAt > now) return relay.retryAt;
  const message = await store.read.relayedWebhook.findFirst({
    where: { service },
    orderBy: { id: "asc" },
  });
  if (message === null) return null;
  const { id, handedOverAt, contentType } = message;
  // The last process ended after it was handed over: most likely it is there, and receivers do not recognise a repetition.
  if (handedOverAt !== null) return drop(ctx, id);
  const to = decryptTarget(services.cipher, service, relay.target);
  const body = decryptBody(services.cipher, service, message.body);
  if (to === null) return new Date(now.getTime() + CHECK_MS);
  if (body === null) return drop(ctx, id);
  const onHandOver = async (): Promise<void> => {
    await store.write((tx) =>
      tx.relayedWebhook.updateMany({ where: { id }, data: { handedOverAt: clock.now() } }),
    );
  };
  const answer = await passOn({ to, contentType, body, onHandOver });
  return record(ctx, { relay, message, answer });
}

async function drop({ store }: ServicesContext, id: number): Promise<NextStep> {
  await store.write((tx) => tx.relayedWebhook.deleteMany({ where: { id } }));
  return "now";
}

interface Outcome {
  readonly relay: WebhookRelay;
  readonly message: RelayedWebhook;
  readonly answer: PassedOnAnswer;
}

async function record(
  { store, clock, log }: ServicesContext,
  { relay, message, answer: { outcome, status, answer, retryAfterMs: asked } }: Outcome,
): Promise<NextStep> {
  const now = clock.now();
  const { service } = relay;
  const { id } = message;
  if (outcome === "TAKEN" || outcome === "NO_ANSWER") {
    await store.write(async (tx) => {
      await tx.relayedWebhook.deleteMany({ where: { id } });
      const works = { failures: 0, retryAt: null, failingSince: null, lastSentAt: now, answer };
      await tx.webhookRelay.updateMany({ where: { service }, data: works });
    });
    return "now";
  }
  log.warn({ service, answer }, "a webhook could not be passed on");
  const age = now.getTime() - message.receivedAt.getTime();
  const isGivenUp = age > (isRefusedAsSuch(status) ? REFUSED_MS : GIVE_UP_MS);
  const failures = relay.failures + 1;
  const retryAt = new Date(now.getTime() + retryAfterMs(failures, asked));
  await store.write(async (tx) => {
    if (isGivenUp) await tx.relayedWebhook.deleteMany({ where: { id } });
    else await tx.relayedWebhook.updateMany({ where: { id }, data: { handedOverAt: null } });
    const newest = await tx.relayedWebhook.findFirst({
      where: { service },
      orderBy: { id: "desc" },
      skip: MAX_WAITING,
      select: { id: true },
    });
    if (newest !== null)
      await tx.relayedWebhook.deleteMany({ where: { service, id: { lte: newest.id } } });
    const failingSince = relay.failingSince ?? now;
    const data = { failures, retryAt, failingSince, answer };
    await tx.webhookRelay.updateMany({ where: { service }, data });
  });
  return retryAt;
}

/** Later it will be refused as well, unless something in between answered. */
function isRefusedAsSuch(status: number | null): boolean {
  return status !== null && status >= 400 && status < 500 && status !== 408 && status !== 429;
}
