import type { RequestControl } from "../../port/request-manager.ts";
import type { SeerrClient } from "./client.ts";

/**
 * Each decide is answered once Seerr has written it down; whether the arr took it shows in the request's status later.
 * Repeating one does no harm: a second approval of an approved request changes nothing.
 */
export function createSeerrControl(client: Pick<SeerrClient, "decide">): RequestControl {
  return {
    approve: (requestId) => client.decide(requestId, "approve"),
    // The call takes no body (Seerr 3.1, seerr-api.yml): the reason stays with the tracker.
    decline: (requestId) => client.decide(requestId, "decline"),
    retry: (requestId) => client.decide(requestId, "retry"),
  };
}
