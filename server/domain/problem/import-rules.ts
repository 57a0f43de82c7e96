import type { ActionKind } from "../action.ts";
import { leadingAttempt } from "../machine/attempt.ts";
import type { DiagnosisInput } from "./health.ts";
import { arrOf, detailOf, MINUTE_MS, type ProblemRule } from "./rule.ts";

/** Words of the arrs about a path that they cannot see (Sonarr and Radarr, ImportDecisionMaker and RemotePathMappingCheck). */
const PATH_TROUBLE = /remote path|does not exist or is not accessible|path mapping|no such file/i;

/** From the finished download to the file in the library's folder. */
export const IMPORT_RULES = [
  {
    code: "PATH_MISMATCH",
    severity: "STUCK",
    states: ["DOWNLOADED", "IMPORTING"],
    afterMs: 0,
    applies: (input) => isBlocked(input) && detailOf(input).some((line) => PATH_TROUBLE.test(line)),
    message: (input) =>
      `Downloaded, but ${arrOf(input)} cannot see the folder that the download client put it in.`,
    detail: detailOf,
    actions: () => ["RETRY_IMPORT"],
  },
  {
    code: "IMPORT_BLOCKED",
    severity: "STUCK",
    states: ["DOWNLOADED", "IMPORTING"],
    afterMs: 0,
    applies: isBlocked,
    message: (input) => `Downloaded, but ${whyBlocked(detailOf(input)).words}`,
    detail: detailOf,
    actions: (input) => whyBlocked(detailOf(input)).actions,
  },
  {
    code: "IMPORT_WAITS",
    severity: "WAITING",
    states: ["DOWNLOADED"],
    afterMs: 0,
    applies: ({ unit }) => leadingAttempt(unit.attempts)?.heldUntil != null,
    message: (input) =>
      detailOf(input).some((line) => /TBA/.test(line))
        ? `Downloaded. ${arrOf(input)} waits for the title of the episode before it imports it.`
        : `Downloaded, and still being unpacked.`,
    detail: detailOf,
    until: ({ unit }) => leadingAttempt(unit.attempts)?.heldUntil ?? null,
    actions: () => ["RETRY_IMPORT"],
  },
  {
    code: "IMPORT_OVERDUE",
    severity: "STUCK",
    states: ["DOWNLOADED"],
    afterMs: 15 * MINUTE_MS,
    applies: () => true,
    message: (input) => `Downloaded, but ${arrOf(input)} has not imported it.`,
    detail: ({ download }) => [
      `Check that the category of the download${download?.category == null ? "" : ` ("${download.category}")`} is the one that is set for the download client there, and that its folder can be seen from there (remote path mappings).`,
      ...(download?.detail ?? []),
    ],
    actions: () => ["RETRY_IMPORT", "BLOCKLIST_AND_SEARCH"],
  },
  {
    code: "IMPORT_SLOW",
    severity: "STUCK",
    states: ["IMPORTING"],
    afterMs: 30 * MINUTE_MS,
    applies: ({ unit }) => unit.file === null && unit.missingSince === null,
    message: (input) =>
      `${arrOf(input)} has been moving the file into the library for a long time.`,
    detail: detailOf,
    actions: () => ["REFRESH"],
  },
] as const satisfies readonly ProblemRule[];

interface Blocked {
  readonly pattern: RegExp;
  /** Ends the sentence that begins with "Downloaded, but". */
  readonly words: string;
  readonly actions: readonly ActionKind[];
}

/** What the arrs' messages mean for the one who asked, and what helps (Sonarr, ImportDecisionMaker's specifications). */
const BLOCKS: readonly Blocked[] = [
  {
    pattern: /free space|not enough space|disk (is )?full/i,
    words: "there is no room left for it in the library.",
    actions: ["RETRY_IMPORT"],
  },
  {
    pattern: /permission|access to the path|denied/i,
    words: "the library's folder may not be written to.",
    actions: ["RETRY_IMPORT"],
  },
  {
    pattern: /sample/i,
    words: "it is only a sample.",
    actions: ["BLOCKLIST_AND_SEARCH"],
  },
  {
    pattern: /not (a |an )?(custom format )?upgrade|existing file/i,
    words: "it is no better than what is there already.",
    actions: ["BLOCKLIST_AND_SEARCH", "RETRY_IMPORT"],
  },
  {
    pattern: /no files found are eligible|no (video )?files? (were )?found|archive/i,
    words: "there is no video in it that could be imported.",
    actions: ["BLOCKLIST_AND_SEARCH", "RETRY_IMPORT"],
  },
  {
    pattern:
      /parse|matched to (series|movie) by id|invalid (season|video)|unknown (series|movie)|unexpected/i,
    words: "its name does not say clearly what it is; somebody has to look at it.",
    actions: ["RETRY_IMPORT", "BLOCKLIST_AND_SEARCH"],
  },
];

const OTHERWISE: Omit<Blocked, "pattern"> = {
  words: "it could not be imported; somebody has to look at it.",
  actions: ["RETRY_IMPORT", "BLOCKLIST_AND_SEARCH"],
};

function whyBlocked(detail: readonly string[]): Omit<Blocked, "pattern"> {
  return BLOCKS.find(({ pattern }) => detail.some((line) => pattern.test(line))) ?? OTHERWISE;
}

function isBlocked({ unit }: DiagnosisInput): boolean {
  return leadingAttempt(unit.attempts)?.isBlocked === true;
}
