import type { Delivery } from "../../store/generated/sqlite/client.ts";
import type { Tx } from "../../store/store.ts";
import type { DeliveryContext } from "./context.ts";

/** "Last delivery" is no more exact than this, so that a storm of webhooks costs one write per service and moment. */
const EVERY_MS = 5_000;

/** Keeps when each service last delivered, with the batch that is applied. Answers with those that it wrote. */
export async function noteDeliveries(
  { services: { integrations } }: Pick<DeliveryContext, "services">,
  tx: Tx,
  deliveries: readonly Delivery[],
): Promise<readonly string[]> {
  const latest = new Map(deliveries.map(({ service, receivedAt }) => [service, receivedAt]));
  const written: string[] = [];
  for (const [slug, receivedAt] of latest) {
    if (!integrations.has(slug)) continue;
    const before = new Date(receivedAt.getTime() - EVERY_MS);
    const { count } = await tx.service.updateMany({
      where: { slug, OR: [{ lastDeliveryAt: null }, { lastDeliveryAt: { lt: before } }] },
      data: { lastDeliveryAt: receivedAt },
    });
    if (count > 0) written.push(slug);
  }
  return written;
}
