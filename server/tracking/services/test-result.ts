import type { ServiceConnection } from "../../integrations/port/connection.ts";
import { IntegrationError, type IntegrationErrorCode } from "../../integrations/port/error.ts";
import type { ServiceCheck } from "../../integrations/port/integration.ts";
import { SERVICE_NAMES } from "../../integrations/port/kind.ts";
import { hasLogin } from "./service-input.ts";

/** How a try went, in words for the person who filled in the form. */
export interface ServiceTestResult {
  readonly isOk: boolean;
  readonly code: IntegrationErrorCode | null;
  readonly message: string;
  /** Field of the form that is at fault. */
  readonly field: "url" | "apiKey" | "username" | "password" | null;
  readonly version: string | null;
  readonly latencyMs: number | null;
  /** The configured service that was tested; null for one that is not saved. */
  readonly slug: string | null;
}

type Fault = Pick<ServiceTestResult, "message" | "field">;

export function toSuccess(
  { kind }: Pick<ServiceConnection, "kind">,
  { version, name }: ServiceCheck,
  latencyMs: number,
): ServiceTestResult {
  const called = name === undefined ? "" : ` ("${name}")`;
  return {
    isOk: true,
    code: null,
    message: `${SERVICE_NAMES[kind]} ${version} answers${called}.`,
    field: null,
    version,
    latencyMs,
    slug: null,
  };
}

/** Anything but an IntegrationError is a fault of ours and thrown on. */
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
): Fault {
  const name = SERVICE_NAMES[kind];
  switch (error.code) {
    case "auth":
      return apiKey === undefined && hasLogin(kind)
        ? { message: "The user name or password is not right.", field: "password" }
        : { message: "The API key is not right.", field: "apiKey" };
    case "timeout":
      return { message: "Nobody answers at this address: it takes too long.", field: "url" };
    case "unreachable":
      return { message: whyUnreachable(error), field: "url" };
    case "redirected":
      return {
        message:
          "This address leads on to another one: enter the final address, with https and its path.",
        field: "url",
      };
    case "not-found":
      return {
        message: `Somebody answers at this address, but not ${name}: check the port and the path.`,
        field: "url",
      };
    case "bad-payload": {
      const what = /web page/.test(error.message) ? "a web page" : "something else";
      return { message: `This is not ${name}: it answered with ${what}.`, field: "url" };
    }
    case "too-large":
      return { message: `This is not ${name}: its answer is far too long.`, field: "url" };
    case "rate-limited":
      return { message: `${name} wants fewer calls: try again in a minute.`, field: null };
    case "server-error":
      return { message: `${name} is there, but fails: its own log tells why.`, field: null };
    case "refused":
      return { message: `${name} refused: ${error.message}.`, field: null };
    case "circuit-open":
      return { message: `${name} failed too often just now: try again in a minute.`, field: null };
    case "conflict":
    case "implausible":
      return { message: error.message, field: null };
  }
}

const UNTRUSTED =
  /SELF_SIGNED|UNABLE_TO_(?:VERIFY|GET_ISSUER)|CERT_(?:HAS_EXPIRED|UNTRUSTED)|ALTNAME_INVALID/;

function whyUnreachable({ systemCode = "" }: IntegrationError): string {
  if (/ENOTFOUND|EAI_AGAIN/.test(systemCode)) return "No machine is known by this name.";
  if (UNTRUSTED.test(systemCode))
    return "Nobody vouches for the certificate of this address: allow self-signed ones, if it is your own.";
  if (/SSL|EPROTO/.test(systemCode)) return "This address does not speak https: try http.";
  return "Nobody answers at this address.";
}
