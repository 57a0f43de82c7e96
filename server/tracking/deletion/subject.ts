import type { DeletionScope } from "../../domain/deletion/plan.ts";
import type { RemovalTarget, RemovedFile } from "../../integrations/port/removal-target.ts";
import { mediaRequestColumns } from "../../store/column/media-request.ts";
import type { MediaRequest, Prisma } from "../../store/generated/sqlite/client.ts";
import type { CoreContext } from "../core/context.ts";
import { TrackingError } from "../core/error.ts";
import { toNumber } from "../projection/unit-row.ts";

interface Numbers {
  readonly season: number;
  readonly number: number;
}

/** A download that brought something of the request, as the tracker knows it. */
export interface TrackedDownload {
  /** In lower case, for comparisons. */
  readonly key: string;
  /** As the arr wrote it. */
  readonly downloadId: string;
  readonly title: string;
  readonly size: number | null;
  /** Its episodes of the show, for any request. */
  readonly episodes: readonly Numbers[];
}

/** A request that is deleted, with everything the tracker itself knows about it. */
export interface DeletionSubject {
  readonly request: MediaRequest;
  readonly deletionScope: DeletionScope;
  readonly target: RemovalTarget;
  readonly downloads: readonly TrackedDownload[];
  /** Files of its units as last reported. */
  readonly files: readonly RemovedFile[];
}

const SUBJECT = {
  units: { include: { attempts: { include: { download: true } } } },
} as const satisfies Prisma.MediaRequestInclude;

type SubjectRow = Prisma.MediaRequestGetPayload<{ include: typeof SUBJECT }>;

/**
 * Loads a request that is to be deleted. `confirmed`: the seasons that were confirmed, which differ from the request's
 * once it is edited. NOT_FOUND. A column that cannot be read throws: its fallback could widen what is deleted.
 */
export async function loadDeletionSubject(
  { store }: CoreContext,
  requestId: string,
  confirmed?: readonly number[],
): Promise<DeletionSubject> {
  const row = await store.read.mediaRequest.findUnique({
    where: { id: requestId },
    include: SUBJECT,
  });
  if (row === null) throw new TrackingError("NOT_FOUND", "REQUEST_UNKNOWN");
  const { units, ...request } = row;
  return {
    request,
    deletionScope: {
      mediaType: mediaRequestColumns.mediaType.load(request),
      seasons: confirmed ?? mediaRequestColumns.seasons.load(request),
    },
    target: toTarget(request),
    downloads: toDownloads(units),
    files: toFiles(units),
  };
}

function toTarget(row: MediaRequest): RemovalTarget {
  const { title, year, is4k, tmdbId, tvdbId, imdbId, arrId } = row;
  return {
    mediaType: mediaRequestColumns.mediaType.load(row),
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

/** Returns each file once, with all its episodes. For a deleted file, the path of the last attempt is used. */
function toFiles(units: SubjectRow["units"]): readonly RemovedFile[] {
  const byPath = new Map<string, RemovedFile>();
  for (const unit of units) {
    const path = unit.filePath ?? lastPath(unit);
    if (path === null || !unit.isWanted) continue;
    const known = byPath.get(path);
    byPath.set(path, {
      path,
      size: toNumber(unit.fileSize),
      shokoFileId: unit.shokoFileId ?? known?.shokoFileId ?? null,
      episodes: [...(known?.episodes ?? []), ...numbersOf(unit)],
    });
  }
  return [...byPath.values()];
}

function lastPath({ attempts }: SubjectRow["units"][number]): string | null {
  const sorted = attempts.toSorted((one, other) => one.ordinal - other.ordinal);
  return sorted.findLast(({ filePath }) => filePath !== null)?.filePath ?? null;
}
