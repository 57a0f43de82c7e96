import { isDeepStrictEqual } from "node:util";
import { followJourney, isJustNow } from "../../../domain/forecast/follow.ts";
import { forecastAt } from "../../../domain/forecast/forecast.ts";
import {
  passedAt,
  SCORED_MOMENTS,
  type JourneyRelease,
  type JourneySoFar,
  type Range,
  type ScoredMoment,
} from "../../../domain/forecast/journey.ts";
import { mediaRequestColumns } from "../../../store/column/media-request.ts";
import type { Journey, MediaRequest } from "../../../store/generated/sqlite/client.ts";
import { readJourney, toJourneyRow, type KnownJourney } from "../../../store/journey.ts";
import type { Database, Tx } from "../../../store/store.ts";
import type { CoreContext } from "../context.ts";
import type { FirstDownload, FirstDownloads } from "../visit/first-download.ts";
import { loadForecastModel } from "./model.ts";

/** The columns of a request that its journey is derived from. */
export type JourneyRequest = Pick<
  MediaRequest,
  | "id"
  | "mediaType"
  | "isAnime"
  | "is4k"
  | "counts"
  | "createdAt"
  | "trackedSince"
  | "state"
  | "stateChangedAt"
  | "reached"
>;

interface JourneyFacts {
  /** When the first of what was requested comes out, by the ID of the request. */
  readonly releases: ReadonlyMap<string, Date>;
  readonly downloads: FirstDownloads;
}

/** What is to be written of the journeys of a batch of requests. */
interface JourneyChanges {
  readonly created: readonly Journey[];
  readonly changed: readonly Journey[];
  readonly removed: readonly string[];
}

type Context = Pick<CoreContext, "store" | "clock">;

/** Derives the journeys of requests that have changed, each with the forecast at the moments that are scored. */
export async function prepareJourneys(
  ctx: Context,
  requests: readonly JourneyRequest[],
  { releases, downloads }: JourneyFacts,
): Promise<JourneyChanges> {
  const { read } = ctx.store;
  const now = ctx.clock.now();
  const rows = await read.journey.findMany({
    where: { requestId: { in: requests.map(({ id }) => id) } },
  });
  const rowOf = new Map(rows.map((row) => [row.requestId, row]));
  const created: Journey[] = [];
  const changed: Journey[] = [];
  const removed: string[] = [];
  for (const request of requests) {
    const row = rowOf.get(request.id);
    if (row?.endedAt != null) continue;
    const known = row === undefined ? null : readJourney(row);
    const followed = followJourney(
      toFollowed(request, releases.get(request.id) ?? null),
      known !== null,
      now,
    );
    if (followed === null) {
      if (row !== undefined) removed.push(request.id);
      continue;
    }
    const download = followed.grabbedAt === null ? undefined : downloads.get(request.id);
    const release = known?.release ?? (await findRelease(read, download));
    const isSeasonEnd = followed.endedAt !== null && followed.isSeason;
    const downloadedAt = isSeasonEnd
      ? await findLastDownload(read, request.id)
      : followed.downloadedAt;
    const journey = { ...followed, downloadedAt, release };
    const given = await forecastNow(ctx, journey, known);
    const next = toJourneyRow(request.id, { ...journey, given });
    if (row === undefined) created.push(next);
    else if (!isDeepStrictEqual({ ...row }, next)) changed.push(next);
  }
  return { created, changed, removed };
}

/** Writes changes of requests that still exist. */
export async function writeJourneys(
  tx: Tx,
  { created, changed, removed }: JourneyChanges,
  present: ReadonlySet<string>,
): Promise<void> {
  const isPresent = ({ requestId }: Journey) => present.has(requestId);
  const added = created.filter(isPresent);
  if (added.length > 0) await tx.journey.createMany({ data: added });
  for (const { requestId, ...data } of changed.filter(isPresent))
    await tx.journey.updateMany({ where: { requestId }, data });
  if (removed.length > 0)
    await tx.journey.deleteMany({ where: { requestId: { in: [...removed] } } });
}

function toFollowed(request: JourneyRequest, releasedAt: Date | null) {
  const { isAnime, is4k, createdAt, trackedSince, stateChangedAt } = request;
  return {
    mediaType: mediaRequestColumns.mediaType.read(request),
    isAnime,
    is4k,
    episodes: mediaRequestColumns.counts.read(request).total,
    createdAt,
    trackedSince,
    releasedAt,
    state: mediaRequestColumns.state.read(request),
    stateChangedAt,
    reached: mediaRequestColumns.reached.read(request),
  };
}

/** Whether it is a pack is asked once for each journey. */
async function findRelease(
  read: Database,
  download: FirstDownload | undefined,
): Promise<JourneyRelease | null> {
  if (download === undefined) return null;
  const { id, indexer, size } = download;
  const where = { downloadRowId: id };
  const first = await read.attempt.findFirst({ where, select: { unitId: true } });
  const other =
    first === null
      ? null
      : await read.attempt.findFirst({
          where: { ...where, unitId: { not: first.unitId } },
          select: { id: true },
        });
  return { source: indexer, size: size === null ? null : Number(size), isPack: other !== null };
}

/** Of several episodes the last one counts: then nothing is left to download. */
async function findLastDownload(read: Database, requestId: string): Promise<Date | null> {
  const last = await read.transition.findFirst({
    where: { requestId, to: "DOWNLOADED" },
    orderBy: { sequence: "desc" },
    select: { at: true },
  });
  return last?.at ?? null;
}

/** The forecasts of the moments that have just been are made now; those of earlier moments stay as they were given. */
async function forecastNow(
  ctx: Context,
  journey: JourneySoFar,
  known: KnownJourney | null,
): Promise<KnownJourney["given"]> {
  const given: Record<ScoredMoment, Range | null> = { REQUEST: null, GRAB: null };
  for (const moment of SCORED_MOMENTS) {
    const at = passedAt(journey, moment);
    const isNew = at !== null && (known === null || passedAt(known, moment) === null);
    given[moment] =
      isNew && isJustNow(at, ctx.clock.now())
        ? forecastAt(await loadForecastModel(ctx), journey, moment)
        : (known?.given[moment] ?? null);
  }
  return given;
}
