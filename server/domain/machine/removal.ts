import type { Observation } from "../observation/observation.ts";
import type { AttemptEnd, Environment, Unit } from "../unit.ts";
import { endAttempt, hasBrought, isLiveAttempt, leadingAttempt } from "./attempt.ts";
import { done, ignored, type Outcome } from "./outcome.ts";

const NOT_A_DELETION = new Set(["upgrade", "manualoverride", "nolinkedepisodes"]);

/** A file that is missing for less may be in the middle of a swap: only what is missing for longer is believed to be gone. */
export const MISSING_GRACE_MS = 2 * 60_000;

/** What a deletion means: gone, or an upgrade, or to be seen a second time first. */
export function removeUnit(
  unit: Unit,
  observation: Observation,
  environment: Environment,
): Outcome {
  switch (observation.kind) {
    case "file-deleted":
      return removeFile(unit, observation, environment);
    case "library-lost":
      if (isJustMissing(unit, environment)) return done(unit);
      // While the arr has the file, it is the library that has to look again.
      return done(
        unit.file === null || unit.isUnmanaged
          ? goneOf(unit, observation, environment)
          : { ...unit, lostSince: unit.lostSince ?? environment.now.toISOString() },
      );
    default:
      return done(
        observation.filesDeleted === true || isGoneForGood(unit, observation)
          ? goneOf(unit, observation, environment)
          : { ...unit, isUnmanaged: true },
      );
  }
}

function isJustMissing({ missingSince }: Unit, { now }: Environment): boolean {
  return missingSince !== null && now.getTime() - Date.parse(missingSince) < MISSING_GRACE_MS;
}

/**
 * A poll cannot say what became of the files. Where there never was one, nothing is left of it once it was missed a
 * second time; where there was, the library has the last word.
 */
function isGoneForGood(
  { isUnmanaged, file, missingSince, state }: Unit,
  reported: Observation,
): boolean {
  const hasHadFile = file !== null || missingSince !== null || state === "AVAILABLE";
  return reported.filesDeleted === undefined && isUnmanaged && !hasHadFile;
}

/**
 * Somebody who deletes by hand means it. A file that is merely missing may be on a disk that is not mounted: it counts
 * once it was seen to be gone a second time, by the library too where there is one (tracking/missing.ts).
 */
function removeFile(unit: Unit, observation: Observation, environment: Environment): Outcome {
  const reason = (observation.reason ?? "").toLowerCase();
  if (NOT_A_DELETION.has(reason)) return ignored("an upgrade or a rename, not a deletion");
  const fileId = observation.keys.fileId ?? observation.file?.id;
  if (fileId !== undefined && unit.file?.id != null && fileId !== unit.file.id)
    return ignored("the deleted file is not the current one");
  if (isOfEarlierFile(unit, observation)) return ignored("tells of a file before the current one");
  // What was confirmed was missing when it was; it may be back since.
  if (observation.isConfirmed === true && unit.missingSince === null)
    return ignored("it is not missing");
  if (reason === "manual" || observation.isConfirmed === true)
    return done(goneOf(unit, observation, environment));
  const missingSince = unit.missingSince ?? environment.now.toISOString();
  return done({ ...unit, file: null, missingSince });
}

/**
 * The arr's history names a deleted file by its path, which the next file may have as well. A webhook has told of the
 * deletion and of the new file before the history was read: in it, the new file's import comes after the deletion.
 */
function isOfEarlierFile({ attempts }: Unit, { historyId }: Observation): boolean {
  const current = leadingAttempt(attempts);
  if (historyId === undefined || current === undefined || current.historyId !== null) return false;
  return attempts.some((attempt) => !isLiveAttempt(attempt) && hasBrought(attempt));
}

function goneOf(unit: Unit, observation: Observation, { now }: Environment): Unit {
  const reason = observation.reason ?? null;
  return {
    ...endAll(unit, "removed", reason, now),
    state: "DELETED",
    reason,
    file: null,
    matching: null,
    pendingReason: null,
    pendingUntil: null,
    missingSince: null,
    lostSince: null,
  };
}

/** Ends every live attempt. */
export function endAll(unit: Unit, how: AttemptEnd, reason: string | null, now: Date): Unit {
  const attempts = unit.attempts.map((attempt) =>
    isLiveAttempt(attempt) ? endAttempt(attempt, how, reason, now) : attempt,
  );
  return { ...unit, attempts };
}
