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
  /** It answers, and what it says cannot be: all it had is gone. */
  "implausible",
] as const;

export type IntegrationErrorCode = (typeof INTEGRATION_ERROR_CODES)[number];

/** A call that did not do what it should. `message` is fit for a person and holds no secret and no query string. */
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
