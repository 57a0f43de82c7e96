import { plainReason } from "../../domain/message/reason.ts";
import type { ReleaseSearch } from "../../domain/observation/facts.ts";
import type { Observation } from "../../domain/observation/observation.ts";
import { keysOf } from "../projection/request-keys.ts";
import type { ActionSubject, SubjectUnit } from "./subject.ts";

/** Returns the part that the observations of all actions share. */
function observationBase(
  { request }: ActionSubject,
  units: readonly SubjectUnit[],
): Pick<Observation, "service" | "channel" | "event" | "at" | "keys"> {
  return {
    service: request.arrService ?? request.originService,
    channel: "PERSON",
    event: "action",
    at: null,
    keys: keysOf(request, units),
  };
}

/** Returns the observation of a release search. */
export function toSearchObservation(
  subject: ActionSubject,
  units: readonly SubjectUnit[],
  releaseSearch: ReleaseSearch,
): Observation {
  return { ...observationBase(subject, units), kind: "searched", event: "release", releaseSearch };
}

/** Returns the observation that a user confirmed the deletion of files. */
export function toFileDeletedObservation(
  subject: ActionSubject,
  units: readonly SubjectUnit[],
): Observation {
  return {
    ...observationBase(subject, units),
    kind: "file-deleted",
    reason: plainReason("CONFIRMED_GONE"),
    isConfirmed: true,
  };
}
