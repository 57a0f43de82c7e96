import { mediaRowOf } from "../world/media.ts";
import type { SeerrRequest } from "../world/model.ts";
import type { ServiceContext } from "./context.ts";
import { toMedia } from "./seerr-media-resource.ts";
import { toUser } from "./seerr-user.ts";

export const REQUEST_STATUS = {
  pending: 1,
  approved: 2,
  declined: 3,
  failed: 4,
  completed: 5,
} as const;

/**
 * A row of the list lacks its users' `settings` and has `canRemove` instead. Values that are null in a real Seerr although
 * its own document forbids that (server, profile, root folder, Plex name) are omitted.
 */
export function toRequest(
  context: ServiceContext,
  seerrRequest: SeerrRequest,
  form: "list" | "single",
) {
  const at = seerrRequest.createdAt.toISOString();
  const isSingle = form === "single";
  return {
    id: seerrRequest.id,
    status: REQUEST_STATUS[seerrRequest.status],
    createdAt: at,
    // On SQLite it never changes (Seerr up to 3.1).
    updatedAt: at,
    type: seerrRequest.title.kind === "movie" ? "movie" : "tv",
    is4k: seerrRequest.is4k,
    ...(seerrRequest.serverId === null ? {} : { serverId: seerrRequest.serverId }),
    ...(seerrRequest.profileId === null ? {} : { profileId: seerrRequest.profileId }),
    ...(seerrRequest.rootFolder === null ? {} : { rootFolder: seerrRequest.rootFolder }),
    languageProfileId: null,
    tags: null,
    isAutoRequest: false,
    requestedBy: toUser(seerrRequest.requestedBy, isSingle),
    modifiedBy: seerrRequest.modifiedBy && toUser(seerrRequest.modifiedBy, isSingle),
    media: toMedia(context, mediaRowOf(context.world, seerrRequest.title)),
    seasons: seerrRequest.seasons.map((seasonNumber) => ({
      id: seerrRequest.id * 100 + seasonNumber,
      seasonNumber,
      status: seerrRequest.pendingSeasons.includes(seasonNumber)
        ? REQUEST_STATUS.pending
        : REQUEST_STATUS[seerrRequest.status],
      createdAt: at,
      updatedAt: at,
    })),
    seasonCount: seerrRequest.seasons.length,
    ...(isSingle ? {} : { canRemove: true }),
  };
}
