import type { CandidateRequest } from "./candidate.ts";
import type { Keys } from "./observation/keys.ts";
import type { Observation } from "./observation/observation.ts";
import { canBeSameTitle, isOtherTitle } from "./same-title.ts";

/** Whether a request is the one that has the observation's id of a request, where it was made. */
export function isOfOrigin(
  {
    originService,
    originId,
    isOriginReused,
  }: Pick<CandidateRequest, "originService" | "originId" | "isOriginReused">,
  { service, keys }: Observation,
): boolean {
  return originService === service && originId === requestKey(keys) && !isOriginReused;
}

/**
 * Seerr that was installed anew, or a rebuilt database of an arr, gives a known id to another movie or show. Seerr knows
 * titles by their TMDB id and may correct the others.
 */
export function isOfOtherTitle(request: CandidateRequest, keys: Keys): boolean {
  if (keys.mediaType !== undefined && keys.mediaType !== request.mediaType) return true;
  return keys.requestId === undefined
    ? isOtherTitle(keys, request)
    : !canBeSameTitle({ tmdbId: keys.tmdbId }, { tmdbId: request.tmdbId });
}

/** Returns the id of a request where it was made: Seerr's request id, or the arr's own id of the item. */
export function requestKey(keys: Keys): string | undefined {
  return keys.requestId ?? (keys.arr === undefined ? undefined : String(keys.arr.id));
}
