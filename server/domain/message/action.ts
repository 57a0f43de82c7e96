import type { NoParams, Sentences } from "./catalogue.ts";

interface PartlyDone {
  /** How many of the downloads the service did not accept the action for. */
  readonly failed: number;
  readonly total: number;
}

/** What came of an action. An action that worked may also have the line of the history that shows its effect. */
export interface ActionParams {
  SEARCH_STARTED: NoParams;
  RELEASES_LISTED: { readonly found: number; readonly rejected: number };
  RELEASE_SENT: NoParams;
  RELEASE_ON_ITS_WAY: NoParams;
  RELEASE_BLOCKLISTED: PartlyDone;
  IMPORT_RETRIED: PartlyDone;
  REFRESH_STARTED: NoParams;
  MONITORING_STARTED: NoParams;
  MATCH_STARTED: NoParams;
  FILE_LINKED: NoParams;
  SCAN_STARTED: NoParams;
  SCAN_RUNS_ALREADY: NoParams;
  /** `files`: how many files of a pack are loaded first; 0: the download as a whole. */
  PRIORITY_RAISED: { readonly files: number };
  ALREADY_FIRST: NoParams;
  PRIORITY_RESTORED: NoParams;
  REQUEST_SENT_AGAIN: NoParams;
  APPROVAL_SENT: NoParams;
  DECLINE_SENT: NoParams;
  FILE_COUNTS_AS_REMOVED: NoParams;
  PROBLEM_SOLVED: NoParams;
  NO_EFFECT: NoParams;
  /** `failures`: one per service that was asked, each in the words of the service. */
  ACTION_FAILED: {
    readonly failures: readonly { readonly service: string | null; readonly text: string }[];
  };
}

export const ACTION_SENTENCES: Sentences<ActionParams> = {
  SEARCH_STARTED: () => "The search has started.",
  RELEASES_LISTED: ({ found, rejected }) =>
    `${found} ${found === 1 ? "release" : "releases"} found, ${rejected} rejected.`,
  RELEASE_SENT: () => "The release was sent to the download client.",
  RELEASE_ON_ITS_WAY: () => "The release is on its way.",
  RELEASE_BLOCKLISTED: (params) =>
    `The release is on the blocklist, and the search for another one has started.${partly(params)}`,
  IMPORT_RETRIED: (params) => `The import has started.${partly(params)}`,
  REFRESH_STARTED: () => "The refresh has started.",
  MONITORING_STARTED: () => "Monitoring is on.",
  MATCH_STARTED: () => "AniDB is being asked.",
  FILE_LINKED: () => "The file is being linked.",
  SCAN_STARTED: () => "The scan has started.",
  SCAN_RUNS_ALREADY: () => "A scan is already running.",
  PRIORITY_RAISED: ({ files }) =>
    files === 0
      ? "The download is at the front of the queue."
      : `The download is at the front of the queue, and ${files === 1 ? "one file comes" : `${files} files come`} first in it. The pack may be imported only when all of it is there.`,
  ALREADY_FIRST: () => "It is first already.",
  PRIORITY_RESTORED: () => "The order is as it was before.",
  REQUEST_SENT_AGAIN: () => "The request was sent again.",
  APPROVAL_SENT: () => "The request was approved.",
  DECLINE_SENT: () => "The request was declined.",
  FILE_COUNTS_AS_REMOVED: () => "The file counts as removed.",
  PROBLEM_SOLVED: () => "The problem is solved.",
  NO_EFFECT: () => "Nothing has changed since.",
  ACTION_FAILED: ({ failures }) =>
    failures.map(({ service, text }) => `${service ?? "The tracker"}: ${text}`).join("; "),
};

function partly({ failed, total }: PartlyDone): string {
  return failed === 0 ? "" : ` It failed for ${failed} of ${total} downloads.`;
}
