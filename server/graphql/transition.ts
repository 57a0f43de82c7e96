import { can, visibleRequests, type Access } from "../account/access.ts";
import { toPublicLine } from "../domain/message/public-message.ts";
import { transitionColumns } from "../store/column/transition.ts";
import type { Prisma, Transition as TransitionRow } from "../store/generated/sqlite/client.ts";
import { builder } from "./builder.ts";
import { Channel, RequestState } from "./enum.ts";
import { Episode } from "./episode.ts";
import { checkPageSize } from "./limit.ts";
import { checkNotExpired } from "./live/log-position.ts";

const DEFAULT_PAGE_SIZE = 50;

const LINE = { sequence: true, message: true, messageCode: true, messageParams: true } as const;

/** Returns the line of the history without what only admins see. */
function publicLineOf(row: Pick<TransitionRow, keyof typeof LINE>) {
  const messageParams = transitionColumns.messageParams.read(row);
  return toPublicLine({ ...row, messageParams }, "The state changed.");
}

export const Transition = builder.prismaObject("Transition", {
  description:
    "An entry in the history: a change of a request's or episode's state. The history is append-only.",
  fields: (t) => ({
    sequence: t.expose("sequence", {
      type: "Sequence",
      description: "The transition's position in the history of all requests, in ascending order.",
    }),
    at: t.expose("at", {
      type: "DateTime",
      description: "When the change happened, according to the service that reported it.",
    }),
    from: t.field({
      type: RequestState,
      nullable: true,
      description: "The state before the transition. Null for the first transition.",
      select: { sequence: true, from: true },
      resolve: transitionColumns.from.read,
    }),
    to: t.field({
      type: RequestState,
      description: "The state after the transition.",
      select: { sequence: true, to: true },
      resolve: transitionColumns.to.read,
    }),
    inferred: t.exposeBoolean("inferred", {
      description:
        "Whether the tracker inferred the transition from a later one because no service reported it.",
    }),
    attempt: t.exposeInt("attempt", {
      description:
        "Number of the attempt that the transition belongs to. 0 before the first attempt.",
    }),
    service: t.exposeString("service", {
      description: "Slug of the service that caused the transition.",
    }),
    event: t.exposeString("event", {
      description: 'The event as the service names it, such as "Download".',
    }),
    channel: t.field({
      type: Channel,
      description: "How the tracker learned of the change.",
      select: { sequence: true, channel: true },
      resolve: transitionColumns.channel.read,
    }),
    message: t.string({
      description:
        "The transition as an English sentence. Without the ADMIN role it names no releases and indexers.",
      select: LINE,
      resolve: (row, _args, { access }) =>
        (can(access, "readDetail") ? row : publicLineOf(row)).message,
    }),
    messageCode: t.string({
      nullable: true,
      select: LINE,
      resolve: (row, _args, { access }) =>
        (can(access, "readDetail") ? row : publicLineOf(row)).messageCode,
      description:
        'The code of `message`, for clients that word it themselves, such as "RELEASE_GRABBED". Null for transitions that were stored before codes existed.',
    }),
    messageParams: t.field({
      type: "JSON",
      nullable: true,
      description:
        'The parameters of `messageCode`, such as {"service": "Sonarr", "episodes": 12, "isAnother": false, "size": 33900000000, "indexer": "Nyaa", "releaseTitle": "[FLE] Lycoris Recoil - S01", "reason": null}. A `reason` is text of a service, or an object with `code` and `params`. Null if `messageCode` is null.',
      select: LINE,
      resolve: (row, _args, { access }) =>
        can(access, "readDetail")
          ? transitionColumns.messageParams.read(row)
          : publicLineOf(row).messageParams,
    }),
    request: t.relation("request", { description: "The request that the transition belongs to." }),
    episode: t.field({
      type: Episode,
      nullable: true,
      description:
        "The episode that the transition belongs to. Null for a movie, and if it concerns the whole request.",
      select: (_args, _ctx, nested) => ({ unit: nested() }),
      resolve: ({ unit }) => (unit === null || unit.season === null ? null : unit),
    }),
    delivery: t.relation("delivery", {
      nullable: true,
      authScopes: { may: "readDetail" },
      unauthorizedResolver: () => null,
      description:
        "The webhook that reported the change. Null if it was not reported by a webhook, the webhook is no longer stored, and without the ADMIN role.",
    }),
    evidence: t.field({
      type: "JSON",
      nullable: true,
      description:
        "The data that reported the change, with secrets removed. Null if it was reported by a webhook (see `delivery`), there is none or it is no longer kept, and without the ADMIN role.",
      select: { sequence: true, evidence: true },
      resolve: (row, _args, { access }) =>
        can(access, "readDetail") ? transitionColumns.evidence.read(row) : null,
    }),
  }),
});

// Sorted here, because with `orderBy` Prisma queries all episodes at once, which exceeds the limit of parameters for a
// show with a thousand episodes.
builder.prismaObjectField(Episode, "transitions", (t) =>
  t.field({
    type: [Transition],
    description: "The history of the episode, oldest first.",
    select: (_args, _ctx, nestedSelection) => ({
      transitions: nestedSelection({}),
    }),
    resolve: ({ transitions }) =>
      transitions.toSorted((a, b) => (a.sequence < b.sequence ? -1 : 1)),
  }),
);

/** The condition for the history of visible requests. */
function visibleTransitions(access: Access | null): Prisma.TransitionWhereInput {
  return can(access, "readAll") ? {} : { request: visibleRequests(access) };
}

builder.queryField("transitions", (t) =>
  t.prismaField({
    type: [Transition],
    description: "The history of the requests that the viewer may see, oldest first.",
    args: {
      after: t.arg({
        type: "Sequence",
        description:
          "Return only the transitions after this sequence. Fails with SEQUENCE_EXPIRED if the history after it is no longer available.",
      }),
      first: t.arg.int({
        defaultValue: DEFAULT_PAGE_SIZE,
        description: "Return the first _n_ transitions, at most 100.",
      }),
      requestId: t.arg.id({ description: "Return only the transitions of this request." }),
    },
    complexity: ({ first }) => ({ field: 1, multiplier: (first ?? DEFAULT_PAGE_SIZE) / 2 }),
    resolve: async (query, _root, { after, first, requestId }, ctx) => {
      checkPageSize("first", first);
      const { read } = ctx.tracking.store;
      const found = await read.transition.findMany({
        ...query,
        where: {
          ...(after != null && { sequence: { gt: after } }),
          ...(requestId != null && { requestId }),
          ...visibleTransitions(ctx.access),
        },
        orderBy: { sequence: "asc" },
        take: first ?? DEFAULT_PAGE_SIZE,
      });
      // Afterwards: what was pruned meanwhile is missing.
      if (after != null) await checkNotExpired(read, after);
      return found;
    },
  }),
);
