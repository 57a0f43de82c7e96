import type { DeletionScope, OtherRequest } from "../../domain/deletion/plan.ts";
import { deletionColumns } from "../../store/column/deletion.ts";
import { mediaRequestColumns } from "../../store/column/media-request.ts";
import type { MediaRequest, Prisma } from "../../store/generated/sqlite/client.ts";
import type { Database } from "../../store/store.ts";
import type { CoreContext } from "../core/context.ts";

/** A request that was deleted with its files. */
export interface Gone {
  readonly deletionScope: DeletionScope;
  /** Keys of the downloads that brought it. */
  readonly downloadKeys: readonly string[];
}

/** Other requests for the same title and what they share with it. */
export interface Sharing {
  /** Requests for the title from the same instance. */
  readonly otherRequests: readonly OtherRequest[];
  /** Scopes of running deletions for the title from the same instance. */
  readonly alsoDeleted: readonly DeletionScope[];
  /** The same, with earlier deletions. */
  readonly goneToo: readonly Gone[];
  /** By download key: the live requests, of any title, for which the download brings something. */
  readonly sharers: ReadonlyMap<string, readonly OtherRequest[]>;
}

const OTHER_REQUEST = {
  id: true,
  requestedBy: true,
  seasons: true,
  is4k: true,
  arrService: true,
} as const;

const NOT_ALIVE = ["DECLINED", "DELETED"];
/** Ends of attempts that brought no file. */
const BROUGHT_NOTHING = [
  "failed",
  "removed",
  "ignored",
  "withdrawn",
  "below-quality",
  "not-in-pack",
];

export interface SharingOptions {
  /** Slug of the request's arr; null: not known. */
  readonly arrService: string | null;
  /** Whether some configured arrs of this kind are for another quality. */
  readonly hasInstances: boolean;
  /** Which other requests for the title are ignored: those that are being deleted, or none. */
  readonly ignored: "being deleted" | "none";
  /** Keys of all known downloads. */
  readonly downloadKeys: readonly string[];
}

export async function loadSharing(
  { store }: CoreContext,
  request: MediaRequest,
  { arrService, hasInstances, ignored, downloadKeys }: SharingOptions,
): Promise<Sharing> {
  const alive = {
    id: { not: request.id },
    approvalState: { notIn: NOT_ALIVE },
    state: { not: "DELETED" },
    ...(ignored === "none" ? {} : { deletions: { none: { openKey: { not: null } } } }),
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
          select: OTHER_REQUEST,
        });
  const isOpen = { openKey: { not: null } };
  const deletionScope =
    ignored === "none" ? [] : await loadDeletionScope(store.read, request, same, isOpen);
  const gone = await loadDeletionScope(store.read, request, same, {
    request: { approvalState: "DELETED" },
  });
  const isApart = (other: Pick<(typeof others)[number], "arrService" | "is4k">) =>
    other.arrService !== null && arrService !== null
      ? other.arrService !== arrService
      : hasInstances && other.is4k !== request.is4k;
  const sharers = new Map<string, OtherRequest[]>();
  const attempts = await store.read.attempt.findMany({
    where: {
      OR: [{ end: null }, { end: { notIn: BROUGHT_NOTHING } }],
      download: { downloadKey: { in: [...downloadKeys] } },
      unit: { request: alive },
    },
    select: {
      download: { select: { downloadKey: true } },
      unit: { select: { request: { select: OTHER_REQUEST } } },
    },
  });
  for (const { download, unit } of attempts) {
    const key = download?.downloadKey ?? "";
    const known = sharers.get(key) ?? [];
    if (!known.some(({ id }) => id === unit.request.id))
      sharers.set(key, [...known, toOtherRequest(unit.request)]);
  }
  return {
    otherRequests: others.filter((other) => !isApart(other)).map(toOtherRequest),
    alsoDeleted: deletionScope.filter((other) => !isApart(other)).flatMap(toDeletionScope),
    goneToo: [...deletionScope, ...gone].filter((other) => !isApart(other)).flatMap(toGone),
    sharers,
  };
}

/** Loads other requests for the title whose deletion includes their files. */
function loadDeletionScope(
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
    select: {
      ...OTHER_REQUEST,
      mediaType: true,
      deletions: { select: { id: true, inventory: true } },
    },
  });
}

function toGone(row: Awaited<ReturnType<typeof loadDeletionScope>>[number]): readonly Gone[] {
  const downloadKeys = row.deletions.flatMap(
    (deletion) => deletionColumns.inventory.read(deletion).downloadKeys,
  );
  return toDeletionScope(row).map((scope) => ({ deletionScope: scope, downloadKeys }));
}

/** None when the columns cannot be read: a fallback would say that the whole show was deleted. */
function toDeletionScope(row: {
  readonly id: string;
  readonly mediaType: string;
  readonly seasons: string;
}): readonly DeletionScope[] {
  const mediaType = mediaRequestColumns.mediaType.find(row);
  const seasons = mediaRequestColumns.seasons.find(row);
  return mediaType === null || seasons === null ? [] : [{ mediaType, seasons }];
}

function toOtherRequest(row: {
  readonly id: string;
  readonly requestedBy: string | null;
  readonly seasons: string;
}): OtherRequest {
  return { id: row.id, by: row.requestedBy, seasons: mediaRequestColumns.seasons.read(row) };
}
