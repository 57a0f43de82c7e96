import type { DiagnosisInput } from "./health.ts";
import {
  conditionWords,
  detailOf,
  hasCondition,
  MINUTE_MS,
  name,
  noParams,
  nothing,
  type ProblemRule,
} from "./rule.ts";

/** From the imported file to the one that can be played: Shoko, AniDB, the library; and files that are gone again. */
export const LIBRARY_RULES = [
  {
    code: "FILE_MISSING",
    severity: "STUCK",
    states: ["IMPORTING", "ANIME_MATCHING", "AVAILABLE"],
    afterMs: 2 * MINUTE_MS,
    since: ({ unit }) => (unit.missingSince === null ? null : new Date(unit.missingSince)),
    applies: ({ unit }) => unit.missingSince !== null,
    params: noParams,
    detail: ({ services }) => conditionWords(services.arr),
    actions: () => ["REFRESH", "SCAN_LIBRARY", "CONFIRM_GONE"],
  },
  {
    code: "LOST_BY_LIBRARY",
    severity: "STUCK",
    states: ["AVAILABLE"],
    afterMs: 0,
    since: ({ unit }) => (unit.lostSince === null ? null : new Date(unit.lostSince)),
    applies: ({ unit }) => unit.lostSince !== null,
    params: libraryParams,
    detail: pathOf,
    actions: () => ["SCAN_LIBRARY", "REFRESH"],
  },
  {
    code: "ANIDB_BANNED",
    severity: "STUCK",
    states: ["ANIME_MATCHING"],
    afterMs: 0,
    applies: (input) => isUnmatched(input) && hasCondition(input.services.matching, "anidb-banned"),
    params: shokoParams,
    detail: ({ services }) => conditionWords(services.matching),
    until: ({ services }) =>
      services.matching?.conditions.find(({ code }) => code === "anidb-banned")?.until ?? null,
    actions: nothing,
  },
  {
    code: "SHOKO_PAUSED",
    severity: "STUCK",
    states: ["ANIME_MATCHING"],
    afterMs: 0,
    applies: (input) => isUnmatched(input) && hasCondition(input.services.matching, "queue-paused"),
    params: shokoParams,
    detail: ({ services }) => conditionWords(services.matching),
    actions: nothing,
  },
  {
    code: "UNRECOGNISED_FILE",
    severity: "STUCK",
    states: ["ANIME_MATCHING"],
    // A file that was just read looks unrecognised over Shoko's REST until AniDB has answered.
    afterMs: 10 * MINUTE_MS,
    applies: ({ unit }) => unit.matching === "unmatched",
    params: noParams,
    detail: (input) => [...pathOf(input), ...detailOf(input)],
    actions: () => ["RESCAN_SHOKO", "LINK_IN_SHOKO"],
  },
  {
    code: "HASHING",
    severity: "WAITING",
    states: ["ANIME_MATCHING"],
    afterMs: 15 * MINUTE_MS,
    applies: ({ unit }) => unit.matching === "hashing",
    params: shokoParams,
    detail: ({ services }) => conditionWords(services.matching),
    actions: nothing,
  },
  {
    code: "ASKING_ANIDB",
    severity: "WAITING",
    states: ["ANIME_MATCHING"],
    afterMs: 10 * MINUTE_MS,
    applies: ({ unit }) => unit.matching === "hashed",
    params: shokoParams,
    detail: ({ services }) => conditionWords(services.matching),
    actions: () => ["RESCAN_SHOKO"],
  },
  {
    code: "NOT_SEEN_BY_SHOKO",
    severity: "STUCK",
    states: ["ANIME_MATCHING"],
    afterMs: 10 * MINUTE_MS,
    applies: ({ unit }) => unit.matching === null && unit.file !== null,
    params: shokoParams,
    detail: pathOf,
    actions: () => ["SCAN_SHOKO"],
  },
  {
    code: "SCAN_RUNNING",
    severity: "WAITING",
    states: ["IMPORTING", "ANIME_MATCHING"],
    afterMs: 2 * MINUTE_MS,
    applies: (input) =>
      isForTheLibrary(input) && hasCondition(input.services.library, "scan-running"),
    params: libraryParams,
    detail: ({ services }) => conditionWords(services.library),
    actions: nothing,
  },
  {
    code: "LIBRARY_EMPTY",
    severity: "STUCK",
    states: ["IMPORTING", "ANIME_MATCHING"],
    afterMs: 0,
    applies: (input) =>
      isForTheLibrary(input) && hasCondition(input.services.library, "library-empty"),
    params: libraryParams,
    detail: ({ services }) => conditionWords(services.library),
    actions: nothing,
  },
  {
    code: "FILE_DIFFERS",
    severity: "STUCK",
    states: ["IMPORTING", "ANIME_MATCHING"],
    afterMs: 5 * MINUTE_MS,
    applies: (input) => isForTheLibrary(input) && input.unit.librarySize !== null,
    params: libraryParams,
    detail: (input) => [...pathOf(input), ...sizesOf(input)],
    actions: () => ["REFRESH", "SCAN_LIBRARY"],
  },
  {
    code: "NOT_IN_LIBRARY",
    severity: "STUCK",
    states: ["IMPORTING", "ANIME_MATCHING"],
    afterMs: 5 * MINUTE_MS,
    applies: isForTheLibrary,
    params: (input) => ({ ...libraryParams(input), isMatched: input.unit.matching === "matched" }),
    detail: pathOf,
    actions: () => ["SCAN_LIBRARY"],
  },
] as const satisfies readonly ProblemRule[];

/** Where its file lies. */
function pathOf({ unit }: DiagnosisInput): readonly string[] {
  return unit.file?.path == null ? [] : [unit.file.path];
}

/** Both sizes in bytes. */
function sizesOf({ unit }: DiagnosisInput): readonly string[] {
  const known = unit.file?.size ?? null;
  return [
    ...(known === null ? [] : [`imported: ${known} bytes`]),
    ...(unit.librarySize === null ? [] : [`in the library: ${unit.librarySize} bytes`]),
  ];
}

function isUnmatched({ unit }: DiagnosisInput): boolean {
  return unit.matching !== "matched";
}

/** All before it is done: only the library has to see it. */
function isForTheLibrary({ unit }: DiagnosisInput): boolean {
  if (unit.file === null) return false;
  return unit.state === "IMPORTING" || unit.matching === "matched";
}

function shokoParams({ services }: DiagnosisInput) {
  return { service: name(services.matching, "Shoko") };
}

function libraryParams({ services }: DiagnosisInput) {
  return { service: name(services.library, "The library") };
}
