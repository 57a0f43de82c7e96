import { endAttempt, isLiveAttempt } from "./attempt.ts";
import type { Observation } from "./observation.ts";
import { done, ignored, type Outcome } from "./outcome.ts";
import type { AttemptEnd, Surroundings, Unit } from "./unit.ts";

const NOT_A_DELETION = new Set(["upgrade", "manualoverride", "nolinkedepisodes"]);

/** What a deletion means: gone, or an upgrade, or to be seen in the library first. */
export function removeUnit(unit: Unit, observation: Observation, around: Surroundings): Outcome {
  const reason = observation.reason ?? null;
  const gone = {
    ...endAll(unit, "removed", reason, around.now),
    state: "DELETED" as const,
    reason,
    file: null,
    matching: null,
    pendingReason: null,
  };
  switch (observation.kind) {
    case "file-deleted": {
      if (NOT_A_DELETION.has((reason ?? "").toLowerCase()))
        return ignored("an upgrade or a rename, not a deletion");
      const fileId = observation.keys.fileId ?? observation.file?.id;
      if (fileId !== undefined && unit.file?.id != null && fileId !== unit.file.id) {
        return ignored("the deleted file is not the current one");
      }
      // A file that is merely missing may be a disk that is not mounted: DELETED once the library has lost it too.
      const mayComeBack = (reason ?? "").toLowerCase() !== "manual";
      return done(
        mayComeBack && around.hasLibrary && unit.state === "AVAILABLE"
          ? { ...unit, file: null }
          : gone,
      );
    }
    case "library-lost":
      return done(unit.file === null ? gone : unit);
    default:
      return done(observation.filesDeleted === true ? gone : unit);
  }
}

/** Ends every live attempt. */
export function endAll(unit: Unit, how: AttemptEnd, reason: string | null, now: Date): Unit {
  const attempts = unit.attempts.map((attempt) =>
    isLiveAttempt(attempt) ? endAttempt(attempt, how, reason, now) : attempt,
  );
  return { ...unit, attempts };
}
