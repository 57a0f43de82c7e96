import type { PlainCode } from "../../domain/message/catalogue.ts";
import {
  plainNote,
  type ServiceNoteMessage,
  type ServiceNoteParams,
} from "../../domain/message/service-note.ts";
import type { ServiceConnection } from "../../integrations/port/connection.ts";
import { IntegrationError, type IntegrationErrorCode } from "../../integrations/port/error.ts";
import type { ServiceCheck } from "../../integrations/port/integration.ts";
import { SERVICE_NAMES, SIGN_INS } from "../../integrations/port/kind.ts";

/** The result of a connection test, described for the user who filled in the form. */
export interface ServiceTestResult {
  readonly isOk: boolean;
  readonly code: IntegrationErrorCode | null;
  readonly message: ServiceNoteMessage;
  /** The form field that caused the failure. */
  readonly field: "url" | "apiKey" | "username" | "password" | null;
  readonly version: string | null;
  readonly latencyMs: number | null;
  /** Slug of the tested service. Null if it is not saved. */
  readonly slug: string | null;
}

type Issue = Pick<ServiceTestResult, "message" | "field">;

export function toSuccess(
  { kind }: Pick<ServiceConnection, "kind">,
  { version, name }: ServiceCheck,
  latencyMs: number,
): ServiceTestResult {
  return {
    isOk: true,
    code: null,
    message: {
      code: "SERVICE_RESPONDS",
      params: { service: SERVICE_NAMES[kind], version, name: name ?? null },
    },
    field: null,
    version,
    latencyMs,
    slug: null,
  };
}

/** Converts an IntegrationError. Any other error is a bug and is thrown again. */
export function toFailure(
  connection: Pick<ServiceConnection, "kind" | "apiKey" | "password">,
  error: unknown,
): ServiceTestResult {
  if (!(error instanceof IntegrationError)) throw error;
  return {
    isOk: false,
    code: error.code,
    ...issueOf(connection, error),
    version: null,
    latencyMs: null,
    slug: null,
  };
}

function issueOf(
  { kind, apiKey }: Pick<ServiceConnection, "kind" | "apiKey" | "password">,
  error: IntegrationError,
): Issue {
  const service = SERVICE_NAMES[kind];
  const cause = error.reason;
  const field = apiKey === undefined && SIGN_INS[kind] === "login" ? "password" : "apiKey";
  // The service or its adapter said what is wrong, which a sentence for the code would only blur.
  if (!error.isGeneric)
    return {
      message: { code: "SERVICE_REPORTS", params: { service, cause } },
      field: error.code === "auth" ? field : error.code === "bad-payload" ? "url" : null,
    };
  switch (error.code) {
    case "auth":
      return field === "password"
        ? { message: plainNote("LOGIN_INCORRECT"), field }
        : { message: plainNote("API_KEY_INCORRECT"), field };
    case "timeout":
      return { message: plainNote("NO_RESPONSE_IN_TIME"), field: "url" };
    case "unreachable":
      return { message: plainNote(whyUnreachable(error)), field: "url" };
    case "redirected":
      return {
        message: plainNote("URL_REDIRECTS"),
        field: "url",
      };
    case "not-found":
      return {
        message: { code: "OTHER_APP_RESPONDS", params: { service } },
        field: "url",
      };
    case "bad-payload": {
      const isPage = typeof cause !== "string" && cause.code === "WEB_PAGE_ANSWERED";
      const code = isPage ? "WEB_PAGE_RESPONDS" : "DATA_UNEXPECTED";
      return { message: { code, params: { service } }, field: "url" };
    }
    case "too-large":
      return { message: { code: "RESPONSE_TOO_LARGE", params: { service } }, field: "url" };
    case "rate-limited":
      return { message: { code: "SERVICE_BUSY", params: { service } }, field: null };
    case "server-error":
      return { message: { code: "SERVICE_CALL_FAILED", params: { service } }, field: null };
    case "refused":
      return {
        message: { code: "SERVICE_CALL_REJECTED", params: { service, cause } },
        field: null,
      };
    case "circuit-open":
      return { message: { code: "SERVICE_PAUSED", params: { service } }, field: null };
    case "conflict":
    case "implausible":
      return { message: { code: "SERVICE_REPORTS", params: { service, cause } }, field: null };
  }
}

const UNTRUSTED =
  /SELF_SIGNED|UNABLE_TO_(?:VERIFY|GET_ISSUER)|CERT_(?:HAS_EXPIRED|UNTRUSTED)|ALTNAME_INVALID/;

function whyUnreachable({ systemCode = "" }: IntegrationError): PlainCode<ServiceNoteParams> {
  if (/ENOTFOUND|EAI_AGAIN/.test(systemCode)) return "HOST_UNRESOLVED";
  if (UNTRUSTED.test(systemCode)) return "CERTIFICATE_DOUBTFUL";
  if (/SSL|EPROTO/.test(systemCode)) return "HTTPS_UNSUPPORTED";
  return "NOTHING_RESPONDS";
}
