import type { Doomed, Rival } from "../../domain/deletion-plan.ts";
import type { MediaType } from "../../domain/state.ts";
import type { RemovalTarget, RemovedFile } from "../../integrations/removal.ts";
import type { MediaRequest, Prisma } from "../../store/generated/sqlite/client.ts";
import type { Database } from "../../store/store.ts";
import { readNumbers } from "../columns.ts";
import type { TrackingContext } from "../context.ts";
import { TrackingError } from "../error.ts";
import { toNumber } from "../unit-row.ts";
import { readInventory } from "./inventory.ts";

interface Numbers {
  readonly season: number;
  readonly number: number;
}

/** A download that the tracker knows to have carried something of the request. */
export interface TrackedDownload {
  /** Lower case, as it is compared. */
  readonly key: string;
  /** As the arr wrote it. */
  readonly downloadId: string;
  readonly title: string;
  readonly size: number | null;
  /** What it carries of the show, for whomever. */
  readonly episodes: readonly Numbers[];
}

/** A request that is to be deleted, with everything the tracker itself knows of it. */
export interface DeletionSubject {
  readonly request: MediaRequest;
  readonly doomed: Doomed;
  readonly target: RemovalTarget;
  readonly downloads: readonly TrackedDownload[];
  /** Files of its units as they were last told. */
  readonly files: readonly RemovedFile[];
}

const SUBJECT = {
  units: { include: { attempts: { include: { download: true } } } },
} as const satisfies Prisma.MediaRequestInclude;

type SubjectRow = Prisma.MediaRequestGetPayload<{ include: typeof SUBJECT }>;

/** NOT_FOUND. */
export async function loadDeletionSubject(
  { store }: TrackingContext,
  requestId: string,
): Promise<DeletionSubject> {
  const row = await store.read.mediaRequest.findUnique({
    where: { id: requestId },
    include: SUBJECT,
  });
  if (row === null) throw new TrackingError("NOT_FOUND", "There is no such request.");
  const { units, ...request } = row;
  return {
    request,
    doomed: { mediaType: request.mediaType as MediaType, seasons: readNumbers(request.seasons) },
    target: toTarget(request),
    downloads: toDownloads(units),
    files: toFiles(units),
  };
}

function toTarget(row: MediaRequest): RemovalTarget {
  const { mediaType, title, year, is4k, tmdbId, tvdbId, imdbId, arrId } = row;
  return {
    mediaType: mediaType as MediaType,
    title,
    is4k,
    ...(year === null ? {} : { year }),
    ...(tmdbId === null ? {} : { tmdbId }),
    ...(tvdbId === null ? {} : { tvdbId }),
    ...(imdbId === null ? {} : { imdbId }),
    ...(arrId === null ? {} : { arrId }),
  };
}

function numbersOf({ season, number }: SubjectRow["units"][number]): readonly Numbers[] {
  return season === null || number === null ? [] : [{ season, number }];
}

function toDownloads(units: SubjectRow["units"]): readonly TrackedDownload[] {
  const byKey = new Map<string, TrackedDownload>();
  for (const unit of units) {
    for (const { download } of unit.attempts) {
      const key = download?.downloadKey;
      if (download === null || key == null) continue;
      const known = byKey.get(key);
      byKey.set(key, {
        key,
        downloadId: download.downloadId ?? key,
        title: download.title,
        size: toNumber(download.size) ?? known?.size ?? null,
        episodes: [...(known?.episodes ?? []), ...numbersOf(unit)],
      });
    }
  }
  return [...byKey.values()];
}

/** A file that holds several episodes is one. */
function toFiles(units: SubjectRow["units"]): readonly RemovedFile[] {
  const byPath = new Map<string, RemovedFile>();
  for (const unit of units) {
    if (unit.filePath === null || !unit.isWanted) continue;
    const known = byPath.get(unit.filePath);
    byPath.set(unit.filePath, {
      path: unit.filePath,
      size: toNumber(unit.fileSize),
      shokoFileId: unit.shokoFileId ?? known?.shokoFileId ?? null,
      episodes: [...(known?.episodes ?? []), ...numbersOf(unit)],
    });
  }
  return [...byPath.values()];
}

/** A request that was deleted with its files. */
export interface Gone {
  readonly doomed: Doomed;
  /** Keys of the downloads that brought it. */
  readonly downloadKeys: readonly string[];
}

/** Other requests for the same title and what they share with it. */
export interface Rivalry {
  /** They want it from the same instance. */
  readonly rivals: readonly Rival[];
  /** For the same title in another quality. */
  readonly apart: readonly Rival[];
  /** For the same title from the same instance: being deleted already; those that were deleted before, too. */
  readonly doomedToo: readonly Doomed[];
  readonly goneToo: readonly Gone[];
  /** By download key: the living requests that the download brings something for, whatever title. */
  readonly sharers: ReadonlyMap<string, readonly Rival[]>;
}

const RIVAL = {
  id: true,
  requestedBy: true,
  seasons: true,
  is4k: true,
  arrService: true,
} as const;

const NOT_ALIVE = ["DECLINED", "DELETED"];
/** An attempt that ended so has brought nothing that anybody has. */
const BROUGHT_NOTHING = [
  "failed",
  "removed",
  "ignored",
  "withdrawn",
  "below-quality",
  "not-in-pack",
];

export interface RivalryOptions {
  /** Slug of the arr that carries the request out; null: not known. */
  readonly arrService: string | null;
  /** Some of the configured arrs of its kind are for another quality. */
  readonly hasInstances: boolean;
  /** Requests whose own deletion has been asked for count no more. */
  readonly spares: "doomed too" | "nobody";
  /** Keys of every download that is known. */
  readonly downloadKeys: readonly string[];
}

export async function loadRivalry(
  { store }: TrackingContext,
  request: MediaRequest,
  { arrService, hasInstances, spares, downloadKeys }: RivalryOptions,
): Promise<Rivalry> {
  const alive = {
    id: { not: request.id },
    wishState: { notIn: NOT_ALIVE },
    state: { not: "DELETED" },
    ...(spares === "nobody" ? {} : { deletions: { none: { openKey: { not: null } } } }),
  } satisfies Prisma.MediaRequestWhereInput;
  const { mediaType, tmdbId, tvdbId, imdbId, arrId } = request;
  const same: Prisma.MediaRequestWhereInput[] = [
    ...(tmdbId === null ? [] : [{ tmdbId }]),
    ...(tvdbId === null ? [] : [{ tvdbId }]),
    ...(imdbId === null ? [] : [{ imdbId }]),
    ...(request.arrService === null || arrId === null
      ? []
      : [{ arrService: request.arrService, arrId }]),
  ];
  const others =
    same.length === 0
      ? []
      : await store.read.mediaRequest.findMany({
          where: { ...alive, mediaType, OR: same },
          select: RIVAL,
        });
  const isOpen = { openKey: { not: null } };
  const doomed = spares === "nobody" ? [] : await loadDoomed(store.read, request, same, isOpen);
  const gone = await loadDoomed(store.read, request, same, { request: { wishState: "DELETED" } });
  const isApart = (other: Pick<(typeof others)[number], "arrService" | "is4k">) =>
    other.arrService !== null && arrService !== null
      ? other.arrService !== arrService
      : hasInstances && other.is4k !== request.is4k;
  const sharers = new Map<string, Rival[]>();
  const attempts = await store.read.attempt.findMany({
    where: {
      OR: [{ end: null }, { end: { notIn: BROUGHT_NOTHING } }],
      download: { downloadKey: { in: [...downloadKeys] } },
      unit: { request: alive },
    },
    select: {
      download: { select: { downloadKey: true } },
      unit: { select: { request: { select: RIVAL } } },
    },
  });
  for (const { download, unit } of attempts) {
    const key = download?.downloadKey ?? "";
    const known = sharers.get(key) ?? [];
    if (!known.some(({ id }) => id === unit.request.id))
      sharers.set(key, [...known, toRival(unit.request)]);
  }
  return {
    rivals: others.filter((other) => !isApart(other)).map(toRival),
    apart: others.filter(isApart).map(toRival),
    doomedToo: doomed.filter((other) => !isApart(other)).map(toDoomed),
    goneToo: [...doomed, ...gone].filter((other) => !isApart(other)).map(toGone),
    sharers,
  };
}

/** Those whose files somebody had deleted. */
function loadDoomed(
  read: Database,
  { id, mediaType }: MediaRequest,
  same: Prisma.MediaRequestWhereInput[],
  deletion: Prisma.DeletionWhereInput,
) {
  if (same.length === 0) return [];
  return read.mediaRequest.findMany({
    where: {
      id: { not: id },
      mediaType,
      OR: same,
      deletions: { some: { ...deletion, deleteFiles: true, status: { not: "CANCELLED" } } },
    },
    select: { ...RIVAL, mediaType: true, deletions: { select: { inventory: true } } },
  });
}

function toGone(row: Awaited<ReturnType<typeof loadDoomed>>[number]): Gone {
  const downloadKeys = row.deletions.flatMap(
    ({ inventory }) => readInventory(inventory).downloadKeys,
  );
  return { doomed: toDoomed(row), downloadKeys };
}

function toDoomed(row: { readonly mediaType: string; readonly seasons: string }): Doomed {
  return { mediaType: row.mediaType as MediaType, seasons: readNumbers(row.seasons) };
}

function toRival(row: {
  readonly id: string;
  readonly requestedBy: string | null;
  readonly seasons: string;
}): Rival {
  return { id: row.id, by: row.requestedBy, seasons: readNumbers(row.seasons) };
}
