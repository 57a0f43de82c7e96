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

/** What only the log needs. Neither holds a secret or a query string. */
interface CallDetails {
  /** The failed call, such as "GET /api/v3/queue". */
  readonly call?: string;
  /** The code that Node gives for a connection that failed, such as "ECONNREFUSED". */
  readonly systemCode?: string | undefined;
}

/** A failed call to a service. `message` is suitable for display: it contains no secret and no call. */
export class IntegrationError extends Error {
  readonly code: IntegrationErrorCode;
  readonly service: string;
  readonly call: string | undefined;
  readonly systemCode: string | undefined;

  constructor(
    service: string,
    code: IntegrationErrorCode,
    message: string,
    options?: { cause?: unknown } & CallDetails,
  ) {
    super(message, options);
    this.name = "IntegrationError";
    this.code = code;
    this.service = service;
    this.call = options?.call;
    this.systemCode = options?.systemCode;
  }
}
