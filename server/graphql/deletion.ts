import type { DELETION_STATUSES, STEP_KINDS, STEP_STATUSES } from "../domain/deletion/status.ts";
import { deletionColumns, deletionStepColumns } from "../store/column/deletion.ts";
import { builder, Node } from "./builder.ts";
import { CODE_OF_MESSAGE, CodedMessageType, PARAMS_OF_MESSAGE } from "./coded-message.ts";
import { DeletionItemType, DeletionKept } from "./deletion-item.ts";
import { MediaType } from "./enum.ts";
import { createChangeSource } from "./live/change-source.ts";
import { POSTER } from "./poster.ts";

const DELETION_EVERY_MS = 100;

const DeletionStatus = builder.enumType("DeletionStatus", {
  description: "The status of a deletion.",
  values: {
    WAITING: { description: "The deletion has not started. It can be cancelled until `startsAt`." },
    RUNNING: {
      description: "The deletion is running, or the tracker is still verifying its effect.",
    },
    COMPLETE: {
      description: "Every service has confirmed that nothing is left to delete.",
    },
    INCOMPLETE: {
      description:
        "Some items could not be deleted; see `reason`. The deletion is retried automatically unless it was abandoned.",
    },
    CANCELLED: { description: "The deletion was cancelled before it removed anything." },
  } satisfies Record<(typeof DELETION_STATUSES)[number], { description: string }>,
});

export const DeletionStepKind = builder.enumType("DeletionStepKind", {
  description: "The kind of a deletion step. Steps are executed in the order of these values.",
  values: {
    UNMONITOR: { description: "Stops monitoring the title in Sonarr or Radarr." },
    DOWNLOADS: { description: "Removes the downloads from the download client, with their data." },
    FILES: {
      description:
        "Removes the movie, the series or the files of the requested seasons from Sonarr or Radarr.",
    },
    MATCHING: { description: "Removes the deleted files from Shoko." },
    LIBRARY: { description: "Verifies that the media server no longer lists the title." },
    REQUEST: {
      description: "Removes the request from Seerr so that the title can be requested again.",
    },
  } satisfies Record<(typeof STEP_KINDS)[number], { description: string }>,
});

export const DeletionStepStatus = builder.enumType("DeletionStepStatus", {
  description: "The status of a deletion step.",
  values: {
    PENDING: {
      description: "The step has not been executed; `message` says what it is waiting for.",
    },
    DONE: { description: "The service accepted the deletion. The tracker has not verified it." },
    VERIFIED: { description: "The service confirmed that nothing is left to delete." },
    NOT_APPLICABLE: {
      description: "The step does not concern the service, or everything in the service is kept.",
    },
    NOT_FOUND: { description: "The service holds nothing to delete." },
    FAILED: { description: "The step failed. It is retried automatically." },
  } satisfies Record<(typeof STEP_STATUSES)[number], { description: string }>,
});

builder.prismaObject("DeletionStep", {
  description: "What a deletion does in one service.",
  fields: (t) => ({
    id: t.exposeID("id", { description: "The step's ID." }),
    kind: t.field({
      type: DeletionStepKind,
      description: "The kind of step.",
      select: { id: true, kind: true },
      resolve: deletionStepColumns.kind.read,
    }),
    service: t.exposeString("service", { description: "Slug of the service." }),
    serviceName: t.exposeString("serviceName", {
      description: "Name of the service at the time of the deletion.",
    }),
    status: t.field({
      type: DeletionStepStatus,
      description: "The status of the step.",
      select: { id: true, status: true },
      resolve: deletionStepColumns.status.read,
    }),
    message: t.exposeString("message", { description: "The status as a sentence. May be empty." }),
    messageCode: t.exposeString("messageCode", { nullable: true, description: CODE_OF_MESSAGE }),
    messageParams: t.field({
      type: "JSON",
      nullable: true,
      description: PARAMS_OF_MESSAGE,
      select: { id: true, messageParams: true },
      resolve: deletionStepColumns.messageParams.read,
    }),
    items: t.field({
      type: [DeletionItemType],
      description: "The items to remove, as known when the deletion was requested.",
      select: { id: true, items: true },
      resolve: deletionStepColumns.items.read,
    }),
    size: t.expose("size", { type: "BigInt", description: "Total size of the items in bytes." }),
    tries: t.exposeInt("tries", { description: "How often the step has been attempted." }),
    doneAt: t.expose("doneAt", {
      type: "DateTime",
      nullable: true,
      description: "When the service last accepted the deletion. Null until then.",
    }),
    verifiedAt: t.expose("verifiedAt", {
      type: "DateTime",
      nullable: true,
      description: "When the tracker verified the deletion. Null until then.",
    }),
    updatedAt: t.expose("updatedAt", {
      type: "DateTime",
      description: "When the step last changed.",
    }),
  }),
});

builder.prismaObject("Deletion", {
  interfaces: [Node],
  description:
    "The deletion of a request from every service. The record is kept after the request itself is removed.",
  fields: (t) => ({
    id: t.exposeID("id", { description: "The deletion's ID." }),
    request: t.relation("request", {
      nullable: true,
      description: "The deleted request. Null once the tracker has removed the request's history.",
    }),
    title: t.exposeString("title", { description: "Title of the deleted request." }),
    year: t.exposeInt("year", { nullable: true, description: "Year of release. Null if unknown." }),
    mediaType: t.field({
      type: MediaType,
      description: "Whether the deleted request was for a movie or a show.",
      select: { id: true, mediaType: true },
      resolve: deletionColumns.mediaType.read,
    }),
    is4k: t.exposeBoolean("is4k", { description: "Whether the deleted request was for 4K." }),
    seasons: t.intList({
      description: "Numbers of the requested seasons. Empty for a movie and for a complete show.",
      select: { id: true, seasons: true },
      resolve: deletionColumns.seasons.read,
    }),
    posterUrl: t.string({ ...POSTER, select: { posterUrl: true } }),
    by: t.exposeString("by", { description: "Name of the user who requested the deletion." }),
    deleteFiles: t.exposeBoolean("deleteFiles", {
      description:
        "Whether the deletion removes files and downloads. If false, it only withdraws the request in Seerr and stops tracking it.",
    }),
    status: t.field({
      type: DeletionStatus,
      description: "The status of the deletion.",
      select: { id: true, status: true },
      resolve: deletionColumns.status.read,
    }),
    reason: t.exposeString("reason", {
      nullable: true,
      description: "Why the deletion is INCOMPLETE, or who cancelled it. Null otherwise.",
    }),
    reasons: t.field({
      type: [CodedMessageType],
      description:
        "The parts of `reason` with their codes. Empty if `reason` is null, and for what was stored before codes existed.",
      select: { id: true, reasons: true },
      resolve: (row) => [...(deletionColumns.reasons.read(row) ?? [])],
    }),
    size: t.expose("size", {
      type: "BigInt",
      description:
        "Total size of the removed items in bytes. A download and the files imported from it are counted once.",
    }),
    steps: t.relation("steps", {
      query: { orderBy: { ordinal: "asc" } },
      description: "The steps of the deletion, in the order of execution.",
    }),
    kept: t.field({
      type: [DeletionKept],
      description: "The items that the deletion keeps, with the reason.",
      select: { id: true, kept: true },
      resolve: deletionColumns.kept.read,
    }),
    startsAt: t.expose("startsAt", {
      type: "DateTime",
      description: "When the deletion starts. Until then it can be cancelled.",
    }),
    nextTryAt: t.expose("nextTryAt", {
      type: "DateTime",
      nullable: true,
      description: "When the next attempt starts. Null if none is scheduled.",
    }),
    createdAt: t.expose("createdAt", {
      type: "DateTime",
      description: "When the deletion was requested.",
    }),
    updatedAt: t.expose("updatedAt", {
      type: "DateTime",
      description: "When the deletion last changed.",
    }),
    endedAt: t.expose("endedAt", {
      type: "DateTime",
      nullable: true,
      description: "When the deletion was completed, cancelled or abandoned. Null until then.",
    }),
  }),
});

builder.subscriptionField("deletionChanged", (t) =>
  t.prismaField({
    type: "Deletion",
    authScopes: { may: "readDetail" },
    description:
      "Emits a deletion whenever it changes. Intermediate values may be skipped. Requires the ADMIN role.",
    args: { id: t.arg.id({ description: "Emit only changes of this deletion." }) },
    subscribe: (_root, { id }, { tracking }) =>
      createChangeSource(tracking, {
        everyMs: DELETION_EVERY_MS,
        idsOf: ({ deletionIds }) =>
          id == null ? deletionIds : deletionIds.filter((changed) => changed === id),
        read: (ids) =>
          tracking.store.read.deletion.findMany({
            where: { id: { in: [...ids] } },
            select: { id: true },
          }),
      }),
    resolve: (query, { id }, _args, { tracking }) =>
      tracking.store.read.deletion.findUniqueOrThrow({ ...query, where: { id } }),
  }),
);
