import type { Prisma } from "../../store/generated/sqlite/client.ts";
import type { CoreContext } from "../core/context.ts";
import { TrackingError } from "../core/error.ts";
import { leadingRow } from "../projection/leading-row.ts";

const SUBJECT = {
  units: { include: { attempts: { include: { download: true }, orderBy: { ordinal: "asc" } } } },
  // What can be restored.
  actionRecords: {
    where: { kind: "RAISE_PRIORITY", places: { not: null } },
    orderBy: { createdAt: "asc" },
  },
} as const satisfies Prisma.MediaRequestInclude;

type SubjectRow = Prisma.MediaRequestGetPayload<{ include: typeof SUBJECT }>;
export type SubjectUnit = SubjectRow["units"][number];

/** The request and the units of an action. */
export interface ActionSubject {
  readonly request: Omit<SubjectRow, "units">;
  /** The named units; without any, all requested units. */
  readonly units: readonly SubjectUnit[];
  /** Whether units were named: then the action applies to them in any state. */
  readonly isNamed: boolean;
  readonly downloadRowId: string | null;
}

/** Loads the request and the units of an action. NOT_FOUND for an unknown request, episode or download. */
export async function loadActionSubject(
  { store }: CoreContext,
  {
    requestId,
    unitIds,
    downloadRowId,
  }: {
    readonly requestId: string;
    readonly unitIds: readonly string[] | null;
    readonly downloadRowId: string | null;
  },
): Promise<ActionSubject> {
  const row = await store.read.mediaRequest.findUnique({
    where: { id: requestId },
    include: SUBJECT,
  });
  if (row === null) throw new TrackingError("NOT_FOUND", "REQUEST_UNKNOWN");
  const { units, ...request } = row;
  const named = unitIds === null ? null : units.filter(({ id }) => unitIds.includes(id));
  if (named !== null && named.length !== new Set(unitIds).size)
    throw new TrackingError("NOT_FOUND", "EPISODE_NOT_OF_REQUEST", {
      field: "episodeIds",
    });
  const carried = units.some(({ attempts }) =>
    attempts.some((attempt) => attempt.downloadRowId === downloadRowId),
  );
  if (downloadRowId !== null && !carried)
    throw new TrackingError("NOT_FOUND", "DOWNLOAD_NOT_OF_REQUEST", {
      field: "downloadId",
    });
  return {
    request,
    units: named ?? units.filter(({ isWanted }) => isWanted),
    isNamed: named !== null,
    downloadRowId,
  };
}

/** Returns the named download, otherwise that of the unit's leading attempt; null when there is none. */
export function downloadOf({ attempts }: SubjectUnit, downloadRowId: string | null) {
  if (downloadRowId !== null)
    return (
      attempts.find((attempt) => attempt.end === null && attempt.downloadRowId === downloadRowId)
        ?.download ?? null
    );
  return leadingRow(attempts)?.download ?? null;
}
