import type { Observation } from "../observation.ts";
import type { WishState } from "../state.ts";

/** What was decided about the request as a whole. */
export interface Wish {
  readonly state: WishState;
  /** A refusal outran its approval: the approval that follows by webhook belongs to it and lifts nothing. */
  readonly isApprovalInferred: boolean;
}

/** One step of the wish, in the order it is written. */
export interface WishMove {
  readonly to: WishState;
  readonly inferred: boolean;
}

export type WishDecision =
  | { readonly kind: "moved"; readonly wish: Wish; readonly moves: readonly WishMove[] }
  | { readonly kind: "same"; readonly wish: Wish }
  | { readonly kind: "ignored"; readonly wish: Wish; readonly reason: string };

const PENDING: Wish = { state: "REQUESTED", isApprovalInferred: false };

/** A wish before anything was decided, with the moves that bring a new row to where its first observation finds it. */
export function beginWish(observation: Observation): {
  readonly wish: Wish;
  readonly moves: readonly WishMove[];
} {
  const asked: WishMove = { to: "REQUESTED", inferred: observation.kind !== "requested" };
  const decision = decideWish(PENDING, observation);
  return {
    wish: decision.wish,
    moves: decision.kind === "moved" ? [asked, ...decision.moves] : [asked],
  };
}

/** What a request-level observation does to the wish. Pure; every case is a row of docs/states.md. */
export function decideWish(wish: Wish, observation: Observation): WishDecision {
  const same: WishDecision = { kind: "same", wish };
  if (wish.state === "DELETED") {
    return observation.kind === "withdrawn"
      ? same
      : { kind: "ignored", wish, reason: "the request is gone" };
  }
  switch (observation.kind) {
    case "requested":
      return wish.state === "DECLINED" ? moved("REQUESTED") : same;
    case "approved":
      return approve(wish, observation);
    case "declined":
      return wish.state === "DECLINED" ? same : moved("DECLINED");
    case "refused-by-arr":
      return refuse(wish);
    case "withdrawn":
      return moved("DELETED");
    case "airs":
      // The arr lists it, so it did arrive there, whatever Seerr said of the hand-over.
      return wish.state === "FAILED" ? moved("APPROVED") : same;
    default:
      return same;
  }
}

function moved(
  to: WishState,
  before: readonly WishMove[] = [],
  isApprovalInferred = false,
): WishDecision {
  return {
    kind: "moved",
    wish: { state: to, isApprovalInferred },
    moves: [...before, { to, inferred: false }],
  };
}

function approve(wish: Wish, observation: Observation): WishDecision {
  if (wish.state === "APPROVED") return { kind: "same", wish };
  if (wish.state === "FAILED" && wish.isApprovalInferred && observation.channel === "WEBHOOK") {
    return { kind: "same", wish: { ...wish, isApprovalInferred: false } };
  }
  return moved("APPROVED");
}

function refuse(wish: Wish): WishDecision {
  switch (wish.state) {
    case "REQUESTED":
      return moved("FAILED", [{ to: "APPROVED", inferred: true }], true);
    case "APPROVED":
      return moved("FAILED");
    case "FAILED":
      return { kind: "same", wish };
    case "DECLINED":
    case "DELETED":
      return { kind: "ignored", wish, reason: "the request was declined" };
  }
}
