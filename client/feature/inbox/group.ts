import { deliveryPresentation } from "./delivery-presentation.ts";
import type { InboxDelivery } from "./document.ts";

/** Webhooks that say the same about one title, one after the other: an import of a season sends one for each file. */
export interface DeliveryGroup {
  /** ID of the oldest delivery: it stays while newer ones join. */
  readonly id: string;
  /** Newest first; never empty. */
  readonly deliveries: readonly InboxDelivery[];
}

/** Between two webhooks of one burst. */
const MAX_GAP_MS = 2 * 60_000;

/** Groups deliveries, newest first, into bursts. */
export function groupDeliveries(deliveries: readonly InboxDelivery[]): DeliveryGroup[] {
  const groups: InboxDelivery[][] = [];
  for (const delivery of deliveries) {
    // Two services may report the same episodes in turn.
    const group = groups.findLast((burst) => {
      const newer = burst.at(-1);
      return newer !== undefined && isOfBurst(newer, delivery);
    });
    if (group === undefined) groups.push([delivery]);
    else group.push(delivery);
  }
  return groups.map((group) => ({ id: group.at(-1)?.id ?? "", deliveries: group }));
}

function isOfBurst(newer: InboxDelivery, older: InboxDelivery): boolean {
  return (
    newer.service === older.service &&
    newer.event === older.event &&
    newer.subject?.title === older.subject?.title &&
    deliveryPresentation(newer) === deliveryPresentation(older) &&
    Date.parse(newer.receivedAt) - Date.parse(older.receivedAt) <= MAX_GAP_MS
  );
}
