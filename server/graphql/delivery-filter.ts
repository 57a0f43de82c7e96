import {
  DELIVERY_STATUSES,
  KNOWN_ALREADY,
  type DeliveryStatus as DeliveryStatusName,
} from "../domain/delivery.ts";
import type { Prisma } from "../store/generated/sqlite/client.ts";
import type { Database } from "../store/store.ts";
import { builder } from "./builder.ts";
import { DeliveryStatus } from "./enum.ts";
import { toSearchConditions, type WordCondition } from "./search-condition.ts";

/** A search finds so many at most: the newest. */
const MAX_FOUND = 1_000;

export const DeliveryFilter = builder.inputType("DeliveryFilter", {
  description:
    "Filters deliveries. Conditions are combined with AND; omitted conditions match every delivery.",
  fields: (t) => ({
    service: t.string({ description: "Slug of the service that sent the webhook." }),
    status: t.field({
      type: [DeliveryStatus],
      description: "The delivery has one of these statuses.",
    }),
    hadEffect: t.boolean({
      description: "Whether the webhook changed anything (see `Delivery.hadEffect`).",
    }),
    requestId: t.id({
      description: `The webhook is about this request. Only the newest ${MAX_FOUND} are found.`,
    }),
    search: t.string({
      description: `Every word occurs in the title that the webhook is about, the name of its event or the slug of the service, ignoring case and accents. Only the newest ${MAX_FOUND} are found, and none that names no title.`,
    }),
  }),
});

type DeliveryFilterInput = typeof DeliveryFilter.$inferInput;

const HAD_EFFECT: Prisma.DeliveryWhereInput = {
  status: "APPLIED",
  OR: [{ message: null }, { message: { not: KNOWN_ALREADY } }],
};

/** Returns the condition for the deliveries that match the filter. */
export async function toDeliveryWhere(
  read: Database,
  filter: DeliveryFilterInput | null | undefined,
): Promise<Prisma.DeliveryWhereInput> {
  if (filter == null) return {};
  const { service, status, hadEffect, requestId, search } = filter;
  const words = toSearchConditions(search ?? "");
  const isAbout = requestId != null || words.length > 0;
  return {
    ...(service != null && { service }),
    ...(status != null && { status: toStatusFilter(status) }),
    ...(hadEffect != null && { AND: [hadEffect ? HAD_EFFECT : { NOT: HAD_EFFECT }] }),
    ...(isAbout && { id: { in: await findBySubject(read, requestId, words) } }),
  };
}

/**
 * An index by status gives the deliveries of one status after the other, to be sorted: good for the few that need
 * attention. Most of the inbox is asked for by the other statuses, so that a walk along the order ends with the page.
 */
function toStatusFilter(statuses: readonly DeliveryStatusName[]): Prisma.StringFilter {
  return statuses.length > 2
    ? { notIn: DELIVERY_STATUSES.filter((status) => !statuses.includes(status)) }
    : { in: [...statuses] };
}

/** The subjects are a small table of their own: the deliveries themselves hold the bodies. */
async function findBySubject(
  read: Database,
  requestId: string | null | undefined,
  words: WordCondition[],
): Promise<number[]> {
  const rows = await read.deliverySubject.findMany({
    where: {
      ...(requestId != null && { requestId }),
      AND: words,
    },
    orderBy: { deliveryId: "desc" },
    take: MAX_FOUND,
    select: { deliveryId: true },
  });
  return rows.map(({ deliveryId }) => deliveryId);
}
