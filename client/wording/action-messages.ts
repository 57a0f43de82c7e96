import type { ActionKind } from "../graphql/graphql.ts";
import { wordHistory } from "./history-messages.ts";
import { wordMessage } from "./message.ts";
import { plural } from "./sentence.ts";

interface PartlyDone {
  readonly failed: number;
  readonly total: number;
}

/** What came of an action, by code. */
export const ACTION_MESSAGES = {
  SEARCH_STARTED: () => "The search has started.",
  RELEASES_LISTED: ({ found, rejected }: { readonly found: number; readonly rejected: number }) =>
    `${plural(found, "release")} found, ${rejected} rejected.`,
  RELEASE_SENT: () => "The release was sent to the download client.",
  RELEASE_ON_ITS_WAY: () => "The release is on its way.",
  RELEASE_BLOCKLISTED: (params: PartlyDone) =>
    `The release is on the blocklist, and the search for another one has started.${partly(params)}`,
  IMPORT_RETRIED: (params: PartlyDone) => `The import has started.${partly(params)}`,
  REFRESH_STARTED: () => "The refresh has started.",
  MONITORING_STARTED: () => "Monitoring is on.",
  MATCH_STARTED: () => "AniDB is being asked.",
  FILE_LINKED: () => "The file is being linked.",
  SCAN_STARTED: () => "The scan has started.",
  SCAN_RUNS_ALREADY: () => "A scan is already running.",
  PRIORITY_RAISED: ({ files }: { readonly files: number }) =>
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
  ACTION_FAILED: ({
    failures,
  }: {
    readonly failures: readonly { readonly service: string | null; readonly text: string }[];
  }) => failures.map(({ service, text }) => `${service ?? "The tracker"}: ${text}`).join("; "),
};

function partly({ failed, total }: PartlyDone): string {
  return failed === 0 ? "" : ` It failed for ${failed} of ${plural(total, "download")}.`;
}

interface SentOutcome {
  readonly message: string;
  readonly messageCode: string | null;
  readonly messageParams: unknown;
}

/** What came of an action. An action that worked may have the line of the history that shows its effect. */
export function outcomeText({ message, messageCode, messageParams }: SentOutcome): string {
  return (
    wordMessage(ACTION_MESSAGES, messageCode, messageParams) ??
    wordHistory(messageCode, messageParams, null) ??
    message
  );
}

interface ActionText {
  /** On the button. */
  readonly label: string;
  readonly description: string;
}

/** The button of each action; `service` carries the action out. */
const ACTIONS: Readonly<Record<ActionKind, (service: string) => ActionText>> = {
  SEARCH: (service) => ({
    label: "Search again",
    description: `${service} searches all indexers now and grabs the best release.`,
  }),
  LOOK_FOR_RELEASES: (service) => ({
    label: "Choose a release",
    description: `${service} asks every indexer what it offers, which takes up to a few minutes. Nothing is downloaded until you choose.`,
  }),
  GRAB_RELEASE: (service) => ({
    label: "Grab this one",
    description: `${service} sends this release to the download client, even if it would not choose it by itself.`,
  }),
  BLOCKLIST_AND_SEARCH: (service) => ({
    label: "Try another release",
    description: `${service} removes the download with its data, puts the release on the blocklist and searches for another one.`,
  }),
  RETRY_IMPORT: (service) => ({
    label: "Import again",
    description: `${service} imports the downloaded files as the title they were grabbed for.`,
  }),
  RESCAN_SHOKO: (service) => ({
    label: "Ask AniDB again",
    description: `${service} asks AniDB again which episode the file is.`,
  }),
  SCAN_SHOKO: (service) => ({
    label: "Scan Shoko's folder",
    description: `${service} scans the folder of the file for new files.`,
  }),
  LINK_IN_SHOKO: (service) => ({
    label: "Link in Shoko",
    description: `${service} links the file to the episode that you choose. Nothing is linked before you have compared both.`,
  }),
  SCAN_LIBRARY: (service) => ({
    label: "Scan the library",
    description: `${service} scans its folders for new files, unless a scan is already running.`,
  }),
  REFRESH: (service) => ({
    label: "Refresh and scan",
    description: `${service} refreshes the title and scans its folder for files.`,
  }),
  MONITOR: (service) => ({
    label: "Turn monitoring on",
    description: `${service} monitors the title from now on and searches at once.`,
  }),
  RAISE_PRIORITY: (service) => ({
    label: "This one first",
    description: `${service} moves the download to the front of its queue and, in a pack, loads the files of these episodes first. A pack may be imported only when all of it is there.`,
  }),
  RESTORE_PRIORITY: (service) => ({
    label: "Back to its place",
    description: `${service} moves the download back to where it was in the queue and gives its files the priority they had.`,
  }),
  RETRY_REQUEST: (service) => ({
    label: "Send the request again",
    description: `${service} sends the request to Radarr or Sonarr again.`,
  }),
  APPROVE: (service) => ({
    label: "Approve",
    description: `The request is approved in ${service}, which sends it to Radarr or Sonarr.`,
  }),
  DECLINE: (service) => ({
    label: "Decline",
    description: `The request is declined in ${service}. The title is not searched for, and the requester sees the reason.`,
  }),
  CONFIRM_GONE: () => ({
    label: "Confirm that the file is gone",
    description:
      "The tracker stops waiting for the file and counts it as removed. Nothing is deleted.",
  }),
};

interface OfferedAction {
  readonly kind: ActionKind;
  readonly serviceName: string | null;
  readonly label: string;
  readonly description: string;
}

/** An action of a newer tracker has the words of the tracker. */
export function actionText({ kind, serviceName, label, description }: OfferedAction): ActionText {
  const known: Readonly<Partial<Record<ActionKind, (service: string) => ActionText>>> = ACTIONS;
  return known[kind]?.(serviceName ?? "") ?? { label, description };
}
