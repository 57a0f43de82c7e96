import type { ActionKind } from "../action.ts";
import { leadingAttempt } from "../machine/attempt.ts";
import type { DiagnosisInput } from "./health.ts";
import { arrOf, detailOf, MINUTE_MS, nothing, sinceState, type ProblemRule } from "./rule.ts";

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
    message: () => "The download failed.",
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
    message: () => "The request could not be handed over to be searched for.",
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
    message: () => "The disk is full.",
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
    message: ({ download }) =>
      download?.state === "ERROR"
        ? "The download client reports an error."
        : "The downloaded files have vanished from the download folder.",
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
    message: (input) =>
      `${arrOf(input)} no longer sees the download: it was moved to another category in the download client.`,
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
    message: (input) =>
      input.unit.state === "DOWNLOADED"
        ? `Downloaded, but ${arrOf(input)} has forgotten the download and will not import it by itself.`
        : `It is still being downloaded, but ${arrOf(input)} has forgotten the download.`,
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
    message: () => "The download has not begun: nobody has told yet what is in it.",
    detail: detailOf,
    actions: another,
  },
  {
    code: "STALLED",
    severity: "STUCK",
    states: ["GRABBING", "DOWNLOADING"],
    // A torrent without payload for seconds is normal between bursts.
    afterMs: 5 * MINUTE_MS,
    since: sinceTransfer,
    applies: ({ download }) => download?.state === "STALLED",
    message: () => "The download stands still: nobody offers the missing parts right now.",
    detail: detailOf,
    actions: another,
  },
  {
    code: "PAUSED",
    severity: "STUCK",
    states: ["GRABBING", "DOWNLOADING"],
    afterMs: 0,
    since: sinceTransfer,
    applies: ({ download }) => download?.state === "PAUSED",
    message: () => "The download is paused.",
    detail: detailOf,
    actions: nothing,
  },
  {
    code: "QUEUED_IN_CLIENT",
    severity: "WAITING",
    states: ["GRABBING", "DOWNLOADING"],
    afterMs: 10 * MINUTE_MS,
    since: sinceTransfer,
    applies: ({ download }) => download?.state === "QUEUED",
    message: () => "The download waits for its turn: others come first.",
    detail: detailOf,
    actions: nothing,
  },
] as const satisfies readonly ProblemRule[];

function isUntracked({ attempts }: DiagnosisInput["unit"]): boolean {
  return leadingAttempt(attempts)?.isUntracked === true;
}

function lines(reason: string | null): readonly string[] {
  return reason === null ? [] : [reason];
}
