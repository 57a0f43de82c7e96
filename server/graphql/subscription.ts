import { builder } from "./builder.ts";
import { createChangeSource } from "./live/change-source.ts";
import { checkNotExpired, findHead } from "./live/log-position.ts";
import { createTransitionSource } from "./live/transition-source.ts";
import { RequestFilter, toRequestWhere } from "./request-filter.ts";

const REQUEST_EVERY_MS = 100;
const DOWNLOAD_EVERY_MS = 1000;
const SERVICE_EVERY_MS = 250;

builder.subscriptionField("transitions", (t) =>
  t.prismaField({
    type: "Transition",
    description:
      "Every step of the history: replays all after `after`, then goes on live, without gap or double. SEQUENCE_EXPIRED when `after` is older than what is kept.",
    args: {
      after: t.arg({
        type: "Sequence",
        description: "The last one you have; left out: only what is new.",
      }),
      requestId: t.arg.id({ description: "Of this request only." }),
    },
    extensions: { isResumable: true },
    subscribe: async (_root, { after, requestId }, { tracking, resume }) => {
      const { read } = tracking.store;
      const from = resume?.after ?? after ?? (await findHead(read));
      await checkNotExpired(read, from);
      return createTransitionSource(tracking, {
        after: from,
        requestId: requestId ?? null,
        endsCaughtUp: resume?.endsCaughtUp ?? false,
      });
    },
    resolve: (query, { sequence }, _args, { tracking }) =>
      tracking.store.read.transition.findUniqueOrThrow({ ...query, where: { sequence } }),
  }),
);

builder.subscriptionField("requestChanged", (t) =>
  t.prismaField({
    type: "MediaRequest",
    description:
      "A request whenever anything visible of it changes: state, progress, problem. Only its newest value; drop what has a lower `version` than you have.",
    args: {
      id: t.arg.id({ description: "This request only." }),
      filter: t.arg({
        type: RequestFilter,
        description:
          "Only requests that are like this after the change. To hear of those that leave, filter yourself.",
      }),
    },
    subscribe: (_root, { id, filter }, { tracking }) => {
      const sent = new Map<string, bigint>();
      return createChangeSource(tracking, {
        everyMs: REQUEST_EVERY_MS,
        idsOf: ({ requestIds }) =>
          id == null ? requestIds : requestIds.filter((changed) => changed === id),
        read: async (ids) => {
          const rows = await tracking.store.read.mediaRequest.findMany({
            where: { AND: [{ id: { in: [...ids] } }, toRequestWhere(filter)] },
            orderBy: { version: "asc" },
            select: { id: true, version: true },
          });
          return rows.filter((row) => {
            const isNew = row.version > (sent.get(row.id) ?? -1n);
            sent.set(row.id, row.version);
            return isNew;
          });
        },
      });
    },
    resolve: (query, event, _args, { tracking }) =>
      tracking.store.read.mediaRequest.findUniqueOrThrow({ ...query, where: { id: event.id } }),
  }),
);

builder.subscriptionField("downloadProgress", (t) =>
  t.prismaField({
    type: "Download",
    description: "A download whenever it moves on, at most once a second; only its newest value.",
    args: { requestId: t.arg.id({ description: "Downloads of this request only." }) },
    subscribe: (_root, { requestId }, { tracking }) =>
      createChangeSource(tracking, {
        everyMs: DOWNLOAD_EVERY_MS,
        idsOf: ({ downloadIds }) => downloadIds,
        read: (ids) =>
          tracking.store.read.download.findMany({
            where: {
              id: { in: [...ids] },
              ...(requestId != null && { attempts: { some: { unit: { requestId } } } }),
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
    description: "A service whenever it comes, goes or changes.",
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
