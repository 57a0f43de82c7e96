import { pipelinePosition } from "../state.ts";
import type { ServiceHealth, DiagnosisInput } from "./health.ts";
import { arrParams, MINUTE_MS, nothing, type ProblemRule } from "./rule.ts";

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
    since: (input) => unseen(input)?.downSince ?? null,
    applies: (input) => unseen(input) !== null,
    params: (input) => ({ service: unseen(input)?.name ?? "a service" }),
    actions: nothing,
  },
  {
    code: "REMOVED_FROM_ARR",
    severity: "STUCK",
    states: ["REQUESTED", "APPROVED", "GRABBING", "DOWNLOADING", "DOWNLOADED", "UNAIRED", "FAILED"],
    afterMs: 0,
    applies: ({ unit }) => unit.isUnmanaged,
    params: arrParams,
    actions: () => ["RETRY_REQUEST"],
  },
  {
    code: "UNMANAGED",
    severity: "WAITING",
    states: ["IMPORTING", "ANIME_MATCHING", "AVAILABLE"],
    afterMs: 0,
    applies: ({ unit }) => unit.isUnmanaged,
    params: arrParams,
    actions: nothing,
  },
] as const satisfies readonly ProblemRule[];

/** The service that would report the next step and is unreachable. */
function unseen(input: DiagnosisInput): ServiceHealth | null {
  const next = awaited(input);
  return next !== null && next.downSince !== null ? next : null;
}

function awaited({ unit, services }: DiagnosisInput): ServiceHealth | null {
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
      return pipelinePosition(unit.state) <= pipelinePosition("DOWNLOADED") ? services.arr : null;
  }
}
