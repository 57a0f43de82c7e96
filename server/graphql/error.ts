import { randomUUID } from "node:crypto";
import { PothosValidationError } from "@pothos/core";
import { GraphQLError } from "graphql";
import { AccountError } from "../account/error.ts";
import {
  formatRefusal,
  type Refusal,
  type RefusalMessage,
  toRefusal,
} from "../domain/message/refusal.ts";
import type { Log } from "../log.ts";
import { StoreError } from "../store/store.ts";
import { TrackingError } from "../tracking/core/error.ts";

export const ERROR_CODES = [
  "UNAUTHENTICATED",
  "FORBIDDEN",
  "NOT_FOUND",
  "BAD_INPUT",
  "CONFLICT",
  "SEQUENCE_EXPIRED",
  "LIMIT",
  "UNAVAILABLE",
] as const;
/** The value of `extensions.code` in an error. */
export type ErrorCode = (typeof ERROR_CODES)[number];

/** For tools: of what a person of the client can cause, `createRefusal` gives the reason as data too. */
export function createError(code: ErrorCode, message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code } });
}

/** Creates an error whose reason clients can word by its code. */
export function createRefusal(code: ErrorCode, reason: Refusal): GraphQLError {
  const refusal = toRefusal(reason);
  return new GraphQLError(formatRefusal(refusal), {
    extensions: { code, ...toDetails(refusal) },
  });
}

function toDetails({ code, params }: RefusalMessage) {
  return { messageCode: code, messageParams: params };
}

/**
 * Creates a function that converts a thrown error to one for the client. Errors meant for the client keep their message
 * and get a code; all others become a generic message with an ID, under which the log has the original error.
 */
export function createErrorMask(log: Log): (error: unknown) => GraphQLError {
  const masked = new WeakSet<GraphQLError>();

  function mask(error: unknown): GraphQLError {
    if (error instanceof GraphQLError && masked.has(error)) return error;
    const shown = toShown(error) ?? hide(error);
    masked.add(shown);
    return shown;
  }

  function hide(error: unknown): GraphQLError {
    const id = randomUUID();
    const cause = causeOf(error);
    log.error({ err: cause, errorId: id }, "unexpected error in GraphQL");
    return place(error, `Unexpected error, id ${id}`, {
      code: "INTERNAL_SERVER_ERROR",
      errorId: id,
    });
  }

  return mask;
}

/** Returns the error for the client, or null if its message is not meant for clients. */
function toShown(error: unknown): GraphQLError | null {
  const cause = causeOf(error);
  if (cause instanceof StoreError) {
    const refusal = toRefusal("DATABASE_UNAVAILABLE");
    return place(error, formatRefusal(refusal), { code: "UNAVAILABLE", ...toDetails(refusal) });
  }
  const code = codeOf(cause);
  if (code !== null && cause instanceof Error) {
    const isOwn = cause instanceof TrackingError || cause instanceof AccountError;
    const field = isOwn ? cause.field : null;
    const message = cause.message.slice(0, MAX_MESSAGE);
    const waitSeconds = cause instanceof AccountError ? cause.waitSeconds : null;
    return place(error, message, {
      code,
      ...(isOwn && toDetails(cause.refusal)),
      ...(field !== null && { field }),
      ...(waitSeconds !== null && { waitSeconds }),
    });
  }
  if (!(cause instanceof GraphQLError && error instanceof GraphQLError)) return null;
  return isRefusedArgument(error) ? toInputError(error) : withoutInput(error);
}

/** graphql-js checks an argument again when its field runs: a variable may be null although its default is not. */
function isRefusedArgument({ path, message }: GraphQLError): boolean {
  return path !== undefined && message.startsWith('Argument "');
}

/** Gives errors of variables their code; graphql-js reports them without one. */
export function toInputErrors(errors: readonly GraphQLError[]): GraphQLError[] {
  return errors.map((error) => (codeOf(causeOf(error)) === null ? toInputError(error) : error));
}

function toInputError(error: GraphQLError): GraphQLError {
  return place(error, withoutInput(error).message, { code: "BAD_INPUT" });
}

/** Limits messages, which may repeat an input as long as the whole request. */
const MAX_MESSAGE = 2_000;

/** Matches the part of a graphql-js message that repeats the input. */
const REPEATED = /(?:, found: |(?<=[.?]) Found: |(cannot represent [^:]{0,80}): ).*$/s;

/** Removes the input from a message, because it may contain a password or key. */
function withoutInput(error: GraphQLError): GraphQLError {
  const message = error.message
    .slice(0, MAX_MESSAGE)
    .replace(REPEATED, (_all, what?: string) => `${what ?? ""}.`)
    .replace(/([.?])\.$/, "$1");
  return message === error.message ? error : place(error, message, {});
}

/** Yoga's codes for a request that it refuses, as the codes of this API. */
const YOGA_CODES: Readonly<Record<string, ErrorCode>> = {
  BAD_REQUEST: "BAD_INPUT",
  REQUEST_ENTITY_TOO_LARGE: "LIMIT",
};

function codeOf(cause: unknown): string | null {
  if (cause instanceof TrackingError || cause instanceof AccountError) return cause.code;
  if (cause instanceof PothosValidationError) return "BAD_INPUT";
  if (!(cause instanceof GraphQLError)) return null;
  const code = cause.extensions["code"];
  return typeof code === "string" ? (YOGA_CODES[code] ?? code) : null;
}

/** Removes the HTTP status that Yoga keeps in errors, for transports that have no status. */
export function withoutHttp(error: GraphQLError): GraphQLError {
  const { http, ...extensions } = error.extensions;
  return http === undefined ? error : copyError(error, error.message, extensions);
}

/** Returns a copy of an error with more extensions. */
export function withExtensions(
  error: GraphQLError,
  extensions: Record<string, unknown>,
): GraphQLError {
  return place(error, error.message, extensions);
}

/** Returns the error that a resolver or scalar threw, without the wrappers that GraphQL adds. */
function causeOf(error: unknown): unknown {
  let cause = error;
  while (cause instanceof GraphQLError && cause.originalError != null) cause = cause.originalError;
  return cause;
}

function place(error: unknown, message: string, extensions: Record<string, unknown>): GraphQLError {
  const placed = error instanceof GraphQLError ? error : EMPTY;
  return copyError(placed, message, { ...placed.extensions, ...extensions });
}

function copyError(
  { nodes, source, positions, path }: GraphQLError,
  message: string,
  extensions: Record<string, unknown>,
): GraphQLError {
  return new GraphQLError(message, { nodes, source, positions, path, extensions });
}

const EMPTY = new GraphQLError("");
