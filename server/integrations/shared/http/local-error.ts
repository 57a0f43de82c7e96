import { IntegrationError } from "../../port/error.ts";

/** The service is there and stumbled over this one thing: others may be asked for still. An outage is not such a fault. */
export function isLocalError(error: unknown): error is IntegrationError {
  if (!(error instanceof IntegrationError)) return false;
  const { code } = error;
  return (
    code === "server-error" || code === "bad-payload" || code === "not-found" || code === "refused"
  );
}
