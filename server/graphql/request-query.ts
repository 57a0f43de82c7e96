import type { Prisma } from "../store/generated/sqlite/client.ts";
import { builder } from "./builder.ts";
import { RequestOrder } from "./enum.ts";
import { checkPageSize } from "./limit.ts";
import { MediaRequest } from "./media-request.ts";
import { RequestFilter, toRequestWhere } from "./request-filter.ts";

builder.queryField("request", (t) =>
  t.prismaField({
    type: MediaRequest,
    nullable: true,
    description: "Returns a request by its ID. Null if it does not exist.",
    args: { id: t.arg.id({ required: true, description: "ID of the request." }) },
    resolve: (query, _root, { id }, ctx) =>
      ctx.tracking.store.read.mediaRequest.findUnique({ ...query, where: { id } }),
  }),
);

const ORDER: Record<
  typeof RequestOrder.$inferInput,
  Prisma.MediaRequestOrderByWithRelationInput[]
> = {
  NEWEST: [{ createdAt: "desc" }, { id: "desc" }],
  ACTIVITY: [{ updatedAt: "desc" }, { id: "desc" }],
  // `sortTitle` is folded, so both database providers sort it alike.
  TITLE: [{ sortTitle: "asc" }, { id: "asc" }],
};

builder.queryField("requests", (t) =>
  t.prismaConnection(
    {
      type: MediaRequest,
      cursor: "id",
      description:
        "Requests, newest first unless `orderBy` says otherwise. A page has at most 100 items.",
      args: {
        filter: t.arg({
          type: RequestFilter,
          description: "Return only the requests that match this filter.",
        }),
        orderBy: t.arg({
          type: RequestOrder,
          defaultValue: "NEWEST",
          description: "The order of the requests.",
        }),
      },
      totalCount: (_root, { filter }, ctx) =>
        ctx.tracking.store.read.mediaRequest.count({ where: toRequestWhere(filter) }),
      resolve: (query, _root, { filter, orderBy, first, last }, ctx) => {
        checkPageSize("first", first);
        checkPageSize("last", last);
        return ctx.tracking.store.read.mediaRequest.findMany({
          ...query,
          where: toRequestWhere(filter),
          orderBy: ORDER[orderBy ?? "NEWEST"],
        });
      },
    },
    { name: "RequestConnection", description: "A page of requests." },
    { name: "RequestEdge", description: "A request with its cursor." },
  ),
);
