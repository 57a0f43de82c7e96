import type { Observation } from "../observation/observation.ts";
import type { ApprovalState } from "../state.ts";

/** What was decided about the request as a whole. */
export interface Approval {
  readonly state: ApprovalState;
  /** A refusal outran its approval: the approval that follows by webhook belongs to it and lifts nothing. */
  readonly isApprovalInferred: boolean;
}

/** One step of the wish, in the order it is written. */
export interface ApprovalMove {
  readonly to: ApprovalState;
  readonly inferred: boolean;
}

export type ApprovalDecision =
  | { readonly kind: "moved"; readonly approval: Approval; readonly moves: readonly ApprovalMove[] }
  | { readonly kind: "same"; readonly approval: Approval }
  | { readonly kind: "ignored"; readonly approval: Approval; readonly reason: string };

const PENDING: Approval = { state: "REQUESTED", isApprovalInferred: false };

/** A wish before anything was decided, with the moves that bring a new row to where its first observation finds it. */
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

/** What a request-level observation does to the wish. Pure; every case is a row of docs/states.md. */
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
      // The arr lists it, so it did arrive there, whatever Seerr said of the hand-over.
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

function approve(approval: Approval, observation: Observation): ApprovalDecision {
  if (approval.state === "APPROVED") return { kind: "same", approval };
  if (
    approval.state === "FAILED" &&
    approval.isApprovalInferred &&
    observation.channel === "WEBHOOK"
  ) {
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
