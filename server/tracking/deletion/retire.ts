import type { Observation } from "../../domain/observation/observation.ts";
import type { MediaRequest } from "../../store/generated/sqlite/client.ts";
import { observe } from "../ingest/observe.ts";
import type { ProjectionContext } from "../projection/context.ts";

/**
 * Withdraws the request before anything is deleted, so that no report of a service moves or revives it meanwhile. A
 * second call changes nothing.
 */
export async function retireRequest(
  ctx: ProjectionContext,
  request: MediaRequest,
  { by, deletionId }: { readonly by: string; readonly deletionId: string },
): Promise<void> {
  if (request.approvalState === "DELETED") return;
  await observe(ctx, [toWithdrawn(request, by, deletionId)]);
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
