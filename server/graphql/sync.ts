import type { SYNC_KINDS, SYNC_STATUSES } from "../domain/sync.ts";
import { syncColumns } from "../store/column/sync.ts";
import type { Prisma } from "../store/generated/sqlite/client.ts";
import { syncLibrary } from "../tracking/reconcile/sync-library.ts";
import { syncRequest } from "../tracking/reconcile/sync-request.ts";
import { createBatch, withColumns } from "./batch.ts";
import { builder } from "./builder.ts";
import { CodedMessageType } from "./coded-message.ts";
import { expectActor } from "./context.ts";
import { createChangeSource } from "./live/change-source.ts";
import { MediaRequest } from "./media-request.ts";
import { loadRequest } from "./visible-request.ts";

const SYNC_EVERY_MS = 500;

const SyncKind = builder.enumType("SyncKind", {
  description: "What started a sync.",
  values: {
    FIRST: { description: "The first sync of the installation, which imports existing requests." },
    START: { description: "The start of the tracker." },
    OUTAGE: { description: "A service that became reachable again." },
    NIGHTLY: { description: "The nightly schedule." },
    BUTTON: { description: "A user, or a change to the services." },
    REQUEST: { description: "A user who synced a single request." },
  } satisfies Record<(typeof SYNC_KINDS)[number], { description: string }>,
});

const SyncStatus = builder.enumType("SyncStatus", {
  description: "The status of a sync.",
  values: {
    RUNNING: { description: "The sync is running." },
    DONE: { description: "The sync completed." },
    FAILED: { description: "The sync could not be completed; see `messages`." },
    STOPPED: {
      description: "The tracker was stopped during the sync. It resumes at the next start.",
    },
  } satisfies Record<(typeof SYNC_STATUSES)[number], { description: string }>,
});

builder.prismaObject("Sync", {
  name: "SyncReport",
  description: "The report of a sync, which compares the tracker's data with all services.",
  fields: (t) => ({
    id: t.exposeID("id", { description: "The sync's ID." }),
    kind: t.field({
      type: SyncKind,
      description: "What started the sync.",
      select: { id: true, kind: true },
      resolve: syncColumns.kind.read,
    }),
    status: t.field({
      type: SyncStatus,
      description: "The status of the sync.",
      select: { id: true, status: true },
      resolve: syncColumns.status.read,
    }),
    by: t.exposeString("by", {
      nullable: true,
      description: "Name of the user who started the sync. Null if the tracker started it.",
    }),
    step: t.exposeString("step", { description: "The current step as a phrase." }),
    stepCode: t.exposeString("stepCode", {
      nullable: true,
      description:
        "The code of `step`, for clients that word it themselves. Null in reports that were stored before codes existed.",
    }),
    stepParams: t.field({
      type: "JSON",
      nullable: true,
      description: "The parameters of `stepCode`. Null if `stepCode` is null.",
      select: { id: true, stepParams: true },
      resolve: syncColumns.stepParams.read,
    }),
    done: t.exposeInt("done", { description: "Number of requests processed so far." }),
    total: t.exposeInt("total", {
      description: "Number of requests to process. 0 until it is known.",
    }),
    progress: t.float({
      description: "Progress from 0 to 1.",
      select: { done: true, total: true, status: true },
      resolve: ({ done, total, status }) =>
        status === "DONE" ? 1 : total === 0 ? 0 : Math.min(1, done / total),
    }),
    checked: t.exposeInt("checked", {
      description: "Number of requests compared with the services.",
    }),
    changed: t.exposeInt("changed", { description: "Number of requests changed by the sync." }),
    added: t.exposeInt("added", { description: "Number of requests added by the sync." }),
    idsFilled: t.exposeInt("idsFilled", {
      description: "Number of missing IDs that the sync filled in, of titles, episodes and files.",
    }),
    problems: t.exposeInt("problems", {
      description: "Number of requests with a problem of severity STUCK at the end of the sync.",
    }),
    messages: t.stringList({
      description: "What the sync could not do, as sentences.",
      select: { id: true, messages: true },
      resolve: (row) => syncColumns.messages.read(row).map(({ message }) => message),
    }),
    codedMessages: t.field({
      type: [CodedMessageType],
      description: "The sentences of `messages` with their codes.",
      select: { id: true, messages: true },
      resolve: (row) => [...syncColumns.messages.read(row)],
    }),
    startedAt: t.expose("startedAt", { type: "DateTime", description: "When the sync started." }),
    endedAt: t.expose("endedAt", {
      type: "DateTime",
      nullable: true,
      description: "When the sync ended. Null while it is running.",
    }),
  }),
});

const findLastSync = createBatch(
  async (requestIds, query: Pick<Prisma.SyncFindManyArgs, "select">, { tracking }) => {
    const { read } = tracking.store;
    const latest = await read.sync.groupBy({
      by: ["requestId"],
      where: { requestId: { in: [...requestIds] }, endedAt: { not: null } },
      _max: { startedAt: true },
    });
    const rows = await read.sync.findMany({
      ...withColumns(query, { id: true, requestId: true }),
      where: {
        OR: latest.flatMap(({ requestId, _max: { startedAt } }) =>
          startedAt === null ? [] : [{ requestId, startedAt }],
        ),
      },
    });
    return (id) => rows.find(({ requestId }) => requestId === id) ?? null;
  },
);

builder.prismaObjectField(MediaRequest, "lastSync", (t) =>
  t.prismaField({
    type: "Sync",
    nullable: true,
    authScopes: { may: "readDetail" },
    unauthorizedResolver: () => null,
    description:
      "The report of the latest sync of this request that `syncRequest` made; `messages` names each service that was not asked and why. Null before the first one, once its report is no longer kept, and without the ADMIN role.",
    resolve: (query, { id }, _args, ctx) => findLastSync(ctx, query, id),
  }),
);

builder.queryField("sync", (t) =>
  t.prismaField({
    type: "Sync",
    nullable: true,
    authScopes: { may: "readDetail" },
    description:
      "The report of the running or latest full sync. Null before the first one. Syncs of a single request are not included. Requires the ADMIN role.",
    resolve: (query, _root, _args, ctx) =>
      ctx.tracking.store.read.sync.findFirst({
        ...query,
        where: { kind: { not: "REQUEST" } },
        orderBy: [{ startedAt: "desc" }, { id: "desc" }],
      }),
  }),
);

builder.mutationField("syncLibrary", (t) =>
  t.prismaField({
    type: "Sync",
    authScopes: { may: "act" },
    description:
      "Starts a full sync. Returns its report immediately, or that of the full sync already running; subscribe to `syncChanged` for the progress. Requires the ADMIN role.",
    resolve: async (query, _root, _args, ctx) => {
      const id = await syncLibrary(ctx.tracking, { by: expectActor(ctx) });
      return ctx.tracking.store.read.sync.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
);

builder.mutationField("syncRequest", (t) =>
  t.prismaField({
    type: "MediaRequest",
    authScopes: { may: "act" },
    description:
      "Syncs a single request with all services. Returns once the sync has completed; `lastSync` of the request names each service that could not be asked. Requires the ADMIN role. Fails with NOT_FOUND if the request does not exist, with LIMIT if it was synced within the last 5 seconds, and with UNAVAILABLE if no service could be reached.",
    args: { id: t.arg.id({ required: true, description: "ID of the request." }) },
    resolve: async (query, _root, { id }, ctx) => {
      await syncRequest(ctx.tracking, { requestId: id, by: expectActor(ctx) });
      return loadRequest(ctx, id, query);
    },
  }),
);

builder.subscriptionField("syncChanged", (t) =>
  t.prismaField({
    type: "Sync",
    authScopes: { may: "readDetail" },
    description: "Emits the latest progress of the running sync. Requires the ADMIN role.",
    subscribe: (_root, _args, { tracking }) =>
      createChangeSource(tracking, {
        everyMs: SYNC_EVERY_MS,
        idsOf: ({ syncIds }) => syncIds,
        read: (ids) =>
          tracking.store.read.sync.findMany({
            where: { id: { in: [...ids] }, kind: { not: "REQUEST" } },
            select: { id: true },
          }),
      }),
    resolve: (query, { id }, _args, { tracking }) =>
      tracking.store.read.sync.findUniqueOrThrow({ ...query, where: { id } }),
  }),
);
