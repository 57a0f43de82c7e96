import { can, visibleRequests } from "../account/access.ts";
import { findLogEnd } from "../tracking/core/log-end.ts";
import { builder } from "./builder.ts";
import { carryDownloads } from "./list-downloads.ts";
import { CARRIED_REQUEST, CARRIED_TRANSITION, isCarried } from "./live/carried-row.ts";
import { createChangeSource } from "./live/change-source.ts";
import { checkNotExpired } from "./live/log-position.ts";
import { createRequestSource } from "./live/request-source.ts";
import { createTransitionSource } from "./live/transition-source.ts";
import { isPersonalFilter, RequestFilter } from "./request-filter.ts";
import { toVisibleWhere } from "./request-where.ts";
import { visibleDownloads } from "./visible-download.ts";
import { loadRequest } from "./visible-request.ts";

const DOWNLOAD_EVERY_MS = 1000;
const SERVICE_EVERY_MS = 250;

builder.subscriptionField("transitions", (t) =>
  t.prismaField({
    type: "Transition",
    description:
      "Emits every transition of the requests that the viewer may see. Replays all transitions after `after`, then continues live without gaps or duplicates. Fails with SEQUENCE_EXPIRED if the history after `after` is no longer available; reload the data and subscribe again.",
    args: {
      after: t.arg({
        type: "Sequence",
        description:
          "Sequence of the last transition that the client has received. If omitted, only new transitions are emitted.",
      }),
      requestId: t.arg.id({ description: "Emit only transitions of this request." }),
    },
    extensions: { isResumable: true },
    subscribe: async (_root, { after, requestId }, { tracking, resume, access }) => {
      const { read } = tracking.store;
      const from = resume?.after ?? after ?? (await findLogEnd(read));
      await checkNotExpired(read, from);
      return createTransitionSource(tracking, {
        after: from,
        requestId: requestId ?? null,
        visible: can(access, "readAll") ? null : visibleRequests(access),
        endsCaughtUp: resume?.endsCaughtUp ?? false,
      });
    },
    resolve: (query, { sequence, written }, _args, { tracking }) =>
      written !== null && isCarried(query, CARRIED_TRANSITION)
        ? written
        : tracking.store.read.transition.findUniqueOrThrow({ ...query, where: { sequence } }),
  }),
);

builder.subscriptionField("requestChanged", (t) =>
  t.prismaField({
    type: "MediaRequest",
    description:
      "Emits a request that the viewer may see whenever a visible property changes, such as its state, progress or problem. Intermediate values may be skipped. Discard a value with a lower `version` than the client already has.",
    args: {
      id: t.arg.id({ description: "Emit only changes of this request." }),
      filter: t.arg({
        type: RequestFilter,
        description:
          "Emit only requests that match this filter after the change. A request that no longer matches is not emitted.",
      }),
    },
    extensions: {
      isPersonal: ({ filter }: { readonly filter?: typeof RequestFilter.$inferInput | null }) =>
        filter != null && isPersonalFilter(filter),
    },
    subscribe: (_root, { id, filter }, { tracking, access }) =>
      createRequestSource(tracking, {
        requestId: id ?? null,
        where: filter == null && can(access, "readAll") ? null : toVisibleWhere(access, filter),
      }),
    resolve: (query, { id, carried }, _args, ctx) => {
      if (carried === null || !isCarried(query, CARRIED_REQUEST))
        return loadRequest(ctx, id, query);
      carryDownloads(carried.request, carried.downloads);
      return carried.request;
    },
  }),
);

builder.subscriptionField("downloadProgress", (t) =>
  t.prismaField({
    type: "Download",
    description:
      "Emits a download of a request that the viewer may see whenever it progresses, at most once a second. Intermediate values may be skipped.",
    args: { requestId: t.arg.id({ description: "Emit only downloads of this request." }) },
    subscribe: (_root, { requestId }, { tracking, access }) =>
      createChangeSource(tracking, {
        everyMs: DOWNLOAD_EVERY_MS,
        idsOf: ({ downloadIds }) => downloadIds,
        read: (ids) =>
          tracking.store.read.download.findMany({
            where: {
              id: { in: [...ids] },
              ...visibleDownloads(access, requestId ?? null),
            },
            select: { id: true },
          }),
      }),
    resolve: (query, { id }, _args, { tracking }) =>
      tracking.store.read.download.findUniqueOrThrow({ ...query, where: { id } }),
  }),
);

builder.subscriptionField("serviceChanged", (t) =>
  t.prismaField({
    type: "Service",
    authScopes: { may: "readDetail" },
    description:
      "Emits a service whenever it is added or changed, such as when its status changes. Requires the ADMIN role.",
    subscribe: (_root, _args, { tracking }) =>
      createChangeSource(tracking, {
        everyMs: SERVICE_EVERY_MS,
        idsOf: ({ serviceSlugs }) => serviceSlugs,
        read: (slugs) =>
          tracking.store.read.service.findMany({
            where: { slug: { in: [...slugs] } },
            select: { slug: true },
          }),
      }),
    resolve: (query, { slug }, _args, { tracking }) =>
      tracking.store.read.service.findUniqueOrThrow({ ...query, where: { slug } }),
  }),
);
