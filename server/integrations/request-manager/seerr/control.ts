import type { RequestControl } from "../../port/request-manager.ts";
import type { SeerrClient } from "./client.ts";
import { sendAgain } from "./resend.ts";

/**
 * Each decision resolves once Seerr has stored it; whether the arr accepted it shows later in the request's status.
 * Repeating a decision is harmless: approving an approved request changes nothing.
 */
export function createSeerrControl(client: SeerrClient): RequestControl {
  return {
    approve: (requestId) => client.decide(requestId, "approve"),
    // The call has no body (Seerr 3.1, seerr-api.yml), so only the tracker stores the reason.
    decline: (requestId) => client.decide(requestId, "decline"),
    retry: (requestId) => sendAgain(client, requestId),
  };
}
