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

/** A failed call to a service. `message` is suitable for display and contains no secret and no query string. */
export class IntegrationError extends Error {
  readonly code: IntegrationErrorCode;
  readonly service: string;

  constructor(
    service: string,
    code: IntegrationErrorCode,
    message: string,
    options?: { cause?: unknown },
  ) {
    super(message, options);
    this.name = "IntegrationError";
    this.code = code;
    this.service = service;
  }
}
