import {
  formatRefusal,
  type Refusal,
  type RefusalMessage,
  toRefusal,
} from "../../domain/message/refusal.ts";

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
  /** The message as data. */
  readonly refusal: RefusalMessage;
  /** The input field that caused the error. */
  readonly field: string | null;

  constructor(
    code: TrackingErrorCode,
    refusal: Refusal,
    { field, ...options }: { readonly cause?: unknown; readonly field?: string } = {},
  ) {
    super(formatRefusal(toRefusal(refusal)), options);
    this.refusal = toRefusal(refusal);
    this.field = field ?? null;
    this.name = "TrackingError";
    this.code = code;
  }
}
