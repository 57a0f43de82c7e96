import type { CombinedError } from "@urql/core";

/** Returns the first error code of the server; null for a network error or an error without a code. */
export function errorCode(error: unknown): string | null {
  return extensionsOf(error, "code").find((value) => typeof value === "string") ?? null;
}

/** Returns the input field that the error is about; null if the server names none. */
export function errorField(error: unknown): string | null {
  return extensionsOf(error, "field").find((value) => typeof value === "string") ?? null;
}

/** Returns after how many seconds the server accepts another attempt; null if it names no time. */
export function errorWaitSeconds(error: unknown): number | null {
  return extensionsOf(error, "waitSeconds").find((value) => typeof value === "number") ?? null;
}

function extensionsOf(error: unknown, name: string): readonly unknown[] {
  return isCombinedError(error)
    ? error.graphQLErrors.map(({ extensions }) => extensions[name])
    : [];
}

/** urql exports its class without a type guard, and tests create their own errors. */
export function isCombinedError(error: unknown): error is CombinedError {
  return error instanceof Error && "graphQLErrors" in error && Array.isArray(error.graphQLErrors);
}
