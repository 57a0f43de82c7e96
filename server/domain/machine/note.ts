import { isReason } from "../message/reason.ts";
import type { FileFacts } from "../observation/facts.ts";
import type { Observation, ObservationOf } from "../observation/observation.ts";
import type { Environment, Unit } from "../unit.ts";
import { decideApproval } from "./approval.ts";
import { matchAttempt, replaceAttempt } from "./attempt.ts";
import { done, type Outcome } from "./outcome.ts";

/** Merges facts that are no step: dates, monitoring, pending releases, release searches. */
export function note(unit: Unit, observation: Observation, { now }: Environment): Outcome {
  switch (observation.kind) {
    case "airs":
      return done(noteDate(unit, observation));
    case "pending-in-arr":
      return done({
        ...unit,
        isUnmanaged: false,
        pendingReason: observation.reason,
        pendingUntil: observation.until ?? null,
      });
    case "pending-ended":
      return done({ ...unit, pendingReason: null, pendingUntil: null });
    case "monitoring":
      return done({ ...unit, monitored: observation.monitored });
    case "file-differs":
      return done(unit.file === null ? unit : { ...unit, librarySize: observation.size });
    case "file-renamed":
      return done(renameFile(unit, observation.file));
    case "searched":
      return done({ ...unit, releaseSearch: observation.releaseSearch });
    case "not-tracked": {
      const match = matchAttempt(unit, observation, now);
      return done(
        match.kind === "known"
          ? replaceAttempt(unit, { ...match.attempt, isUntracked: true })
          : unit,
      );
    }
    default:
      return done(unit);
  }
}

function noteDate(unit: Unit, observation: ObservationOf<"airs">): Unit {
  const reported = observation.keys.episodes?.[0];
  const date = reported === undefined ? observation.airDate : reported.airDate;
  const listed = observation.channel === "CLOCK" ? unit : relist(unit);
  const dated =
    date === undefined ? listed : { ...listed, airDate: date, isUndated: date === null };
  const approval = decideApproval(unit.approval, observation).approval;
  // The clock reports dates too; only a report of the arr shows that it has the title.
  const isUnmanaged = observation.channel === "CLOCK" ? unit.isUnmanaged : false;
  return { ...dated, approval, isUnmanaged, monitored: reported?.monitored ?? unit.monitored };
}

/** The arr lists the episode (again), so it is no longer one that TVDB dropped. */
function relist(unit: Unit): Unit {
  const isDropped = unit.state === "DELETED" && isReason(unit.reason, "NOT_LISTED");
  return isDropped
    ? { ...unit, unlistedSince: null, state: "REQUESTED", reason: null }
    : { ...unit, unlistedSince: null };
}

/** The file stays the same: only its place is another. */
function renameFile(unit: Unit, { id, path }: FileFacts): Unit {
  if (unit.file === null || id === undefined || unit.file.id !== id || path === undefined)
    return unit;
  const attempts = unit.attempts.map((attempt) =>
    attempt.fileId === id ? { ...attempt, filePath: path } : attempt,
  );
  return { ...unit, attempts, file: { ...unit.file, path } };
}
