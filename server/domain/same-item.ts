import type { CandidateRequest } from "./candidate.ts";
import type { Keys } from "./observation/keys.ts";
import { isOtherTitle } from "./same-title.ts";
import { haveCommonTitle } from "./title.ts";

/**
 * Whether the keys are about the movie or series of a request: by the arr's id unless the public ids beside it are
 * another title's, else by a public id. Items of two instances are never the same.
 */
export function isSameItem(request: CandidateRequest, keys: Keys): boolean {
  if (keys.mediaType !== undefined && keys.mediaType !== request.mediaType) return false;
  const instance = keys.arr?.service ?? keys.instance;
  if (instance !== undefined && request.instance !== null) {
    if (instance !== request.instance) return false;
    if (keys.arr !== undefined && keys.arr.id === request.arrId)
      return !isOtherTitle(keys, request);
  }
  if (isOfOtherQuality(request, keys)) return false;
  const reported =
    keys.tvdbId !== undefined || keys.tmdbId !== undefined || keys.imdbId !== undefined;
  if (!reported) return false;
  // TMDB ids repeat between movies and series, so they need the media type. No service reports TVDB ids of movies.
  if (request.mediaType === "TV" && keys.tvdbId !== undefined && request.tvdbId !== null) {
    return keys.tvdbId === request.tvdbId;
  }
  if (keys.tmdbId !== undefined && request.tmdbId !== null) {
    return keys.mediaType !== undefined && keys.tmdbId === request.tmdbId;
  }
  return keys.imdbId !== undefined && keys.imdbId === request.imdbId;
}

/** Whether the arr was asked for the title of a request, and has it only under another public id. */
export function isAskedItem(request: CandidateRequest, keys: Keys): boolean {
  const { askedId, arr, mediaType } = keys;
  if (askedId === undefined || mediaType !== request.mediaType) return false;
  if (request.instance !== null && request.instance !== arr?.service) return false;
  if (isOfOtherQuality(request, keys)) return false;
  return askedId === (mediaType === "TV" ? request.tvdbId : request.tmdbId);
}

/** Until the instance of a request is known, its quality decides: there may be an instance for HD and one for 4K (scenario F1). */
function isOfOtherQuality({ instance, is4k }: CandidateRequest, keys: Keys): boolean {
  return instance === null && keys.is4k !== undefined && keys.is4k !== is4k;
}

/** Whether title and year match, for keys without any public id. */
export function isSameTitle(request: CandidateRequest, keys: Keys): boolean {
  const { titles, year } = keys;
  if (titles === undefined || keys.tvdbId !== undefined || keys.tmdbId !== undefined) return false;
  if (keys.mediaType !== undefined && keys.mediaType !== request.mediaType) return false;
  if (year !== undefined && request.year !== null && year !== request.year) return false;
  return haveCommonTitle(request.titles, titles);
}

/** Counts the different movies or series of these requests. */
export function itemCount(requests: readonly CandidateRequest[]): number {
  return new Set(
    requests.map(({ mediaType, tmdbId, tvdbId, id }) => `${mediaType} ${tvdbId ?? tmdbId ?? id}`),
  ).size;
}
