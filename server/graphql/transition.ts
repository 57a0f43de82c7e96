import { builder } from "./builder.ts";
import { Channel, RequestState, toChannel, toState } from "./enum.ts";
import { Episode } from "./episode.ts";
import { checkPageSize } from "./limit.ts";
import { checkNotExpired } from "./live/log-position.ts";
import { redact } from "./redact.ts";
import { readJson } from "./stored-json.ts";

const DEFAULT_PAGE_SIZE = 50;

export const Transition = builder.prismaObject("Transition", {
  description: "One step of the history. Steps are only ever added, and their sequence rises.",
  fields: (t) => ({
    sequence: t.expose("sequence", {
      type: "Sequence",
      description: "Its place in the history of everything.",
    }),
    at: t.expose("at", {
      type: "DateTime",
      description: "When it happened, by the clock of whoever told.",
    }),
    from: t.field({
      type: RequestState,
      nullable: true,
      description: "The state before; null at the beginning.",
      select: { from: true },
      resolve: ({ from }) => (from === null ? null : toState(from)),
    }),
    to: t.field({
      type: RequestState,
      description: "The state after.",
      select: { to: true },
      resolve: ({ to }) => toState(to),
    }),
    inferred: t.exposeBoolean("inferred", {
      description: "Nobody reported it; a later step showed that it happened.",
    }),
    attempt: t.exposeInt("attempt", {
      description: "The attempt it belongs to; 0 before the first.",
    }),
    service: t.exposeString("service", { description: "Slug of the service that caused it." }),
    event: t.exposeString("event", { description: "The service's own name of what happened." }),
    channel: t.field({
      type: Channel,
      description: "How the tracker heard of it.",
      select: { channel: true },
      resolve: ({ channel }) => toChannel(channel),
    }),
    message: t.exposeString("message", { description: "What happened, in words." }),
    request: t.relation("request", { description: "The request it is about." }),
    episode: t.field({
      type: Episode,
      nullable: true,
      description: "The episode it is about; null for a film, or for the request as a whole.",
      select: (_args, _ctx, nested) => ({ unit: nested() }),
      resolve: ({ unit }) => (unit === null || unit.season === null ? null : unit),
    }),
    delivery: t.relation("delivery", { nullable: true, description: "The webhook it rests on." }),
    evidence: t.field({
      type: "JSON",
      nullable: true,
      description: "The polled fact it rests on, without secrets; for a webhook see `delivery`.",
      select: { evidence: true },
      resolve: ({ evidence }) => (evidence === null ? null : redact(readJson(evidence))),
    }),
  }),
});

// Sorted here and not by the query: with an order, Prisma asks for all episodes at once and meets the limit of
// parameters in a show with a thousand of them.
builder.prismaObjectField(Episode, "transitions", (t) =>
  t.field({
    type: [Transition],
    description: "Its history, oldest first.",
    select: (_args, _ctx, nestedSelection) => ({
      transitions: nestedSelection({}),
    }),
    resolve: ({ transitions }) =>
      transitions.toSorted((a, b) => (a.sequence < b.sequence ? -1 : 1)),
  }),
);

builder.queryField("transitions", (t) =>
  t.prismaField({
    type: [Transition],
    description: "The history of everything, oldest first.",
    args: {
      after: t.arg({ type: "Sequence", description: "Only what came after this." }),
      first: t.arg.int({
        defaultValue: DEFAULT_PAGE_SIZE,
        description: "At most so many, up to 100.",
      }),
      requestId: t.arg.id({ description: "Of this request only." }),
    },
    complexity: ({ first }) => ({ field: 1, multiplier: (first ?? DEFAULT_PAGE_SIZE) / 2 }),
    resolve: async (query, _root, { after, first, requestId }, ctx) => {
      checkPageSize("first", first);
      const { read } = ctx.tracking.store;
      if (after != null) await checkNotExpired(read, after);
      return read.transition.findMany({
        ...query,
        where: {
          ...(after != null && { sequence: { gt: after } }),
          ...(requestId != null && { requestId }),
        },
        orderBy: { sequence: "asc" },
        take: first ?? DEFAULT_PAGE_SIZE,
      });
    },
  }),
);
