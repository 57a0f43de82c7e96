import type { Prisma } from "../../store/generated/sqlite/client.ts";
import type { TrackingContext } from "../context.ts";
import { TrackingError } from "../error.ts";

const SUBJECT = {
  units: { include: { attempts: { include: { download: true }, orderBy: { ordinal: "asc" } } } },
} as const satisfies Prisma.MediaRequestInclude;

type SubjectRow = Prisma.MediaRequestGetPayload<{ include: typeof SUBJECT }>;
export type SubjectUnit = SubjectRow["units"][number];

/** What an act is about. */
export interface ActSubject {
  readonly request: Omit<SubjectRow, "units">;
  /** The units that were meant; all that were asked for where none was named. */
  readonly units: readonly SubjectUnit[];
  /** Units were named: what is asked for them is done, whatever their state. */
  readonly isNamed: boolean;
  readonly downloadRowId: string | null;
}

/** Reads what an act is about. NOT_FOUND for a request, an episode or a download that is not there. */
export async function loadActSubject(
  { store }: TrackingContext,
  {
    requestId,
    unitIds,
    downloadRowId,
  }: {
    readonly requestId: string;
    readonly unitIds: readonly string[] | null;
    readonly downloadRowId: string | null;
  },
): Promise<ActSubject> {
  const row = await store.read.mediaRequest.findUnique({
    where: { id: requestId },
    include: SUBJECT,
  });
  if (row === null) throw new TrackingError("NOT_FOUND", "There is no such request.");
  const { units, ...request } = row;
  const named = unitIds === null ? null : units.filter(({ id }) => unitIds.includes(id));
  if (named !== null && named.length !== new Set(unitIds).size)
    throw new TrackingError("NOT_FOUND", "The request has no such episode.", {
      field: "episodeIds",
    });
  const carried = units.some(({ attempts }) =>
    attempts.some((attempt) => attempt.downloadRowId === downloadRowId),
  );
  if (downloadRowId !== null && !carried)
    throw new TrackingError("NOT_FOUND", "The request has no such download.", {
      field: "downloadId",
    });
  return {
    request,
    units: named ?? units.filter(({ isWanted }) => isWanted),
    isNamed: named !== null,
    downloadRowId,
  };
}

/** The unit's download that still lives and came furthest, or the one that was named; null when there is none. */
export function downloadOf(unit: SubjectUnit, downloadRowId: string | null) {
  const live = unit.attempts.filter(({ end, download }) => end === null && download !== null);
  const meant = live.filter(
    (attempt) => downloadRowId === null || attempt.downloadRowId === downloadRowId,
  );
  return (meant.find(({ isBlocked }) => isBlocked) ?? meant.at(-1))?.download ?? null;
}
