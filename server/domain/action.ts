/** What a person can have done about a request. What each is stands in ACTS. */
export const ACTION_KINDS = [
  "SEARCH",
  "LOOK_FOR_RELEASES",
  "BLOCKLIST_AND_SEARCH",
  "RETRY_IMPORT",
  "RESCAN_SHOKO",
  "SCAN_LIBRARY",
  "REFRESH",
  "MONITOR",
  "RETRY_REQUEST",
  "APPROVE",
  "CONFIRM_GONE",
] as const;
export type ActionKind = (typeof ACTION_KINDS)[number];

/** Whose service does it: the arr, the download client's arr, Shoko, the library, Seerr, or the tracker itself. */
export type ActionRole = "requests" | "arr" | "matching" | "library" | "tracker";

export interface ActionWording {
  /** On the button. */
  readonly label: string;
  /** What pressing it does, before it is pressed; `service` is the name of the one that is asked. */
  readonly description: (service: string) => string;
  /** In the history, after the name of whoever pressed it. */
  readonly summary: (service: string) => string;
  readonly role: ActionRole;
  /** It throws something away: it is asked for twice. */
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
    (service) => `${service} asks every indexer now and takes the best release it finds.`,
    (service) => `had ${service} search again`,
  ),
  LOOK_FOR_RELEASES: action(
    "arr",
    "Look what there is",
    (service) =>
      `${service} lists what the indexers have and why it refuses it. Nothing is downloaded.`,
    (service) => `had ${service} look what the indexers have`,
  ),
  BLOCKLIST_AND_SEARCH: action(
    "arr",
    "Try another release",
    (service) =>
      `The download is removed with what has arrived of it, ${service} never takes this release again and searches for another.`,
    (service) => `had ${service} drop this release and search for another`,
    true,
  ),
  RETRY_IMPORT: action(
    "arr",
    "Import again",
    (service) => `${service} imports the downloaded files as what they were downloaded for.`,
    (service) => `had ${service} import it again`,
  ),
  RESCAN_SHOKO: action(
    "matching",
    "Ask AniDB again",
    (service) => `${service} asks AniDB once more what the file is.`,
    (service) => `had ${service} ask AniDB again`,
  ),
  SCAN_LIBRARY: action(
    "library",
    "Scan the library",
    (service) => `${service} looks for new files, unless it does already.`,
    (service) => `had ${service} scan the library`,
  ),
  REFRESH: action(
    "arr",
    "Look at the disk",
    (service) => `${service} reads the title anew and looks which files are on the disk.`,
    (service) => `had ${service} look at the disk`,
  ),
  MONITOR: action(
    "arr",
    "Turn monitoring on",
    (service) => `${service} looks for it from now on, and searches at once.`,
    (service) => `had ${service} look for it`,
  ),
  RETRY_REQUEST: action(
    "requests",
    "Hand it over again",
    (service) => `${service} hands the request over to be searched for once more.`,
    (service) => `had ${service} hand it over again`,
  ),
  APPROVE: action(
    "requests",
    "Approve",
    (service) => `The request is approved in ${service}, which hands it over to be searched for.`,
    () => "approved it",
  ),
  CONFIRM_GONE: action(
    "tracker",
    "It is really gone",
    () => "The tracker stops waiting for the file and counts it as removed. Nothing is deleted.",
    () => "confirmed that the file is gone",
    true,
  ),
};

/** How an action ended. SENT: its effect is not known yet. */
export const ACTION_STATUSES = ["SENT", "WORKED", "NO_EFFECT", "FAILED"] as const;
export type ActionStatus = (typeof ACTION_STATUSES)[number];
