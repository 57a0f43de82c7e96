import {
  type CompactMessageOf,
  formatBy,
  type NoParams,
  type PlainCode,
  type Sentences,
} from "./catalogue.ts";

interface OfStatus {
  /** HTTP status. */
  readonly status: number;
}

interface OfHost {
  /** Host and port, without the path, which may contain a secret. */
  readonly host: string;
}

interface OfCount {
  readonly count: number;
}

interface OfShare extends OfCount {
  readonly total: number;
}

/** Why a call to a service failed, where the tracker itself says it. */
export interface CauseParams {
  /** The cause with the name of the service that failed. */
  OF_SERVICE: { readonly service: string; readonly cause: Cause };
  KEY_REFUSED: OfStatus;
  NOTHING_AT_PATH: NoParams;
  CALLED_TOO_OFTEN: NoParams;
  SERVICE_FAILED_INSIDE: OfStatus;
  REDIRECTED: OfStatus;
  REFUSED_BY_STATUS: OfStatus;
  WEB_PAGE_ANSWERED: NoParams;
  ANSWER_NOT_JSON: NoParams;
  /** `field`: where in the answer; null: not known. */
  ANSWER_UNEXPECTED: { readonly field: string | null };
  ANSWER_TOO_LARGE: { readonly bytes: number };
  NO_ANSWER_IN_TIME: { readonly seconds: number };
  TRACKER_STOPS: NoParams;
  ADDRESS_FORBIDDEN: NoParams;
  CERTIFICATE_UNTRUSTED: NoParams;
  UNREACHABLE: NoParams;
  NOT_ASKED_YET: NoParams;
  ADDRESS_NOT_URL: NoParams;
  KEY_UNSENDABLE: NoParams;
  PAUSED_AFTER_REFUSAL: { readonly cause: Cause };
  /** `cause`: the last failure; null: not known. */
  PAUSED_AFTER_FAILURES: OfCount & { readonly cause: Cause | null };
  /** Its credentials cannot be decrypted. */
  CREDENTIALS_LOCKED: NoParams;
  ANSWER_UNREADABLE: NoParams;
  LIBRARY_TITLES_LOST: OfShare;
  LIBRARY_EMPTY_NOW: NoParams;
  TITLES_REPORTED_MISSING: OfShare;
  NO_TITLES_LISTED: OfCount;
  NO_DOWNLOADS_LISTED: OfCount;
  NO_REQUESTS_LISTED: OfCount;
  REQUESTS_LOST: OfShare;
  NO_SCAN_TASK: NoParams;
  SIGN_IN_NOT_ALLOWED: NoParams;
  QUICK_CONNECT_OFF: NoParams;
  /** `cause`: what the service reports. */
  TEST_MESSAGE_FAILED: OfHost & { readonly cause: Cause };
  TEST_MESSAGE_UNANSWERED: NoParams;
  TEST_MESSAGE_REFUSED: NoParams;
  TEST_MESSAGE_MISSING: OfHost & { readonly seconds: number };
  OTHER_APP: { readonly app: string };
  EPISODES_UNKNOWN_TO_ARR: NoParams;
  COMMAND_WITHOUT_EFFECT: { readonly command: string };
  NOT_VERSION_OF: { readonly app: string };
  WRONG_WEB_PASSWORD: NoParams;
  NO_DAEMON_CHOSEN: NoParams;
  DAEMON_UNREACHABLE: NoParams;
  LOGIN_NEEDED: NoParams;
  API_KEY_REFUSED: NoParams;
  WRONG_LOGIN: NoParams;
  WRONG_LOGIN_OR_PORT: NoParams;
  ADDRESS_BANNED: NoParams;
  LOGIN_REFUSED_TOO_OFTEN: NoParams;
  LOGIN_REFUSED_BEFORE: NoParams;
  CALLS_REFUSED_AFTER_LOGIN: NoParams;
  ENTRY_UNREADABLE: NoParams;
  FILE_FORGOTTEN: NoParams;
  NO_MATCHER_FOLDER: NoParams;
  FOLDERS_UNREADABLE: NoParams;
  /** `words`: what the service says of its start; null: nothing. */
  NOT_STARTED_YET: { readonly state: string; readonly words: string | null };
  PROVIDER_UNEXPECTED: NoParams;
  ONLY_ONE_WEBHOOK: OfHost;
  WEBHOOK_SAVED_DIFFERENTLY: NoParams;
  RESENT_ONLY_ON_CHANGE: NoParams;
  LENGTH_UNKNOWN: NoParams;
  DOWNLOAD_NOT_THERE: NoParams;
  EPISODE_NOT_OF_TITLE: NoParams;
  LEFT_QUEUE: NoParams;
  NOTHING_TO_IMPORT: NoParams;
  CSRF_PROTECTED: NoParams;
  ANIDB_RATE_LIMITED: NoParams;
  ANIDB_SERVER_ERRORS: NoParams;
  ANIDB_OVERLOADED: NoParams;
  ANIDB_LOGIN_REFUSED: NoParams;
  ANIDB_SESSION_ENDED: NoParams;
  ANIDB_MAINTENANCE: NoParams;
  NO_REASON_GIVEN: NoParams;
  FOLDERS_UNREACHABLE: { readonly folders: readonly string[] };
}

export type CauseMessage = CompactMessageOf<CauseParams>;

/** A cause of the tracker, or a text: the words of a service as the service wrote them. */
export type Cause = CauseMessage | string;

/** Clauses without a final period: they follow the name of the service and a colon. */
export const CAUSE_SENTENCES: Sentences<CauseParams> = {
  OF_SERVICE: ({ service, cause }) => `${service}: ${formatCause(cause)}`,
  KEY_REFUSED: ({ status }) => `the key or login was not accepted (${status})`,
  NOTHING_AT_PATH: () => "not found (404)",
  CALLED_TOO_OFTEN: () => "too many calls (429)",
  SERVICE_FAILED_INSIDE: ({ status }) => `the service failed (${status})`,
  REDIRECTED: ({ status }) =>
    `redirected (${status}); set the final address, with its path prefix and https`,
  REFUSED_BY_STATUS: ({ status }) => `refused (${status})`,
  WEB_PAGE_ANSWERED: () =>
    "a web page instead of JSON (a login page in front, or a missing path prefix)",
  ANSWER_NOT_JSON: () => "the answer is not JSON",
  ANSWER_UNEXPECTED: ({ field }) =>
    `the answer has another shape than expected${field === null ? "" : ` at "${field}"`}`,
  ANSWER_TOO_LARGE: ({ bytes }) => `the answer is over ${bytes} bytes`,
  NO_ANSWER_IN_TIME: ({ seconds }) => `no answer within ${seconds} s`,
  TRACKER_STOPS: () => "cancelled, the tracker is stopping",
  ADDRESS_FORBIDDEN: () =>
    "its address is link-local or of a cloud's metadata service, which the tracker never contacts",
  CERTIFICATE_UNTRUSTED: () =>
    "the certificate cannot be trusted; if it is your own, accept self-signed certificates for this service",
  UNREACHABLE: () => "cannot be reached",
  NOT_ASKED_YET: () => "it could not be asked yet",
  ADDRESS_NOT_URL: () => "the configured address is not a URL",
  KEY_UNSENDABLE: () => "the key holds characters that cannot be sent",
  PAUSED_AFTER_REFUSAL: ({ cause }) => `${formatCause(cause)}; not tried again for a while`,
  PAUSED_AFTER_FAILURES: ({ count, cause }) =>
    `left alone for a while after ${count === 1 ? "a failure" : "failures"}${cause === null ? "" : `; the last: ${formatCause(cause)}`}`,
  CREDENTIALS_LOCKED: () =>
    "its credentials were encrypted with another SECRET_KEY: enter them again",
  ANSWER_UNREADABLE: () => "its answer could not be read; see the log",
  LIBRARY_TITLES_LOST: ({ count, total }) =>
    `implausible library: ${count} of ${total} titles are missing at once`,
  LIBRARY_EMPTY_NOW: () => "implausible library: contains no movies and no series",
  TITLES_REPORTED_MISSING: ({ count, total }) => `reports ${count} of ${total} titles as missing`,
  NO_TITLES_LISTED: ({ count }) => `lists no titles, although it had ${count} of the tracked ones`,
  NO_DOWNLOADS_LISTED: ({ count }) =>
    `lists no downloads, although it had ${count} of the tracked ones`,
  NO_REQUESTS_LISTED: ({ count }) => `lists no requests, although ${count} are tracked`,
  REQUESTS_LOST: ({ count, total }) => `${count} of ${total} requests are missing at once`,
  NO_SCAN_TASK: () => "there is no task that scans the library",
  SIGN_IN_NOT_ALLOWED: () => "the service does not let this user sign in from here",
  QUICK_CONNECT_OFF: () => "Quick Connect is switched off",
  TEST_MESSAGE_FAILED: ({ host, cause }) =>
    `the test message to ${host} failed: ${formatCause(cause)}`,
  TEST_MESSAGE_UNANSWERED: () => "no answer in time; it may not be able to reach that address",
  TEST_MESSAGE_REFUSED: () => "Seerr cannot reach that address, or was refused",
  TEST_MESSAGE_MISSING: ({ host, seconds }) =>
    `its test message has not arrived within ${seconds} s; it may not reach ${host}`,
  OTHER_APP: ({ app }) => `the address belongs to another app, not to ${app}`,
  EPISODES_UNKNOWN_TO_ARR: () => "it has none of these episodes",
  COMMAND_WITHOUT_EFFECT: ({ command }) => `${command} had no effect`,
  NOT_VERSION_OF: ({ app }) => `the answer is not a version of ${app}`,
  WRONG_WEB_PASSWORD: () => "wrong password for the web interface",
  NO_DAEMON_CHOSEN: () =>
    "the web interface is not connected to a daemon: choose one in its connection manager",
  DAEMON_UNREACHABLE: () => "the web interface cannot reach the daemon",
  LOGIN_NEEDED: () => "requires a login, but no user name is configured",
  API_KEY_REFUSED: () => "the API key was not accepted",
  WRONG_LOGIN: () => "wrong user name or password",
  WRONG_LOGIN_OR_PORT: () =>
    "wrong user name or password, or the port in the address differs from the port that qBittorrent listens on",
  ADDRESS_BANNED: () => "qBittorrent has banned this address after too many failed logins",
  LOGIN_REFUSED_TOO_OFTEN: () =>
    "the login was refused too often: correct it, then save the service or restart the tracker",
  LOGIN_REFUSED_BEFORE: () => "the login was refused; waiting before the next attempt",
  CALLS_REFUSED_AFTER_LOGIN: () => "calls are refused although the login was accepted",
  ENTRY_UNREADABLE: () => "an entry of its list cannot be read",
  FILE_FORGOTTEN: () => "it no longer has the file",
  NO_MATCHER_FOLDER: () => "no folder is configured in Shoko",
  FOLDERS_UNREADABLE: () => "Shoko's folders cannot be read",
  NOT_STARTED_YET: ({ state, words }) =>
    `has not started yet (${state})${words === null ? "" : `: ${words}`}`,
  PROVIDER_UNEXPECTED: () => "the provider does not answer as expected",
  ONLY_ONE_WEBHOOK: ({ host }) =>
    `Seerr supports one webhook, and it goes to ${host}: registering the tracker would replace that`,
  WEBHOOK_SAVED_DIFFERENTLY: () =>
    "the saved webhook differs from what was sent: set its template by hand",
  RESENT_ONLY_ON_CHANGE: () =>
    "Seerr sends an approved request again only when its server, profile or folder changes; edit the request there",
  LENGTH_UNKNOWN: () => "the list does not report its length",
  DOWNLOAD_NOT_THERE: () => "it does not have the download",
  EPISODE_NOT_OF_TITLE: () => "it has no such episode of this title",
  LEFT_QUEUE: () => "the download is no longer in the queue",
  NOTHING_TO_IMPORT: () => "found no file that can be imported",
  CSRF_PROTECTED: () =>
    'CSRF protection is on, which refuses every change by another program. In Seerr, switch off "Enable CSRF Protection" under Settings → Network and restart it',
  ANIDB_RATE_LIMITED: () => "AniDB asked for fewer requests",
  ANIDB_SERVER_ERRORS: () => "AniDB answers with errors",
  ANIDB_OVERLOADED: () => "AniDB is overloaded",
  ANIDB_LOGIN_REFUSED: () => "AniDB refuses the user name or password",
  ANIDB_SESSION_ENDED: () => "the session with AniDB has ended",
  ANIDB_MAINTENANCE: () => "AniDB is down for maintenance",
  NO_REASON_GIVEN: () => "no reason is given",
  FOLDERS_UNREACHABLE: ({ folders }) =>
    `nothing is cleaned up while ${folders.join(", ")} cannot be reached: other files would be forgotten with it`,
};

/** A cause whose sentence needs no parameters. */
export function plainCause(code: PlainCode<CauseParams>): CauseMessage {
  return { code, params: {} };
}

export function formatCause(cause: Cause): string {
  return typeof cause === "string" ? cause : formatBy(CAUSE_SENTENCES, cause);
}
