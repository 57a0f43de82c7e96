import type { ErrorCode } from "../../server/graphql/error.ts";

interface Described {
  /** When it occurs, and what a client does then. */
  readonly description: string;
  readonly example: string;
}

/** The values of `extensions.code` of what the tracker refuses. */
export const REFUSALS: Readonly<Record<ErrorCode, Described>> = {
  UNAUTHENTICATED: {
    description: "The call needs a session or a token, or the token is wrong or has expired.",
    example: "Sign in first, or send a token.",
  },
  FORBIDDEN: {
    description: "The role of the person or the scope of the token does not permit it.",
    example: "Your role does not permit this.",
  },
  NOT_FOUND: {
    description: "What an ID or a slug names does not exist, or the viewer may not see it.",
    example: "There is no such request.",
  },
  BAD_INPUT: {
    description:
      "An argument or a variable is invalid. `extensions.field` names the input field if it is one.",
    example: "`first` must be from 1 to 100.",
  },
  CONFLICT: {
    description: "The state of the object does not allow it now. Read the object again.",
    example: "The deletion has started and can no longer be cancelled.",
  },
  SEQUENCE_EXPIRED: {
    description:
      "The history after the given sequence is no longer kept. Read the requests again and follow from the current sequence.",
    example: "The history after 12 is no longer available.",
  },
  LIMIT: {
    description:
      "The document, the response or the number of calls is too large. With `extensions.waitSeconds`, try again after so many seconds.",
    example: "The query is too complex (complexity).",
  },
  UNAVAILABLE: {
    description: "A service or the database does not answer. Try again later.",
    example: "Sonarr cannot be reached.",
  },
};

/** Codes of the transport and of the GraphQL implementation. */
export const OTHER_CODES: Readonly<Record<string, Described>> = {
  GRAPHQL_PARSE_FAILED: {
    description: "The document is not GraphQL.",
    example: 'Syntax Error: Expected Name, found "}".',
  },
  GRAPHQL_VALIDATION_FAILED: {
    description: "The document does not fit the schema.",
    example: 'Cannot query field "name" on type "MediaRequest".',
  },
  OPERATION_RESOLUTION_FAILURE: {
    description: "The document has several operations, and `operationName` names none of them.",
    example: "Could not determine what operation to execute.",
  },
  PERSISTED_QUERY_NOT_SUPPORTED: {
    description:
      "The call has the hash of a document that is not one of the tracker's own client. Send the document.",
    example: "PersistedQueryNotSupported",
  },
  INTERNAL_SERVER_ERROR: {
    description:
      "A mistake of the tracker. The log has the cause under the ID in `extensions.errorId`.",
    example: "Unexpected error, id 0196f0a0-0000-7000-8000-000000000000",
  },
};
