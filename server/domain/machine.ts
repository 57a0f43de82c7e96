import {
  endAttempt,
  hasBrought,
  matchAttempt,
  mergeAttempt,
  openAttempt,
  replaceAttempt,
} from "./attempt.ts";
import { endAll, removeUnit } from "./deletion.ts";
import { EFFECTS, type Effect } from "./effect.ts";
import { carryFacts } from "./file-facts.ts";
import { pathTo, type Move } from "./move.ts";
import type { Observation, ObservationKind } from "./observation.ts";
import { done, ignored, type Outcome } from "./outcome.ts";
import { settle } from "./settle.ts";
import { roadPosition, type RoadState } from "./state.ts";
import type { Attempt, AttemptEnd, Surroundings, Unit } from "./unit.ts";
import { decideWish, type Wish } from "./wish.ts";

/** Where an observation says the unit is; null where it says nothing of the road. */
export const AIMS: Readonly<Partial<Record<ObservationKind, RoadState>>> = {
  requested: "REQUESTED",
  approved: "APPROVED",
  grabbed: "GRABBING",
  downloading: "DOWNLOADING",
  downloaded: "DOWNLOADED",
  blocked: "DOWNLOADED",
  "import-started": "IMPORTING",
  imported: "IMPORTING",
  hashing: "ANIME_MATCHING",
  hashed: "ANIME_MATCHING",
  matched: "ANIME_MATCHING",
  unmatched: "ANIME_MATCHING",
  playable: "AVAILABLE",
};

export type Verdict = "moved" | "same" | "noted" | "ignored";

export interface Step {
  readonly unit: Unit;
  readonly moves: readonly Move[];
  readonly verdict: Verdict;
  /** Why it was ignored, in words for the inbox. */
  readonly reason?: string;
}

/**
 * What one observation does to one unit. Pure and total: an observation that does not apply is `ignored` with its
 * reason and never throws. The unit follows its leading attempt (settle.ts); the moves are the difference.
 */
export function step(unit: Unit, observation: Observation, around: Surroundings): Step {
  const effect = EFFECTS[observation.kind][unit.state];
  const outcome = apply(effect, unit, observation, around);
  if (outcome.kind === "ignored")
    return { unit, moves: [], verdict: "ignored", reason: outcome.reason };
  const settled = settle(outcome.unit, around);
  const moves = pathTo(unit, settled, observation, AIMS[observation.kind] ?? null, around);
  if (moves.length > 0) return { unit: settled, moves, verdict: "moved" };
  return { unit: settled, moves, verdict: effect === "note" ? "noted" : "same" };
}

function apply(
  effect: Effect,
  unit: Unit,
  observation: Observation,
  around: Surroundings,
): Outcome {
  switch (effect) {
    case "ignore":
      return ignored(`does not apply while it is ${unit.state}`);
    case "same":
      return done(unit);
    case "note":
      return note(unit, observation);
    case "wish":
      return decide(unit, observation, around);
    case "advance":
      return advance(unit, observation, around);
    case "end":
      return end(unit, observation, around);
    case "delete":
      return removeUnit(unit, observation, around);
  }
}

function decide(unit: Unit, observation: Observation, { now }: Surroundings): Outcome {
  const decision = decideWish(unit.wish, observation);
  if (decision.kind === "ignored") return ignored(decision.reason);
  const decided = { ...unit, wish: decision.wish, reason: observation.reason ?? null };
  const isOver = decision.wish.state === "DECLINED" || decision.wish.state === "DELETED";
  return done(isOver ? endAll(decided, "withdrawn", observation.reason ?? null, now) : decided);
}

function note(unit: Unit, observation: Observation): Outcome {
  switch (observation.kind) {
    case "airs": {
      const told = observation.keys.episodes?.[0];
      const date = told === undefined ? observation.airDate : told.airDate;
      const dated =
        date === undefined ? unit : { ...unit, airDate: date, isUndated: date === null };
      const wish = decideWish(unit.wish, observation).wish;
      return done({ ...dated, wish, monitored: told?.monitored ?? unit.monitored });
    }
    case "pending-in-arr":
      return done({ ...unit, pendingReason: observation.reason ?? "delay" });
    case "monitoring":
      return done({ ...unit, monitored: observation.monitored ?? unit.monitored });
    default:
      return done(unit);
  }
}

function advance(unit: Unit, observation: Observation, around: Surroundings): Outcome {
  const aim = AIMS[observation.kind];
  if (aim === undefined) return ignored("says nothing of the road");
  const refusal = refuseAdvance(unit, observation);
  if (refusal !== null) return ignored(refusal);
  const match = matchAttempt(unit, observation, around.now);
  if (match.kind === "over") return ignored("that download has ended already");
  const isDirect = roadPosition(aim) >= roadPosition("IMPORTING");
  const attempt = match.kind === "known" ? match.attempt : openAttempt(unit, aim, isDirect);
  const told = mergeAttempt(attempt, observation);
  const moved: Attempt = {
    ...told,
    step: roadPosition(aim) > roadPosition(told.step) ? aim : told.step,
    isBlocked:
      observation.kind === "blocked" ? !hasBrought(told) : told.isBlocked && !unblocks(aim),
  };
  const carried = replaceAttempt({ ...unit, pendingReason: null, wish: granted(unit.wish) }, moved);
  return done(carryFacts(carried, observation));
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
function granted(wish: Wish): Wish {
  return wish.state === "REQUESTED" || wish.state === "FAILED"
    ? { state: "APPROVED", isApprovalInferred: false }
    : wish;
}

function unblocks(aim: RoadState): boolean {
  return roadPosition(aim) >= roadPosition("IMPORTING");
}

function end(unit: Unit, observation: Observation, { now }: Surroundings): Outcome {
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
  const told = mergeAttempt(attempt, observation);
  return replaceAttempt(unit, endAttempt(told, "failed", observation.reason ?? null, now));
}

function endOf({ kind, isComplete }: Observation): AttemptEnd {
  if (isComplete === true) return "not-in-pack";
  return kind === "download-failed" ? "failed" : "removed";
}
