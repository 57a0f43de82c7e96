import { queryFromInfo } from "@pothos/plugin-prisma";
import type { GraphQLResolveInfo } from "graphql";
import { can, visibleRequests } from "../account/access.ts";
import { ACTION_KINDS } from "../domain/action.ts";
import { withColumns } from "./batch.ts";
import { builder, Node } from "./builder.ts";
import type { GraphQLContext } from "./context.ts";
import { parseDeliveryId } from "./delivery.ts";
import { createError } from "./error.ts";
import { visibleDownloads } from "./visible-download.ts";

const MAX_IDS = 100;

/** What Pothos reads for the fields that are asked for. */
type Selection = Readonly<Record<string, unknown>>;

type Row = object & { readonly id: string | number };

interface NodeType {
  readonly name: string;
  /** Returns those of the objects that exist and that the viewer may see otherwise, too. */
  list(ctx: GraphQLContext, ids: readonly string[], query: Selection): Promise<readonly Row[]>;
}

/** Types in the order in which their objects are searched; an ID does not say which it is. */
const NODE_TYPES: readonly NodeType[] = [
  {
    name: "Delivery",
    list: async ({ access, tracking }, ids, query) => {
      const numbers = ids.map(parseDeliveryId).filter((id) => id !== null);
      return numbers.length === 0 || !can(access, "readDetail")
        ? []
        : tracking.store.read.delivery.findMany({ ...query, where: { id: { in: numbers } } });
    },
  },
  {
    name: "MediaRequest",
    list: ({ access, tracking }, ids, query) =>
      tracking.store.read.mediaRequest.findMany({
        ...query,
        where: { id: { in: [...ids] }, AND: visibleRequests(access) },
      }),
  },
  {
    name: "Episode",
    list: ({ access, tracking }, ids, query) =>
      tracking.store.read.unit.findMany({
        ...query,
        // A unit without a season is a movie, which is part of its request.
        where: { id: { in: [...ids] }, season: { not: null }, request: visibleRequests(access) },
      }),
  },
  {
    name: "Download",
    list: ({ access, tracking }, ids, query) =>
      tracking.store.read.download.findMany({
        ...query,
        where: { id: { in: [...ids] }, AND: visibleDownloads(access, null) },
      }),
  },
  {
    name: "Deletion",
    list: async ({ access, tracking }, ids, query) =>
      can(access, "readDetail")
        ? tracking.store.read.deletion.findMany({ ...query, where: { id: { in: [...ids] } } })
        : [],
  },
  {
    name: "ActionResult",
    list: async ({ access, tracking }, ids, query) =>
      can(access, "readDetail")
        ? tracking.store.read.actionRecord.findMany({
            ...query,
            // An action of another version has no value in the enum.
            where: { id: { in: [...ids] }, kind: { in: [...ACTION_KINDS] } },
          })
        : [],
  },
];

/** Returns the objects in the order of their IDs, null for those that do not exist or are not visible. */
async function loadNodes(
  ctx: GraphQLContext,
  info: GraphQLResolveInfo,
  ids: readonly string[],
): Promise<(object | null)[]> {
  const found = new Map<string, object>();
  for (const { name, list } of NODE_TYPES) {
    const open = [...new Set(ids)].filter((id) => !found.has(id));
    if (open.length === 0) break;
    const query = withColumns(queryFromInfo({ context: ctx, info, typeName: name }), { id: true });
    for (const row of await list(ctx, open, query))
      found.set(String(row.id), { ...row, __typename: name });
  }
  return ids.map((id) => found.get(id) ?? null);
}

const WHICH =
  "a request, an episode or a download, and with the ADMIN role also a delivery, a deletion or an action";

builder.queryField("node", (t) =>
  t.field({
    type: Node,
    nullable: true,
    description: `Returns an object by its ID: ${WHICH}. Null if it does not exist or the viewer may not see it.`,
    args: { id: t.arg.id({ required: true, description: "ID of the object." }) },
    resolve: async (_root, { id }, ctx, info) => {
      const [node = null] = await loadNodes(ctx, info, [id]);
      return node;
    },
  }),
);

builder.queryField("nodes", (t) =>
  t.field({
    type: [Node],
    nullable: { list: false, items: true },
    description: `Returns objects by their IDs, in the order of the IDs: each is ${WHICH}. Null for each that does not exist or that the viewer may not see.`,
    args: {
      ids: t.arg.idList({
        required: true,
        description: `IDs of the objects, at most ${MAX_IDS}.`,
      }),
    },
    complexity: ({ ids }) => ({ field: 1, multiplier: ids.length }),
    resolve: (_root, { ids }, ctx, info) => {
      if (ids.length > MAX_IDS)
        throw createError("LIMIT", `\`ids\` can have at most ${MAX_IDS} items.`);
      return loadNodes(ctx, info, ids);
    },
  }),
);
