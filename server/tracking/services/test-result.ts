import type { ServiceConnection } from "../../integrations/port/connection.ts";
import { IntegrationError, type IntegrationErrorCode } from "../../integrations/port/error.ts";
import type { ServiceCheck } from "../../integrations/port/integration.ts";
import { SERVICE_NAMES, SIGN_INS } from "../../integrations/port/kind.ts";

/** The result of a connection test, described for the user who filled in the form. */
export interface ServiceTestResult {
  readonly isOk: boolean;
  readonly code: IntegrationErrorCode | null;
  readonly message: string;
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
  const called = name === undefined ? "" : ` ("${name}")`;
  return {
    isOk: true,
    code: null,
    message: `${SERVICE_NAMES[kind]} ${version} responds${called}.`,
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
  const name = SERVICE_NAMES[kind];
  const field = apiKey === undefined && SIGN_INS[kind] === "login" ? "password" : "apiKey";
  // The service or its adapter said what is wrong, which a sentence for the code would only blur.
  if (!error.isGeneric)
    return {
      message: `${name}: ${error.message}.`,
      field: error.code === "auth" ? field : error.code === "bad-payload" ? "url" : null,
    };
  switch (error.code) {
    case "auth":
      return field === "password"
        ? { message: "The username or password is incorrect.", field }
        : { message: "The API key is incorrect.", field };
    case "timeout":
      return { message: "The service did not respond in time.", field: "url" };
    case "unreachable":
      return { message: whyUnreachable(error), field: "url" };
    case "redirected":
      return {
        message: "This URL redirects to another one. Enter the final URL, with https and its path.",
        field: "url",
      };
    case "not-found":
      return {
        message: `Another application responds at this URL, not ${name}. Check the port and the path.`,
        field: "url",
      };
    case "bad-payload": {
      const what = /web page/.test(error.message) ? "a web page" : "unexpected data";
      return { message: `The response is not from ${name}, but ${what}.`, field: "url" };
    }
    case "too-large":
      return { message: `The response is not from ${name}: it is too large.`, field: "url" };
    case "rate-limited":
      return { message: `${name} received too many calls. Try again in a minute.`, field: null };
    case "server-error":
      return { message: `${name} failed to process the call. Check its log.`, field: null };
    case "refused":
      return { message: `${name} rejected the call: ${error.message}.`, field: null };
    case "circuit-open":
      return { message: `${name} has failed repeatedly. Try again in a minute.`, field: null };
    case "conflict":
    case "implausible":
      return { message: `${name}: ${error.message}.`, field: null };
  }
}

const UNTRUSTED =
  /SELF_SIGNED|UNABLE_TO_(?:VERIFY|GET_ISSUER)|CERT_(?:HAS_EXPIRED|UNTRUSTED)|ALTNAME_INVALID/;

function whyUnreachable({ systemCode = "" }: IntegrationError): string {
  if (/ENOTFOUND|EAI_AGAIN/.test(systemCode)) return "This host name cannot be resolved.";
  if (UNTRUSTED.test(systemCode))
    return "The certificate of this URL is not trusted. If it is your own, accept self-signed certificates.";
  if (/SSL|EPROTO/.test(systemCode)) return "This URL does not support https. Try http.";
  return "Nothing responds at this URL.";
}
