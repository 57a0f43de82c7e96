import type { Delivery } from "../../store/generated/sqlite/client.ts";
import type { Tx } from "../../store/store.ts";
import type { DeliveryContext } from "./context.ts";

/** Precision of "last delivery", so that many webhooks at once cost one write per service. */
const EVERY_MS = 5_000;

/** Writes when each service last delivered, and returns the slugs of the services that it updated. */
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
