import type { Unit } from "../generated/sqlite/client.ts";
import type { mediaRequestColumns } from "./media-request.ts";
import { unitColumns } from "./unit.ts";

/** A problem of a request or of a unit, as both tables hold it. */
export type StoredProblem = NonNullable<ReturnType<typeof mediaRequestColumns.ownProblem.read>>;

/** The columns of a unit that hold its problem. */
export const UNIT_PROBLEM = {
  id: true,
  problemCode: true,
  problemSince: true,
  problemMessage: true,
  problemParams: true,
  problemDetail: true,
  problemActions: true,
  problemUntil: true,
} as const;

/** Returns the problem of a unit; null if it has none. */
export function readUnitProblem(row: Pick<Unit, keyof typeof UNIT_PROBLEM>): StoredProblem | null {
  if (row.problemCode === null) return null;
  return {
    code: row.problemCode,
    since: (row.problemSince ?? new Date(0)).toISOString(),
    message: row.problemMessage ?? row.problemCode,
    params: unitColumns.problemParams.read(row),
    detail: unitColumns.problemDetail.read(row),
    until: row.problemUntil?.toISOString() ?? null,
    actions: unitColumns.problemActions.read(row),
  };
}

/** The columns that order the units of a request. */
export const UNIT_ORDER = { id: true, season: true, number: true } as const;

/** Returns the problems of a request and of its wanted units: its own first, then in order of the episodes. */
export function listStoredProblems(
  own: StoredProblem | null,
  units: readonly Pick<Unit, keyof typeof UNIT_PROBLEM | keyof typeof UNIT_ORDER | "isWanted">[],
): readonly StoredProblem[] {
  const stuck = units.filter(({ isWanted, problemCode }) => isWanted && problemCode !== null);
  return [own, ...stuck.toSorted(byEpisode).map(readUnitProblem)].filter((one) => one !== null);
}

type Ordered = Pick<Unit, keyof typeof UNIT_ORDER>;

function byEpisode(one: Ordered, other: Ordered): number {
  const earlier =
    (one.season ?? 0) - (other.season ?? 0) || (one.number ?? 0) - (other.number ?? 0);
  return earlier === 0 ? (one.id < other.id ? -1 : 1) : earlier;
}
