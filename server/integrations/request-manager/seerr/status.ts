import type { SeerrRequest } from "./payload.ts";

/** Seerr's numbers for the status of a request and of each of its seasons. */
export const REQUEST_STATUS = {
  pending: 1,
  approved: 2,
  declined: 3,
  failed: 4,
  completed: 5,
} as const;

/** Seerr's numbers for the status of a media entry and of its seasons. */
const MEDIA_AVAILABLE = 5;
const MEDIA_DELETED = 7;

/** The request's own status, and the status of the media half (4K or not) that it is for. */
export function statusOf({ status, is4k, media }: SeerrRequest) {
  return { status, mediaStatus: is4k ? media?.status4k : media?.status };
}

/**
 * Whether Seerr takes everything that was requested for available. Of a show, the requested seasons count. A request
 * is also completed when its media was deleted.
 */
export function isAvailable(request: SeerrRequest): boolean {
  const { status, mediaStatus } = statusOf(request);
  if (status === REQUEST_STATUS.completed)
    return (
      mediaStatus !== MEDIA_DELETED &&
      !areSeasons(request, MEDIA_DELETED) &&
      pendingSeasonsOf(request).length === 0
    );
  if (status !== REQUEST_STATUS.approved) return false;
  return mediaStatus === MEDIA_AVAILABLE || areSeasons(request, MEDIA_AVAILABLE);
}

/** Whether the media entry has this status for each requested season. */
function areSeasons({ seasons, is4k, media }: SeerrRequest, wanted: number): boolean {
  const known = media?.seasons ?? [];
  return (
    seasons.length > 0 &&
    seasons.every(({ seasonNumber }) =>
      known.some(
        (season) =>
          season.seasonNumber === seasonNumber &&
          (is4k === true ? season.status4k : season.status) === wanted,
      ),
    )
  );
}

/**
 * Returns the seasons that were added by an edit after the approval. Seerr neither approves them nor sends them to Sonarr
 * (3.1, PUT /request/{id}).
 */
export function pendingSeasonsOf({ status, seasons }: SeerrRequest): readonly number[] {
  if (status !== REQUEST_STATUS.approved && status !== REQUEST_STATUS.completed) return [];
  return seasons.flatMap((season) =>
    season.status === REQUEST_STATUS.pending ? (season.seasonNumber ?? []) : [],
  );
}
