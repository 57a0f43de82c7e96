import { ACTION_KINDS, ACTIONS } from "../domain/action.ts";
import { decideRequest } from "../tracking/actions/decide.ts";
import { performAction } from "../tracking/actions/perform.ts";
import { ACTION_STATUSES } from "../tracking/actions/status.ts";
import { builder } from "./builder.ts";
import { createReader } from "./enum.ts";
import { ActionKind } from "./problem.ts";

const ActionStatus = builder.enumType("ActionStatus", {
  description: "What came of something that was done.",
  values: {
    SENT: { description: "The service has taken the order; its effect is watched." },
    WORKED: { description: "The request has moved since." },
    NO_EFFECT: { description: "Nothing has moved in the time it usually takes." },
    FAILED: { description: "The service could not or would not do it." },
  } satisfies Record<(typeof ACTION_STATUSES)[number], { description: string }>,
});

const toStatus = createReader(ACTION_STATUSES);
const toKind = createReader(ACTION_KINDS);

builder.prismaObject("ActionRecord", {
  name: "ActionResult",
  description: "Something that somebody had done about a request.",
  fields: (t) => ({
    id: t.exposeID("id", { description: "The tracker's id of it." }),
    kind: t.field({
      type: ActionKind,
      description: "What it was.",
      select: { kind: true },
      resolve: ({ kind }) => toKind(kind),
    }),
    status: t.field({
      type: ActionStatus,
      description: "What came of it so far.",
      select: { status: true },
      resolve: ({ status }) => toStatus(status),
    }),
    message: t.exposeString("message", { description: "The same in words." }),
    summary: t.string({
      description: 'What was done, after the name of whoever did it: "had Sonarr search again".',
      select: { kind: true, service: true },
      resolve: ({ kind, service }, _args, { tracking }) =>
        ACTIONS[toKind(kind)].summary(tracking.services.running.get(service)?.name ?? service),
    }),
    service: t.exposeString("service", { description: "Slug of the service that was asked." }),
    by: t.exposeString("by", { description: "Who asked for it." }),
    createdAt: t.expose("createdAt", { type: "DateTime", description: "When it was asked for." }),
    endedAt: t.expose("endedAt", {
      type: "DateTime",
      nullable: true,
      description: "When it was known what came of it.",
    }),
    request: t.relation("request", { description: "The request it is about." }),
  }),
});

builder.mutationField("performAction", (t) =>
  t.prismaField({
    type: "ActionRecord",
    authScopes: { admin: true },
    description:
      "Has a service do something about a request. Answers once the service has taken the order; what comes of it is watched (`status`). LIMIT when it was asked for a moment ago, CONFLICT where it cannot help now. For admins.",
    args: {
      requestId: t.arg.id({ required: true, description: "The request." }),
      episodeIds: t.arg.idList({
        description: "Only these of its episodes; absent: all that it can help.",
      }),
      downloadId: t.arg.id({
        description: "Only this download (the tracker's id of it); absent: the one that leads.",
      }),
      action: t.arg({ type: ActionKind, required: true, description: "What to do." }),
    },
    resolve: async (query, _root, { requestId, episodeIds, downloadId, action }, ctx) => {
      const id = await performAction(ctx.tracking, {
        requestId,
        kind: action,
        by: ctx.viewer?.name ?? "somebody",
        unitIds: episodeIds ?? null,
        downloadRowId: downloadId ?? null,
      });
      return ctx.tracking.store.read.actionRecord.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
);

const DECIDE = "Answers with the request; the decision shows once Seerr tells of it. For admins.";

builder.mutationField("approveRequest", (t) =>
  t.prismaField({
    type: "MediaRequest",
    authScopes: { admin: true },
    description: `Approves a request in Seerr. ${DECIDE}`,
    args: { id: t.arg.id({ required: true, description: "The request." }) },
    resolve: async (query, _root, { id }, ctx) => {
      await decideRequest(ctx.tracking, {
        requestId: id,
        isApproved: true,
        by: ctx.viewer?.name ?? "somebody",
      });
      return ctx.tracking.store.read.mediaRequest.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
);

builder.mutationField("declineRequest", (t) =>
  t.prismaField({
    type: "MediaRequest",
    authScopes: { admin: true },
    description: `Declines a request in Seerr. ${DECIDE}`,
    args: {
      id: t.arg.id({ required: true, description: "The request." }),
      reason: t.arg.string({
        description: "Why; it stands in the history here. Seerr takes none.",
      }),
    },
    resolve: async (query, _root, { id, reason }, ctx) => {
      await decideRequest(ctx.tracking, {
        requestId: id,
        isApproved: false,
        reason: reason ?? null,
        by: ctx.viewer?.name ?? "somebody",
      });
      return ctx.tracking.store.read.mediaRequest.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
);
