import { DELETION_STATUSES, STEP_KINDS, STEP_STATUSES } from "../tracking/deletion/status.ts";
import { builder } from "./builder.ts";
import { DeletionItemType, DeletionKept, readItems, readKept } from "./deletion-item.ts";
import { createReader, MediaType, toMediaType } from "./enum.ts";
import { checkPageSize } from "./limit.ts";
import { createChangeSource } from "./live/change-source.ts";
import { readNumbers } from "./stored-json.ts";

const DELETION_EVERY_MS = 100;

const DeletionStatus = builder.enumType("DeletionStatus", {
  description: "How far a deletion is.",
  values: {
    WAITING: { description: "It has not begun: it can be called off until `startsAt`." },
    RUNNING: { description: "It is under way, or what was done does not show everywhere yet." },
    COMPLETE: {
      description: "Every service that had anything of it has been seen to have let go.",
    },
    INCOMPLETE: { description: "Something has not gone; `reason` says what. It is tried again." },
    CANCELLED: { description: "It was called off before anything went." },
  } satisfies Record<(typeof DELETION_STATUSES)[number], { description: string }>,
});

export const DeletionStepKind = builder.enumType("DeletionStepKind", {
  description: "What a step of a deletion does, in their order.",
  values: {
    UNMONITOR: { description: "The arr stops looking for it." },
    DOWNLOADS: { description: "Its downloads go, with their data." },
    FILES: { description: "The film or series, or the files of its seasons, leave the arr." },
    MATCHING: { description: "Shoko forgets the files that are gone." },
    LIBRARY: { description: "The library no longer shows it." },
    REQUEST: { description: "It is withdrawn in Seerr, and can be asked for again." },
  } satisfies Record<(typeof STEP_KINDS)[number], { description: string }>,
});

export const DeletionStepStatus = builder.enumType("DeletionStepStatus", {
  description: "How far a step of a deletion is.",
  values: {
    PENDING: { description: "Nothing was done yet; `message` says what it waits for." },
    DONE: { description: "The service has taken the order; that it holds is still to be seen." },
    VERIFIED: { description: "The service was asked: it is gone." },
    NOT_APPLICABLE: { description: "The service has no part in it, or what it has is left alone." },
    NOT_FOUND: { description: "The service has nothing of it." },
    FAILED: { description: "It could not be done; it is tried again." },
  } satisfies Record<(typeof STEP_STATUSES)[number], { description: string }>,
});

const toStatus = createReader(DELETION_STATUSES);
const toStepKind = createReader(STEP_KINDS);
const toStepStatus = createReader(STEP_STATUSES);

builder.prismaObject("DeletionStep", {
  description: "What one service lets go of.",
  fields: (t) => ({
    id: t.exposeID("id", { description: "The tracker's id of it." }),
    kind: t.field({
      type: DeletionStepKind,
      description: "What is done.",
      select: { kind: true },
      resolve: ({ kind }) => toStepKind(kind),
    }),
    service: t.exposeString("service", { description: "Slug of the service." }),
    serviceName: t.exposeString("serviceName", { description: "Its name, as it was then." }),
    status: t.field({
      type: DeletionStepStatus,
      description: "How far it is.",
      select: { status: true },
      resolve: ({ status }) => toStepStatus(status),
    }),
    message: t.exposeString("message", { description: "The same in words; may be empty." }),
    items: t.field({
      type: [DeletionItemType],
      description: "What goes, as it was known when it was asked for.",
      select: { items: true },
      resolve: ({ items }) => [...readItems(items)],
    }),
    size: t.expose("size", { type: "BigInt", description: "Bytes of it." }),
    tries: t.exposeInt("tries", { description: "How often it was tried." }),
    doneAt: t.expose("doneAt", {
      type: "DateTime",
      nullable: true,
      description: "When the service last took the order.",
    }),
    verifiedAt: t.expose("verifiedAt", {
      type: "DateTime",
      nullable: true,
      description: "When it was seen to be gone.",
    }),
    updatedAt: t.expose("updatedAt", { type: "DateTime", description: "When it last got on." }),
  }),
});

builder.prismaObject("Deletion", {
  description: "Something that somebody had deleted everywhere. It stays when the request is gone.",
  fields: (t) => ({
    id: t.exposeID("id", { description: "The tracker's id of it." }),
    request: t.relation("request", {
      nullable: true,
      description: "The request, as long as the tracker keeps its history.",
    }),
    title: t.exposeString("title", { description: "What it was called." }),
    year: t.exposeInt("year", { nullable: true, description: "Its year." }),
    mediaType: t.field({
      type: MediaType,
      description: "Film or show.",
      select: { mediaType: true },
      resolve: ({ mediaType }) => toMediaType(mediaType),
    }),
    is4k: t.exposeBoolean("is4k", { description: "It was asked for in 4K." }),
    seasons: t.intList({
      description: "Seasons that were asked for; empty for a film or the whole show.",
      select: { seasons: true },
      resolve: ({ seasons }) => readNumbers(seasons),
    }),
    posterUrl: t.exposeString("posterUrl", { nullable: true, description: "Its poster." }),
    by: t.exposeString("by", { description: "Who had it deleted." }),
    deleteFiles: t.exposeBoolean("deleteFiles", {
      description: "False: it is only no longer followed, and withdrawn.",
    }),
    status: t.field({
      type: DeletionStatus,
      description: "How far it is.",
      select: { status: true },
      resolve: ({ status }) => toStatus(status),
    }),
    reason: t.exposeString("reason", {
      nullable: true,
      description: "Why it is INCOMPLETE, or who called it off.",
    }),
    size: t.expose("size", {
      type: "BigInt",
      description: "Bytes that go: downloads and the files made of them count once.",
    }),
    steps: t.relation("steps", {
      query: { orderBy: { ordinal: "asc" } },
      description: "What is done, in order.",
    }),
    kept: t.field({
      type: [DeletionKept],
      description: "What is left alone, and why.",
      select: { kept: true },
      resolve: ({ kept }) => [...readKept(kept)],
    }),
    startsAt: t.expose("startsAt", {
      type: "DateTime",
      description: "Nothing goes before; until then it can be called off.",
    }),
    nextTryAt: t.expose("nextTryAt", {
      type: "DateTime",
      nullable: true,
      description: "When it goes on by itself.",
    }),
    createdAt: t.expose("createdAt", { type: "DateTime", description: "When it was asked for." }),
    updatedAt: t.expose("updatedAt", { type: "DateTime", description: "When it last got on." }),
    endedAt: t.expose("endedAt", {
      type: "DateTime",
      nullable: true,
      description: "When it was complete, or called off.",
    }),
  }),
});

builder.queryField("deletions", (t) =>
  t.prismaConnection(
    {
      type: "Deletion",
      cursor: "id",
      authScopes: { admin: true },
      description: "What was deleted everywhere, newest first; up to 100 at a time. For admins.",
      args: { requestId: t.arg.id({ description: "Of this request only." }) },
      totalCount: (_root, { requestId }, ctx) =>
        ctx.tracking.store.read.deletion.count({ where: whereOf(requestId) }),
      resolve: (query, _root, { first, last, requestId }, ctx) => {
        checkPageSize("first", first);
        checkPageSize("last", last);
        return ctx.tracking.store.read.deletion.findMany({
          ...query,
          where: whereOf(requestId),
          orderBy: [{ createdAt: "desc" }, { id: "desc" }],
        });
      },
    },
    { name: "DeletionConnection", description: "A page of deletions." },
    { name: "DeletionEdge", description: "A deletion within a page." },
  ),
);

function whereOf(requestId: string | null | undefined) {
  return requestId == null ? {} : { requestId };
}

builder.subscriptionField("deletionChanged", (t) =>
  t.prismaField({
    type: "Deletion",
    authScopes: { admin: true },
    description: "A deletion whenever it gets on; only its newest value. For admins.",
    args: { id: t.arg.id({ description: "This one only." }) },
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
