export const TRACKING_ERROR_CODES = [
  "NOT_FOUND",
  "BAD_INPUT",
  "FORBIDDEN",
  "CONFLICT",
  "UNAVAILABLE",
  "LIMIT",
] as const;
export type TrackingErrorCode = (typeof TRACKING_ERROR_CODES)[number];

/** A verb could not do what was asked. The message may be shown to the caller. */
export class TrackingError extends Error {
  readonly code: TrackingErrorCode;
  /** The input field that caused the error. */
  readonly field: string | null;

  constructor(
    code: TrackingErrorCode,
    message: string,
    { field, ...options }: { readonly cause?: unknown; readonly field?: string } = {},
  ) {
    super(message, options);
    this.field = field ?? null;
    this.name = "TrackingError";
    this.code = code;
  }
}
