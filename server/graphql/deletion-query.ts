import type { Prisma } from "../store/generated/sqlite/client.ts";
import { builder } from "./builder.ts";
import "./deletion.ts";
import { checkPageSize } from "./limit.ts";
import { toSearchConditions } from "./search-condition.ts";

builder.queryField("deletions", (t) =>
  t.prismaConnection(
    {
      type: "Deletion",
      cursor: "id",
      authScopes: { may: "readDetail" },
      description:
        "Deletions, newest first. A page has at most 100 items. Requires the ADMIN role.",
      args: {
        requestId: t.arg.id({ description: "Return only the deletions of this request." }),
        search: t.arg.string({
          description:
            "Every word occurs in the title or in the name of who requested the deletion, ignoring case and accents.",
        }),
      },
      totalCount: (_root, args, ctx) =>
        ctx.tracking.store.read.deletion.count({ where: whereOf(args) }),
      resolve: (query, _root, { first, last, ...filter }, ctx) => {
        checkPageSize("first", first);
        checkPageSize("last", last);
        return ctx.tracking.store.read.deletion.findMany({
          ...query,
          where: whereOf(filter),
          orderBy: [{ createdAt: "desc" }, { id: "desc" }],
        });
      },
    },
    { name: "DeletionConnection", description: "A page of deletions." },
    { name: "DeletionEdge", description: "A deletion with its cursor." },
  ),
);

interface DeletionFilter {
  readonly requestId?: string | null | undefined;
  readonly search?: string | null | undefined;
}

function whereOf({ requestId, search }: DeletionFilter): Prisma.DeletionWhereInput {
  return {
    ...(requestId != null && { requestId }),
    AND: toSearchConditions(search ?? ""),
  };
}

builder.queryField("freedSize", (t) =>
  t.field({
    type: "BigInt",
    authScopes: { may: "readDetail" },
    description:
      "Total size in bytes of what all complete deletions removed. Requires the ADMIN role.",
    resolve: async (_root, _args, { tracking }) => {
      const { _sum } = await tracking.store.read.deletion.aggregate({
        where: { status: "COMPLETE", deleteFiles: true },
        _sum: { size: true },
      });
      return _sum.size ?? 0n;
    },
  }),
);
