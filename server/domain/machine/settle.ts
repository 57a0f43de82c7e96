import { isReason, plainReason, type Reason } from "../message/reason.ts";
import { mayHold } from "../path.ts";
import { pipelinePosition, type PipelineState, type State } from "../state.ts";
import { isOnlyHeard, type Attempt, type Environment, type Unit } from "../unit.ts";
import { leadingAttempt, replaceAttempt } from "./attempt.ts";

/** Whether the unit passes ANIME_MATCHING: Shoko knows its file, or the unit is anime and a configured Shoko may see its file. */
export function needsMatching(unit: Unit, environment: Environment): boolean {
  if (unit.matching !== null) return true;
  return environment.hasShoko && unit.isAnime && !liesOutside(unit, environment);
}

/** Whether the file is outside the folders that Shoko manages (scenario G10). */
function liesOutside({ file, folder }: Unit, { shokoFolders }: Environment): boolean {
  const path = file?.path ?? (folder === null ? null : `${folder}/file`);
  if (shokoFolders === null || path === null) return false;
  return !shokoFolders.some((managed) => mayHold(managed, path));
}

/** Returns the unit in the state that follows from its approval, its attempts and its date. */
export function settle(unit: Unit, environment: Environment): Unit {
  const leading = leadingAttempt(unit.attempts);
  const carried =
    leading === undefined ? unit : replaceAttempt(unit, carryOn(unit, leading, environment));
  const { state, reason } = stand(unit, carried, environment);
  // The note about hearsay is decided anew each time.
  const isKept = unit.state === state && !isReason(unit.reason, "ONLY_SEERR_SAYS_AVAILABLE");
  return { ...carried, state, reason: isKept ? (reason ?? unit.reason) : reason };
}

/** After the import no service reports the next step: it follows from the configured services. */
function carryOn(unit: Unit, attempt: Attempt, environment: Environment): Attempt {
  const isImported =
    pipelinePosition(attempt.step) >= pipelinePosition("IMPORTING") && unit.file !== null;
  if (!isImported) return attempt;
  const isMatching = needsMatching(unit, environment);
  const isOpen = isMatching && unit.matching !== "matched";
  const next: PipelineState =
    !environment.hasLibrary && !isOpen ? "AVAILABLE" : isMatching ? "ANIME_MATCHING" : "IMPORTING";
  return pipelinePosition(next) > pipelinePosition(attempt.step)
    ? { ...attempt, step: next }
    : attempt;
}

interface Standing {
  readonly state: State;
  readonly reason: Reason | null;
}

function stand(before: Unit, unit: Unit, environment: Environment): Standing {
  if (unit.approval.state === "DELETED") return { state: "DELETED", reason: unit.reason };
  if (unit.state === "AVAILABLE" && !isOnlyHeard(unit)) return { state: "AVAILABLE", reason: null };
  if (unit.approval.state === "DECLINED") return { state: "DECLINED", reason: unit.reason };
  const leading = leadingAttempt(unit.attempts);
  if (leading !== undefined)
    return { state: leading.step, reason: leading.step === "ANIME_MATCHING" ? unit.reason : null };
  if (before.state === "DELETED") return { state: "DELETED", reason: unit.reason };
  const last = unit.attempts.at(-1);
  if (last?.end === "failed") return { state: "FAILED", reason: last.endReason };
  if (unit.approval.state === "FAILED") return { state: "FAILED", reason: unit.reason };
  if (unit.approval.state === "REQUESTED") return { state: "REQUESTED", reason: null };
  if (isAhead(unit, environment.now)) return { state: "UNAIRED", reason: null };
  if (unit.isHeardAvailable && isOnlyHeard(unit)) return standByHearsay(environment);
  return { state: "APPROVED", reason: last?.endReason ?? null };
}

/** An admin marks titles as available that no arr has. Where a library is configured, it has to show them. */
function standByHearsay({ hasLibrary }: Environment): Standing {
  return hasLibrary
    ? { state: "APPROVED", reason: plainReason("ONLY_SEERR_SAYS_AVAILABLE") }
    : { state: "AVAILABLE", reason: null };
}

function isAhead(unit: Unit, now: Date): boolean {
  return unit.airDate === null ? unit.isUndated : Date.parse(unit.airDate) > now.getTime();
}
