import type { ActionKind } from "../graphql/graphql.ts";

/** What a service does after an action was sent, until its effect is seen. */
const REMEDIES: Readonly<Record<ActionKind, (service: string) => string>> = {
  SEARCH: (service) => `${service} is searching for a release.`,
  LOOK_FOR_RELEASES: (service) => `${service} is listing the releases.`,
  GRAB_RELEASE: (service) => `${service} is sending the chosen release to the download client.`,
  BLOCKLIST_AND_SEARCH: (service) => `${service} is searching for another release.`,
  RETRY_IMPORT: (service) => `${service} is importing the files again.`,
  RESCAN_SHOKO: (service) => `${service} is asking AniDB again.`,
  SCAN_SHOKO: (service) => `${service} is scanning its folder.`,
  LINK_IN_SHOKO: (service) => `${service} is linking the file.`,
  SCAN_LIBRARY: (service) => `${service} is scanning the library.`,
  REFRESH: (service) => `${service} is refreshing the title.`,
  MONITOR: (service) => `${service} is searching for the title from now on.`,
  RAISE_PRIORITY: (service) => `${service} is moving the download to the front.`,
  RESTORE_PRIORITY: (service) => `${service} is moving the download back.`,
  RETRY_REQUEST: (service) => `${service} is sending the request again.`,
  APPROVE: (service) => `Approved; ${service} is sending it on.`,
  DECLINE: (service) => `Declined; ${service} is noting it.`,
  CONFIRM_GONE: () => "The file is being counted as removed.",
};

/** "Radarr is searching for another release."; empty without an action, and for an action of a newer tracker. */
export function remedyWords(
  action: { readonly kind: ActionKind; readonly serviceName: string } | null,
): string {
  if (action === null) return "";
  const known: Readonly<Partial<Record<ActionKind, (service: string) => string>>> = REMEDIES;
  return known[action.kind]?.(action.serviceName) ?? "";
}
