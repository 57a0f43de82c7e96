import type { ApprovalState, State } from "./state.ts";

/** What a person can have done about a request. ACTIONS describes each. */
export const ACTION_KINDS = [
  "SEARCH",
  "LOOK_FOR_RELEASES",
  "GRAB_RELEASE",
  "BLOCKLIST_AND_SEARCH",
  "RETRY_IMPORT",
  "RESCAN_SHOKO",
  "SCAN_SHOKO",
  "LINK_IN_SHOKO",
  "SCAN_LIBRARY",
  "REFRESH",
  "MONITOR",
  "RAISE_PRIORITY",
  "RESTORE_PRIORITY",
  "RETRY_REQUEST",
  "APPROVE",
  "DECLINE",
  "CONFIRM_GONE",
] as const;
export type ActionKind = (typeof ACTION_KINDS)[number];

/**
 * Which service carries an action out: the arr (also for a download), the download client, Shoko, the library, Seerr,
 * or the tracker itself.
 */
export type ActionRole = "requests" | "arr" | "client" | "matching" | "library" | "tracker";

export interface ActionWording {
  /** For a button. */
  readonly label: string;
  /** What the action does; `service` is the name of the service that carries it out. */
  readonly description: (service: string) => string;
  /** For the history, after the name of the person: "had Sonarr search again". */
  readonly summary: (service: string) => string;
  readonly role: ActionRole;
  /** The action throws something away: clients ask for a confirmation. */
  readonly isDestructive: boolean;
}

const action = (
  role: ActionRole,
  label: string,
  description: ActionWording["description"],
  summary: ActionWording["summary"],
  isDestructive = false,
): ActionWording => ({ role, label, description, summary, isDestructive });

export const ACTIONS: Readonly<Record<ActionKind, ActionWording>> = {
  SEARCH: action(
    "arr",
    "Search again",
    (service) => `${service} searches all indexers now and grabs the best release.`,
    (service) => `had ${service} search again`,
  ),
  LOOK_FOR_RELEASES: action(
    "arr",
    "Choose a release",
    (service) =>
      `${service} asks every indexer what it offers, which takes up to a few minutes. Nothing is downloaded until you choose.`,
    (service) => `had ${service} list the releases`,
  ),
  GRAB_RELEASE: action(
    "arr",
    "Grab this one",
    (service) =>
      `${service} sends this release to the download client, even if it would not choose it by itself.`,
    (service) => `had ${service} grab a chosen release`,
  ),
  BLOCKLIST_AND_SEARCH: action(
    "arr",
    "Try another release",
    (service) =>
      `${service} removes the download with its data, puts the release on the blocklist and searches for another one.`,
    (service) => `had ${service} blocklist this release and search for another`,
    true,
  ),
  RETRY_IMPORT: action(
    "arr",
    "Import again",
    (service) => `${service} imports the downloaded files as the title they were grabbed for.`,
    (service) => `had ${service} import the download again`,
  ),
  RESCAN_SHOKO: action(
    "matching",
    "Ask AniDB again",
    (service) => `${service} asks AniDB again which episode the file is.`,
    (service) => `had ${service} ask AniDB again`,
  ),
  SCAN_SHOKO: action(
    "matching",
    "Scan Shoko's folder",
    (service) => `${service} scans the folder of the file for new files.`,
    (service) => `had ${service} scan its folder`,
  ),
  LINK_IN_SHOKO: action(
    "matching",
    "Link in Shoko",
    (service) =>
      `${service} links the file to the episode that you choose. Nothing is linked before you have compared both.`,
    (service) => `had ${service} link the file to an episode`,
  ),
  SCAN_LIBRARY: action(
    "library",
    "Scan the library",
    (service) => `${service} scans its folders for new files, unless a scan is already running.`,
    (service) => `had ${service} scan the library`,
  ),
  REFRESH: action(
    "arr",
    "Refresh and scan",
    (service) => `${service} refreshes the title and scans its folder for files.`,
    (service) => `had ${service} refresh the title`,
  ),
  MONITOR: action(
    "arr",
    "Turn monitoring on",
    (service) => `${service} monitors the title from now on and searches at once.`,
    (service) => `had ${service} monitor the title`,
  ),
  RAISE_PRIORITY: action(
    "client",
    "This one first",
    (service) =>
      `${service} moves the download to the front of its queue and, in a pack, loads the files of these episodes first. A pack may be imported only when all of it is there.`,
    (service) => `had ${service} load this one first`,
  ),
  RESTORE_PRIORITY: action(
    "client",
    "Back to its place",
    (service) =>
      `${service} moves the download back to where it was in the queue and gives its files the priority they had.`,
    (service) => `had ${service} restore the order of downloads`,
  ),
  RETRY_REQUEST: action(
    "requests",
    "Send the request again",
    (service) => `${service} sends the request to Radarr or Sonarr again.`,
    (service) => `had ${service} send the request again`,
  ),
  APPROVE: action(
    "requests",
    "Approve",
    (service) => `The request is approved in ${service}, which sends it to Radarr or Sonarr.`,
    () => "approved the request",
  ),
  DECLINE: action(
    "requests",
    "Decline",
    (service) =>
      `The request is declined in ${service}. The title is not searched for, and the requester sees the reason.`,
    () => "declined the request",
  ),
  CONFIRM_GONE: action(
    "tracker",
    "Confirm that the file is gone",
    () => "The tracker stops waiting for the file and counts it as removed. Nothing is deleted.",
    () => "confirmed that the file is gone",
    true,
  ),
};

/** Returns the actions that the approval of a request allows, from its first second on. */
export function listDecisions(approval: ApprovalState): readonly ActionKind[] {
  return approval === "REQUESTED" ? ["APPROVE", "DECLINE"] : [];
}

/** Returns the actions that need no problem: another release can be chosen for every title that an arr manages. */
export function listChoices(approval: ApprovalState, state: State): readonly ActionKind[] {
  return approval === "APPROVED" && state !== "DELETED" ? ["LOOK_FOR_RELEASES"] : [];
}

/** How an action ended. SENT: its effect is not known yet. */
export const ACTION_STATUSES = ["SENT", "WORKED", "NO_EFFECT", "FAILED"] as const;
export type ActionStatus = (typeof ACTION_STATUSES)[number];
