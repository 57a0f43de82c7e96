import { plainReason, type Reason } from "../message/reason.ts";
import { reasonOf, type Observation, type ObservationOf } from "../observation/observation.ts";
import type { AttemptEnd, Environment, Unit } from "../unit.ts";
import {
  endAttempt,
  fileIdOf,
  hasBrought,
  hasFinishedDownload,
  isLiveAttempt,
  leadingAttempt,
} from "./attempt.ts";
import { done, ignored, type Outcome } from "./outcome.ts";

/** The arr's `deleteReason` for a deletion by a person, and for a file that is missing. */
const DELETE_REASONS: Readonly<Record<string, Reason>> = {
  manual: plainReason("DELETED_BY_HAND"),
  missingfromdisk: plainReason("MISSING_FROM_DISK"),
};
const NOT_A_DELETION = new Set(["upgrade", "manualoverride", "nolinkedepisodes"]);

/** A file that has been missing for less may be in the middle of a replacement; only a longer absence counts as a deletion. */
export const MISSING_GRACE_MS = 2 * 60_000;

/** Applies a deletion: the unit is deleted, or it is an upgrade, or the deletion has to be confirmed first. */
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
      if (hasFinishedDownload(unit) && !unit.isUnmanaged)
        return ignored("its download is not imported yet");
      // While the arr has the file, the library has to scan again.
      return done(
        unit.file === null || unit.isUnmanaged
          ? toDeleted(unit, observation.reason, environment)
          : { ...unit, lostSince: unit.lostSince ?? environment.now.toISOString() },
      );
    case "removed-from-arr":
      return done(
        observation.filesDeleted === true || isGoneForGood(unit, observation, environment)
          ? toDeleted(unit, null, environment)
          : { ...unit, isUnmanaged: true },
      );
    case "not-listed":
      return done(dropEpisode(unit, environment));
    default:
      return ignored("it deletes nothing");
  }
}

/** An arr that is reading a series anew may list it incompletely for a moment. */
const UNLISTED_GRACE_MS = 10_000;

/** An episode that its season's list lacks for the second time is no longer waited for. */
function dropEpisode(unit: Unit, environment: Environment): Unit {
  const since = unit.unlistedSince ?? environment.now.toISOString();
  return environment.now.getTime() - Date.parse(since) < UNLISTED_GRACE_MS
    ? { ...unit, unlistedSince: since }
    : toDeleted(unit, plainReason("NOT_LISTED"), environment);
}

/** Returns the arr's `deleteReason` in lower case: the history writes "Manual", webhooks write "manual". */
function deleteReasonOf({ reason }: ObservationOf<"file-deleted">): string {
  return typeof reason === "string" ? reason.toLowerCase() : "";
}

function isJustMissing({ missingSince }: Unit, { now }: Environment): boolean {
  return missingSince !== null && now.getTime() - Date.parse(missingSince) < MISSING_GRACE_MS;
}

/**
 * A poll does not report whether the files were deleted. A unit that never had a file is deleted when its title is
 * missing for the second time; for a unit that had one, the library decides. Between two polls the arr may have imported
 * a finished download and lost the title.
 */
function isGoneForGood(
  unit: Unit,
  { filesDeleted }: ObservationOf<"removed-from-arr">,
  { hasLibrary }: Environment,
): boolean {
  const { isUnmanaged, file, missingSince, state } = unit;
  const hasHadFile = file !== null || missingSince !== null || state === "AVAILABLE";
  const mayHaveFile = hasHadFile || (hasLibrary && hasFinishedDownload(unit));
  return filesDeleted === undefined && isUnmanaged && !mayHaveFile;
}

/**
 * A manual deletion is final. A file that is only missing may be on a disk that is not mounted: it counts as deleted once
 * a second check confirms it, in the library too where there is one (tracking/reconcile/missing).
 */
function removeFile(
  unit: Unit,
  observation: ObservationOf<"file-deleted">,
  environment: Environment,
): Outcome {
  const deleteReason = deleteReasonOf(observation);
  if (NOT_A_DELETION.has(deleteReason)) return keepFile(unit, observation);
  const fileId = fileIdOf(observation);
  if (fileId !== undefined && unit.file?.id != null && fileId !== unit.file.id)
    return ignored("the deleted file is not the current one");
  if (isOfEarlierFile(unit, observation))
    return ignored("about an earlier file than the current one");
  if (observation.isReplaced === true)
    return done(withoutFile(unit, reasonOf(observation), environment));
  // The file may have come back since the confirmation.
  if (observation.isConfirmed === true && unit.missingSince === null)
    return ignored("it is not missing");
  if (deleteReason === "manual" || observation.isConfirmed === true) {
    const reason = DELETE_REASONS[deleteReason] ?? reasonOf(observation);
    return done(toDeleted(unit, reason, environment));
  }
  const missingSince = unit.missingSince ?? environment.now.toISOString();
  return done({ ...unit, file: null, missingSince });
}

/** An upgrade or a rename. The history of a title that was added again shows that the arr had found the unit's file. */
function keepFile(unit: Unit, { historyId }: ObservationOf<"file-deleted">): Outcome {
  return unit.isUnmanaged && historyId !== undefined
    ? done({ ...unit, isUnmanaged: false })
    : ignored("an upgrade or a rename, not a deletion");
}

/**
 * The arr's history names a deleted file by its path, which the next file may share. Webhooks may have reported the new
 * file before the history was read; there, the new file's import comes after the deletion. A file that came before the
 * request is of no attempt: then the arr's dates decide.
 */
function isOfEarlierFile(
  { attempts, fileImportedAt }: Unit,
  { historyId, at }: ObservationOf<"file-deleted">,
): boolean {
  const current = leadingAttempt(attempts);
  if (historyId === undefined || current === undefined || current.historyId !== null) return false;
  if (at !== null && fileImportedAt !== null && Date.parse(at) < Date.parse(fileImportedAt))
    return true;
  return attempts.some((attempt) => !isLiveAttempt(attempt) && hasBrought(attempt));
}

/**
 * Applied before the import of another download: where the file before it was missing for longer than a replacement
 * takes, a library that played that file proves nothing about this one.
 */
export function withoutLongMissing(
  unit: Unit,
  observation: Observation,
  environment: Environment,
): Unit {
  const now = cameAt(unit, observation, environment);
  return unit.missingSince === null || isJustMissing(unit, { ...environment, now })
    ? unit
    : withoutFile(unit, plainReason("MISSING_FROM_DISK"), environment);
}

/** When the arr imported a file, where its date can be right: a poll may report the import a minute late. */
function cameAt({ missingSince }: Unit, observation: Observation, { now }: Environment): Date {
  const addedAt = observation.kind === "imported" ? observation.file?.addedAt : undefined;
  const date = new Date(observation.at ?? addedAt ?? now);
  const since = Date.parse(missingSince ?? now.toISOString());
  return date.getTime() >= since && date <= now ? date : now;
}

/** The attempt that brought the file is over, and the episode waits for another one; a download on its way goes on. */
function withoutFile(unit: Unit, reason: Reason | null, { now }: Environment): Unit {
  const attempts = unit.attempts.map((attempt) =>
    isLiveAttempt(attempt) && hasBrought(attempt)
      ? endAttempt(attempt, "removed", reason, now)
      : attempt,
  );
  return {
    ...unit,
    attempts,
    state: "APPROVED",
    reason,
    file: null,
    matching: null,
    missingSince: null,
    lostSince: null,
  };
}

function toDeleted(unit: Unit, reason: Reason | null, { now }: Environment): Unit {
  return {
    ...endAll(unit, "removed", reason, now),
    state: "DELETED",
    reason,
    file: null,
    librarySize: null,
    matching: null,
    pendingReason: null,
    pendingUntil: null,
    missingSince: null,
    lostSince: null,
    unlistedSince: null,
  };
}

/** Returns the unit with every live attempt ended. */
export function endAll(unit: Unit, how: AttemptEnd, reason: Reason | null, now: Date): Unit {
  const attempts = unit.attempts.map((attempt) =>
    isLiveAttempt(attempt) ? endAttempt(attempt, how, reason, now) : attempt,
  );
  return { ...unit, attempts };
}
