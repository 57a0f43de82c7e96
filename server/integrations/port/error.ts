import { type Cause, formatCause } from "../../domain/message/cause.ts";

export const INTEGRATION_ERROR_CODES = [
  "auth",
  "timeout",
  "unreachable",
  "not-found",
  "rate-limited",
  "bad-payload",
  "redirected",
  "too-large",
  "server-error",
  "refused",
  "circuit-open",
  "conflict",
  /** The service answers, but its answer is not credible: everything it had is gone. */
  "implausible",
] as const;

export type IntegrationErrorCode = (typeof INTEGRATION_ERROR_CODES)[number];

interface CallDetails {
  /** The message only words the code, because nothing else is known; the form words it for its fields. */
  readonly isGeneric?: boolean;
  /** For the log alone, without a secret or a query string: the failed call, such as "GET /api/v3/queue". */
  readonly call?: string;
  /** For the log alone: the code that Node gives for a connection that failed, such as "ECONNREFUSED". */
  readonly systemCode?: string | undefined;
}

/** A failed call to a service. `message` is suitable for display: it contains no secret and no call. */
export class IntegrationError extends Error {
  readonly code: IntegrationErrorCode;
  readonly service: string;
  /** The message as data; a text is the words of the service. */
  readonly reason: Cause;
  readonly isGeneric: boolean;
  readonly call: string | undefined;
  readonly systemCode: string | undefined;

  constructor(
    service: string,
    code: IntegrationErrorCode,
    reason: Cause,
    options?: { cause?: unknown } & CallDetails,
  ) {
    super(formatCause(reason), options);
    this.name = "IntegrationError";
    this.code = code;
    this.service = service;
    this.reason = reason;
    this.isGeneric = options?.isGeneric ?? false;
    this.call = options?.call;
    this.systemCode = options?.systemCode;
  }
}
