import type { Instant } from "../instant.ts";
import {
  type CompactMessageOf,
  formatBy,
  type NoParams,
  type PlainCode,
  type Sentences,
} from "./catalogue.ts";
import { formatCause, type Cause } from "./cause.ts";

interface OfService {
  /** Name of the service, or of its kind. */
  readonly service: string;
}

interface OfCount {
  readonly count: number;
}

/** What Shoko cannot do meanwhile. */
interface WithoutAnidb {
  readonly missing: "matches" | "series";
}

/** What a service reports about its own health. A text of the service itself has no code. */
interface HealthNoteParams {
  /** `until`: null: not known. */
  ANIDB_BAN: WithoutAnidb & { readonly until: Instant | null };
  ANIDB_SUSPENDED: WithoutAnidb & { readonly cause: Cause };
  MATCHER_QUEUE_PAUSED: NoParams;
  MATCHER_JOBS_BLOCKED: OfCount & { readonly total: number };
  MATCHER_JOBS_WAIT: OfCount;
  FILES_TO_HASH: OfCount;
  MATCHER_SEES_NO_FILES: NoParams;
  LIBRARY_SCAN_RUNS: { readonly percent: number };
  EXPERIMENTAL: NoParams;
  LIBRARY_LOGIN_REFUSED: NoParams;
  KEY_OF_NO_ADMIN: NoParams;
  SESSION_SHARED: NoParams;
}

/** The result of a connection test, or of the registration of a webhook. */
interface ServiceTestParams {
  /** `name`: as the service calls itself; null: it does not. */
  SERVICE_RESPONDS: OfService & { readonly version: string; readonly name: string | null };
  SERVICE_REPORTS: OfService & { readonly cause: Cause };
  LOGIN_INCORRECT: NoParams;
  API_KEY_INCORRECT: NoParams;
  NO_RESPONSE_IN_TIME: NoParams;
  HOST_UNRESOLVED: NoParams;
  CERTIFICATE_DOUBTFUL: NoParams;
  HTTPS_UNSUPPORTED: NoParams;
  NOTHING_RESPONDS: NoParams;
  URL_REDIRECTS: NoParams;
  OTHER_APP_RESPONDS: OfService;
  WEB_PAGE_RESPONDS: OfService;
  DATA_UNEXPECTED: OfService;
  RESPONSE_TOO_LARGE: OfService;
  SERVICE_BUSY: OfService;
  SERVICE_CALL_FAILED: OfService;
  SERVICE_CALL_REJECTED: OfService & { readonly cause: Cause };
  SERVICE_PAUSED: OfService;
  /** `host`: where the webhooks go; null: not known. */
  WEBHOOK_TAKEN: OfService & { readonly host: string | null };
  WEBHOOK_WORKS: OfService;
  WEBHOOK_LOST: OfService;
  WEBHOOK_REDIRECTED: OfService & { readonly host: string | null };
}

/** Why the last call failed, by the code of its error. */
interface CallErrorParams {
  CALL_AUTH: NoParams;
  CALL_TIMEOUT: NoParams;
  CALL_UNREACHABLE: NoParams;
  CALL_NOT_FOUND: NoParams;
  CALL_RATE_LIMITED: NoParams;
  CALL_BAD_PAYLOAD: NoParams;
  CALL_IMPLAUSIBLE: NoParams;
  CALL_REDIRECTED: NoParams;
  CALL_TOO_LARGE: NoParams;
  CALL_SERVER_ERROR: NoParams;
  CALL_REFUSED: NoParams;
  CALL_CIRCUIT_OPEN: NoParams;
  CALL_CONFLICT: NoParams;
}

export interface ServiceNoteParams extends HealthNoteParams, ServiceTestParams, CallErrorParams {}

export type ServiceNoteMessage = CompactMessageOf<ServiceNoteParams>;

/** A note, or a text: the words of a service as the service wrote them. */
export type ServiceNote = ServiceNoteMessage | string;

const MISSING: Readonly<Record<WithoutAnidb["missing"], string>> = {
  matches: "files cannot be matched",
  series: "series cannot be read",
};

export const SERVICE_NOTE_SENTENCES: Sentences<ServiceNoteParams> = {
  ANIDB_BAN: ({ until, missing }) =>
    `AniDB has banned this address${until === null ? "" : ` until ${toMinute(until)}`}: ${MISSING[missing]} meanwhile`,
  ANIDB_SUSPENDED: ({ cause, missing }) =>
    `requests to AniDB are held back (${formatCause(cause)}): ${MISSING[missing]} meanwhile`,
  MATCHER_QUEUE_PAUSED: () => "Shoko's queue is paused: no files are hashed or matched",
  MATCHER_JOBS_BLOCKED: ({ count, total }) =>
    `${countOf(count, "job")} of ${total} in Shoko's queue cannot run at the moment`,
  MATCHER_JOBS_WAIT: ({ count }) => `${countOf(count, "job")} wait in Shoko's queue`,
  FILES_TO_HASH: ({ count }) =>
    `${countOf(count, "file")} ${count === 1 ? "waits" : "wait"} to be hashed`,
  MATCHER_SEES_NO_FILES: () => "no folder is configured in Shoko: it sees no files",
  LIBRARY_SCAN_RUNS: ({ percent }) => `a library scan is running (${percent} %)`,
  EXPERIMENTAL: () => "experimental: not verified against a real server",
  LIBRARY_LOGIN_REFUSED: () =>
    "the user name or password was refused: library changes are only found by polling",
  KEY_OF_NO_ADMIN: () =>
    "the key does not belong to an administrator: library scans can neither be monitored nor started",
  SESSION_SHARED: () =>
    "All clients with this API key share one session. If Sonarr or Radarr use the same key, configure the tracker with user name and password instead.",
  SERVICE_RESPONDS: ({ service, version, name }) =>
    `${service} ${version} responds${name === null ? "" : ` ("${name}")`}.`,
  SERVICE_REPORTS: ({ service, cause }) => `${service}: ${formatCause(cause)}.`,
  LOGIN_INCORRECT: () => "The username or password is incorrect.",
  API_KEY_INCORRECT: () => "The API key is incorrect.",
  NO_RESPONSE_IN_TIME: () => "The service did not respond in time.",
  HOST_UNRESOLVED: () => "This host name cannot be resolved.",
  CERTIFICATE_DOUBTFUL: () =>
    "The certificate of this URL is not trusted. If it is your own, accept self-signed certificates.",
  HTTPS_UNSUPPORTED: () => "This URL does not support https. Try http.",
  NOTHING_RESPONDS: () => "Nothing responds at this URL.",
  URL_REDIRECTS: () =>
    "This URL redirects to another one. Enter the final URL, with https and its path.",
  OTHER_APP_RESPONDS: ({ service }) =>
    `Another application responds at this URL, not ${service}. Check the port and the path.`,
  WEB_PAGE_RESPONDS: ({ service }) => `The response is not from ${service}, but a web page.`,
  DATA_UNEXPECTED: ({ service }) => `The response is not from ${service}, but unexpected data.`,
  RESPONSE_TOO_LARGE: ({ service }) => `The response is not from ${service}: it is too large.`,
  SERVICE_BUSY: ({ service }) => `${service} received too many calls. Try again in a minute.`,
  SERVICE_CALL_FAILED: ({ service }) => `${service} failed to process the call. Check its log.`,
  SERVICE_CALL_REJECTED: ({ service, cause }) =>
    `${service} rejected the call: ${formatCause(cause)}.`,
  SERVICE_PAUSED: ({ service }) => `${service} has failed repeatedly. Try again in a minute.`,
  WEBHOOK_TAKEN: ({ service, host }) =>
    `${service} already sends its webhooks to ${host ?? "another address"} and supports only one webhook.`,
  WEBHOOK_WORKS: ({ service }) => `${service} reaches the tracker. Its test message has arrived.`,
  WEBHOOK_LOST: ({ service }) =>
    `${service} no longer has the tracker's webhook: register it again.`,
  WEBHOOK_REDIRECTED: ({ service, host }) =>
    `${service} now sends its webhooks to ${host ?? "another address"}.`,
  CALL_AUTH: () => "the API key or login was rejected",
  CALL_TIMEOUT: () => "the service did not respond in time",
  CALL_UNREACHABLE: () => "the service cannot be reached",
  CALL_NOT_FOUND: () => "the item does not exist",
  CALL_RATE_LIMITED: () => "too many calls",
  CALL_BAD_PAYLOAD: () => "the response is invalid",
  CALL_IMPLAUSIBLE: () => "the service no longer lists any of its items",
  CALL_REDIRECTED: () => "the URL redirects to another one",
  CALL_TOO_LARGE: () => "the response is too large",
  CALL_SERVER_ERROR: () => "the service failed",
  CALL_REFUSED: () => "the service rejected the call",
  CALL_CIRCUIT_OPEN: () => "calls are paused after repeated failures",
  CALL_CONFLICT: () => "the call would overwrite another application's setting",
};

export function formatNote(note: ServiceNoteMessage): string {
  return formatBy(SERVICE_NOTE_SENTENCES, note);
}

/** A note whose sentence needs no parameters. */
export function plainNote(code: PlainCode<ServiceNoteParams>): ServiceNoteMessage {
  return { code, params: {} };
}

function toMinute(until: Instant): string {
  return `${new Date(until).toISOString().slice(0, 16).replace("T", " ")} UTC`;
}

function countOf(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? "" : "s"}`;
}
