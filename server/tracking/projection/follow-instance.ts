import type { Observation } from "../../domain/observation/observation.ts";
import { toReasonColumns } from "../../store/column/message.ts";
import type { ApplyScope } from "./apply-scope.ts";
import { instanceOf } from "./arr-item.ts";
import { noteUnitMove } from "./history.ts";
import type { LoadedRequest, LoadedUnit } from "./rows.ts";
import type { Workspace } from "./workspace.ts";

/**
 * Follows a request to the arr that Seerr sends it to: an edit, or a rule, sends it to another one. The ids of the former
 * arr mean nothing there; what it downloads goes on as it is.
 */
export function followInstance(
  work: Workspace,
  request: LoadedRequest,
  observation: Observation,
  scope: ApplyScope,
): void {
  const sentTo = observation.item?.sentTo;
  const former = instanceOf(request.row);
  if (sentTo === undefined || sentTo === former) return;
  request.row = { ...request.row, arrService: sentTo, arrId: null, arrPath: null, arrSlug: null };
  if (former === null) return;
  for (const unit of request.units) {
    forgetFormer(unit);
    if (isGoneThere(request, unit)) revive(work, request, unit, observation, scope);
  }
}

/** The new arr does not answer for a file of the former one: the library decides about it. */
function forgetFormer(unit: LoadedUnit): void {
  const isUnmanaged = unit.row.filePath !== null;
  unit.row = {
    ...unit.row,
    arrId: null,
    fileId: null,
    missingSince: null,
    isUnmanaged,
    historyId: null,
    historyFloor: null,
  };
  for (const attempt of unit.attempts) attempt.row = { ...attempt.row, historyId: null };
}

/** The former arr no longer has the title or its file; the request itself stands, and the new arr is to bring it. */
function isGoneThere(request: LoadedRequest, unit: LoadedUnit): boolean {
  return unit.row.state === "DELETED" && request.row.approvalState !== "DELETED";
}

function revive(
  work: Workspace,
  request: LoadedRequest,
  unit: LoadedUnit,
  observation: Observation,
  { cause }: ApplyScope,
): void {
  unit.row = {
    ...unit.row,
    state: "APPROVED",
    ...toReasonColumns("stateReason", null),
    stateChangedAt: work.now,
    deletedAt: null,
  };
  // The other observations of this transaction find it alive; the summary follows.
  request.row = { ...request.row, state: "APPROVED" };
  const move = {
    from: "DELETED",
    to: "APPROVED",
    inferred: false,
    attempt: 0,
    reason: null,
  } as const;
  noteUnitMove(work, request, unit, move, observation, cause);
}
