import type { Observation } from "../observation/observation.ts";
import type { Environment, Unit } from "../unit.ts";
import { decideApproval } from "./approval.ts";
import { matchAttempt, replaceAttempt } from "./attempt.ts";
import { done, type Outcome } from "./outcome.ts";

/** Takes in facts that are no step: dates, what the arr looks for, why it waits. */
export function note(unit: Unit, observation: Observation, { now }: Environment): Outcome {
  switch (observation.kind) {
    case "airs":
      return done(noteDate(unit, observation));
    case "pending-in-arr":
      return done({
        ...unit,
        isUnmanaged: false,
        pendingReason: observation.reason ?? "delay",
        pendingUntil: observation.until ?? null,
      });
    case "monitoring":
      return done({ ...unit, monitored: observation.monitored ?? unit.monitored });
    case "searched":
      return done({ ...unit, releaseSearch: observation.releaseSearch ?? unit.releaseSearch });
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

function noteDate(unit: Unit, observation: Observation): Unit {
  const reported = observation.keys.episodes?.[0];
  const date = reported === undefined ? observation.airDate : reported.airDate;
  const dated = date === undefined ? unit : { ...unit, airDate: date, isUndated: date === null };
  const approval = decideApproval(unit.approval, observation).approval;
  // The clock says it as well; only the arr's own word shows that it has the title.
  const isUnmanaged = observation.channel === "CLOCK" ? unit.isUnmanaged : false;
  return { ...dated, approval, isUnmanaged, monitored: reported?.monitored ?? unit.monitored };
}
