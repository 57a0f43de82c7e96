import { roadPosition } from "../state.ts";
import type { ServiceSight, Sight } from "./health.ts";
import { arrOf, MINUTE_MS, nothing, type ProblemRule } from "./rule.ts";

/** Services that cannot be seen, and titles that they no longer have. */
export const SERVICE_RULES = [
  {
    code: "SERVICE_UNREACHABLE",
    severity: "STUCK",
    states: [
      "REQUESTED",
      "APPROVED",
      "GRABBING",
      "DOWNLOADING",
      "DOWNLOADED",
      "IMPORTING",
      "ANIME_MATCHING",
      "FAILED",
    ],
    // A restart is over by then.
    afterMs: MINUTE_MS,
    since: (sight) => unseen(sight)?.downSince ?? null,
    applies: (sight) => unseen(sight) !== null,
    message: (sight) =>
      `Cannot see ${unseen(sight)?.name ?? "a service"} at the moment, so this may be out of date.`,
    actions: nothing,
  },
  {
    code: "REMOVED_FROM_ARR",
    severity: "STUCK",
    states: ["REQUESTED", "APPROVED", "GRABBING", "DOWNLOADING", "DOWNLOADED", "UNAIRED", "FAILED"],
    afterMs: 0,
    applies: ({ unit }) => unit.isUnmanaged,
    message: (sight) => `It was removed from ${arrOf(sight)}, so nobody is looking for it.`,
    actions: () => ["RETRY_REQUEST"],
  },
  {
    code: "UNMANAGED",
    severity: "WAITING",
    states: ["IMPORTING", "ANIME_MATCHING", "AVAILABLE"],
    afterMs: 0,
    applies: ({ unit }) => unit.isUnmanaged,
    message: (sight) => `${arrOf(sight)} no longer manages it; the file was left where it is.`,
    actions: nothing,
  },
] as const satisfies readonly ProblemRule[];

/** The service that would tell of the next step and cannot be seen. */
function unseen(sight: Sight): ServiceSight | null {
  const next = awaited(sight);
  return next !== null && next.downSince !== null ? next : null;
}

function awaited({ unit, services }: Sight): ServiceSight | null {
  switch (unit.state) {
    case "REQUESTED":
      return services.requests;
    case "GRABBING":
    case "DOWNLOADING":
      return services.client?.downSince == null ? services.arr : services.client;
    case "IMPORTING":
      return unit.file === null ? services.arr : services.library;
    case "ANIME_MATCHING":
      return unit.matching === "matched" ? services.library : services.matching;
    default:
      return roadPosition(unit.state) <= roadPosition("DOWNLOADED") ? services.arr : null;
  }
}
