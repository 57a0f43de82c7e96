import { can, visibleRequests } from "../account/access.ts";
import type { Prisma } from "../store/generated/sqlite/client.ts";
import { readRequestGroups, sumGroups } from "../store/request-count.ts";
import { builder } from "./builder.ts";
import type { GraphQLContext } from "./context.ts";
import { RequestOrder } from "./enum.ts";
import { checkPageSize } from "./limit.ts";
import { MediaRequest } from "./media-request.ts";
import { RequestFilter } from "./request-filter.ts";
import { toGroupFilter, toVisibleWhere } from "./request-where.ts";

builder.queryField("request", (t) =>
  t.prismaField({
    type: MediaRequest,
    nullable: true,
    description:
      "Returns a request by its ID. Null if it does not exist or the viewer may not see it.",
    args: { id: t.arg.id({ required: true, description: "ID of the request." }) },
    resolve: (query, _root, { id }, ctx) =>
      ctx.tracking.store.read.mediaRequest.findFirst({
        ...query,
        where: { id, AND: visibleRequests(ctx.access) },
      }),
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

/** The lengths of lists that fitted on their first page, by the arguments of their field. */
const wholeLists = new WeakMap<object, number>();

async function countRequests(
  { tracking: { store }, access }: GraphQLContext,
  args: { readonly filter?: typeof RequestFilter.$inferInput | null | undefined },
): Promise<number> {
  const known = wholeLists.get(args);
  if (known !== undefined) return known;
  const groupFilter = can(access, "readAll") ? toGroupFilter(args.filter) : null;
  return groupFilter === null
    ? store.read.mediaRequest.count({ where: toVisibleWhere(access, args.filter) })
    : sumGroups(await readRequestGroups(store.read), groupFilter);
}

builder.queryField("requests", (t) =>
  t.prismaConnection(
    {
      type: MediaRequest,
      cursor: "id",
      description:
        "The requests that the viewer may see, newest first unless `orderBy` says otherwise. A page has at most 100 items.",
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
      totalCount: (_root, args, ctx) => countRequests(ctx, args),
      resolve: async (query, _root, args, ctx) => {
        const { filter, orderBy, first, last, after, before } = args;
        checkPageSize("first", first);
        checkPageSize("last", last);
        const rows = await ctx.tracking.store.read.mediaRequest.findMany({
          ...query,
          where: toVisibleWhere(ctx.access, filter, orderBy ?? "NEWEST"),
          orderBy: ORDER[orderBy ?? "NEWEST"],
        });
        const isWhole = after == null && before == null && rows.length < Math.abs(query.take);
        if (isWhole) wholeLists.set(args, rows.length);
        return rows;
      },
    },
    { name: "RequestConnection", description: "A page of requests." },
    { name: "RequestEdge", description: "A request with its cursor." },
  ),
);
