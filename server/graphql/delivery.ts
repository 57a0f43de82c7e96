import { hadEffect } from "../domain/delivery.ts";
import { redact } from "../domain/redact.ts";
import { deliveryColumns, readBody } from "../store/column/delivery.ts";
import type { Database } from "../store/store.ts";
import { receiveDelivery } from "../tracking/ingest/receive.ts";
import { replayDelivery } from "../tracking/ingest/replay.ts";
import { builder, Node } from "./builder.ts";
import { CODE_OF_MESSAGE, PARAMS_OF_MESSAGE } from "./coded-message.ts";
import { expectActor } from "./context.ts";
import "./delivery-subject.ts";
import { DeliveryFilter, toDeliveryWhere } from "./delivery-filter.ts";
import { DeliveryStatus, ServiceKind } from "./enum.ts";
import { createRefusal } from "./error.ts";
import { checkPageSize, MAX_HISTORY } from "./limit.ts";

builder.prismaObject("Delivery", {
  interfaces: [Node],
  description: "A webhook that a service sent, and how the tracker processed it.",
  // Only the columns that are requested: the body has up to 5 MB.
  select: { id: true },
  fields: (t) => ({
    id: t.exposeID("id", { description: "The delivery's ID, ascending in order of arrival." }),
    service: t.exposeString("service", {
      description: "Slug of the service that sent the webhook.",
    }),
    kind: t.field({
      type: ServiceKind,
      description: "The application of the service that sent the webhook.",
      select: { id: true, kind: true },
      resolve: deliveryColumns.kind.read,
    }),
    event: t.exposeString("event", {
      nullable: true,
      description:
        'The event as the service names it, such as "Download". Null until the webhook is processed, and if it names no event.',
    }),
    receivedAt: t.expose("receivedAt", {
      type: "DateTime",
      description: "When the webhook arrived.",
    }),
    status: t.field({
      type: DeliveryStatus,
      description: "The processing status.",
      select: { id: true, status: true },
      resolve: deliveryColumns.status.read,
    }),
    message: t.exposeString("message", {
      nullable: true,
      description: "Explanation of the status. Null if there is nothing to explain.",
    }),
    messageCode: t.exposeString("messageCode", { nullable: true, description: CODE_OF_MESSAGE }),
    messageParams: t.field({
      type: "JSON",
      nullable: true,
      description: PARAMS_OF_MESSAGE,
      select: { id: true, messageParams: true },
      resolve: deliveryColumns.messageParams.read,
    }),
    hadEffect: t.boolean({
      description: "Whether the webhook changed anything in the tracker.",
      select: { id: true, status: true, message: true },
      resolve: (row) => hadEffect({ ...row, status: deliveryColumns.status.read(row) }),
    }),
    subject: t.relation("subject", {
      nullable: true,
      description:
        "What the webhook is about. Null until it is processed, and if it names no movie or show, such as a test message.",
    }),
    payload: t.field({
      type: "JSON",
      nullable: true,
      description:
        "The body of the webhook with secrets removed. Null if the body is not JSON, or is no longer stored.",
      select: { body: true },
      resolve: ({ body }) => redact(readBody(body) ?? null),
    }),
    transitions: t.relation("transitions", {
      description: `The transitions that the webhook caused, oldest first; at most ${MAX_HISTORY}.`,
      query: { orderBy: { sequence: "asc" }, take: MAX_HISTORY },
    }),
  }),
});

/** Returns null for an ID that no delivery can have. */
export function parseDeliveryId(id: string): number | null {
  const number = /^\d{1,10}$/.test(id) ? Number(id) : 0;
  return number >= 1 && number <= 2 ** 31 - 1 ? number : null;
}

builder.queryField("delivery", (t) =>
  t.prismaField({
    type: "Delivery",
    nullable: true,
    authScopes: { may: "readDetail" },
    description:
      "Returns a delivery by its ID. Null if it does not exist. Requires the ADMIN role.",
    args: { id: t.arg.id({ required: true, description: "ID of the delivery." }) },
    resolve: (query, _root, args, ctx) => {
      const id = parseDeliveryId(args.id);
      return id === null
        ? null
        : ctx.tracking.store.read.delivery.findUnique({ ...query, where: { id } });
    },
  }),
);

async function countDeliveries(
  read: Database,
  filter: typeof DeliveryFilter.$inferInput | null | undefined,
): Promise<number> {
  return read.delivery.count({ where: await toDeliveryWhere(read, filter) });
}

builder.queryField("deliveries", (t) =>
  t.prismaConnection(
    {
      type: "Delivery",
      cursor: "id",
      authScopes: { may: "readDetail" },
      description:
        "Deliveries, newest first. A page has at most 100 items. Requires the ADMIN role.",
      args: {
        filter: t.arg({
          type: DeliveryFilter,
          description: "Return only the deliveries that match this filter.",
        }),
      },
      totalCount: (_root, { filter }, ctx) => countDeliveries(ctx.tracking.store.read, filter),
      resolve: async (query, _root, { filter, first, last }, ctx) => {
        checkPageSize("first", first);
        checkPageSize("last", last);
        const { read } = ctx.tracking.store;
        return read.delivery.findMany({
          ...query,
          where: await toDeliveryWhere(read, filter),
          orderBy: { id: "desc" },
        });
      },
    },
    { name: "DeliveryConnection", description: "A page of deliveries." },
    { name: "DeliveryEdge", description: "A delivery with its cursor." },
  ),
);

builder.mutationField("receiveWebhook", (t) =>
  t.prismaField({
    type: "Delivery",
    authScopes: { may: "administer" },
    description:
      "Submits a webhook as `POST /hooks/{slug}` does. Returns once the webhook is stored, usually before it is processed (status PENDING). Requires the ADMIN role. Fails with NOT_FOUND if the service does not exist.",
    args: {
      service: t.arg.string({
        required: true,
        description: "Slug of the service that the webhook comes from.",
      }),
      payload: t.arg({ type: "JSON", required: true, description: "The body of the webhook." }),
    },
    resolve: async (query, _root, { service, payload }, ctx) => {
      const body = Buffer.from(JSON.stringify(payload));
      const { id } = await receiveDelivery(ctx.tracking, { slug: service, body });
      return ctx.tracking.store.read.delivery.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
);

builder.mutationField("replayDelivery", (t) =>
  t.prismaField({
    type: "Delivery",
    authScopes: { may: "administer" },
    description:
      "Processes a stored webhook again, as if it had just arrived. Requires the ADMIN role. Fails with NOT_FOUND if the delivery does not exist, and with CONFLICT if its body is no longer stored.",
    args: { id: t.arg.id({ required: true, description: "ID of the delivery." }) },
    resolve: async (query, _root, args, ctx) => {
      const id = parseDeliveryId(args.id);
      if (id === null) throw createRefusal("NOT_FOUND", "DELIVERY_UNKNOWN");
      await replayDelivery(ctx.tracking, id, expectActor(ctx));
      return ctx.tracking.store.read.delivery.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
);
