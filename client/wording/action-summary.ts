/** Summaries of actions, to follow the name of the person who started them. */
const ACTION_SUMMARIES: Readonly<Record<string, (service: string) => string>> = {
  SEARCH: (service) => `had ${service} search again`,
  LOOK_FOR_RELEASES: (service) => `had ${service} list the releases`,
  GRAB_RELEASE: (service) => `had ${service} grab a chosen release`,
  BLOCKLIST_AND_SEARCH: (service) => `had ${service} blocklist this release and search for another`,
  RETRY_IMPORT: (service) => `had ${service} import the download again`,
  RESCAN_SHOKO: (service) => `had ${service} ask AniDB again`,
  SCAN_SHOKO: (service) => `had ${service} scan its folder`,
  LINK_IN_SHOKO: (service) => `had ${service} link the file to an episode`,
  SCAN_LIBRARY: (service) => `had ${service} scan the library`,
  REFRESH: (service) => `had ${service} refresh the title`,
  MONITOR: (service) => `had ${service} monitor the title`,
  RAISE_PRIORITY: (service) => `had ${service} load this one first`,
  RESTORE_PRIORITY: (service) => `had ${service} restore the order of downloads`,
  RETRY_REQUEST: (service) => `had ${service} send the request again`,
  APPROVE: () => "approved the request",
  DECLINE: () => "declined the request",
  CONFIRM_GONE: () => "confirmed that the file is gone",
};

/** "had Sonarr search again"; null for an action that this client does not know. */
export function findActionSummary(action: string, service: string): string | null {
  return Object.hasOwn(ACTION_SUMMARIES, action)
    ? (ACTION_SUMMARIES[action]?.(service) ?? null)
    : null;
}
