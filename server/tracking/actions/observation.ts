import { plainReason } from "../../domain/message/reason.ts";
import type { ReleaseSearch } from "../../domain/observation/facts.ts";
import type { Observation } from "../../domain/observation/observation.ts";
import { keysOf } from "../projection/request-keys.ts";
import type { ActionSubject, SubjectUnit } from "./subject.ts";

/** Observations that an action makes: the result of a release search, or a person's word that files are gone. */
function aboutUnits(
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

export function toSearched(
  subject: ActionSubject,
  units: readonly SubjectUnit[],
  releaseSearch: ReleaseSearch,
): Observation {
  return { ...aboutUnits(subject, units), kind: "searched", event: "release", releaseSearch };
}

export function toConfirmedGone(
  subject: ActionSubject,
  units: readonly SubjectUnit[],
): Observation {
  return {
    ...aboutUnits(subject, units),
    kind: "file-deleted",
    reason: plainReason("CONFIRMED_GONE"),
    isConfirmed: true,
  };
}
