import { can } from "../account/access.ts";
import { ACTION_KINDS } from "../domain/action.ts";
import { mediaRequestColumns } from "../store/column/media-request.ts";
import type { Prisma } from "../store/generated/sqlite/client.ts";
import { createBatch } from "./batch.ts";
import { builder } from "./builder.ts";
import { checkPageSize } from "./limit.ts";
import { listDownloadsOfRequest } from "./list-downloads.ts";
import { pageOf } from "./page.ts";

// Long lists page by page and counted, beside the short forms in media-request.ts.

/** An action of another version has no value in the enum. */
function whereActions(requestId: string): Prisma.ActionRecordWhereInput {
  return { requestId, kind: { in: [...ACTION_KINDS] } };
}

/** Returns the IDs of the downloads of a request, newest first. */
const findDownloadIds = createBatch(async (ids, _query: object, { tracking }) => {
  const rows = await tracking.store.read.mediaRequest.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, downloadIds: true },
  });
  const byId = new Map(rows.map((row) => [row.id, mediaRequestColumns.downloadIds.read(row)]));
  return (id) => byId.get(id) ?? [];
});

builder.prismaObjectFields("MediaRequest", (t) => ({
  transitionsConnection: t.prismaConnection(
    {
      type: "Transition",
      cursor: "sequence",
      description:
        "The history of the request page by page, oldest first; `last: 20` returns the newest 20. A page has at most 100 items. `transitions` is the same without pages.",
      totalCount: ({ id }, _args, { tracking }) =>
        tracking.store.read.transition.count({ where: { requestId: id } }),
      resolve: (query, { id }, { first, last }, { tracking }) => {
        checkPageSize("first", first);
        checkPageSize("last", last);
        return tracking.store.read.transition.findMany({
          ...query,
          where: { requestId: id },
          orderBy: { sequence: "asc" },
        });
      },
    },
    { name: "TransitionConnection", description: "A page of a history." },
    { name: "TransitionEdge", description: "A transition with its cursor." },
  ),
  downloadsConnection: t.prismaConnection(
    {
      type: "Download",
      cursor: "id",
      description:
        "All past and current downloads of the request page by page, newest first. A page has at most 100 items. `downloads` is the same without pages.",
      totalCount: async ({ id }, _args, ctx) => (await findDownloadIds(ctx, {}, id)).length,
      resolve: async ({ take, skip, cursor, ...query }, { id }, { first, last }, ctx) => {
        checkPageSize("first", first);
        checkPageSize("last", last);
        const page = pageOf(await findDownloadIds(ctx, {}, id), {
          take,
          skip,
          cursor: cursor?.id ?? null,
        });
        return listDownloadsOfRequest(ctx, query, page);
      },
    },
    { name: "DownloadConnection", description: "A page of downloads." },
    { name: "DownloadEdge", description: "A download with its cursor." },
  ),
  actionHistoryConnection: t.prismaConnection(
    {
      type: "ActionRecord",
      cursor: "id",
      description:
        "The actions that users performed on the request page by page, newest first. A page has at most 100 items. Empty without the ADMIN role. `actionHistory` lists the newest without pages.",
      totalCount: ({ id }, _args, { tracking, access }) =>
        can(access, "readDetail")
          ? tracking.store.read.actionRecord.count({ where: whereActions(id) })
          : 0,
      resolve: async (query, { id }, { first, last }, { tracking, access }) => {
        checkPageSize("first", first);
        checkPageSize("last", last);
        return can(access, "readDetail")
          ? tracking.store.read.actionRecord.findMany({
              ...query,
              where: whereActions(id),
              orderBy: [{ createdAt: "desc" }, { id: "desc" }],
            })
          : [];
      },
    },
    { name: "ActionResultConnection", description: "A page of actions." },
    { name: "ActionResultEdge", description: "An action with its cursor." },
  ),
}));
