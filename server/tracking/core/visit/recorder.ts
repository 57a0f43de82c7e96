import { listVisits, type StageVisit } from "../../../domain/stage-visit.ts";
import { mediaRequestColumns } from "../../../store/column/media-request.ts";
import type { Prisma } from "../../../store/generated/sqlite/client.ts";
import { readSetting, writeSetting } from "../../../store/setting.ts";
import { INDEXED_STAGES, toDay } from "../../../store/stage-visit.ts";
import type { Database } from "../../../store/store.ts";
import type { CoreContext } from "../context.ts";
import { prepareJourneys, writeJourneys } from "../journey/record.ts";
import { findFirstDownloads, type FirstDownloads } from "./first-download.ts";

/** Requests per transaction: webhooks that arrive meanwhile wait for it. */
const BATCH_SIZE = 50;
/** Between two batches, so that the first run after an upgrade holds nothing up. */
const PAUSE_MS = 20;

/** Setting with the last change that was recorded: date and ID of the request. Versions without journeys had another. */
const RECORDED_THROUGH = "journeys.recordedThrough";

const COLUMNS = {
  id: true,
  trackedSince: true,
  createdAt: true,
  updatedAt: true,
  mediaType: true,
  isAnime: true,
  is4k: true,
  counts: true,
  state: true,
  stateChangedAt: true,
  reached: true,
  downloadIds: true,
} as const satisfies Prisma.MediaRequestSelect;

type ChangedRequest = Prisma.MediaRequestGetPayload<{ select: typeof COLUMNS }>;

interface Position {
  readonly at: Date;
  readonly id: string;
}

export interface VisitRecorder {
  /** Records the stays and the journeys of all requests that have changed since the last call. */
  record(): Promise<void>;
  /** Finishes the current batch and stops. */
  stop(): void;
}

/**
 * Creates what keeps the stays of requests in their states, from which the statistics are counted, and their journeys, from
 * which forecasts are made.
 */
export function createVisitRecorder(ctx: Pick<CoreContext, "store" | "clock">): VisitRecorder {
  const { store, clock } = ctx;
  let position: Position | null = null;
  let isStopped = false;
  let resume: () => void = () => undefined;

  const pause = () =>
    new Promise<void>((resolve) => {
      const cancel = clock.after(PAUSE_MS, resolve);
      resume = () => {
        cancel();
        resolve();
      };
    });

  async function recordBatch(): Promise<number> {
    position ??= toPosition(await readSetting(store.read, RECORDED_THROUGH));
    const requests = await listChanged(store.read, position);
    const last = requests.at(-1);
    if (last === undefined) return 0;
    const releases = await findReleases(store.read, requests);
    const downloads = await findFirstDownloads(store.read, requests);
    const rows = toRows(requests, releases, downloads);
    const journeys = await prepareJourneys(ctx, requests, { releases, downloads });
    const through = { at: last.updatedAt, id: last.id };
    await store.write(async (tx) => {
      const ids = requests.map(({ id }) => id);
      await tx.stageVisit.deleteMany({ where: { requestId: { in: ids } } });
      // One of them may have been deleted meanwhile.
      const present = await tx.mediaRequest.findMany({
        where: { id: { in: ids } },
        select: { id: true },
      });
      const known = new Set(present.map(({ id }) => id));
      await tx.stageVisit.createMany({ data: rows.filter((row) => known.has(row.requestId)) });
      await writeJourneys(tx, journeys, known);
      await writeSetting(tx, RECORDED_THROUGH, `${through.at.toISOString()} ${through.id}`);
    });
    position = through;
    return requests.length;
  }

  return {
    async record() {
      while (!isStopped && (await recordBatch()) === BATCH_SIZE) await pause();
    },
    stop() {
      isStopped = true;
      resume();
    },
  };
}

function toPosition(setting: string | null): Position {
  const [at, id = ""] = (setting ?? "").split(" ");
  return { at: new Date(at === undefined || at === "" ? 0 : at), id };
}

/** In the order of an index, so that each call reads only what has changed. */
function listChanged(read: Database, { at, id }: Position): Promise<ChangedRequest[]> {
  return read.mediaRequest.findMany({
    where: { updatedAt: { gte: at }, OR: [{ updatedAt: { gt: at } }, { id: { gt: id } }] },
    orderBy: [{ updatedAt: "asc" }, { id: "asc" }],
    take: BATCH_SIZE,
    select: COLUMNS,
  });
}

function toRows(
  requests: readonly ChangedRequest[],
  releases: ReadonlyMap<string, Date>,
  downloads: FirstDownloads,
): Prisma.StageVisitCreateManyInput[] {
  return requests.flatMap((request) => {
    const visits = listVisits({
      createdAt: request.createdAt.toISOString(),
      trackedSince: request.trackedSince?.toISOString() ?? null,
      state: mediaRequestColumns.state.read(request),
      stateChangedAt: request.stateChangedAt.toISOString(),
      reached: mediaRequestColumns.reached.read(request),
      releasedAt: releases.get(request.id)?.toISOString() ?? null,
    });
    return visits.map((visit, ordinal) =>
      toRow(request, { visit, ordinal, indexer: downloads.get(request.id)?.indexer ?? null }),
    );
  });
}

function toRow(
  { id, mediaType, isAnime }: ChangedRequest,
  place: {
    readonly visit: StageVisit;
    readonly ordinal: number;
    readonly indexer: string | null;
  },
): Prisma.StageVisitCreateManyInput {
  const { state, enteredAt, leftAt, seconds, service } = place.visit;
  return {
    requestId: id,
    ordinal: place.ordinal,
    state,
    enteredDay: toDay(new Date(enteredAt)),
    leftDay: leftAt === null ? null : toDay(new Date(leftAt)),
    seconds,
    service,
    indexer: INDEXED_STAGES.some((stage) => stage === state) ? place.indexer : null,
    mediaType,
    isAnime,
  };
}

/** When the first of what was requested comes out, by the ID of the request. */
async function findReleases(
  read: Database,
  requests: readonly ChangedRequest[],
): Promise<ReadonlyMap<string, Date>> {
  const groups = await read.unit.groupBy({
    by: ["requestId"],
    where: { requestId: { in: requests.map(({ id }) => id) }, isWanted: true },
    _min: { airDate: true },
  });
  return new Map(
    groups.flatMap(({ requestId, _min: { airDate } }) =>
      airDate === null ? [] : [[requestId, airDate] as const],
    ),
  );
}
