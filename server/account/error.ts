import {
  formatRefusal,
  type Refusal,
  type RefusalMessage,
  toRefusal,
} from "../domain/message/refusal.ts";

const ACCOUNT_ERROR_CODES = [
  "UNAUTHENTICATED",
  "FORBIDDEN",
  "BAD_INPUT",
  "CONFLICT",
  "NOT_FOUND",
  "LIMIT",
  "UNAVAILABLE",
] as const;
export type AccountErrorCode = (typeof ACCOUNT_ERROR_CODES)[number];

/**
 * A refused sign-in or setup, or a refused change of people, tokens, links or invitations. The message is meant for the
 * client; that of a failed sign-in does not reveal which part was wrong.
 */
export class AccountError extends Error {
  readonly code: AccountErrorCode;
  /** The message as data. */
  readonly refusal: RefusalMessage;
  /** The input that was refused; null: the error is not about one input. */
  readonly field: string | null;
  /** Of a LIMIT: when to try again; null: unknown. */
  readonly waitSeconds: number | null;

  constructor(
    code: AccountErrorCode,
    refusal: Refusal,
    {
      field = null,
      waitSeconds = null,
    }: { readonly field?: string | null; readonly waitSeconds?: number | null } = {},
  ) {
    super(formatRefusal(toRefusal(refusal)));
    this.name = "AccountError";
    this.code = code;
    this.refusal = toRefusal(refusal);
    this.field = field;
    this.waitSeconds = waitSeconds;
  }
}
