import type { MessageOf, Sentences } from "./catalogue.ts";
import { type Cause, formatCause } from "./cause.ts";

interface OfService {
  /** Name of the service that is set up wrongly. */
  readonly service: string;
}

interface OfRoot extends OfService {
  readonly root: string;
}

interface OfHost {
  /** Host and port, without the path, which may contain a secret. */
  readonly host: string;
}

interface OfClient extends OfService {
  readonly client: string;
}

/** What the doctor finds: what is wrong, and what to do about it. */
export interface FindingParams {
  SERVICE_UNANSWERED: OfService & { readonly cause: Cause };
  SERVICE_REFUSES_KEY: OfService;
  VERSION_TOO_OLD: OfService & { readonly version: string; readonly oldest: string };
  RIGHTS_TOO_FEW: OfService;
  HOOK_ABSENT: OfService;
  /** `host`: null: not readable. */
  HOOK_ELSEWHERE: OfService & { readonly host: string | null };
  HOOK_SECRET_WRONG: OfService;
  HOOK_UNHEARD: OfService & { readonly cause: Cause };
  NO_CLIENT: OfService;
  DOWNLOADS_UNSEEN: OfClient & { readonly folder: string };
  MAPPING_FOR_NOBODY: OfService & OfHost;
  MAPPING_NOWHERE: OfService & { readonly folder: string };
  CATEGORY_ABSENT: OfClient & { readonly category: string };
  CATEGORY_SHARED: OfClient & { readonly other: string; readonly category: string };
  FILES_COPIED: OfService;
  OTHER_DISK: OfRoot & { readonly folder: string };
  ROOT_ABSENT: OfRoot;
  ROOT_FULL: OfRoot & { readonly gigabytes: number };
  ROOT_OUTSIDE_LIBRARY: OfRoot & { readonly library: string };
  ROOT_OUTSIDE_MATCHER: OfRoot & { readonly matcher: string };
  CLOCK_OFF: OfService & { readonly minutes: number; readonly isAhead: boolean };
  CSRF_ON: OfService;
  NOTICES_REFUSED: OfService & { readonly library: string; readonly version: string };
  ADDRESS_SILENT: OfService & OfHost;
  TRACKER_ADDRESS_SILENT: OfHost;
  DATABASE_DAMAGED: { readonly cause: Cause };
  DATA_DISK_FULL: { readonly megabytes: number };
}

/** What the doctor could not check, and why. */
export interface UncheckedParams {
  CHECK_TOO_SLOW: OfService;
  SET_UP_UNTOLD: OfService;
  CLOCK_UNTOLD: OfService;
  HOOK_UNTOLD: OfService;
  HOOK_ADDRESS_UNKNOWN: OfService;
  TRACKER_STOPPED: OfService;
  CLIENT_UNKNOWN: OfClient;
  FOLDER_UNTOLD: OfService & { readonly folder: string };
  FOLDERS_DIFFER: OfRoot & { readonly other: string };
}

export interface ChainParams extends FindingParams, UncheckedParams {}

export type FindingMessage = MessageOf<FindingParams>;
export type UncheckedMessage = MessageOf<UncheckedParams>;

export const CHAIN_SENTENCES: Sentences<ChainParams> = {
  SERVICE_UNANSWERED: ({ service, cause }) =>
    `${service} does not answer as it should: ${formatCause(cause)}. Check that it runs, and its URL under Services.`,
  SERVICE_REFUSES_KEY: ({ service }) =>
    `${service} refuses the API key or login of the tracker. Enter the right one under Services.`,
  VERSION_TOO_OLD: ({ service, version, oldest }) =>
    `${service} ${version} is too old. Update it to ${oldest} or newer.`,
  RIGHTS_TOO_FEW: ({ service }) =>
    `The key for ${service} does not belong to an administrator. Enter the key of one under Services.`,
  HOOK_ABSENT: ({ service }) =>
    `${service} does not send webhooks to the tracker, so news arrives late. Register the webhook.`,
  HOOK_ELSEWHERE: ({ service, host }) =>
    `${service} sends its webhooks to ${host ?? "another address"}, not to the tracker. Register the webhook under Services; the tracker can pass its messages on.`,
  HOOK_SECRET_WRONG: ({ service }) =>
    `The webhook in ${service} has a wrong secret, so the tracker refuses its messages. Register the webhook again.`,
  HOOK_UNHEARD: ({ service, cause }) =>
    `${service} cannot send webhooks to the tracker: ${formatCause(cause)}. Check the address of the tracker as ${service} reaches it.`,
  NO_CLIENT: ({ service }) =>
    `${service} has no enabled download client. Add one in ${service} under Settings → Download Clients.`,
  DOWNLOADS_UNSEEN: ({ service, client, folder }) =>
    `${service} does not see the folder to which ${client} downloads: ${folder}. Mount it there in ${service}, or add a remote path mapping.`,
  MAPPING_FOR_NOBODY: ({ service, host }) =>
    `A remote path mapping in ${service} is for the host ${host}, which no download client has. Enter the host exactly as in the download client.`,
  MAPPING_NOWHERE: ({ service, folder }) =>
    `A remote path mapping in ${service} leads to a folder that does not exist: ${folder}. Correct the local path.`,
  CATEGORY_ABSENT: ({ service, client, category }) =>
    `${service} uses the category ${category}, which does not exist in ${client}. Add it in ${client}.`,
  CATEGORY_SHARED: ({ service, other, client, category }) =>
    `${service} and ${other} use the same category in ${client}: ${category}. Give each a category of its own, or each takes the downloads of the other for its own.`,
  FILES_COPIED: ({ service }) =>
    `${service} copies files instead of hard linking them, which takes time and twice the space. Turn on Use Hardlinks instead of Copy in ${service} under Settings → Media Management.`,
  OTHER_DISK: ({ service, folder, root }) =>
    `${service} cannot hard link from ${folder} to ${root}: they are on different file systems. Mount one folder that contains both.`,
  ROOT_ABSENT: ({ service, root }) =>
    `${service} cannot access its root folder ${root}. Check that its disk is mounted, and its permissions.`,
  ROOT_FULL: ({ service, root, gigabytes }) =>
    `Only ${gigabytes} GB are free in ${root}, a root folder of ${service}. Make space.`,
  ROOT_OUTSIDE_LIBRARY: ({ service, root, library }) =>
    `No library of ${library} contains ${root}, a root folder of ${service}. Add the folder to a library in ${library}.`,
  ROOT_OUTSIDE_MATCHER: ({ service, root, matcher }) =>
    `${matcher} does not watch ${root}, a root folder of ${service} with anime. Add the folder in ${matcher}.`,
  CLOCK_OFF: ({ service, minutes, isAhead }) =>
    `The clock of ${service} is ${minutes} ${minutes === 1 ? "minute" : "minutes"} ${isAhead ? "ahead of" : "behind"} that of the tracker. Synchronise both clocks.`,
  CSRF_ON: ({ service }) =>
    `${service} refuses changes by API, because its CSRF protection is on. Turn it off in ${service} under Settings → Network.`,
  NOTICES_REFUSED: ({ service, library, version }) =>
    `${service} sends notifications to ${library} ${version}, which does not accept them any more. Turn off Send Notifications in the connection to ${library}, in ${service} under Settings → Connect.`,
  ADDRESS_SILENT: ({ service, host }) =>
    `The external URL of ${service} does not answer the tracker: ${host}. Check it under Services.`,
  TRACKER_ADDRESS_SILENT: ({ host }) =>
    `The tracker does not answer at its own address, PUBLIC_URL: ${host}. Check the setting and the reverse proxy.`,
  DATABASE_DAMAGED: ({ cause }) =>
    `The database of the tracker is damaged: ${formatCause(cause)}. Restore the last good backup.`,
  DATA_DISK_FULL: ({ megabytes }) =>
    `Only ${megabytes} MB are free on the disk of the tracker's data. Make space.`,
  CHECK_TOO_SLOW: ({ service }) => `${service} was not checked to the end: it answers too slowly.`,
  SET_UP_UNTOLD: ({ service }) =>
    `Some folders and settings of ${service} were not checked: it does not report them.`,
  CLOCK_UNTOLD: ({ service }) =>
    `The clock of ${service} was not checked: it does not report its time.`,
  HOOK_UNTOLD: ({ service }) =>
    `The webhook of ${service} was not checked: it does not report its webhooks.`,
  HOOK_ADDRESS_UNKNOWN: ({ service }) =>
    `The webhook of ${service} was not checked: the tracker did not register it and does not know its own address there.`,
  TRACKER_STOPPED: ({ service }) =>
    `${service} was not asked for a test message: the tracker is not running.`,
  CLIENT_UNKNOWN: ({ service, client }) =>
    `What ${service} downloads with ${client} was not checked: the tracker is not connected to it.`,
  FOLDER_UNTOLD: ({ service, folder }) =>
    `Whether ${service} sees ${folder} was not checked: it does not list that place.`,
  FOLDERS_DIFFER: ({ service, root, other }) =>
    `Whether ${other} contains ${root} of ${service} was not checked: they see their folders under different paths.`,
};
