import { OperationError, type ResponseError } from "./error.ts";
import type { Operation } from "./operation-type.ts";

/** What is sent of an operation: the hash of its document, or the text where there is none. */
export interface Payload {
  readonly query?: string;
  readonly variables: Record<string, unknown>;
  readonly extensions?: Record<string, unknown>;
}

/** `isKnown`: whether the server may know the hash. */
export function payloadOf({ text, hash }: Operation, variables: object, isKnown: boolean): Payload {
  const given = { variables: { ...variables } };
  if (hash === null || !isKnown) return { query: text, ...given };
  return { ...given, extensions: { persistedQuery: { version: 1, sha256Hash: hash } } };
}

/** Returns what fetch sends; public/start.js sends the same. */
export function requestOf(
  payload: object,
  accept = "application/graphql-response+json, application/json",
) {
  return {
    method: "POST",
    headers: { "Content-Type": "application/json", Accept: accept },
    body: JSON.stringify(payload),
  } as const;
}

/** Returns the data of a result. Throws its errors; what is no result comes from something else than the API. */
export function dataOf(result: unknown): unknown {
  const { data, errors = [] } = isResult(result) ? result : {};
  if (errors.length > 0) throw new OperationError(errors);
  if (data == null) throw new OperationError([], "The response contains no data");
  return data;
}

function isResult(
  value: unknown,
): value is { readonly data?: unknown; readonly errors?: readonly ResponseError[] } {
  return typeof value === "object" && value !== null;
}
