import type { DiagnosisInput } from "./health.ts";
import {
  arrOf,
  arrParams,
  conditionWords,
  HOUR_MS,
  hasCondition,
  MINUTE_MS,
  name,
  noParams,
  nothing,
  sinceState,
  type ProblemRule,
} from "./rule.ts";

/** The result of a release search is outdated after a day. */
export const RELEASE_SEARCH_EXPIRES_MS = 24 * HOUR_MS;

/** Before a release was grabbed: the approval, the date, the search. */
export const WAITING_RULES = [
  {
    code: "WAITING_FOR_APPROVAL",
    severity: "STUCK",
    states: ["REQUESTED"],
    afterMs: 5 * MINUTE_MS,
    applies: () => true,
    params: noParams,
    actions: () => ["APPROVE"],
  },
  {
    code: "SEASONS_NOT_SENT",
    severity: "STUCK",
    states: ["APPROVED", "UNAIRED"],
    // Seerr approves the seasons of a request just after the request.
    afterMs: MINUTE_MS,
    applies: ({ pendingSeasons }) => pendingSeasons.length > 0,
    params: (input) => ({
      service: arrOf(input),
      manager: name(input.services.requests, "Seerr"),
      seasons: input.pendingSeasons,
    }),
    actions: () => ["RETRY_REQUEST"],
  },
  {
    code: "NOT_MONITORED",
    severity: "STUCK",
    states: ["APPROVED"],
    afterMs: 0,
    applies: ({ unit, pendingSeasons }) => !unit.monitored && pendingSeasons.length === 0,
    params: noParams,
    actions: () => ["MONITOR"],
  },
  {
    code: "NEVER_REACHED_ARR",
    severity: "STUCK",
    states: ["APPROVED"],
    afterMs: 5 * MINUTE_MS,
    applies: ({ isKnownToArr, origin, services }) =>
      !isKnownToArr && origin === "seerr" && services.arr !== null,
    params: arrParams,
    actions: () => ["RETRY_REQUEST"],
  },
  {
    code: "NO_EPISODES_YET",
    severity: "WAITING",
    states: ["APPROVED"],
    afterMs: 0,
    applies: ({ isKnownToArr, seasonsWithoutEpisodes, services }) =>
      isKnownToArr && seasonsWithoutEpisodes !== null && services.arr !== null,
    params: (input) => ({ service: arrOf(input), seasons: input.seasonsWithoutEpisodes ?? [] }),
    actions: nothing,
  },
  {
    code: "CLIENT_UNAVAILABLE",
    severity: "STUCK",
    states: ["APPROVED"],
    afterMs: 0,
    applies: ({ unit, services }) =>
      unit.pendingReason === "client-unavailable" ||
      (unit.pendingReason === null && hasCondition(services.arr, "client-unavailable")),
    params: ({ unit }) => ({ hasRelease: unit.pendingReason !== null }),
    detail: ({ services }) => conditionWords(services.arr, "client-unavailable"),
    actions: nothing,
  },
  {
    code: "DELAYED",
    severity: "WAITING",
    states: ["APPROVED"],
    afterMs: 0,
    // A delay that has ended is no reason to wait.
    applies: ({ unit, now }) =>
      unit.pendingReason !== null &&
      (unit.pendingUntil === null || Date.parse(unit.pendingUntil) > now.getTime()),
    params: noParams,
    until: ({ unit }) => unit.pendingUntil,
    actions: () => ["SEARCH"],
  },
  {
    code: "QUALITY_BELOW_REQUEST",
    severity: "STUCK",
    states: ["APPROVED"],
    afterMs: 0,
    applies: ({ unit }) => unit.belowQuality !== null,
    params: ({ unit }) => ({ quality: unit.belowQuality ?? "" }),
    actions: () => ["SEARCH", "LOOK_FOR_RELEASES"],
  },
  {
    code: "INDEXERS_UNAVAILABLE",
    severity: "STUCK",
    states: ["APPROVED"],
    afterMs: 0,
    applies: ({ services }) => hasCondition(services.arr, "indexers-unavailable"),
    params: arrParams,
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
    params: (input) => ({ service: arrOf(input), count: releaseSearchOf(input)?.found ?? 0 }),
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
    params: noParams,
    until: (input) => releaseSearchOf(input)?.nextAt ?? null,
    actions: () => ["SEARCH", "LOOK_FOR_RELEASES"],
  },
  {
    code: "STILL_SEARCHING",
    severity: "WAITING",
    states: ["APPROVED"],
    afterMs: 30 * MINUTE_MS,
    applies: ({ services }) => services.arr !== null,
    params: arrParams,
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
    params: dateParams,
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
    params: dateParams,
    until: ({ unit }) => unit.airDate,
    actions: nothing,
  },
] as const satisfies readonly ProblemRule[];

function dateParams({ unit }: DiagnosisInput) {
  return { isDated: unit.airDate !== null };
}

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
