import { MIN_JOURNEYS } from "../domain/forecast/comparable.ts";
import { followJourney, isJustNow } from "../domain/forecast/follow.ts";
import { forecast, type Forecast as ForecastShape } from "../domain/forecast/forecast.ts";
import { formatForecast, type ForecastMessage } from "../domain/message/forecast.ts";
import { severityOf } from "../domain/problem/diagnose.ts";
import { mediaRequestColumns } from "../store/column/media-request.ts";
import type { Prisma } from "../store/generated/sqlite/client.ts";
import { readJourney, type KnownJourney } from "../store/journey.ts";
import { loadForecastModel } from "../tracking/core/journey/model.ts";
import { createBatch } from "./batch.ts";
import { builder } from "./builder.ts";
import type { GraphQLContext } from "./context.ts";

const Forecast = builder.objectRef<ForecastShape>("Forecast").implement({
  description:
    "When a request is likely to be ready: everything of it that has aired. A range in which eight of ten end, never a certain moment.",
  fields: (t) => ({
    earliest: t.expose("earliest", {
      type: "DateTime",
      description: "Begin of the range. Never before the ETA that the download clients report.",
    }),
    latest: t.expose("latest", { type: "DateTime", description: "End of the range." }),
    usualFromSeconds: t.int({
      description:
        "Of ten comparable requests, one took less time than this from the request until it was ready, in seconds.",
      resolve: ({ usual }) => toSeconds(usual.from),
    }),
    usualToSeconds: t.int({
      description: "Of ten comparable requests, one took more time than this, in seconds.",
      resolve: ({ usual }) => toSeconds(usual.to),
    }),
    journeys: t.exposeInt("journeys", {
      description: `Number of comparable requests that the range is based on, at least ${MIN_JOURNEYS}.`,
    }),
    isLate: t.exposeBoolean("isLate", {
      description: "Whether the request takes longer than is usual already.",
    }),
    message: t.string({
      description:
        'The forecast as an English sentence, with times in UTC: "Usually 20 min to 2 h; likely between 2026-12-04 20:30 and 2026-12-04 22:00 UTC."',
      resolve: (shape) => formatForecast(toMessage(shape)),
    }),
    messageCode: t.string({
      description:
        'The code of `message`, for clients that word it themselves: "FORECAST", or "FORECAST_LATE" if the request takes longer than usual already.',
      resolve: (shape) => toMessage(shape).code,
    }),
    messageParams: t.field({
      type: "JSON",
      description:
        'The parameters of `messageCode`: {"usualFromSeconds": 1200, "usualToSeconds": 7200, "earliest": "2026-12-04T20:30:00.000Z", "latest": "2026-12-04T22:00:00.000Z"}.',
      resolve: (shape) => ({ ...toMessage(shape).params }),
    }),
  }),
});

function toSeconds(ms: number): number {
  return Math.round(ms / 1_000);
}

function toMessage({ earliest, latest, usual, isLate }: ForecastShape): ForecastMessage {
  return {
    code: isLate ? "FORECAST_LATE" : "FORECAST",
    params: {
      usualFromSeconds: toSeconds(usual.from),
      usualToSeconds: toSeconds(usual.to),
      earliest: earliest.toISOString(),
      latest: latest.toISOString(),
    },
  };
}

/** One statement for a page of requests. */
const findJourney = createBatch<object, KnownJourney | null>(async (ids, _query, { tracking }) => {
  const rows = await tracking.store.read.journey.findMany({
    where: { requestId: { in: [...ids] } },
  });
  const byId = new Map(rows.map((row) => [row.requestId, readJourney(row)]));
  return (id) => byId.get(id) ?? null;
});

const COLUMNS = {
  id: true,
  mediaType: true,
  isAnime: true,
  is4k: true,
  counts: true,
  createdAt: true,
  trackedSince: true,
  state: true,
  stateChangedAt: true,
  reached: true,
  eta: true,
  downloadEta: true,
  problemCode: true,
} as const satisfies Prisma.MediaRequestSelect;

type ForecastRequest = Prisma.MediaRequestGetPayload<{ select: typeof COLUMNS }>;

/** Null while a person has to act, and for what is ready or not on its way. */
async function forecastOf(
  request: ForecastRequest,
  ctx: GraphQLContext,
): Promise<ForecastShape | null> {
  const { problemCode, createdAt, eta, downloadEta } = request;
  if (problemCode !== null && severityOf(problemCode) === "STUCK") return null;
  const now = ctx.tracking.clock.now();
  const state = mediaRequestColumns.state.read(request);
  if (state === "AVAILABLE" || state === "FAILED") return null;
  const known = await findJourney(ctx, {}, request.id);
  // A new request is recorded within a minute. One that ended or has no journey has nothing to forecast.
  if (known === null ? !isJustNow(createdAt, now) : known.endedAt !== null) return null;
  const followed = followJourney(
    {
      ...request,
      mediaType: mediaRequestColumns.mediaType.read(request),
      episodes: mediaRequestColumns.counts.read(request).total,
      releasedAt: null,
      state,
      reached: mediaRequestColumns.reached.read(request),
    },
    true,
    now,
  );
  if (followed === null) return null;
  const journey = { ...followed, release: known?.release ?? null, eta, downloadEta };
  return forecast(await loadForecastModel(ctx.tracking), journey, now);
}

builder.prismaObjectFields("MediaRequest", (t) => ({
  forecast: t.field({
    type: Forecast,
    nullable: true,
    description: `When the request is likely to be ready, by how long comparable requests took. Null once it has been ready, while somebody has to act, while it is not released, and until ${MIN_JOURNEYS} comparable requests are known. The time is based on all requests of the tracker, whoever made them.`,
    select: COLUMNS,
    resolve: (request, _args, ctx) => forecastOf(request, ctx),
  }),
}));
