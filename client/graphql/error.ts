import type { CombinedError } from "@urql/core";

/** The first code the server gave for a refusal; null for a fault of the network or one without a code. */
export function errorCode(error: CombinedError): string | null {
  return extension(error, "code");
}

/** The input field a refusal is about; null where the server names none. */
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

/** What went wrong, for a person. */
export function errorWords(error: unknown): string {
  if (!isCombinedError(error)) return "Something went wrong on this page.";
  const [refusal] = error.graphQLErrors;
  if (refusal !== undefined) return refusal.message;
  return "The tracker does not answer. It may be restarting, or this device is offline.";
}

/** urql's class is not exported as a type guard, and tests make their own. */
function isCombinedError(error: unknown): error is CombinedError {
  return error instanceof Error && "graphQLErrors" in error && Array.isArray(error.graphQLErrors);
}
