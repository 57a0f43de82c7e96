import { SYNC_KINDS, SYNC_STATUSES } from "../tracking/reconcile/report.ts";
import { syncLibrary } from "../tracking/reconcile/sync-library.ts";
import { syncRequest } from "../tracking/reconcile/sync-request.ts";
import { builder } from "./builder.ts";
import { createReader } from "./enum.ts";
import { createChangeSource } from "./live/change-source.ts";
import { readStrings } from "./stored-json.ts";

const SYNC_EVERY_MS = 500;

const SyncKind = builder.enumType("SyncKind", {
  description: "Why everything was looked at.",
  values: {
    FIRST: { description: "The first look at an installation, with its past." },
    START: { description: "The tracker was started." },
    OUTAGE: { description: "A service came back." },
    NIGHTLY: { description: "By night, once a day." },
    BUTTON: { description: "Somebody asked for it." },
    REQUEST: { description: "Somebody asked for one request." },
  } satisfies Record<(typeof SYNC_KINDS)[number], { description: string }>,
});

const SyncStatus = builder.enumType("SyncStatus", {
  description: "How far a look at everything is.",
  values: {
    RUNNING: { description: "It is under way." },
    DONE: { description: "Everything was looked at." },
    FAILED: { description: "It could not be brought to its end; `messages` say why." },
    STOPPED: { description: "The tracker ended meanwhile; it goes on at the next start." },
  } satisfies Record<(typeof SYNC_STATUSES)[number], { description: string }>,
});

const toKind = createReader(SYNC_KINDS);
const toStatus = createReader(SYNC_STATUSES);

builder.prismaObject("Sync", {
  name: "SyncReport",
  description: "A look at everything that the services have, and what came of it.",
  fields: (t) => ({
    id: t.exposeID("id", { description: "The tracker's id of it." }),
    kind: t.field({
      type: SyncKind,
      description: "Why.",
      select: { kind: true },
      resolve: ({ kind }) => toKind(kind),
    }),
    status: t.field({
      type: SyncStatus,
      description: "How far it is.",
      select: { status: true },
      resolve: ({ status }) => toStatus(status),
    }),
    by: t.exposeString("by", { nullable: true, description: "Who asked for it." }),
    step: t.exposeString("step", { description: "What it is at, in words." }),
    done: t.exposeInt("done", { description: "Requests that were looked at so far." }),
    total: t.exposeInt("total", {
      description: "Requests that there are to look at; 0 while it is not known.",
    }),
    progress: t.float({
      description: "0 to 1.",
      select: { done: true, total: true, status: true },
      resolve: ({ done, total, status }) =>
        status === "DONE" ? 1 : total === 0 ? 0 : Math.min(1, done / total),
    }),
    checked: t.exposeInt("checked", { description: "Requests that were compared." }),
    changed: t.exposeInt("changed", { description: "Requests that looked otherwise afterwards." }),
    added: t.exposeInt("added", { description: "Requests that were not tracked before." }),
    idsFilled: t.exposeInt("idsFilled", {
      description: "Ids that were not known before, of titles, episodes and files.",
    }),
    problems: t.exposeInt("problems", {
      description: "Requests that ask for somebody, at its end.",
    }),
    messages: t.stringList({
      description: "What it could not do, in words.",
      select: { messages: true },
      resolve: ({ messages }) => readStrings(messages),
    }),
    startedAt: t.expose("startedAt", { type: "DateTime", description: "When it began." }),
    endedAt: t.expose("endedAt", {
      type: "DateTime",
      nullable: true,
      description: "When it ended.",
    }),
  }),
});

builder.queryField("sync", (t) =>
  t.prismaField({
    type: "Sync",
    nullable: true,
    description:
      "The look at everything that is under way or was last; null before the first. Looks at one request are left out.",
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
    authScopes: { admin: true },
    description:
      "Looks at everything now. Answers at once with the report of the look that has begun, or that was under way already; `syncChanged` tells how it goes on. For admins.",
    resolve: async (query, _root, _args, ctx) => {
      const id = await syncLibrary(ctx.tracking, { by: ctx.viewer?.name ?? "somebody" });
      return ctx.tracking.store.read.sync.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
);

builder.mutationField("syncRequest", (t) =>
  t.prismaField({
    type: "MediaRequest",
    description:
      "Asks every service about one request now, fills in what is not known of it, and answers when that is done. LIMIT when it was asked for a moment ago, or many were.",
    args: { id: t.arg.id({ required: true, description: "The request." }) },
    resolve: async (query, _root, { id }, ctx) => {
      await syncRequest(ctx.tracking, {
        requestId: id,
        by: ctx.viewer?.name ?? "somebody",
        isAdmin: ctx.role === "ADMIN",
      });
      return ctx.tracking.store.read.mediaRequest.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
);

builder.subscriptionField("syncChanged", (t) =>
  t.prismaField({
    type: "Sync",
    description: "A look at everything whenever it gets on; only its newest value.",
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
