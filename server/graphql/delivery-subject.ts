import { visibleRequests } from "../account/access.ts";
import { deliverySubjectColumns } from "../store/column/delivery.ts";
import type { MediaRequest as RequestRow, Prisma } from "../store/generated/sqlite/client.ts";
import { createBatch, withColumns } from "./batch.ts";
import { builder } from "./builder.ts";
import { EpisodeNumber } from "./episode-number.ts";
import { MediaRequest } from "./media-request.ts";

type RequestQuery = Pick<Prisma.MediaRequestFindManyArgs, "select" | "include">;

const findRequest = createBatch(async (ids, query: RequestQuery, { access, tracking }) => {
  const rows: RequestRow[] = await tracking.store.read.mediaRequest.findMany({
    ...withColumns(query, { id: true }),
    where: { id: { in: [...ids] }, AND: visibleRequests(access) },
  });
  const byId = new Map(rows.map((row) => [row.id, row]));
  return (id) => byId.get(id) ?? null;
});

const DeliverySubject = builder.prismaObject("DeliverySubject", {
  description: "What a webhook is about.",
  select: { deliveryId: true, requestId: true },
  fields: (t) => ({
    title: t.exposeString("title", {
      description:
        "Title of the request that the webhook matched; of the movie or show that it names if it matched none.",
    }),
    year: t.exposeInt("year", { nullable: true, description: "Year of release. Null if unknown." }),
    episodes: t.field({
      type: [EpisodeNumber],
      description: "The episodes that the webhook names. Empty if it concerns the whole title.",
      select: { deliveryId: true, episodes: true },
      resolve: deliverySubjectColumns.episodes.read,
    }),
  }),
});

builder.prismaObjectField(DeliverySubject, "request", (t) =>
  t.prismaField({
    type: MediaRequest,
    nullable: true,
    description:
      "The request that the webhook matched; the first if there were several. Null if it matched none, or the request no longer exists.",
    resolve: (query, { requestId }, _args, ctx) =>
      requestId === null ? null : findRequest(ctx, query, requestId),
  }),
);
