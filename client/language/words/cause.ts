import { createTrackerArea, type WordsFor } from "../area.ts";

type NoParams = object;

interface OfStatus {
  readonly status: number;
}

interface OfHost {
  readonly host: string;
}

interface OfCount {
  readonly count: number;
}

interface OfShare extends OfCount {
  readonly total: number;
}

interface CauseParams {
  readonly OF_SERVICE: { readonly service: string; readonly cause: string };
  readonly KEY_REFUSED: OfStatus;
  readonly NOTHING_AT_PATH: NoParams;
  readonly CALLED_TOO_OFTEN: NoParams;
  readonly SERVICE_FAILED_INSIDE: OfStatus;
  readonly REDIRECTED: OfStatus;
  readonly REFUSED_BY_STATUS: OfStatus;
  readonly WEB_PAGE_ANSWERED: NoParams;
  readonly ANSWER_NOT_JSON: NoParams;
  readonly ANSWER_UNEXPECTED: { readonly field: string | null };
  readonly ANSWER_TOO_LARGE: { readonly bytes: number };
  readonly NO_ANSWER_IN_TIME: { readonly seconds: number };
  readonly TRACKER_STOPS: NoParams;
  readonly ADDRESS_FORBIDDEN: NoParams;
  readonly CERTIFICATE_UNTRUSTED: NoParams;
  readonly UNREACHABLE: NoParams;
  readonly NOT_ASKED_YET: NoParams;
  readonly ADDRESS_NOT_URL: NoParams;
  readonly KEY_UNSENDABLE: NoParams;
  readonly PAUSED_AFTER_REFUSAL: { readonly cause: string };
  readonly PAUSED_AFTER_FAILURES: OfCount & { readonly cause: string | null };
  readonly CREDENTIALS_LOCKED: NoParams;
  readonly ANSWER_UNREADABLE: NoParams;
  readonly LIBRARY_TITLES_LOST: OfShare;
  readonly LIBRARY_EMPTY_NOW: NoParams;
  readonly TITLES_REPORTED_MISSING: OfShare;
  readonly NO_TITLES_LISTED: OfCount;
  readonly NO_DOWNLOADS_LISTED: OfCount;
  readonly NO_REQUESTS_LISTED: OfCount;
  readonly REQUESTS_LOST: OfShare;
  readonly NO_SCAN_TASK: NoParams;
  readonly SIGN_IN_NOT_ALLOWED: NoParams;
  readonly QUICK_CONNECT_OFF: NoParams;
  readonly TEST_MESSAGE_FAILED: OfHost & { readonly cause: string };
  readonly TEST_MESSAGE_UNANSWERED: NoParams;
  readonly TEST_MESSAGE_REFUSED: NoParams;
  readonly TEST_MESSAGE_MISSING: OfHost & { readonly seconds: number };
  readonly OTHER_APP: { readonly app: string };
  readonly EPISODES_UNKNOWN_TO_ARR: NoParams;
  readonly COMMAND_WITHOUT_EFFECT: { readonly command: string };
  readonly NOT_VERSION_OF: { readonly app: string };
  readonly WRONG_WEB_PASSWORD: NoParams;
  readonly NO_DAEMON_CHOSEN: NoParams;
  readonly DAEMON_UNREACHABLE: NoParams;
  readonly LOGIN_NEEDED: NoParams;
  readonly API_KEY_REFUSED: NoParams;
  readonly WRONG_LOGIN: NoParams;
  readonly WRONG_LOGIN_OR_PORT: NoParams;
  readonly ADDRESS_BANNED: NoParams;
  readonly LOGIN_REFUSED_TOO_OFTEN: NoParams;
  readonly LOGIN_REFUSED_BEFORE: NoParams;
  readonly CALLS_REFUSED_AFTER_LOGIN: NoParams;
  readonly ENTRY_UNREADABLE: NoParams;
  readonly FILE_FORGOTTEN: NoParams;
  readonly NO_MATCHER_FOLDER: NoParams;
  readonly FOLDERS_UNREADABLE: NoParams;
  readonly NOT_STARTED_YET: { readonly state: string; readonly words: string | null };
  readonly PROVIDER_UNEXPECTED: NoParams;
  readonly ONLY_ONE_WEBHOOK: OfHost;
  readonly WEBHOOK_SAVED_DIFFERENTLY: NoParams;
  readonly RESENT_ONLY_ON_CHANGE: NoParams;
  readonly LENGTH_UNKNOWN: NoParams;
  readonly DOWNLOAD_NOT_THERE: NoParams;
  readonly EPISODE_NOT_OF_TITLE: NoParams;
  readonly LEFT_QUEUE: NoParams;
  readonly NOTHING_TO_IMPORT: NoParams;
  readonly CSRF_PROTECTED: NoParams;
  readonly ANIDB_RATE_LIMITED: NoParams;
  readonly ANIDB_SERVER_ERRORS: NoParams;
  readonly ANIDB_OVERLOADED: NoParams;
  readonly ANIDB_LOGIN_REFUSED: NoParams;
  readonly ANIDB_SESSION_ENDED: NoParams;
  readonly ANIDB_MAINTENANCE: NoParams;
  readonly NO_REASON_GIVEN: NoParams;
  readonly FOLDERS_UNREACHABLE: { readonly folders: readonly string[] };
}

/** Why a call to a service failed. Clauses: they follow the name of the service and a colon. */
export const causes = createTrackerArea<WordsFor<CauseParams>>("causes");
