import { ACCOUNT_REFUSAL_SENTENCES, type AccountRefusalParams } from "./account-refusal.ts";
import {
  type CompactMessageOf,
  formatBy,
  type NoParams,
  type PlainCode,
  type Sentences,
} from "./catalogue.ts";
import { formatCause, type Cause } from "./cause.ts";
import {
  NOTIFICATION_REFUSAL_SENTENCES,
  type NotificationRefusalParams,
} from "./notification-refusal.ts";
import { SERVICE_REFUSAL_SENTENCES, type ServiceRefusalParams } from "./service-refusal.ts";

interface OfService {
  /** Name of the service as people write it. */
  readonly service: string;
}

interface InMinutes {
  readonly minutes: number;
}

/** Why an action, a sync or a deletion is refused. */
interface TrackingRefusalParams {
  REQUEST_UNKNOWN: NoParams;
  EPISODE_NOT_OF_REQUEST: NoParams;
  DOWNLOAD_NOT_OF_REQUEST: NoParams;
  DELETION_UNKNOWN: NoParams;
  SERVICE_UNKNOWN: NoParams;
  DELIVERY_UNKNOWN: NoParams;
  BACKUP_UNKNOWN: NoParams;
  OTHER_REPLICAS: NoParams;
  NO_LEADER: NoParams;
  /** `reason`: what the database or the file system said. */
  BACKUP_FAILED: { readonly reason: string };
  DELIVERY_BODY_GONE: NoParams;
  ASKED_A_MOMENT_AGO: NoParams;
  ASKED_TOO_MUCH: NoParams;
  NO_EXECUTOR: NoParams;
  NOT_DECIDABLE: NoParams;
  NO_EPISODE_KNOWN: NoParams;
  RELEASE_FOUND_ALREADY: NoParams;
  MONITORED_ALREADY: NoParams;
  NO_IDENTIFIABLE_FILE: NoParams;
  ALL_FILES_SEEN: NoParams;
  NO_FILE_MISSING: NoParams;
  NOTHING_DOWNLOADING: NoParams;
  DOWNLOAD_PAUSED: NoParams;
  DOWNLOADS_AMBIGUOUS: NoParams;
  NOTHING_RAISED: NoParams;
  INDEXERS_ASKED_OFTEN: InMinutes;
  RELEASE_MISSING: NoParams;
  RELEASE_LIST_OLD: NoParams;
  RELEASE_CONTENT_UNKNOWN: NoParams;
  NO_UNRECOGNISED_FILE: NoParams;
  LINK_TARGET_MISSING: NoParams;
  LINK_FILES_AMBIGUOUS: NoParams;
  HELP_ASKED_RECENTLY: InMinutes;
  SYNCED_A_MOMENT_AGO: NoParams;
  /** Nothing could be asked; `failures`: one per service. */
  SERVICES_FAILED: { readonly failures: readonly Cause[] };
  /** The service was asked, and failed. */
  SERVICE_FAILED: OfService & { readonly cause: Cause };
  /** The service does not let somebody sign in. */
  SERVICE_REFUSED: OfService & { readonly cause: Cause };
  SERVICE_SILENT: OfService;
  DATABASE_UNAVAILABLE: NoParams;
  DELETION_NOT_CANCELLABLE: NoParams;
  DELETION_COMPLETE: NoParams;
  DELETION_CANCELLED_BEFORE: NoParams;
  DELETION_STARTED_ANEW: NoParams;
  DELETION_RUNNING: NoParams;
  PREVIEW_OLD: NoParams;
  DELETED_ALREADY: NoParams;
  INSTANCE_NOT_CONFIGURED: OfService;
  INSTANCE_UNKNOWN: OfService;
  SEASONS_UNKNOWN: NoParams;
}

/** Why the tracker refuses what somebody asks for: the details of an error. */
export interface RefusalParams
  extends
    TrackingRefusalParams,
    AccountRefusalParams,
    ServiceRefusalParams,
    NotificationRefusalParams {}

export type RefusalMessage = CompactMessageOf<RefusalParams>;

/** A refusal, or the code of one whose sentence needs no parameters. */
export type Refusal = RefusalMessage | PlainCode<RefusalParams>;

const TRACKING_REFUSAL_SENTENCES: Sentences<TrackingRefusalParams> = {
  REQUEST_UNKNOWN: () => "There is no such request.",
  EPISODE_NOT_OF_REQUEST: () => "The request has no such episode.",
  DOWNLOAD_NOT_OF_REQUEST: () => "The request has no such download.",
  DELETION_UNKNOWN: () => "There is no such deletion.",
  SERVICE_UNKNOWN: () => "This service does not exist.",
  DELIVERY_UNKNOWN: () => "There is no such delivery.",
  BACKUP_UNKNOWN: () => "There is no such backup.",
  OTHER_REPLICAS: () =>
    "Other processes of the tracker use this database. Stop them, then restore the backup.",
  NO_LEADER: () =>
    "No process of the tracker takes changes at the moment. Try again in a few seconds.",
  BACKUP_FAILED: ({ reason }) => `The backup could not be made: ${reason}`,
  DELIVERY_BODY_GONE: () => "The body of this webhook is no longer stored.",
  ASKED_A_MOMENT_AGO: () => "That was asked for a moment ago. Give it half a minute.",
  ASKED_TOO_MUCH: () => "Too much was asked for in the last minute. Try again in a moment.",
  NO_EXECUTOR: () => "No service that is configured can do that for it.",
  NOT_DECIDABLE: () => "The request was not made in a service that can approve or decline it.",
  NO_EPISODE_KNOWN: () => "No episode of this title is known yet.",
  RELEASE_FOUND_ALREADY: () => "A release was already found for everything.",
  MONITORED_ALREADY: () => "The title is already monitored.",
  NO_IDENTIFIABLE_FILE: () => "Shoko has no file of this title that AniDB could identify.",
  ALL_FILES_SEEN: () => "Shoko has seen every file of this title.",
  NO_FILE_MISSING: () => "No file of this title is missing any more.",
  NOTHING_DOWNLOADING: () => "Nothing is being downloaded for this title.",
  DOWNLOAD_PAUSED: () => "The download is paused. Resume it in the download client first.",
  DOWNLOADS_AMBIGUOUS: () => "Several downloads are running: name the episodes that are meant.",
  NOTHING_RAISED: () => "Nothing that is being downloaded was moved forward.",
  INDEXERS_ASKED_OFTEN: ({ minutes }) =>
    `The indexers were asked many times in the last 10 minutes. Try again in ${minutes} min.`,
  RELEASE_MISSING: () => "Name the release to grab.",
  RELEASE_LIST_OLD: () =>
    "The list with this release is too old. Choose the release from a new list.",
  RELEASE_CONTENT_UNKNOWN: () =>
    "The name of this release does not say what it contains. Name its episodes.",
  NO_UNRECOGNISED_FILE: () => "Shoko has no unrecognised file of this title.",
  LINK_TARGET_MISSING: () => "Choose the episode to link the file to.",
  LINK_FILES_AMBIGUOUS: () => "Several files are unrecognised. Name the episode of one.",
  HELP_ASKED_RECENTLY: ({ minutes }) =>
    `The admins were asked less than an hour ago. Ask them again in ${minutes} min.`,
  SYNCED_A_MOMENT_AGO: () => "This request was synced a moment ago.",
  SERVICES_FAILED: ({ failures }) => failures.map(formatCause).join("; "),
  SERVICE_FAILED: ({ service, cause }) => `${service}: ${formatCause(cause)}`,
  SERVICE_REFUSED: ({ service, cause }) => `${service}: ${formatCause(cause)}.`,
  SERVICE_SILENT: ({ service }) => `${service} does not answer. Try again in a moment.`,
  DATABASE_UNAVAILABLE: () => "The database is not available. Try again in a moment.",
  DELETION_NOT_CANCELLABLE: () => "The deletion is running or has ended and cannot be cancelled.",
  DELETION_COMPLETE: () => "The deletion is complete.",
  DELETION_CANCELLED_BEFORE: () => "The deletion was cancelled.",
  DELETION_STARTED_ANEW: () => "A newer deletion of the request has started.",
  DELETION_RUNNING: () => "The deletion is running.",
  PREVIEW_OLD: () => "The preview is too old. Open it again first.",
  DELETED_ALREADY: () => "It is being deleted already.",
  INSTANCE_NOT_CONFIGURED: ({ service }) =>
    `Its instance is not set up: ${service} cannot be asked what it has.`,
  INSTANCE_UNKNOWN: ({ service }) =>
    `It is not known which instance has it, and ${service} cannot be asked now.`,
  SEASONS_UNKNOWN: () => "Which seasons it is for is not known yet.",
};

export const REFUSAL_SENTENCES: Sentences<RefusalParams> = {
  ...TRACKING_REFUSAL_SENTENCES,
  ...ACCOUNT_REFUSAL_SENTENCES,
  ...SERVICE_REFUSAL_SENTENCES,
  ...NOTIFICATION_REFUSAL_SENTENCES,
};

export function toRefusal(refusal: Refusal): RefusalMessage {
  return typeof refusal === "string" ? { code: refusal, params: {} } : refusal;
}

/** Returns the English sentence of a refusal. */
export function formatRefusal(refusal: RefusalMessage): string {
  return formatBy(REFUSAL_SENTENCES, refusal);
}
