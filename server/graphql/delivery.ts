import type { Prisma } from "../store/generated/sqlite/client.ts";
import { receiveDelivery } from "../tracking/ingest/receive.ts";
import { replayDelivery } from "../tracking/ingest/replay.ts";
import { builder } from "./builder.ts";
import { DeliveryStatus, toDeliveryStatus } from "./enum.ts";
import { createError } from "./error.ts";
import { checkPageSize, MAX_HISTORY } from "./limit.ts";
import { redact } from "./redact.ts";
import { readJson } from "./stored-json.ts";

builder.prismaObject("Delivery", {
  description: "A webhook as it came in, and what became of it.",
  fields: (t) => ({
    id: t.exposeID("id", { description: "Its place in the inbox." }),
    service: t.exposeString("service", { description: "Slug of the service that sent it." }),
    event: t.exposeString("event", {
      nullable: true,
      description: "The service's own name of what happened.",
    }),
    receivedAt: t.expose("receivedAt", { type: "DateTime", description: "When it arrived." }),
    status: t.field({
      type: DeliveryStatus,
      description: "What became of it.",
      select: { status: true },
      resolve: ({ status }) => toDeliveryStatus(status),
    }),
    message: t.exposeString("message", { nullable: true, description: "Why, in words." }),
    payload: t.field({
      type: "JSON",
      nullable: true,
      description: "What it said, without secrets.",
      select: { body: true },
      resolve: ({ body }) => redact(readJson(Buffer.from(body).toString("utf8"))),
    }),
    transitions: t.relation("transitions", {
      description: "The steps it caused, oldest first.",
      query: { orderBy: { sequence: "asc" }, take: MAX_HISTORY },
    }),
  }),
});

const DeliveryFilter = builder.inputType("DeliveryFilter", {
  description: "Which deliveries are meant; what is left out does not matter.",
  fields: (t) => ({
    service: t.string({ description: "Sent by this service." }),
    status: t.field({ type: [DeliveryStatus], description: "With one of these outcomes." }),
  }),
});

function toDeliveryWhere(
  filter: typeof DeliveryFilter.$inferInput | null | undefined,
): Prisma.DeliveryWhereInput {
  if (filter == null) return {};
  return {
    ...(filter.service != null && { service: filter.service }),
    ...(filter.status != null && { status: { in: filter.status } }),
  };
}

/** Null for an id that no delivery can have. */
function parseDeliveryId(id: string): number | null {
  const number = /^\d{1,10}$/.test(id) ? Number(id) : 0;
  return number >= 1 && number <= 2 ** 31 - 1 ? number : null;
}

builder.queryField("delivery", (t) =>
  t.prismaField({
    type: "Delivery",
    nullable: true,
    description: "One webhook; null when there is none with this id.",
    args: { id: t.arg.id({ required: true, description: "Its place in the inbox." }) },
    resolve: (query, _root, args, ctx) => {
      const id = parseDeliveryId(args.id);
      return id === null
        ? null
        : ctx.tracking.store.read.delivery.findUnique({ ...query, where: { id } });
    },
  }),
);

builder.queryField("deliveries", (t) =>
  t.prismaConnection(
    {
      type: "Delivery",
      cursor: "id",
      description: "The inbox, newest first; up to 100 at a time.",
      args: { filter: t.arg({ type: DeliveryFilter, description: "Which ones." }) },
      totalCount: (_root, { filter }, ctx) =>
        ctx.tracking.store.read.delivery.count({ where: toDeliveryWhere(filter) }),
      resolve: (query, _root, { filter, first, last }, ctx) => {
        checkPageSize("first", first);
        checkPageSize("last", last);
        return ctx.tracking.store.read.delivery.findMany({
          ...query,
          where: toDeliveryWhere(filter),
          orderBy: { id: "desc" },
        });
      },
    },
    { name: "DeliveryConnection", description: "A page of the inbox." },
    { name: "DeliveryEdge", description: "A webhook within a page." },
  ),
);

builder.mutationField("receiveWebhook", (t) =>
  t.prismaField({
    type: "Delivery",
    authScopes: { admin: true },
    description:
      "What POST /hooks/{slug} runs: answers once the webhook is durable, usually still PENDING.",
    args: {
      service: t.arg.string({ required: true, description: "Slug of the service it is from." }),
      payload: t.arg({ type: "JSON", required: true, description: "The body." }),
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
    authScopes: { admin: true },
    description: "Applies a webhook once more, as if it had just come in.",
    args: { id: t.arg.id({ required: true, description: "Its place in the inbox." }) },
    resolve: async (query, _root, args, ctx) => {
      const id = parseDeliveryId(args.id);
      if (id === null)
        throw createError("NOT_FOUND", `There is no delivery ${JSON.stringify(args.id)}.`);
      await replayDelivery(ctx.tracking, id);
      return ctx.tracking.store.read.delivery.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
);
