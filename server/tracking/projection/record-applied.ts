import type { Observation } from "../../domain/observation/observation.ts";
import { formatAppliedObservation } from "../../store/column/applied-observation.ts";
import type { AppliedObservation } from "../../store/generated/sqlite/client.ts";
import { differenceOf, type LoadedRequest, type RowChange } from "./rows.ts";
import type { Workspace } from "./workspace.ts";

/** Columns that change with each poll of a running download, and that no later step depends on. */
const RUNNING: ReadonlySet<string> = new Set(["progress", "detail"]);

/**
 * Notes for the tape (server/tape) that the observation was applied, for each of the requests that it changed. `from`: the
 * number of transitions before it. Only rows that were replaced are compared, so that a poll without news costs nothing.
 */
export function noteApplied(
  work: Workspace,
  observation: Observation,
  { requestIds, from }: { readonly requestIds: readonly string[]; readonly from: number },
): void {
  const to = work.transitions.length;
  for (const requestId of new Set(requestIds)) {
    const request = work.requests.get(requestId);
    const isChanged = request !== undefined && takeChanges(work, request);
    const isMoved = work.transitions.slice(from).some((one) => one.requestId === requestId);
    if (isChanged || isMoved) work.applied.push({ requestId, observation, from, to });
  }
}

/** Whether rows of the request have changed since they were last compared. */
function takeChanges({ compared }: Workspace, request: LoadedRequest): boolean {
  let isChanged = false;
  const compare = (tracked: RowChange<object>) => {
    const { original, row } = tracked;
    const before = compared.get(tracked) ?? original;
    if (before === row) return;
    compared.set(tracked, row);
    const names = before === null ? null : Object.keys(differenceOf(before, row) ?? {});
    isChanged ||= names === null || names.some((name) => !RUNNING.has(name));
  };
  compare(request);
  for (const unit of request.units) {
    compare(unit);
    for (const attempt of unit.attempts) compare(attempt);
  }
  return isChanged;
}

/** Returns the rows of what was noted; the first transition of the workspace has this number. */
export function toAppliedRows(
  { applied, transitions, now, newId }: Workspace,
  firstSequence: bigint | null,
): readonly AppliedObservation[] {
  return applied.map(({ requestId, observation, from, to }) => {
    const own = transitions.slice(from, to).flatMap((transition, index) => {
      const isOwn = firstSequence !== null && transition.requestId === requestId;
      return isOwn ? [firstSequence + BigInt(from + index)] : [];
    });
    return {
      id: newId(),
      requestId,
      appliedAt: now,
      firstSequence: own.at(0) ?? null,
      lastSequence: own.at(-1) ?? null,
      observation: formatAppliedObservation(observation),
    };
  });
}
