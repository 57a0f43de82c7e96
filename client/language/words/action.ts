import { createArea } from "../area.ts";
import { createTwoForms } from "../plural.ts";

const forms = createTwoForms("en");

interface PartlyDone {
  readonly failed: number;
  readonly total: number;
}

interface Failures {
  readonly failures: readonly { readonly service: string | null; readonly text: string }[];
}

/** What came of an action, by code. */
export const outcomes = createArea("outcomes", {
  SEARCH_STARTED: "The search has started.",
  RELEASES_LISTED: ({ found, rejected }: { readonly found: number; readonly rejected: number }) =>
    forms(
      found,
      `# release found, ${rejected} rejected.`,
      `# releases found, ${rejected} rejected.`,
    ),
  RELEASE_SENT: "The release was sent to the download client.",
  RELEASE_ON_ITS_WAY: "The release is on its way.",
  RELEASE_BLOCKLISTED: (params: PartlyDone) =>
    `The release is on the blocklist, and the search for another one has started.${partly(params)}`,
  IMPORT_RETRIED: (params: PartlyDone) => `The import has started.${partly(params)}`,
  REFRESH_STARTED: "The refresh has started.",
  MONITORING_STARTED: "Monitoring is on.",
  MATCH_STARTED: "AniDB is being asked.",
  FILE_LINKED: "The file is being linked.",
  SCAN_STARTED: "The scan has started.",
  SCAN_RUNS_ALREADY: "A scan is already running.",
  PRIORITY_RAISED: ({ files }: { readonly files: number }) =>
    files === 0
      ? "The download is at the front of the queue."
      : forms(
          files,
          "The download is at the front of the queue, and one file comes first in it. The pack may be imported only when all of it is there.",
          "The download is at the front of the queue, and # files come first in it. The pack may be imported only when all of it is there.",
        ),
  ALREADY_FIRST: "It is first already.",
  PRIORITY_RESTORED: "The order is as it was before.",
  REQUEST_SENT_AGAIN: "The request was sent again.",
  APPROVAL_SENT: "The request was approved.",
  DECLINE_SENT: "The request was declined.",
  FILE_COUNTS_AS_REMOVED: "The file counts as removed.",
  PROBLEM_SOLVED: "The problem is solved.",
  NO_EFFECT: "Nothing has changed since.",
  ACTION_FAILED: ({ failures }: Failures) =>
    failures.map(({ service, text }) => `${service ?? "The tracker"}: ${text}`).join("; "),
});

function partly({ failed, total }: PartlyDone): string {
  if (failed === 0) return "";
  return forms(
    total,
    ` It failed for ${failed} of # download.`,
    ` It failed for ${failed} of # downloads.`,
  );
}

/** On the buttons, by the kind of the action. */
export const actionLabels = createArea("actionLabels", {
  SEARCH: "Search again",
  LOOK_FOR_RELEASES: "Choose a release",
  GRAB_RELEASE: "Grab this one",
  BLOCKLIST_AND_SEARCH: "Try another release",
  RETRY_IMPORT: "Import again",
  RESCAN_SHOKO: "Ask AniDB again",
  SCAN_SHOKO: "Scan Shoko's folder",
  LINK_IN_SHOKO: "Link in Shoko",
  SCAN_LIBRARY: "Scan the library",
  REFRESH: "Refresh and scan",
  MONITOR: "Turn monitoring on",
  RAISE_PRIORITY: "This one first",
  RESTORE_PRIORITY: "Back to its place",
  RETRY_REQUEST: "Send the request again",
  APPROVE: "Approve",
  DECLINE: "Decline",
  CONFIRM_GONE: "Confirm that the file is gone",
});

/** What a service does after an action was sent, until its effect is seen. */
export const remedies = createArea("remedies", {
  SEARCH: "{service} is searching for a release.",
  LOOK_FOR_RELEASES: "{service} is listing the releases.",
  GRAB_RELEASE: "{service} is sending the chosen release to the download client.",
  BLOCKLIST_AND_SEARCH: "{service} is searching for another release.",
  RETRY_IMPORT: "{service} is importing the files again.",
  RESCAN_SHOKO: "{service} is asking AniDB again.",
  SCAN_SHOKO: "{service} is scanning its folder.",
  LINK_IN_SHOKO: "{service} is linking the file.",
  SCAN_LIBRARY: "{service} is scanning the library.",
  REFRESH: "{service} is refreshing the title.",
  MONITOR: "{service} is searching for the title from now on.",
  RAISE_PRIORITY: "{service} is moving the download to the front.",
  RESTORE_PRIORITY: "{service} is moving the download back.",
  RETRY_REQUEST: "{service} is sending the request again.",
  APPROVE: "Approved; {service} is sending it on.",
  DECLINE: "Declined; {service} is noting it.",
  CONFIRM_GONE: "The file is being counted as removed.",
});

/** How actions stand, and around their buttons. */
export const actionWords = createArea("actionWords", {
  sent: "sent, waiting for the effect…",
  worked: "worked",
  nothingYet: "nothing has changed so far",
  failed: "failed",
  sending: "Sending…",
  yes: "Yes, do it",
  keep: "Keep it",
  yesDecline: "Yes, decline it",
  reason: "Reason (optional)",
  reasonHint: "Shown to the requester.",
  declinedNote: "Declined. The request changes as soon as Seerr reports it.",
  moreActions: "More actions",
  sync: "Sync",
  syncHint: "Check all services for this title now",
  syncedNow: "Synced just now",
  syncing: "Syncing…",
  syncedExcept: "Synced, except for {failures}",
});
