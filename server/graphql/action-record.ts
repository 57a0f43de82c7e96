import type { ACTION_STATUSES } from "../domain/action.ts";
import { ACTIONS } from "../domain/action.ts";
import { actionRecordColumns } from "../store/column/action-record.ts";
import { decideRequest } from "../tracking/actions/decide.ts";
import { performAction } from "../tracking/actions/perform.ts";
import { builder, Node } from "./builder.ts";
import { expectActor } from "./context.ts";
import { ActionKind } from "./problem.ts";
import { loadRequest } from "./visible-request.ts";

const ActionStatus = builder.enumType("ActionStatus", {
  description: "The outcome of an action.",
  values: {
    SENT: { description: "The service accepted the action. The tracker waits for its effect." },
    WORKED: { description: "The request has progressed since the action." },
    NO_EFFECT: {
      description: "The request has not progressed within the time that the action usually takes.",
    },
    FAILED: { description: "The service rejected the action or could not carry it out." },
  } satisfies Record<(typeof ACTION_STATUSES)[number], { description: string }>,
});

builder.prismaObject("ActionRecord", {
  name: "ActionResult",
  interfaces: [Node],
  description: "An action that a user performed on a request, and its outcome.",
  fields: (t) => ({
    id: t.exposeID("id", { description: "The action's ID." }),
    kind: t.field({
      type: ActionKind,
      description: "The kind of action.",
      select: { id: true, kind: true },
      resolve: actionRecordColumns.kind.read,
    }),
    status: t.field({
      type: ActionStatus,
      description: "The outcome so far.",
      select: { id: true, status: true },
      resolve: actionRecordColumns.status.read,
    }),
    message: t.exposeString("message", { description: "The outcome as an English sentence." }),
    messageCode: t.exposeString("messageCode", {
      nullable: true,
      description:
        'The code of `message`, for clients that word it themselves, such as "SEARCH_STARTED"; the code of a transition if that transition is the effect. Null for actions that were stored before codes existed.',
    }),
    messageParams: t.field({
      type: "JSON",
      nullable: true,
      description:
        'The parameters of `messageCode`: {"found": 3, "rejected": 2} for "RELEASES_LISTED". Null if `messageCode` is null.',
      select: { id: true, messageParams: true },
      resolve: actionRecordColumns.messageParams.read,
    }),
    summary: t.string({
      description:
        'The action as a phrase that follows the name in `by`, such as "had Sonarr search again".',
      select: { id: true, kind: true, service: true },
      resolve: (row, _args, { tracking }) => {
        const name = tracking.services.running.get(row.service)?.name ?? row.service;
        return ACTIONS[actionRecordColumns.kind.read(row)].summary(name);
      },
    }),
    serviceName: t.string({
      description: 'Name of the service that carried out the action, such as "Sonarr".',
      select: { service: true },
      resolve: ({ service }, _args, { tracking }) =>
        tracking.services.running.get(service)?.name ?? service,
    }),
    service: t.exposeString("service", {
      description: "Slug of the service that carried out the action.",
    }),
    by: t.exposeString("by", { description: "Name of the user who performed the action." }),
    createdAt: t.expose("createdAt", {
      type: "DateTime",
      description: "When the action was performed.",
    }),
    endedAt: t.expose("endedAt", {
      type: "DateTime",
      nullable: true,
      description: "When the outcome became final. Null while the status is SENT.",
    }),
    request: t.relation("request", {
      description: "The request that the action was performed on.",
    }),
  }),
});

const REASON =
  "The reason for declining the request, at most 500 characters. It becomes the `stateReason` of the request and is shown in its history; Seerr does not store it.";

builder.mutationField("performAction", (t) =>
  t.prismaField({
    type: "ActionRecord",
    authScopes: { may: "act" },
    description:
      "Performs an action on a request. Returns as soon as the service has accepted the action; follow `status` for its effect. Requires the ADMIN role. Fails with NOT_FOUND if the request, an episode or the download does not exist, with BAD_INPUT if the action needs an argument that is missing, with CONFLICT if the action is not possible now, and with LIMIT if the same action was performed within the last 30 seconds. DECLINE works like `declineRequest`.",
    args: {
      requestId: t.arg.id({ required: true, description: "ID of the request." }),
      episodeIds: t.arg.idList({
        description:
          "IDs of the episodes to perform the action on. If omitted, the action applies to every episode that it can help.",
      }),
      downloadId: t.arg.id({
        description:
          "ID of the download to perform the action on. If omitted, the action applies to the current download of each episode.",
      }),
      action: t.arg({ type: ActionKind, required: true, description: "The action to perform." }),
      releaseId: t.arg.id({
        description:
          "For GRAB_RELEASE: ID of the release in a `releaseList` of the last 29 minutes.",
      }),
      linkTo: t.arg.idList({
        description:
          "For LINK_IN_SHOKO: IDs of the episodes among the `linkCandidates` that the file contains, usually one.",
      }),
      override: t.arg.boolean({
        defaultValue: false,
        description:
          "For GRAB_RELEASE: whether the episodes in `episodeIds` are what the release contains, whatever its name says. A release whose name says nothing (`isRecognised` is false) is always taken for them.",
      }),
      reason: t.arg.string({ description: `Only for DECLINE. ${REASON}` }),
    },
    resolve: async (query, _root, args, ctx) => {
      const { requestId, episodeIds, downloadId, action } = args;
      const id = await performAction(ctx.tracking, {
        requestId,
        kind: action,
        by: expectActor(ctx),
        unitIds: episodeIds ?? null,
        downloadRowId: downloadId ?? null,
        args: {
          releaseId: args.releaseId ?? null,
          isOverride: args.override ?? false,
          reason: args.reason ?? null,
          linkTo: (args.linkTo ?? []).map(Number),
        },
      });
      return ctx.tracking.store.read.actionRecord.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
);

const DECIDE =
  "Returns the request; its state changes once Seerr has reported the decision. Requires the ADMIN role. Fails with NOT_FOUND if the request does not exist, with CONFLICT if it was not made in Seerr, with LIMIT if the same decision was made within the last 30 seconds, and with UNAVAILABLE if Seerr does not carry it out.";

builder.mutationField("approveRequest", (t) =>
  t.prismaField({
    type: "MediaRequest",
    authScopes: { may: "act" },
    description: `Approves a request in Seerr. ${DECIDE}`,
    args: { id: t.arg.id({ required: true, description: "ID of the request." }) },
    resolve: async (query, _root, { id }, ctx) => {
      await decideRequest(ctx.tracking, {
        requestId: id,
        isApproved: true,
        by: expectActor(ctx),
      });
      return loadRequest(ctx, id, query);
    },
  }),
);

builder.mutationField("declineRequest", (t) =>
  t.prismaField({
    type: "MediaRequest",
    authScopes: { may: "act" },
    description: `Declines a request in Seerr. ${DECIDE}`,
    args: {
      id: t.arg.id({ required: true, description: "ID of the request." }),
      reason: t.arg.string({ description: REASON }),
    },
    resolve: async (query, _root, { id, reason }, ctx) => {
      await decideRequest(ctx.tracking, {
        requestId: id,
        isApproved: false,
        reason,
        by: expectActor(ctx),
      });
      return loadRequest(ctx, id, query);
    },
  }),
);
