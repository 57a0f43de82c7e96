import {
  type CompactMessageOf,
  formatBy,
  type NoParams,
  type PlainCode,
  type Sentences,
} from "./catalogue.ts";
import { type Cause, formatCause } from "./cause.ts";
import { formatKeep, type KeepReason, nameSeason } from "./keep.ts";

interface OfService {
  /** Name of the service as people write it. */
  readonly service: string;
}

interface OfTitle {
  readonly title: string;
}

interface OfFiles extends OfService {
  readonly count: number;
}

interface ByPerson {
  readonly by: string;
}

/** What a deletion does, found or keeps in a service. */
export interface DeletionStepParams {
  // Names of what is kept.
  THE_SERIES: OfTitle;
  THE_SEASON: { readonly season: number };
  ENTRY_OF: OfTitle;
  OTHER_QUALITY: NoParams;
  STAYS: { readonly what: Named; readonly reasons: readonly KeepReason[] };
  // What is planned.
  NOT_ASKED: NoParams;
  NOT_IN_SERVICE: OfService;
  NO_FILES_OF_IT: NoParams;
  NOTHING_TO_MONITOR: NoParams;
  MONITORING_IS_OFF: NoParams;
  NO_DOWNLOAD_OF_IT: NoParams;
  NOT_REQUESTED_IN: OfService;
  NO_SUCH_REQUEST: NoParams;
  COMPARES_AFTERWARDS: OfService;
  NOT_ANIME: NoParams;
  // What a check finds.
  SERVICE_REMOVED_SINCE: NoParams;
  STILL_MONITORS: OfService;
  DOES_NOT_MONITOR: OfService;
  STILL_HAS: OfService;
  STILL_HAS_FILES: OfFiles;
  HAS_NO_FILES: OfService;
  /** `more`: further downloads. */
  STILL_HAS_DOWNLOAD: OfService & OfTitle & { readonly more: number };
  HAS_NO_DOWNLOAD: OfService;
  STILL_DOWNLOADS: OfService & OfTitle;
  DOWNLOADS_NOTHING: OfService;
  DATA_PLACE_UNKNOWN: OfService & OfTitle;
  CHECKED_ONCE_MORE: OfService;
  /** `failures`: of the services that cannot say so. */
  OTHER_TITLES_UNKNOWN: { readonly failures: readonly Cause[] };
  FILES_FIRST: NoParams;
  DOES_NOT_SHOW: OfService;
  STILL_SHOWS: OfService & OfTitle;
  STILL_SHOWS_FILES: OfFiles;
  KNOWS_NO_FILES: OfService;
  STILL_SEES_FILES: OfFiles;
  STILL_LISTS_FILES: OfFiles;
  STILL_HAS_REQUEST: OfService;
  HAS_NO_REQUEST: OfService;
  ENTRY_AFTER_FILES: NoParams;
  ENTRY_FORGOTTEN: OfService;
  STILL_HAS_ENTRY: OfService;
  STILL_AVAILABLE: OfService;
  STILL_AVAILABLE_UNTIL_SCAN: OfService;
  ENTRY_STAYS: { readonly reasons: readonly KeepReason[] };
  // What it waits for.
  AFTER_UNMONITORING: NoParams;
  AFTER_GRABS: NoParams;
  WITH_SCAN: { readonly step: DeletionStepMessage; readonly scan: DeletionStepMessage };
  SCANS_EXHAUSTED: { readonly count: number };
  SCAN_REQUESTED: NoParams;
  SCAN_REQUESTED_BEFORE: NoParams;
  // How it ended.
  STEP_OF_NEWER_VERSION: NoParams;
  STEP_FAILED: NoParams;
  DELETED_REQUEST_UNKNOWN: NoParams;
  CANCELLED_BY: ByPerson;
  ABANDONED_BY: ByPerson;
}

export type DeletionStepMessage = CompactMessageOf<DeletionStepParams>;

/** What is kept: a name of the service, or a part of a title. */
export type Named = DeletionStepMessage | string;

export const DELETION_STEP_SENTENCES: Sentences<DeletionStepParams> = {
  THE_SERIES: ({ title }) => `the series ${title}`,
  THE_SEASON: ({ season }) => nameSeason(season),
  ENTRY_OF: ({ title }) => `the entry of ${title}`,
  OTHER_QUALITY: () => "the other quality",
  STAYS: ({ what, reasons }) => `${formatNamed(what)} stays: ${listReasons(reasons)}`,
  NOT_ASKED: () => "It was not asked yet.",
  NOT_IN_SERVICE: ({ service }) => `${service} does not have it.`,
  NO_FILES_OF_IT: () => "It has no files of it.",
  NOTHING_TO_MONITOR: () => "It has nothing of the title to monitor.",
  MONITORING_IS_OFF: () => "It is not monitored.",
  NO_DOWNLOAD_OF_IT: () => "It has no download of it.",
  NOT_REQUESTED_IN: ({ service }) => `It was not asked for in ${service}.`,
  NO_SUCH_REQUEST: () => "It has no such request.",
  COMPARES_AFTERWARDS: ({ service }) =>
    `${service} will compare all its titles with the library afterwards, because it cannot free single seasons.`,
  NOT_ANIME: () => "It is no anime.",
  SERVICE_REMOVED_SINCE: () => "The service is not set up any more.",
  STILL_MONITORS: ({ service }) => `${service} still monitors it.`,
  DOES_NOT_MONITOR: ({ service }) => `${service} does not monitor it.`,
  STILL_HAS: ({ service }) => `${service} still has it.`,
  STILL_HAS_FILES: ({ service, count }) => `${service} still has ${count} of its files.`,
  HAS_NO_FILES: ({ service }) => `${service} has none of its files.`,
  STILL_HAS_DOWNLOAD: ({ service, title, more }) =>
    `${service} still has ${title}${more > 0 ? ` and ${more} more` : ""}.`,
  HAS_NO_DOWNLOAD: ({ service }) => `${service} has no download of it.`,
  STILL_DOWNLOADS: ({ service, title }) => `${service} still downloads ${title}.`,
  DOWNLOADS_NOTHING: ({ service }) => `${service} downloads nothing of it.`,
  DATA_PLACE_UNKNOWN: ({ service, title }) =>
    `It is not known what shares its data: ${service} does not report where ${title} is stored.`,
  CHECKED_ONCE_MORE: ({ service }) =>
    `${service} does not list what it had; it is checked once more.`,
  OTHER_TITLES_UNKNOWN: ({ failures }) =>
    `It is not known whether another title needs the download: ${failures.length > 0 ? failures.map(formatCause).join("; ") : "not every arr has been asked"}.`,
  FILES_FIRST: () => "The files have to go first.",
  DOES_NOT_SHOW: ({ service }) => `${service} does not show it.`,
  STILL_SHOWS: ({ service, title }) => `${service} still shows ${title}.`,
  STILL_SHOWS_FILES: ({ service, count }) => `${service} still shows ${count} of its files.`,
  KNOWS_NO_FILES: ({ service }) => `${service} knows none of its files.`,
  STILL_SEES_FILES: ({ service, count }) =>
    `${service} still sees ${count} of its files on the disk.`,
  STILL_LISTS_FILES: ({ service, count }) => `${service} still lists ${count} of its files.`,
  STILL_HAS_REQUEST: ({ service }) => `${service} still has the request.`,
  HAS_NO_REQUEST: ({ service }) => `${service} has no such request.`,
  ENTRY_AFTER_FILES: () =>
    "The request is withdrawn; the entry of the title waits until its files are gone.",
  ENTRY_FORGOTTEN: ({ service }) => `${service} has forgotten it: it can be asked for again.`,
  STILL_HAS_ENTRY: ({ service }) => `${service} still has an entry of it.`,
  STILL_AVAILABLE: ({ service }) => `${service} still takes it for available.`,
  STILL_AVAILABLE_UNTIL_SCAN: ({ service }) =>
    `${service} still takes it for available; it finds out at its next scan.`,
  ENTRY_STAYS: ({ reasons }) =>
    `The request is withdrawn; the entry of the title stays: ${listReasons(reasons)}.`,
  AFTER_UNMONITORING: () => "It is checked again once the title is no longer monitored.",
  AFTER_GRABS: () => "It is checked again once the latest grabs are known.",
  WITH_SCAN: ({ step, scan }) => `${formatStep(step)} ${formatStep(scan)}`,
  SCANS_EXHAUSTED: ({ count }) => `It was asked ${count} times to scan, and is only checked now.`,
  SCAN_REQUESTED: () => "It was asked to scan.",
  SCAN_REQUESTED_BEFORE: () => "It was asked for a scan not long ago and is given time.",
  STEP_OF_NEWER_VERSION: () => "This version of the tracker does not know this step.",
  STEP_FAILED: () => "The step failed; see the log.",
  DELETED_REQUEST_UNKNOWN: () => "The request is not known any more.",
  CANCELLED_BY: ({ by }) => `${by} cancelled the deletion.`,
  ABANDONED_BY: ({ by }) => `${by} abandoned the deletion.`,
};

/** A message whose sentence needs no parameters. */
export function plainStep(code: PlainCode<DeletionStepParams>): DeletionStepMessage {
  return { code, params: {} };
}

export function formatStep(message: DeletionStepMessage): string {
  return formatBy(DELETION_STEP_SENTENCES, message);
}

export function formatNamed(named: Named): string {
  return typeof named === "string" ? named : formatStep(named);
}

function listReasons(reasons: readonly KeepReason[]): string {
  return reasons.map((reason) => formatKeep(reason)).join("; ");
}
