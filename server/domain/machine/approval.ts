import type { Observation } from "../observation/observation.ts";
import type { ApprovalState } from "../state.ts";

/** The decision about the request as a whole. */
export interface Approval {
  readonly state: ApprovalState;
  /** The refusal arrived before its approval: the approval that follows by webhook belongs to it and does not lift it. */
  readonly isApprovalInferred: boolean;
}

/** One step of the approval, in the order it is written to the history. */
export interface ApprovalMove {
  readonly to: ApprovalState;
  readonly inferred: boolean;
}

export type ApprovalDecision =
  | { readonly kind: "moved"; readonly approval: Approval; readonly moves: readonly ApprovalMove[] }
  | { readonly kind: "same"; readonly approval: Approval }
  | { readonly kind: "ignored"; readonly approval: Approval; readonly reason: string };

const PENDING: Approval = { state: "REQUESTED", isApprovalInferred: false };

/** Returns the approval of a new request after its first observation, with the moves that lead there. */
export function beginApproval(observation: Observation): {
  readonly approval: Approval;
  readonly moves: readonly ApprovalMove[];
} {
  const asked: ApprovalMove = { to: "REQUESTED", inferred: observation.kind !== "requested" };
  const decision = decideApproval(PENDING, observation);
  return {
    approval: decision.approval,
    moves: decision.kind === "moved" ? [asked, ...decision.moves] : [asked],
  };
}

/** Returns the effect of an observation about the whole request on its approval. Pure; every case is a row of docs/states.md. */
export function decideApproval(approval: Approval, observation: Observation): ApprovalDecision {
  const same: ApprovalDecision = { kind: "same", approval };
  if (approval.state === "DELETED") {
    return observation.kind === "withdrawn"
      ? same
      : { kind: "ignored", approval, reason: "the request is gone" };
  }
  switch (observation.kind) {
    case "requested":
      return approval.state === "DECLINED" ? moved("REQUESTED") : same;
    case "approved":
      return approve(approval, observation);
    case "declined":
      return approval.state === "DECLINED" ? same : moved("DECLINED");
    case "refused-by-arr":
      return refuse(approval);
    case "withdrawn":
      return moved("DELETED");
    case "airs":
      // The arr has the title, so adding it succeeded, whatever Seerr reported.
      return approval.state === "FAILED" ? moved("APPROVED") : same;
    default:
      return same;
  }
}

function moved(
  to: ApprovalState,
  before: readonly ApprovalMove[] = [],
  isApprovalInferred = false,
): ApprovalDecision {
  return {
    kind: "moved",
    approval: { state: to, isApprovalInferred },
    moves: [...before, { to, inferred: false }],
  };
}

function approve(approval: Approval, { channel }: Observation): ApprovalDecision {
  if (approval.state === "APPROVED") return { kind: "same", approval };
  if (approval.state === "FAILED" && approval.isApprovalInferred && channel === "WEBHOOK") {
    return { kind: "same", approval: { ...approval, isApprovalInferred: false } };
  }
  return moved("APPROVED");
}

function refuse(approval: Approval): ApprovalDecision {
  switch (approval.state) {
    case "REQUESTED":
      return moved("FAILED", [{ to: "APPROVED", inferred: true }], true);
    case "APPROVED":
      return moved("FAILED");
    case "FAILED":
      return { kind: "same", approval };
    case "DECLINED":
    case "DELETED":
      return { kind: "ignored", approval, reason: "the request was declined" };
  }
}
