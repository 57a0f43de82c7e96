import { createTrackerArea, type WordsFor } from "../area.ts";

type NoParams = object;

interface OfService {
  readonly service: string;
}

interface UpTo {
  readonly max: number;
}

interface InMinutes {
  readonly minutes: number;
}

type TextField = "name" | "username" | "reason" | "url" | "externalUrl" | "apiKey" | "baseUrl";
type TextIssue = "incomplete" | "not-http" | "has-login" | "has-query" | "not-ascii" | "too-short";

interface RefusalParams {
  readonly SIGN_IN_FIRST: NoParams;
  readonly WRONG_USERNAME_OR_PASSWORD: NoParams;
  readonly PASSWORD_MISSING: NoParams;
  readonly SIGN_IN_TOO_LONG: NoParams;
  readonly PASSWORD_TOO_LONG: UpTo;
  readonly PASSWORD_LENGTH: UpTo & { readonly min: number };
  readonly CURRENT_PASSWORD_WRONG: NoParams;
  readonly NO_PASSWORD_HERE: NoParams;
  readonly TOO_MANY_ATTEMPTS: { readonly seconds: number };
  readonly TOO_MANY_SIGN_INS: NoParams;
  readonly ACCOUNT_DISABLED: NoParams;
  readonly PROVIDER_REFUSED: NoParams;
  readonly PROVIDER_UNKNOWN: NoParams;
  readonly NO_QUICK_CONNECT: OfService;
  readonly TOO_MANY_CODES: NoParams;
  readonly CODE_EXPIRED: NoParams;
  readonly SET_UP_ALREADY: NoParams;
  readonly SET_UP_SIGN_IN: NoParams;
  readonly SET_UP_CODE_WRONG: NoParams;
  readonly INVITATION_INVALID: NoParams;
  readonly USERNAME_TAKEN: NoParams;
  readonly NAME_LENGTH: UpTo & { readonly field: "name" | "username" };
  readonly TOKEN_OF_NOBODY: NoParams;
  readonly TOKEN_OF_NOBODY_CREATES_NONE: NoParams;
  readonly ADMIN_TOKEN_BY_ADMIN: NoParams;
  readonly TOO_MANY_TOKENS: UpTo;
  readonly TOO_MANY_LINKS: UpTo;
  readonly TIME_PAST: NoParams;
  readonly LAST_ADMIN: NoParams;
  readonly PERSON_UNKNOWN: NoParams;
  readonly ROLE_TOO_LOW: NoParams;
  readonly SCOPE_TOO_LOW: { readonly scope: string };
  readonly LINK_INVALID: NoParams;
  readonly TEXT_TOO_LONG: UpTo & { readonly field: TextField };
  readonly SERVICE_OF_ENVIRONMENT: OfService;
  readonly SERVICE_REMOVED_IN_ENVIRONMENT: OfService;
  readonly TOO_MANY_SERVICES: UpTo;
  readonly KIND_FIXED: NoParams;
  readonly NAME_MISSING: NoParams;
  readonly NAME_UNPRINTABLE: NoParams;
  readonly TEXT_INVALID: { readonly field: TextField; readonly issue: TextIssue };
  readonly TOO_MANY_EXTERNAL_URLS: UpTo;
  readonly SUGGESTION_OF_OTHER_ADDRESS: NoParams;
  readonly SUGGESTION_EXPIRED: NoParams;
  readonly STORED_SECRET_OF_OTHER_ADDRESS: { readonly secret: "password" | "apiKey" };
  readonly CREDENTIALS_TO_ENTER: NoParams;
  readonly SECRET_TOO_LONG: UpTo;
  readonly API_KEY_REQUIRED: OfService;
  readonly NO_WEBHOOK_IN: OfService;
  readonly SERVICE_IS_DISABLED: OfService;
  readonly API_KEY_FIRST: OfService;
  readonly BASE_URL_MISSING: NoParams;
  readonly REQUEST_UNKNOWN: NoParams;
  readonly EPISODE_NOT_OF_REQUEST: NoParams;
  readonly DOWNLOAD_NOT_OF_REQUEST: NoParams;
  readonly DELETION_UNKNOWN: NoParams;
  readonly SERVICE_UNKNOWN: NoParams;
  readonly DELIVERY_UNKNOWN: NoParams;
  readonly BACKUP_UNKNOWN: NoParams;
  readonly OTHER_REPLICAS: NoParams;
  readonly NO_LEADER: NoParams;
  readonly BACKUP_FAILED: { readonly reason: string };
  readonly DELIVERY_BODY_GONE: NoParams;
  readonly ASKED_A_MOMENT_AGO: NoParams;
  readonly ASKED_TOO_MUCH: NoParams;
  readonly NO_EXECUTOR: NoParams;
  readonly NOT_DECIDABLE: NoParams;
  readonly NO_EPISODE_KNOWN: NoParams;
  readonly RELEASE_FOUND_ALREADY: NoParams;
  readonly MONITORED_ALREADY: NoParams;
  readonly NO_IDENTIFIABLE_FILE: NoParams;
  readonly ALL_FILES_SEEN: NoParams;
  readonly NO_FILE_MISSING: NoParams;
  readonly NOTHING_DOWNLOADING: NoParams;
  readonly DOWNLOAD_PAUSED: NoParams;
  readonly DOWNLOADS_AMBIGUOUS: NoParams;
  readonly NOTHING_RAISED: NoParams;
  readonly INDEXERS_ASKED_OFTEN: InMinutes;
  readonly RELEASE_MISSING: NoParams;
  readonly RELEASE_LIST_OLD: NoParams;
  readonly RELEASE_CONTENT_UNKNOWN: NoParams;
  readonly NO_UNRECOGNISED_FILE: NoParams;
  readonly LINK_TARGET_MISSING: NoParams;
  readonly LINK_FILES_AMBIGUOUS: NoParams;
  readonly HELP_ASKED_RECENTLY: InMinutes;
  readonly SYNCED_A_MOMENT_AGO: NoParams;
  readonly SERVICES_FAILED: { readonly failures: readonly string[] };
  readonly SERVICE_FAILED: OfService & { readonly cause: string };
  readonly SERVICE_REFUSED: OfService & { readonly cause: string };
  readonly SERVICE_SILENT: OfService;
  readonly DATABASE_UNAVAILABLE: NoParams;
  readonly DELETION_NOT_CANCELLABLE: NoParams;
  readonly DELETION_COMPLETE: NoParams;
  readonly DELETION_CANCELLED_BEFORE: NoParams;
  readonly DELETION_STARTED_ANEW: NoParams;
  readonly DELETION_RUNNING: NoParams;
  readonly PREVIEW_OLD: NoParams;
  readonly DELETED_ALREADY: NoParams;
  readonly INSTANCE_NOT_CONFIGURED: OfService;
  readonly INSTANCE_UNKNOWN: OfService;
  readonly SEASONS_UNKNOWN: NoParams;
  readonly CHANNEL_UNKNOWN: NoParams;
  readonly TOO_MANY_CHANNELS: UpTo;
  readonly FIELD_MISSING: NoParams;
  readonly DISCORD_URL_INVALID: NoParams;
  readonly TOPIC_INVALID: NoParams;
  readonly APPRISE_TARGET_MISSING: NoParams;
  readonly APPRISE_KEY_INVALID: NoParams;
  readonly MAIL_ADDRESS_INVALID: NoParams;
  readonly TEMPLATE_NAME_UNKNOWN: { readonly name: string };
  readonly TEMPLATE_NOT_JSON: NoParams;
  readonly SECRET_OF_OTHER_HOST: NoParams;
  readonly MAIL_HOST_INVALID: NoParams;
  readonly PORT_INVALID: NoParams;
  readonly TIME_ZONE_UNKNOWN: NoParams;
  readonly CLOCK_TIME_INVALID: NoParams;
  readonly WEEKDAY_INVALID: NoParams;
  readonly PUSH_SUBSCRIPTION_INVALID: NoParams;
}

/** Why the tracker refuses what somebody asks for. Sentences. */
export const refusals = createTrackerArea<WordsFor<RefusalParams>>("refusals");
