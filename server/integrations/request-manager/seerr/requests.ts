import type { ObservationBase } from "../../../domain/observation/base.ts";
import type { ItemFacts } from "../../../domain/observation/facts.ts";
import type { Observation } from "../../../domain/observation/observation.ts";
import { present } from "../../shared/lenient.ts";
import {
  REFUSED_BY_ARR,
  toRequestKeys,
  toUserName,
  type DetailFacts,
  type RequestKind,
} from "./facts.ts";
import type { SeerrRequest } from "./payload.ts";
import { isAvailable, pendingSeasonsOf, REQUEST_STATUS, statusOf } from "./status.ts";

/**
 * A single observation describes the request's status; the state machine infers earlier steps. An unknown status is
 * ignored.
 */
function toKinds(request: SeerrRequest): RequestKind[] {
  switch (request.status) {
    case REQUEST_STATUS.pending:
      return ["requested"];
    case REQUEST_STATUS.approved:
      return isAvailable(request) ? ["approved", "heard-available"] : ["approved"];
    case REQUEST_STATUS.declined:
      return ["declined"];
    case REQUEST_STATUS.failed:
      return ["refused-by-arr"];
    case REQUEST_STATUS.completed:
      // A request whose media was deleted is not tracked anew.
      return isAvailable(request) || pendingSeasonsOf(request).length > 0
        ? ["approved", "heard-available"]
        : ["heard-available"];
    default:
      return [];
  }
}

export function readRequest(
  service: string,
  request: SeerrRequest,
  facts: DetailFacts | undefined,
  sentTo: string | undefined,
): Observation[] {
  const keys = toRequestKeys(request, facts);
  if (keys.requestId === undefined) return [];
  const item: ItemFacts = {
    ...facts?.item,
    ...present({
      is4k: request.is4k,
      sentTo,
      requestedBy: toUserName(request.requestedBy),
      requesterId: request.requestedBy?.id,
      requesterJellyfinId: request.requestedBy?.jellyfinUserId,
    }),
    pendingSeasons: pendingSeasonsOf(request),
    isAvailable: isAvailable(request),
  };
  const base: ObservationBase = {
    service,
    channel: "POLL",
    event: "request",
    at: request.createdAt ?? null,
    keys,
    item,
    evidence: present({
      id: request.id,
      ...statusOf(request),
      type: request.type,
      createdAt: request.createdAt,
    }),
  };
  return toKinds(request).map((kind) => toObservation(base, kind, request));
}

function toObservation(
  base: ObservationBase,
  kind: RequestKind,
  request: SeerrRequest,
): Observation {
  switch (kind) {
    case "requested":
      return { ...base, kind, origin: "seerr" };
    case "approved":
      return { ...base, kind, ...present({ isAutomatic: isAutoApproved(request) }) };
    case "declined":
    case "heard-available":
      return { ...base, kind };
    case "refused-by-arr":
      return { ...base, kind, reason: REFUSED_BY_ARR };
  }
}

export function toWithdrawn(service: string, requestId: string): Observation {
  return {
    service,
    kind: "withdrawn",
    channel: "POLL",
    event: "request",
    at: null,
    keys: { requestId },
    reason: { code: "REQUEST_WITHDRAWN", params: { by: null } },
    evidence: { id: requestId, found: false },
  };
}

/** For automatic approvals Seerr records the requester as the approver. */
function isAutoApproved({ requestedBy, modifiedBy }: SeerrRequest): boolean | undefined {
  if (requestedBy?.id === undefined || modifiedBy?.id === undefined) return undefined;
  return requestedBy.id === modifiedBy.id;
}

/**
 * The parts of a request that can change, as one line. Timestamps are no help: on SQLite `updatedAt` never changes (up to
 * 3.1). Once Seerr was installed anew, the request with this id is for another title.
 */
export function fingerprintOf(request: SeerrRequest): string {
  const { seasons, requestedBy, media, type, is4k, serverId } = request;
  return JSON.stringify([
    statusOf(request),
    seasons,
    isAvailable(request),
    [requestedBy?.id, toUserName(requestedBy), requestedBy?.jellyfinUserId],
    [type, is4k, media?.tmdbId, media?.tvdbId, media?.imdbId],
    [serverId, media?.serviceId, media?.serviceId4k],
  ]);
}
