import { IntegrationError } from "../../port/error.ts";

/** Whether a call failed for a single item of a reachable service, so that other items can still be read. */
export function isItemError(error: unknown): error is IntegrationError {
  if (!(error instanceof IntegrationError)) return false;
  const { code } = error;
  return (
    code === "server-error" || code === "bad-payload" || code === "not-found" || code === "refused"
  );
}
