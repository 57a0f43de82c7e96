import type { CombinedError } from "@urql/core";

/** Returns the first error code of the server; null for a network error or an error without a code. */
export function errorCode(error: CombinedError): string | null {
  return extension(error, "code");
}

/** Returns the input field that the error is about; null if the server names none. */
export function errorField(error: unknown): string | null {
  return isCombinedError(error) ? extension(error, "field") : null;
}

function extension(error: CombinedError, name: string): string | null {
  for (const { extensions } of error.graphQLErrors) {
    const value: unknown = extensions[name];
    if (typeof value === "string") return value;
  }
  return null;
}

/** urql exports its class without a type guard, and tests create their own errors. */
export function isCombinedError(error: unknown): error is CombinedError {
  return error instanceof Error && "graphQLErrors" in error && Array.isArray(error.graphQLErrors);
}
