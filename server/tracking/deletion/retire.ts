import type { Observation } from "../../domain/observation/observation.ts";
import type { MediaRequest } from "../../store/generated/sqlite/client.ts";
import { observe } from "../ingest/observe.ts";
import type { ProjectionContext } from "../projection/context.ts";

/**
 * Returns a function that marks the request as deleted, once. It is called before anything is removed, so that no report
 * of a service moves or revives the request meanwhile, and not before a request manager has accepted the withdrawal: a
 * request that it refuses to withdraw stays what it is.
 */
export function createRetire(
  ctx: ProjectionContext,
  request: MediaRequest,
  { by, deletionId }: { readonly by: string; readonly deletionId: string },
): () => Promise<void> {
  let isRetired = request.approvalState === "DELETED";
  return async () => {
    if (isRetired) return;
    isRetired = true;
    await observe(ctx, [toWithdrawn(request, by, deletionId)]);
  };
}

function toWithdrawn(request: MediaRequest, by: string, deletionId: string): Observation {
  const { id, originService, mediaType } = request;
  return {
    service: originService,
    kind: "withdrawn",
    channel: "PERSON",
    event: "deletion",
    at: null,
    keys: { trackedId: id, mediaType: mediaType === "MOVIE" ? "MOVIE" : "TV" },
    reason: { code: "REQUEST_WITHDRAWN", params: { by } },
    evidence: { deletion: deletionId, by },
  };
}
