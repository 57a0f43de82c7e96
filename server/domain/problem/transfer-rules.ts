import type { ActionKind } from "../action.ts";
import { leadingAttempt } from "../machine/attempt.ts";
import type { PauseCause } from "../message/problem.ts";
import { formatReason, type Reason } from "../message/reason.ts";
import type { DiagnosisInput } from "./health.ts";
import {
  arrOf,
  arrParams,
  detailOf,
  MINUTE_MS,
  noParams,
  nothing,
  sinceState,
  type ProblemRule,
} from "./rule.ts";

const another: () => readonly ActionKind[] = () => ["BLOCKLIST_AND_SEARCH"];

const sinceTransfer = ({ download }: DiagnosisInput): Date | null => download?.since ?? null;

/** While it is downloaded, and where the arr and the client disagree about it. */
export const TRANSFER_RULES = [
  {
    code: "DOWNLOAD_FAILED",
    severity: "STUCK",
    states: ["FAILED"],
    afterMs: 0,
    since: sinceState,
    applies: ({ unit }) => unit.attempts.at(-1)?.end === "failed",
    params: noParams,
    detail: ({ unit }) => lines(unit.reason),
    actions: () => ["SEARCH", "LOOK_FOR_RELEASES"],
  },
  {
    code: "REFUSED",
    severity: "STUCK",
    states: ["FAILED"],
    afterMs: 0,
    since: sinceState,
    applies: () => true,
    params: arrParams,
    detail: ({ unit }) => lines(unit.reason),
    actions: () => ["RETRY_REQUEST"],
  },
  {
    code: "NO_SPACE",
    severity: "STUCK",
    states: ["GRABBING", "DOWNLOADING"],
    afterMs: 0,
    since: sinceTransfer,
    applies: ({ download }) =>
      download?.state === "ERROR" && download.detail.some((line) => /space|disk full/i.test(line)),
    params: noParams,
    detail: detailOf,
    actions: nothing,
  },
  {
    code: "DOWNLOAD_ERROR",
    severity: "STUCK",
    states: ["GRABBING", "DOWNLOADING"],
    afterMs: 0,
    since: sinceTransfer,
    applies: ({ download }) => download?.state === "ERROR" || download?.state === "MISSING_FILES",
    params: ({ download }) => ({ cause: download?.state === "ERROR" ? "error" : "missing-files" }),
    detail: detailOf,
    actions: another,
  },
  {
    code: "CATEGORY_MISMATCH",
    severity: "STUCK",
    states: ["GRABBING", "DOWNLOADING", "DOWNLOADED"],
    afterMs: 0,
    applies: ({ unit, download }) =>
      isUntracked(unit) &&
      download !== null &&
      download.firstCategory !== null &&
      download.category !== download.firstCategory,
    params: arrParams,
    detail: ({ download }) => [
      `Its category was "${download?.firstCategory ?? ""}" and is "${download?.category ?? ""}" now. Set it back, or import the files by hand.`,
    ],
    actions: ({ unit }) => (unit.state === "DOWNLOADED" ? ["RETRY_IMPORT"] : []),
  },
  {
    code: "NOT_TRACKED_BY_ARR",
    severity: "STUCK",
    states: ["GRABBING", "DOWNLOADING", "DOWNLOADED"],
    afterMs: 0,
    applies: ({ unit }) => isUntracked(unit),
    params: (input) => ({ service: arrOf(input), isDownloaded: input.unit.state === "DOWNLOADED" }),
    detail: ({ download }) => [
      `The download is in ${download?.client ?? "the download client"} and not in the queue. Import it by hand, and check the category of the download client.`,
    ],
    actions: ({ unit }) => (unit.state === "DOWNLOADED" ? ["RETRY_IMPORT", "SEARCH"] : ["SEARCH"]),
  },
  {
    code: "NO_METADATA",
    severity: "STUCK",
    states: ["GRABBING", "DOWNLOADING"],
    afterMs: 10 * MINUTE_MS,
    since: sinceTransfer,
    applies: ({ download }) => download?.state === "METADATA",
    params: noParams,
    detail: detailOf,
    actions: another,
  },
  {
    // Until NO_METADATA applies.
    code: "FETCHING_METADATA",
    severity: "WAITING",
    states: ["GRABBING", "DOWNLOADING"],
    afterMs: 0,
    since: sinceTransfer,
    applies: ({ download }) => download?.state === "METADATA",
    params: noParams,
    detail: detailOf,
    actions: nothing,
  },
  {
    code: "STALLED",
    severity: "STUCK",
    states: ["GRABBING", "DOWNLOADING"],
    // A torrent without payload for seconds is normal between bursts.
    afterMs: 5 * MINUTE_MS,
    since: sinceTransfer,
    applies: ({ download }) => download?.state === "STALLED",
    params: noParams,
    detail: detailOf,
    actions: another,
  },
  {
    // Until STALLED applies.
    code: "NOT_RECEIVING",
    severity: "WAITING",
    states: ["GRABBING", "DOWNLOADING"],
    afterMs: 0,
    since: sinceTransfer,
    applies: ({ download }) => download?.state === "STALLED",
    params: noParams,
    detail: detailOf,
    actions: nothing,
  },
  {
    code: "PAUSED",
    severity: "STUCK",
    states: ["GRABBING", "DOWNLOADING"],
    afterMs: 0,
    since: sinceTransfer,
    applies: ({ download }) => download?.state === "PAUSED",
    params: (input) => ({ cause: findPauseCause(input) }),
    detail: detailOf,
    actions: (input) => (findPauseCause(input) === null ? nothing() : another()),
  },
  {
    code: "QUEUED_IN_CLIENT",
    severity: "WAITING",
    states: ["GRABBING", "DOWNLOADING"],
    afterMs: 0,
    since: sinceTransfer,
    applies: ({ download }) => download?.state === "QUEUED",
    params: noParams,
    detail: detailOf,
    actions: () => ["RAISE_PRIORITY"],
  },
] as const satisfies readonly ProblemRule[];

/** SABnzbd's labels, as far as they are in English: it translates them into the language of its own pages. */
function findPauseCause(input: DiagnosisInput): PauseCause | null {
  const detail = detailOf(input);
  if (detail.some((line) => /\bENCRYPTED\b/.test(line))) return "encrypted";
  return detail.some((line) => /\bDUPLICATE\b/.test(line)) ? "duplicate" : null;
}

function isUntracked({ attempts }: DiagnosisInput["unit"]): boolean {
  return leadingAttempt(attempts)?.isUntracked === true;
}

function lines(reason: Reason | null): readonly string[] {
  return reason === null ? [] : [formatReason(reason)];
}
