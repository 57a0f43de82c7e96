import { randomUUID } from "node:crypto";
import { PothosValidationError } from "@pothos/core";
import { GraphQLError } from "graphql";
import { AccountError } from "../account/error.ts";
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
/** `extensions.code` of a refused call. */
export type ErrorCode = (typeof ERROR_CODES)[number];

export function createError(code: ErrorCode, message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code } });
}

/**
 * Turns whatever was thrown into what the caller may read: errors made for the caller keep their message and get their
 * code; everything else becomes one sentence with an id that also stands in the log beside the real error.
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

/** The error as the caller may see it; null when its message was not made for a caller. */
function toShown(error: unknown): GraphQLError | null {
  const cause = causeOf(error);
  if (cause instanceof StoreError) {
    return place(error, "The database cannot do this right now. Try again in a moment.", {
      code: "UNAVAILABLE",
    });
  }
  const code = codeOf(cause);
  if (code !== null && cause instanceof Error) {
    const field = cause instanceof TrackingError ? cause.field : null;
    return place(error, cause.message, { code, ...(field !== null && { field }) });
  }
  return cause instanceof GraphQLError && error instanceof GraphQLError
    ? withoutInput(error)
    : null;
}

/** An error says enough in so many characters; what it repeats can be as long as the request. */
const MAX_MESSAGE = 2_000;

/** Where graphql-js begins to repeat what it was given. */
const REPEATED = /(?:, found: |(?<=[.?]) Found: |(cannot represent [^:]{0,80}): ).*$/s;

/** An input may hold a password or a key: an error says what is wrong with it, and does not repeat it. */
function withoutInput(error: GraphQLError): GraphQLError {
  const message = error.message
    .slice(0, MAX_MESSAGE)
    .replace(REPEATED, (_all, what?: string) => `${what ?? ""}.`)
    .replace(/([.?])\.$/, "$1");
  return message === error.message ? error : place(error, message, {});
}

function codeOf(cause: unknown): string | null {
  if (cause instanceof TrackingError || cause instanceof AccountError) return cause.code;
  if (cause instanceof PothosValidationError) return "BAD_INPUT";
  if (cause instanceof GraphQLError && typeof cause.extensions["code"] === "string")
    return cause.extensions["code"];
  return null;
}

/** The error that a resolver or a scalar threw, below the places GraphQL wrapped around it. */
function causeOf(error: unknown): unknown {
  let cause = error;
  while (cause instanceof GraphQLError && cause.originalError != null) cause = cause.originalError;
  return cause;
}

function place(error: unknown, message: string, extensions: Record<string, unknown>): GraphQLError {
  const {
    nodes,
    source,
    positions,
    path,
    extensions: known,
  } = error instanceof GraphQLError ? error : EMPTY;
  return new GraphQLError(message, {
    nodes,
    source,
    positions,
    path,
    extensions: { ...known, ...extensions },
  });
}

const EMPTY = new GraphQLError("");
