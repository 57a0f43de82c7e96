import type { ObservationKind } from "../observation/kind.ts";
import type { Observation } from "../observation/observation.ts";
import { pipelinePosition, type PipelineState } from "../state.ts";
import type { Attempt, AttemptEnd, Environment, Unit } from "../unit.ts";
import { decideApproval, type Approval } from "./approval.ts";
import {
  type AttemptMatch,
  endAttempt,
  hasBrought,
  matchAttempt,
  mergeAttempt,
  newer,
  openAttempt,
  replaceAttempt,
} from "./attempt.ts";
import { EFFECTS, type Effect } from "./effect.ts";
import { carryFacts } from "./file-facts.ts";
import { pathTo, type Move } from "./move.ts";
import { note } from "./note.ts";
import { done, ignored, type Outcome } from "./outcome.ts";
import { qualityBelow } from "./quality.ts";
import { endAll, removeUnit } from "./removal.ts";
import { settle } from "./settle.ts";

/** Where an observation says the unit is; null where it says nothing of the road. */
export const AIMS: Readonly<Partial<Record<ObservationKind, PipelineState>>> = {
  requested: "REQUESTED",
  approved: "APPROVED",
  grabbed: "GRABBING",
  downloading: "DOWNLOADING",
  downloaded: "DOWNLOADED",
  held: "DOWNLOADED",
  blocked: "DOWNLOADED",
  "import-started": "IMPORTING",
  imported: "IMPORTING",
  hashing: "ANIME_MATCHING",
  hashed: "ANIME_MATCHING",
  matched: "ANIME_MATCHING",
  unmatched: "ANIME_MATCHING",
  playable: "AVAILABLE",
};

export type StepOutcome = "moved" | "same" | "noted" | "ignored";

export interface Step {
  readonly unit: Unit;
  readonly moves: readonly Move[];
  readonly outcome: StepOutcome;
  /** Why it was ignored, in words for the inbox. */
  readonly reason?: string;
}

/**
 * What one observation does to one unit. Pure and total: an observation that does not apply is `ignored` with its
 * reason and never throws. The unit follows its leading attempt (settle.ts); the moves are the difference.
 */
export function step(unit: Unit, observation: Observation, environment: Environment): Step {
  // A record of the arr's history applies once, whatever has it read again.
  if (isPast(unit, observation)) return { unit, moves: [], outcome: "same" };
  const effect = EFFECTS[observation.kind][unit.state];
  const outcome = apply(effect, unit, observation, environment);
  if (outcome.kind === "ignored")
    return { unit, moves: [], outcome: "ignored", reason: outcome.reason };
  const historyId = newer(unit.historyId, observation.historyId);
  const settled = settle({ ...outcome.unit, historyId }, environment);
  const moves = pathTo(unit, settled, observation, AIMS[observation.kind] ?? null, environment);
  if (moves.length > 0) return { unit: settled, moves, outcome: "moved" };
  return { unit: settled, moves, outcome: effect === "note" ? "noted" : "same" };
}

function isPast(unit: Unit, { historyId }: Observation): boolean {
  return historyId !== undefined && unit.historyId !== null && historyId <= unit.historyId;
}

function apply(
  effect: Effect,
  unit: Unit,
  observation: Observation,
  environment: Environment,
): Outcome {
  switch (effect) {
    case "ignore":
      return ignored(`does not apply while it is ${unit.state}`);
    case "same":
      return done(observation.kind === "playable" ? { ...unit, lostSince: null } : unit);
    case "note":
      return note(unit, observation, environment);
    case "decide":
      return decide(unit, observation, environment);
    case "advance":
      return advance(unit, observation, environment);
    case "end":
      return end(unit, observation, environment);
    case "delete":
      return removeUnit(unit, observation, environment);
  }
}

function decide(unit: Unit, observation: Observation, { now }: Environment): Outcome {
  const decision = decideApproval(unit.approval, observation);
  if (decision.kind === "ignored") return ignored(decision.reason);
  const decided = { ...unit, approval: decision.approval, reason: observation.reason ?? null };
  const isOver = decision.approval.state === "DECLINED" || decision.approval.state === "DELETED";
  return done(isOver ? endAll(decided, "withdrawn", observation.reason ?? null, now) : decided);
}

function advance(unit: Unit, observation: Observation, environment: Environment): Outcome {
  const aim = AIMS[observation.kind];
  if (aim === undefined) return ignored("says nothing of the road");
  const refusal = refuseAdvance(unit, observation);
  if (refusal !== null) return ignored(refusal);
  const match = matchAttempt(unit, observation, environment.now);
  const below = qualityBelow(unit, observation);
  if (below !== null) return refuseQuality(unit, observation, match, below, environment);
  if (match.kind === "over") return readLate(unit, match.attempt, observation);
  const isDirect = pipelinePosition(aim) >= pipelinePosition("IMPORTING");
  const attempt = match.kind === "known" ? match.attempt : openAttempt(unit, aim, isDirect);
  const reported = mergeAttempt(attempt, observation);
  const moved: Attempt = {
    ...reported,
    step: pipelinePosition(aim) > pipelinePosition(reported.step) ? aim : reported.step,
    isBlocked: isBlockedAfter(reported, observation, aim),
    heldUntil: heldUntil(reported, observation),
  };
  const isManaged = observation.isInQueue === true || SAID_BY_THE_ARR.includes(observation.kind);
  const followed: Unit = {
    ...unit,
    pendingReason: null,
    pendingUntil: null,
    // What the indexers had is news of the time before.
    releaseSearch: null,
    isUnmanaged: isManaged ? false : unit.isUnmanaged,
    approval: granted(unit.approval),
  };
  return done(carryFacts(replaceAttempt(followed, moved), observation));
}

/** What the arr's history says of an attempt that has ended tells it from the next one with the same download. */
function readLate(unit: Unit, attempt: Attempt, { historyId }: Observation): Outcome {
  if (historyId === undefined) return ignored("that download has ended already");
  return done(replaceAttempt(unit, { ...attempt, historyId: newer(attempt.historyId, historyId) }));
}

const SAID_BY_THE_ARR: readonly ObservationKind[] = ["grabbed", "imported"];

/** Blocked until it is imported; what the arr only holds back it does not refuse. */
function isBlockedAfter(reported: Attempt, { kind }: Observation, aim: PipelineState): boolean {
  if (kind === "blocked") return !hasBrought(reported);
  return reported.isBlocked && kind !== "held" && !unblocks(aim);
}

/** A hold lasts until the arr says anything else of that download. */
function heldUntil({ heldUntil: known }: Attempt, observation: Observation): string | null {
  if (observation.kind === "held") return observation.until ?? null;
  const isNews =
    observation.isInQueue === true ||
    pipelinePosition(AIMS[observation.kind] ?? "REQUESTED") >= pipelinePosition("IMPORTING");
  return isNews ? null : known;
}

/** The arr's release or file is another wish's: what it brings is told, and its attempt here is over. */
function refuseQuality(
  unit: Unit,
  observation: Observation,
  match: AttemptMatch,
  below: string,
  { now }: Environment,
): Outcome {
  const isThere = observation.kind === "imported" || observation.kind === "playable";
  const reported = isThere ? { ...unit, belowQuality: below } : unit;
  if (match.kind !== "known" || hasBrought(match.attempt)) return done(reported);
  const reason = `${below} is less than the 4K that was asked for`;
  return done(replaceAttempt(reported, endAttempt(match.attempt, "below-quality", reason, now)));
}

/** Why a proof or a file does not count; null when it does. */
function refuseAdvance(unit: Unit, observation: Observation): string | null {
  if (observation.kind === "playable" && unit.file === null)
    return "the arr has no file for it, so nothing is proven";
  if (observation.kind === "imported" && unit.state === "DELETED") {
    const fileId = observation.keys.fileId ?? observation.file?.id;
    const known = Math.max(0, ...unit.attempts.map((attempt) => attempt.fileId ?? 0));
    if (fileId === undefined || fileId <= known)
      return "the file was deleted; only a newer one counts";
  }
  return null;
}

/** Whoever decided it and however the hand-over went: the arr is at it. */
function granted(approval: Approval): Approval {
  return approval.state === "REQUESTED" || approval.state === "FAILED"
    ? { state: "APPROVED", isApprovalInferred: false }
    : approval;
}

function unblocks(aim: PipelineState): boolean {
  return pipelinePosition(aim) >= pipelinePosition("IMPORTING");
}

function end(unit: Unit, observation: Observation, { now }: Environment): Outcome {
  const match = matchAttempt(unit, observation, now);
  if (match.kind === "over") return done(correctEnd(unit, match.attempt, observation, now));
  if (match.kind === "none" && observation.kind === "download-removed")
    return ignored("that download is not known");
  const attempt = match.kind === "known" ? match.attempt : openAttempt(unit, "GRABBING", true);
  if (match.kind === "known" && hasBrought(attempt)) return done(unit);
  const reason = observation.reason ?? null;
  return done(
    replaceAttempt(
      unit,
      endAttempt(mergeAttempt(attempt, observation), endOf(observation), reason, now),
    ),
  );
}

/** It had left the client before the arr could be asked why: what the arr's history says of it later is the reason. */
function correctEnd(unit: Unit, attempt: Attempt, observation: Observation, now: Date): Unit {
  if (observation.kind !== "download-failed" || attempt.end !== "removed") return unit;
  const reported = mergeAttempt(attempt, observation);
  return replaceAttempt(unit, endAttempt(reported, "failed", observation.reason ?? null, now));
}

function endOf({ kind, isComplete }: Observation): AttemptEnd {
  if (isComplete === true) return "not-in-pack";
  return kind === "download-failed" ? "failed" : "removed";
}
