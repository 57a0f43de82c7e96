import { hexOf } from "../random.ts";
import type { ServiceContext } from "../service/context.ts";
import { posterUrl } from "../service/poster.ts";
import type { RequestNotification, WorldEvent } from "../world/event.ts";
import { mediaStatus } from "../world/media.ts";

const PHRASES: Readonly<Record<RequestNotification, (what: string) => string>> = {
  MEDIA_PENDING: (what) => `New ${what} Request`,
  MEDIA_APPROVED: (what) => `${what} Request Approved`,
  MEDIA_AUTO_APPROVED: (what) => `${what} Request Automatically Approved`,
  MEDIA_DECLINED: (what) => `${what} Request Declined`,
  MEDIA_FAILED: (what) => `${what} Request Failed`,
  MEDIA_AVAILABLE: (what) => `${what} Request Now Available`,
};

const MEDIA_STATUS = ["", "UNKNOWN", "PENDING", "PROCESSING", "PARTIALLY_AVAILABLE", "AVAILABLE"];

/** The default template: every value a string, the blocks without content null. */
export function toSeerrWebhook(
  context: ServiceContext,
  { notification, seerrRequest }: WorldEvent & { kind: "request" },
) {
  const { title } = seerrRequest;
  const what = `${seerrRequest.is4k ? "4K " : ""}${title.kind === "movie" ? "Movie" : "Series"}`;
  // Before the availability, this is always the status from before the transition.
  const status =
    notification === "MEDIA_AVAILABLE"
      ? (MEDIA_STATUS[mediaStatus(context.world, title, seerrRequest.is4k)] ?? "")
      : "PENDING";
  return {
    notification_type: notification,
    event: PHRASES[notification](what),
    subject: `${title.title} (${title.year})`,
    message: title.overview,
    image: posterUrl(context, title),
    media: {
      media_type: title.kind === "movie" ? "movie" : "tv",
      tmdbId: String(title.tmdbId),
      tvdbId: title.kind === "series" ? String(title.tvdbId) : "",
      status: seerrRequest.is4k ? "UNKNOWN" : status,
      status4k: seerrRequest.is4k ? status : "UNKNOWN",
    },
    request: {
      request_id: String(seerrRequest.id),
      requestedBy_email: seerrRequest.requestedBy.email,
      requestedBy_username: seerrRequest.requestedBy.name,
      requestedBy_avatar: `/avatarproxy/${hexOf(`user ${seerrRequest.requestedBy.name}`, 32)}?v=1`,
      requestedBy_settings_discordId: "",
      requestedBy_settings_telegramChatId: "",
    },
    issue: null,
    comment: null,
    extra:
      seerrRequest.seasons.length > 0
        ? [{ name: "Requested Seasons", value: seerrRequest.seasons.join(", ") }]
        : [],
  };
}
