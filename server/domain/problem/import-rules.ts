import type { ActionKind } from "../action.ts";
import { leadingAttempt } from "../machine/attempt.ts";
import type { BlockCause } from "../message/problem.ts";
import type { DiagnosisInput } from "./health.ts";
import { arrOf, arrParams, detailOf, MINUTE_MS, type ProblemRule } from "./rule.ts";

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
    params: arrParams,
    detail: detailOf,
    actions: () => ["RETRY_IMPORT"],
  },
  {
    code: "IMPORT_BLOCKED",
    severity: "STUCK",
    states: ["DOWNLOADED", "IMPORTING"],
    afterMs: 0,
    applies: isBlocked,
    params: (input) => ({ cause: whyBlocked(detailOf(input)).cause }),
    detail: detailOf,
    actions: (input) => whyBlocked(detailOf(input)).actions,
  },
  {
    code: "IMPORT_WAITS",
    severity: "WAITING",
    states: ["DOWNLOADED"],
    afterMs: 0,
    applies: ({ unit }) => leadingAttempt(unit.attempts)?.heldUntil != null,
    params: (input) => ({
      service: arrOf(input),
      cause: detailOf(input).some((line) => /TBA/.test(line)) ? "title" : "unpacking",
    }),
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
    params: arrParams,
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
    params: arrParams,
    detail: detailOf,
    actions: () => ["REFRESH"],
  },
] as const satisfies readonly ProblemRule[];

interface Blocked {
  readonly pattern: RegExp;
  /** It has to be said of every file: the others may have been refused for another reason. */
  readonly isOfAll?: boolean;
  readonly cause: BlockCause;
  readonly actions: readonly ActionKind[];
}

/** What the messages of the arrs mean, and what helps (specifications of Sonarr's ImportDecisionMaker). */
const BLOCKS: readonly Blocked[] = [
  {
    pattern: /free space|not enough space|disk (is )?full/i,
    cause: "no-space",
    actions: ["RETRY_IMPORT"],
  },
  {
    pattern: /permission|access to the path|denied/i,
    cause: "no-permission",
    actions: ["RETRY_IMPORT"],
  },
  {
    pattern: /(^|: )sample\.?$/i,
    isOfAll: true,
    cause: "sample",
    actions: ["BLOCKLIST_AND_SEARCH"],
  },
  {
    pattern: /\bsample or (an )?(unpackable )?archive\b/i,
    cause: "sample-or-archive",
    actions: ["BLOCKLIST_AND_SEARCH", "RETRY_IMPORT"],
  },
  {
    // ffprobe could not read it (Sonarr #2316): the arr claims nothing.
    pattern: /unable to determine if (the )?file is a sample/i,
    cause: "maybe-sample",
    actions: ["RETRY_IMPORT", "BLOCKLIST_AND_SEARCH"],
  },
  {
    pattern: /not (a |an )?(custom format )?upgrade|existing file/i,
    cause: "no-upgrade",
    actions: ["BLOCKLIST_AND_SEARCH", "RETRY_IMPORT"],
  },
  {
    pattern: /no files found are eligible|no (video )?files? (were )?found|archive/i,
    cause: "no-video",
    actions: ["BLOCKLIST_AND_SEARCH", "RETRY_IMPORT"],
  },
  {
    pattern:
      /parse|matched to (series|movie) by id|invalid (season|video)|unknown (series|movie)|unexpected/i,
    cause: "unclear-name",
    actions: ["RETRY_IMPORT", "BLOCKLIST_AND_SEARCH"],
  },
];

type BlockHelp = Pick<Blocked, "cause" | "actions">;

const OTHERWISE: BlockHelp = {
  cause: "other",
  actions: ["RETRY_IMPORT", "BLOCKLIST_AND_SEARCH"],
};

function whyBlocked(detail: readonly string[]): BlockHelp {
  const messages = detail.map(withoutFileName);
  return BLOCKS.find((block) => matches(block, messages)) ?? OTHERWISE;
}

function matches({ pattern, isOfAll }: Blocked, messages: readonly string[]): boolean {
  const isSaid = (message: string) => pattern.test(message);
  if (isOfAll !== true) return messages.some(isSaid);
  const ofFiles = messages.filter((message) => !OF_DOWNLOAD.test(message));
  return ofFiles.length > 0 && ofFiles.every(isSaid);
}

/** What the arrs add about the download as a whole. */
const OF_DOWNLOAD = /^no files found are eligible for import in |one or more \w+ expected in this/i;

/** "Archive 81 - S01E01.mkv: Sample": the name of a file is no word of the arr. */
export function withoutFileName(line: string): string {
  const first = line.indexOf(": ");
  for (let end = first; end !== -1; end = line.indexOf(": ", end + 1)) {
    const isFirst = end === first;
    const name = line.slice(0, end);
    const isOneWord = isFirst && !/\s/.test(name) && /[.\-_\]]/.test(name);
    if (isOneWord || /\.\w{2,4}$/.test(name.slice(-5))) return line.slice(end + 1).trimStart();
  }
  return line;
}

function isBlocked({ unit }: DiagnosisInput): boolean {
  return leadingAttempt(unit.attempts)?.isBlocked === true;
}
