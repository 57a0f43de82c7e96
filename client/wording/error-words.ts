import { isCombinedError } from "../graphql/error.ts";

/** Describes an error to a person: the server's message, or that the server cannot be reached. */
export function errorWords(error: unknown): string {
  if (!isCombinedError(error)) return "Something went wrong on this page.";
  const [first] = error.graphQLErrors;
  if (first !== undefined) return first.message;
  return "Cannot reach Status Tracker. The server may be restarting, or this device is offline.";
}
