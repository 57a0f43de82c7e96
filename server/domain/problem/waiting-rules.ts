import type { DiagnosisInput } from "./health.ts";
import {
  arrOf,
  conditionWords,
  HOUR_MS,
  hasCondition,
  MINUTE_MS,
  nothing,
  sinceState,
  type ProblemRule,
} from "./rule.ts";

/** A look at the indexers says nothing any more after a day. */
const RELEASE_SEARCH_EXPIRES_MS = 24 * HOUR_MS;

/** Before anything was found: the wish, its date, the search. */
export const WAITING_RULES = [
  {
    code: "WAITING_FOR_APPROVAL",
    severity: "STUCK",
    states: ["REQUESTED"],
    afterMs: 5 * MINUTE_MS,
    applies: () => true,
    message: () => "Asked for, and waiting for somebody to approve it.",
    actions: () => ["APPROVE"],
  },
  {
    code: "NOT_MONITORED",
    severity: "STUCK",
    states: ["APPROVED"],
    afterMs: 0,
    applies: ({ unit }) => !unit.monitored,
    message: () => "It is not being looked for: monitoring is off.",
    actions: () => ["MONITOR"],
  },
  {
    code: "NEVER_REACHED_ARR",
    severity: "STUCK",
    states: ["APPROVED"],
    afterMs: 5 * MINUTE_MS,
    applies: ({ isKnownToArr, origin, services }) =>
      !isKnownToArr && origin === "seerr" && services.arr !== null,
    message: (input) =>
      `Approved, but it never reached ${arrOf(input)}: nobody is looking for it yet.`,
    actions: () => ["RETRY_REQUEST"],
  },
  {
    code: "CLIENT_UNAVAILABLE",
    severity: "STUCK",
    states: ["APPROVED"],
    afterMs: 0,
    applies: ({ unit, services }) =>
      unit.pendingReason === "client-unavailable" ||
      (unit.pendingReason === null && hasCondition(services.arr, "client-unavailable")),
    message: ({ unit }) =>
      unit.pendingReason === null
        ? "The download client cannot be reached, so nothing can be downloaded."
        : "A release was found, but the download client cannot be reached.",
    detail: ({ services }) => conditionWords(services.arr, "client-unavailable"),
    actions: nothing,
  },
  {
    code: "DELAYED",
    severity: "WAITING",
    states: ["APPROVED"],
    afterMs: 0,
    applies: ({ unit }) => unit.pendingReason !== null,
    message: () =>
      "A release was found and is held back for a while, in case a better one appears.",
    until: ({ unit }) => unit.pendingUntil,
    actions: () => ["SEARCH"],
  },
  {
    code: "QUALITY_BELOW_REQUEST",
    severity: "STUCK",
    states: ["APPROVED"],
    afterMs: 0,
    applies: ({ unit }) => unit.belowQuality !== null,
    message: ({ unit }) => `It was asked for in 4K; so far there is only ${unit.belowQuality}.`,
    actions: () => ["SEARCH", "LOOK_FOR_RELEASES"],
  },
  {
    code: "INDEXERS_UNAVAILABLE",
    severity: "STUCK",
    states: ["APPROVED"],
    afterMs: 0,
    applies: ({ services }) => hasCondition(services.arr, "indexers-unavailable"),
    message: (input) =>
      `${arrOf(input)} cannot reach any of its indexers, so nothing can be found.`,
    detail: ({ services }) => conditionWords(services.arr, "indexers-unavailable"),
    actions: nothing,
  },
  {
    code: "ALL_REFUSED",
    severity: "STUCK",
    states: ["APPROVED"],
    afterMs: 0,
    since: sinceReleaseSearch,
    applies: (input) => {
      const releaseSearch = releaseSearchOf(input);
      return (
        releaseSearch !== null &&
        releaseSearch.found > 0 &&
        releaseSearch.refused >= releaseSearch.found
      );
    },
    message: (input) => {
      const count = releaseSearchOf(input)?.found ?? 0;
      return count === 1
        ? `${arrOf(input)} found one release and refused it.`
        : `${arrOf(input)} found ${count} releases and refused all of them.`;
    },
    detail: (input) =>
      releaseSearchOf(input)?.reasons.map(({ reason, count }) => `${count} ×: ${reason}`) ?? [],
    until: (input) => releaseSearchOf(input)?.nextAt ?? null,
    actions: () => ["SEARCH", "LOOK_FOR_RELEASES"],
  },
  {
    code: "NOTHING_FOUND",
    severity: "STUCK",
    states: ["APPROVED"],
    afterMs: 0,
    since: sinceReleaseSearch,
    applies: (input) => releaseSearchOf(input)?.found === 0,
    message: () => "Nobody offers it at the moment.",
    until: (input) => releaseSearchOf(input)?.nextAt ?? null,
    actions: () => ["SEARCH", "LOOK_FOR_RELEASES"],
  },
  {
    code: "STILL_SEARCHING",
    severity: "WAITING",
    states: ["APPROVED"],
    afterMs: 30 * MINUTE_MS,
    applies: ({ services }) => services.arr !== null,
    message: (input) => `${arrOf(input)} is looking for it and has taken nothing so far.`,
    until: (input) => releaseSearchOf(input)?.nextAt ?? null,
    actions: () => ["SEARCH", "LOOK_FOR_RELEASES"],
  },
  {
    code: "NOT_RELEASED",
    severity: "WAITING",
    states: ["UNAIRED"],
    afterMs: 0,
    since: sinceState,
    applies: ({ mediaType }) => mediaType === "MOVIE",
    message: ({ unit }) =>
      unit.airDate === null ? "It is not out yet, and no date is known." : "It is not out yet.",
    until: ({ unit }) => unit.airDate,
    actions: nothing,
  },
  {
    code: "NOT_AIRED",
    severity: "WAITING",
    states: ["UNAIRED"],
    afterMs: 0,
    since: sinceState,
    applies: ({ mediaType }) => mediaType === "TV",
    message: ({ unit }) =>
      unit.airDate === null ? "It has not aired, and no date is known." : "It has not aired yet.",
    until: ({ unit }) => unit.airDate,
    actions: nothing,
  },
] as const satisfies readonly ProblemRule[];

function releaseSearchOf({ unit, now }: DiagnosisInput) {
  const { releaseSearch } = unit;
  return releaseSearch !== null &&
    now.getTime() - Date.parse(releaseSearch.at) < RELEASE_SEARCH_EXPIRES_MS
    ? releaseSearch
    : null;
}

function sinceReleaseSearch(input: DiagnosisInput): Date | null {
  const releaseSearch = releaseSearchOf(input);
  return releaseSearch === null ? null : new Date(releaseSearch.at);
}
