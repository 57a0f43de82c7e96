import type { Delivery } from "../../store/generated/sqlite/client.ts";
import type { Rows } from "../../store/rows/rows.ts";
import type { DeliveryContext } from "./context.ts";

/** Precision of "last delivery", so that many webhooks at once cost one write per service. */
const EVERY_MS = 5_000;

/** Writes when each service last delivered, and returns the slugs of the services that it updated. */
export async function noteDeliveries(
  { services: { integrations } }: Pick<DeliveryContext, "services">,
  rows: Rows,
  deliveries: readonly Delivery[],
): Promise<readonly string[]> {
  const latest = new Map(deliveries.map(({ service, receivedAt }) => [service, receivedAt]));
  const written: string[] = [];
  for (const [slug, receivedAt] of latest) {
    if (!integrations.has(slug)) continue;
    const before = new Date(receivedAt.getTime() - EVERY_MS);
    if (await rows.noteDelivery(slug, receivedAt, before)) written.push(slug);
  }
  return written;
}
