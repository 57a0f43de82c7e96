import { listVisits, type StageVisit } from "../../../domain/stage-visit.ts";
import { mediaRequestColumns } from "../../../store/column/media-request.ts";
import type { Prisma } from "../../../store/generated/sqlite/client.ts";
import { readSetting, writeSetting } from "../../../store/setting.ts";
import { INDEXED_STAGES, toDay } from "../../../store/stage-visit.ts";
import type { Database } from "../../../store/store.ts";
import type { CoreContext } from "../context.ts";

/** Requests per transaction: webhooks that arrive meanwhile wait for it. */
const BATCH_SIZE = 50;
/** Between two batches, so that the first run after an upgrade holds nothing up. */
const PAUSE_MS = 20;

/** Setting with the last change that was recorded: date and ID of the request. */
const RECORDED_THROUGH = "visits.recordedThrough";

const COLUMNS = {
  id: true,
  trackedSince: true,
  createdAt: true,
  updatedAt: true,
  mediaType: true,
  isAnime: true,
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
  /** Records the stays of all requests that have changed since the last call. */
  record(): Promise<void>;
  /** Finishes the current batch and stops. */
  stop(): void;
}

/** Creates what keeps the stays of requests in their states, from which the statistics are counted. */
export function createVisitRecorder({
  store,
  clock,
}: Pick<CoreContext, "store" | "clock">): VisitRecorder {
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
    const rows = await toRows(store.read, requests);
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

async function toRows(
  read: Database,
  requests: readonly ChangedRequest[],
): Promise<Prisma.StageVisitCreateManyInput[]> {
  const releases = await findReleases(read, requests);
  const indexers = await findIndexers(read, requests);
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
      toRow(request, { visit, ordinal, indexer: indexers.get(request.id) ?? null }),
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

/** The indexer of the first download, by the ID of the request. */
async function findIndexers(
  read: Database,
  requests: readonly ChangedRequest[],
): Promise<ReadonlyMap<string, string>> {
  const firsts = requests.flatMap((request) => {
    const first = mediaRequestColumns.downloadIds.read(request).at(-1);
    return first === undefined ? [] : [[request.id, first] as const];
  });
  const downloads = await read.download.findMany({
    where: { id: { in: firsts.map(([, downloadId]) => downloadId) } },
    select: { id: true, indexer: true },
  });
  const indexerOf = new Map(downloads.map(({ id, indexer }) => [id, indexer]));
  return new Map(
    firsts.flatMap(([requestId, downloadId]) => {
      const indexer = indexerOf.get(downloadId) ?? null;
      return indexer === null ? [] : [[requestId, indexer] as const];
    }),
  );
}
