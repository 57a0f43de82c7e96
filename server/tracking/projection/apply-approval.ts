import { decideApproval, type Approval, type ApprovalMove } from "../../domain/machine/approval.ts";
import { reasonOf, type Observation } from "../../domain/observation/observation.ts";
import type { ApprovalState } from "../../domain/state.ts";
import type { ApplyScope, ApplyResult } from "./apply-scope.ts";
import { noteRequestMove } from "./history.ts";
import type { LoadedRequest } from "./rows.ts";
import { carryApproval, toApproval } from "./unit-row.ts";
import type { Workspace } from "./workspace.ts";

/** Applies the decision about the whole request. */
export function decideForRequest(
  work: Workspace,
  request: LoadedRequest,
  before: Approval,
  observation: Observation,
  scope: ApplyScope,
): ApplyResult {
  const decision = decideApproval(before, observation);
  if (decision.kind === "ignored") return { outcome: "ignored", reasons: [decision.reason] };
  carryApproval(request, decision.approval, reasonOf(observation));
  if (decision.kind === "same")
    return { outcome: observation.kind === "heard-available" ? "noted" : "same", reasons: [] };
  // The next decline may be another person's.
  if (decision.approval.state !== "DECLINED") request.row = { ...request.row, declineReason: null };
  noteApprovalMoves(work, request, before.state, decision.moves, observation, scope);
  return { outcome: "moved", reasons: [] };
}

/** Writes the decision to the history. Only shows have such entries: the history of a movie is that of its unit. */
export function noteApprovalMoves(
  work: Workspace,
  request: LoadedRequest,
  from: ApprovalState | null,
  moves: readonly ApprovalMove[],
  observation: Observation,
  { cause }: ApplyScope,
): void {
  if (request.row.mediaType !== "TV") return;
  for (const [index, move] of moves.entries()) {
    const previous = moves[index - 1]?.to ?? from;
    noteRequestMove(work, request, { ...move, from: previous }, observation, cause);
  }
}

/** A grab or a file implies an approval that was not reported: the request takes over the approval of its episode. */
export function grantRequest(
  work: Workspace,
  request: LoadedRequest,
  approval: Approval,
  observation: Observation,
  scope: ApplyScope,
): void {
  const before = toApproval(request);
  if (approval.state !== "APPROVED" || before.state === "APPROVED") return;
  carryApproval(request, approval, null);
  const granted: ApprovalMove = { to: "APPROVED", inferred: true };
  noteApprovalMoves(work, request, before.state, [granted], observation, scope);
}
