import type { Reason } from "../message/reason.ts";
import type { ObservationKind } from "../observation/kind.ts";
import {
  isInQueue,
  reasonOf,
  type Observation,
  type ObservationOf,
} from "../observation/observation.ts";
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
import { isAppliedRecord, isLeftAside } from "./history-record.ts";
import { pathTo, type Move } from "./move.ts";
import { note } from "./note.ts";
import { done, ignored, type Outcome } from "./outcome.ts";
import { qualityBelow } from "./quality.ts";
import { refuseAdvance } from "./refusal.ts";
import { endAll, removeUnit, withoutLongMissing } from "./removal.ts";
import { settle } from "./settle.ts";

/** The pipeline state an observation reports; absent: the kind reports none. */
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
  /** Why it was ignored, as a message for the inbox. */
  readonly reason?: string;
}

/**
 * Applies one observation to one unit. Pure and total: an observation that does not apply is `ignored` with its reason
 * and never throws. The unit follows its leading attempt (settle.ts); the moves are the difference.
 */
export function step(unit: Unit, observation: Observation, environment: Environment): Step {
  if (isAppliedRecord(unit, observation)) return { unit, moves: [], outcome: "same" };
  if (isLeftAside(unit, observation, environment))
    return { unit, moves: [], outcome: "ignored", reason: "it happened before the request" };
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
      return observation.kind === "download-failed" || observation.kind === "download-removed"
        ? end(unit, observation, environment)
        : ignored("it ends no attempt");
    case "delete":
      return removeUnit(unit, observation, environment);
  }
}

function decide(unit: Unit, observation: Observation, { now }: Environment): Outcome {
  const decision = decideApproval(unit.approval, observation);
  if (decision.kind === "ignored") return ignored(decision.reason);
  const reason = reasonOf(observation);
  const decided = { ...unit, approval: decision.approval, reason };
  const isOver = decision.approval.state === "DECLINED" || decision.approval.state === "DELETED";
  return done(isOver ? endAll(decided, "withdrawn", reason, now) : decided);
}

function advance(unit: Unit, observation: Observation, environment: Environment): Outcome {
  const aim = AIMS[observation.kind];
  if (aim === undefined) return ignored("reports no state");
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
  // A late webhook does not show that the arr has the title again.
  const isManaged =
    observation.channel !== "WEBHOOK" &&
    (isInQueue(observation) || REPORTED_BY_ARR.includes(observation.kind));
  const isOther = observation.kind === "imported" && !hasBrought(attempt);
  const followed: Unit = {
    ...(isOther ? withoutLongMissing(unit, observation, environment) : unit),
    pendingReason: null,
    pendingUntil: null,
    // The result of an earlier release search is outdated.
    releaseSearch: null,
    isUnmanaged: isManaged ? false : unit.isUnmanaged,
    approval: granted(unit.approval),
  };
  return done(carryFacts(replaceAttempt(followed, moved), observation, environment.now));
}

/** Records the history id of an ended attempt, which distinguishes it from the next one with the same download. */
function readLate(unit: Unit, attempt: Attempt, { historyId }: Observation): Outcome {
  if (historyId === undefined) return ignored("that download has ended already");
  return done(replaceAttempt(unit, { ...attempt, historyId: newer(attempt.historyId, historyId) }));
}

const REPORTED_BY_ARR: readonly ObservationKind[] = ["grabbed", "imported"];

/** An attempt is blocked until its import; a hold of the arr is no refusal. */
function isBlockedAfter(reported: Attempt, { kind }: Observation, aim: PipelineState): boolean {
  if (kind === "blocked") return !hasBrought(reported);
  return (
    reported.isBlocked && kind !== "held" && pipelinePosition(aim) < pipelinePosition("IMPORTING")
  );
}

/** A hold lasts until the arr reports anything else about that download. */
function heldUntil({ heldUntil: known }: Attempt, observation: Observation): string | null {
  if (observation.kind === "held") return observation.until;
  const isNews =
    isInQueue(observation) ||
    pipelinePosition(AIMS[observation.kind] ?? "REQUESTED") >= pipelinePosition("IMPORTING");
  return isNews ? null : known;
}

/** The release or file belongs to an HD request: its quality is recorded, and its attempt for this unit ends. */
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
  const reason: Reason = { code: "BELOW_4K", params: { quality: below } };
  return done(replaceAttempt(reported, endAttempt(match.attempt, "below-quality", reason, now)));
}

/** The arr works on the title, so the request is approved, whatever was decided or reported before. */
function granted(approval: Approval): Approval {
  return approval.state === "REQUESTED" || approval.state === "FAILED"
    ? { state: "APPROVED", isApprovalInferred: false }
    : approval;
}

type End = ObservationOf<"download-failed" | "download-removed">;

function end(unit: Unit, observation: End, { now }: Environment): Outcome {
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

/** The download left its client before the arr's history gave the reason: the history corrects the end. */
function correctEnd(unit: Unit, attempt: Attempt, observation: End, now: Date): Unit {
  if (attempt.end !== "removed" || !givesReason(observation)) return unit;
  const reported = mergeAttempt(attempt, observation);
  const { reason = null } = observation;
  return replaceAttempt(unit, endAttempt(reported, endOf(observation), reason, now));
}

/** Only the arr knows why a download is gone; a client knows that it is. */
function givesReason({ kind, historyId, reason }: End): boolean {
  return kind === "download-failed" || (historyId !== undefined && reason !== undefined);
}

function endOf(observation: End): AttemptEnd {
  switch (observation.kind) {
    case "download-failed":
      return "failed";
    case "download-removed":
      return observation.isMissingFromPack === true ? "not-in-pack" : "removed";
  }
}
