export const TRACKING_ERROR_CODES = ["NOT_FOUND", "BAD_INPUT", "CONFLICT", "UNAVAILABLE"] as const;
export type TrackingErrorCode = (typeof TRACKING_ERROR_CODES)[number];

/** A verb could not do what was asked. The message is fit for the caller. */
export class TrackingError extends Error {
  readonly code: TrackingErrorCode;

  constructor(code: TrackingErrorCode, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = "TrackingError";
    this.code = code;
  }
}
