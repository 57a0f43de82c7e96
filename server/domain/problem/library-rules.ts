import type { DiagnosisInput } from "./health.ts";
import {
  conditionWords,
  detailOf,
  hasCondition,
  MINUTE_MS,
  name,
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
    message: () => "Its file is missing. It may be on a disk that is not connected at the moment.",
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
    message: (input) => `${libraryOf(input)} no longer shows it, although its file is there.`,
    detail: pathOf,
    actions: () => ["SCAN_LIBRARY", "REFRESH"],
  },
  {
    code: "ANIDB_BANNED",
    severity: "STUCK",
    states: ["ANIME_MATCHING"],
    afterMs: 0,
    applies: (input) => isUnmatched(input) && hasCondition(input.services.matching, "anidb-banned"),
    message: (input) =>
      `AniDB does not answer ${shokoOf(input)} for some hours, so nothing can be recognised meanwhile.`,
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
    message: (input) => `${shokoOf(input)} is paused, so the file is not recognised.`,
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
    message: () => "The file is not recognised yet. AniDB may not know this release so far.",
    detail: (input) => [...pathOf(input), ...detailOf(input)],
    actions: () => ["RESCAN_SHOKO"],
  },
  {
    code: "HASHING",
    severity: "WAITING",
    states: ["ANIME_MATCHING"],
    afterMs: 15 * MINUTE_MS,
    applies: ({ unit }) => unit.matching === "hashing",
    message: (input) =>
      `${shokoOf(input)} is still reading the file; it is large, or others come first.`,
    detail: ({ services }) => conditionWords(services.matching),
    actions: nothing,
  },
  {
    code: "ASKING_ANIDB",
    severity: "WAITING",
    states: ["ANIME_MATCHING"],
    afterMs: 10 * MINUTE_MS,
    applies: ({ unit }) => unit.matching === "hashed",
    message: (input) => `${shokoOf(input)} has read the file and waits for AniDB's answer.`,
    detail: ({ services }) => conditionWords(services.matching),
    actions: () => ["RESCAN_SHOKO"],
  },
  {
    code: "NOT_SEEN_BY_SHOKO",
    severity: "STUCK",
    states: ["ANIME_MATCHING"],
    afterMs: 10 * MINUTE_MS,
    applies: ({ unit }) => unit.matching === null && unit.file !== null,
    message: (input) => `The file is there, but ${shokoOf(input)} has not noticed it.`,
    detail: pathOf,
    // Nothing that the tracker can order has Shoko look into its folders.
    actions: nothing,
  },
  {
    code: "SCAN_RUNNING",
    severity: "WAITING",
    states: ["IMPORTING", "ANIME_MATCHING"],
    afterMs: 2 * MINUTE_MS,
    applies: (input) =>
      isForTheLibrary(input) && hasCondition(input.services.library, "scan-running"),
    message: (input) => `${libraryOf(input)} is scanning its folders and will find it.`,
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
    message: (input) =>
      `${libraryOf(input)} shows nothing at all at the moment; its disks may not be connected.`,
    detail: ({ services }) => conditionWords(services.library),
    actions: nothing,
  },
  {
    code: "NOT_IN_LIBRARY",
    severity: "STUCK",
    states: ["IMPORTING", "ANIME_MATCHING"],
    afterMs: 5 * MINUTE_MS,
    applies: isForTheLibrary,
    message: (input) =>
      input.unit.matching === "matched"
        ? `Recognised, but ${libraryOf(input)} does not show it yet.`
        : `The file is there, but ${libraryOf(input)} does not show it yet.`,
    detail: pathOf,
    actions: () => ["SCAN_LIBRARY"],
  },
] as const satisfies readonly ProblemRule[];

/** Where its file lies. */
function pathOf({ unit }: DiagnosisInput): readonly string[] {
  return unit.file?.path == null ? [] : [unit.file.path];
}

function isUnmatched({ unit }: DiagnosisInput): boolean {
  return unit.matching !== "matched";
}

/** All before it is done: only the library has to see it. */
function isForTheLibrary({ unit }: DiagnosisInput): boolean {
  if (unit.file === null) return false;
  return unit.state === "IMPORTING" || unit.matching === "matched";
}

function shokoOf({ services }: DiagnosisInput): string {
  return name(services.matching, "Shoko");
}

function libraryOf({ services }: DiagnosisInput): string {
  return name(services.library, "The library");
}
