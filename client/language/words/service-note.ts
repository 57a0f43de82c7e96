import { createTrackerArea, type WordsFor } from "../area.ts";

type NoParams = object;

interface OfService {
  readonly service: string;
}

interface OfCount {
  readonly count: number;
}

interface WithoutAnidb {
  readonly missing: "matches" | "series";
}

interface ServiceNotesParams {
  readonly ANIDB_BAN: WithoutAnidb & { readonly until: string | null };
  readonly ANIDB_SUSPENDED: WithoutAnidb & { readonly cause: string };
  readonly MATCHER_QUEUE_PAUSED: NoParams;
  readonly MATCHER_JOBS_BLOCKED: OfCount & { readonly total: number };
  readonly MATCHER_JOBS_WAIT: OfCount;
  readonly FILES_TO_HASH: OfCount;
  readonly MATCHER_SEES_NO_FILES: NoParams;
  readonly LIBRARY_SCAN_RUNS: { readonly percent: number };
  readonly EXPERIMENTAL: NoParams;
  readonly LIBRARY_LOGIN_REFUSED: NoParams;
  readonly KEY_OF_NO_ADMIN: NoParams;
  readonly SESSION_SHARED: NoParams;
  readonly SERVICE_RESPONDS: OfService & { readonly version: string; readonly name: string | null };
  readonly SERVICE_REPORTS: OfService & { readonly cause: string };
  readonly LOGIN_INCORRECT: NoParams;
  readonly API_KEY_INCORRECT: NoParams;
  readonly NO_RESPONSE_IN_TIME: NoParams;
  readonly HOST_UNRESOLVED: NoParams;
  readonly CERTIFICATE_DOUBTFUL: NoParams;
  readonly HTTPS_UNSUPPORTED: NoParams;
  readonly NOTHING_RESPONDS: NoParams;
  readonly URL_REDIRECTS: NoParams;
  readonly OTHER_APP_RESPONDS: OfService;
  readonly WEB_PAGE_RESPONDS: OfService;
  readonly DATA_UNEXPECTED: OfService;
  readonly RESPONSE_TOO_LARGE: OfService;
  readonly SERVICE_BUSY: OfService;
  readonly SERVICE_CALL_FAILED: OfService;
  readonly SERVICE_CALL_REJECTED: OfService & { readonly cause: string };
  readonly SERVICE_PAUSED: OfService;
  readonly WEBHOOK_TAKEN: OfService & { readonly host: string | null };
  readonly WEBHOOK_WORKS: OfService;
  readonly WEBHOOK_LOST: OfService;
  readonly WEBHOOK_REDIRECTED: OfService & { readonly host: string | null };
  readonly CALL_AUTH: NoParams;
  readonly CALL_TIMEOUT: NoParams;
  readonly CALL_UNREACHABLE: NoParams;
  readonly CALL_NOT_FOUND: NoParams;
  readonly CALL_RATE_LIMITED: NoParams;
  readonly CALL_BAD_PAYLOAD: NoParams;
  readonly CALL_IMPLAUSIBLE: NoParams;
  readonly CALL_REDIRECTED: NoParams;
  readonly CALL_TOO_LARGE: NoParams;
  readonly CALL_SERVER_ERROR: NoParams;
  readonly CALL_REFUSED: NoParams;
  readonly CALL_CIRCUIT_OPEN: NoParams;
  readonly CALL_CONFLICT: NoParams;
}

/** What a service reports about its health, and what a test of it or of its webhook finds. */
export const serviceNotes = createTrackerArea<WordsFor<ServiceNotesParams>>("serviceNotes");
