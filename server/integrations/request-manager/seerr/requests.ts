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

const PENDING = 1;
const APPROVED = 2;
const DECLINED = 3;
const FAILED = 4;
const COMPLETED = 5;

const MEDIA_AVAILABLE = 5;
const MEDIA_DELETED = 7;

/** The request's own status, and the status of the media half (4K or not) that it is for. */
export function statusOf({ status, is4k, media }: SeerrRequest) {
  return { status, mediaStatus: is4k ? media?.status4k : media?.status };
}

/**
 * A single observation describes the request's status; the state machine infers earlier steps. An unknown status is
 * ignored.
 */
function toKinds(request: SeerrRequest): RequestKind[] {
  const { status, mediaStatus } = statusOf(request);
  switch (status) {
    case PENDING:
      return ["requested"];
    case APPROVED:
      return mediaStatus === MEDIA_AVAILABLE ? ["approved", "heard-available"] : ["approved"];
    case DECLINED:
      return ["declined"];
    case FAILED:
      return ["refused-by-arr"];
    case COMPLETED:
      // A request is also completed when its media was deleted; then nothing is left to track.
      return mediaStatus === MEDIA_DELETED ? [] : ["approved", "heard-available"];
    default:
      return [];
  }
}

export function readRequest(
  service: string,
  request: SeerrRequest,
  facts: DetailFacts | undefined,
): Observation[] {
  const keys = toRequestKeys(request, facts);
  if (keys.requestId === undefined) return [];
  const item: ItemFacts = {
    ...facts?.item,
    ...present({ is4k: request.is4k, requestedBy: toUserName(request.requestedBy) }),
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

/** The parts of a request that can change, as one line. Timestamps are no help: on SQLite `updatedAt` never changes. */
export function fingerprintOf(request: SeerrRequest): string {
  return JSON.stringify([statusOf(request), request.seasons]);
}
