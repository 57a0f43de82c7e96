import type { ObservationBase } from "../../../domain/observation/base.ts";
import type { ItemFacts } from "../../../domain/observation/facts.ts";
import type { Keys } from "../../../domain/observation/keys.ts";
import type { Observation } from "../../../domain/observation/observation.ts";
import type { WebhookReading } from "../../port/webhook.ts";
import { present } from "../../shared/lenient.ts";
import { splitYear, REFUSED_BY_ARR, toMediaType, toRequester, type RequestKind } from "./facts.ts";
import { SeerrWebhook } from "./payload.ts";

const WITHOUT_EFFECT: Readonly<Record<string, string>> = {
  TEST_NOTIFICATION: "a test message",
  ISSUE_CREATED: "an issue was reported; no effect on requests",
  ISSUE_COMMENT: "an issue was commented on; no effect on requests",
  ISSUE_RESOLVED: "an issue was resolved; no effect on requests",
  ISSUE_REOPENED: "an issue was reopened; no effect on requests",
};

/** By the type alone: `media.status` is the status before the change. */
const KINDS: Readonly<Record<string, RequestKind>> = {
  MEDIA_PENDING: "requested",
  MEDIA_AUTO_REQUESTED: "requested",
  MEDIA_APPROVED: "approved",
  MEDIA_AUTO_APPROVED: "approved",
  MEDIA_DECLINED: "declined",
  MEDIA_FAILED: "refused-by-arr",
  MEDIA_AVAILABLE: "heard-available",
};

const MAX_EVENT_NAME_LENGTH = 80;

export function readSeerrWebhook(service: string, body: unknown): WebhookReading {
  const parsed = SeerrWebhook.safeParse(body);
  if (!parsed.success) return { kind: "unrecognised", event: null, reason: "not a JSON object" };
  const event = parsed.data.notification_type?.slice(0, MAX_EVENT_NAME_LENGTH);
  if (event === undefined) return { kind: "unrecognised", event: null, reason: missingType(body) };

  const note = Object.hasOwn(WITHOUT_EFFECT, event) ? WITHOUT_EFFECT[event] : undefined;
  if (note !== undefined) return { kind: "read", event, observations: [], note };

  const kind = Object.hasOwn(KINDS, event) ? KINDS[event] : undefined;
  if (kind === undefined)
    return { kind: "unrecognised", event, reason: "unknown notification type" };

  const keys = toKeys(parsed.data);
  if (keys.requestId === undefined && keys.tmdbId === undefined && keys.tvdbId === undefined) {
    return { kind: "unrecognised", event, reason: "it identifies neither a request nor a title" };
  }
  return {
    kind: "read",
    event,
    observations: [toObservation(service, kind, event, parsed.data, keys)],
  };
}

function missingType(body: unknown): string {
  const isOmbi = typeof body === "object" && body !== null && "notificationType" in body;
  return isOmbi ? "an Ombi message, which is not supported" : "notification_type is missing";
}

function toObservation(
  service: string,
  kind: RequestKind,
  event: string,
  webhook: SeerrWebhook,
  keys: Keys,
): Observation {
  const item = toItem(webhook, keys);
  const base: ObservationBase = { service, channel: "WEBHOOK", event, at: null, keys, item };
  switch (kind) {
    case "requested":
      return { ...base, kind, origin: "seerr" };
    case "approved":
      return { ...base, kind, isAutomatic: event === "MEDIA_AUTO_APPROVED" };
    case "declined":
      return { ...base, kind, isAutomatic: isOrphanCleanup(webhook, keys) };
    case "refused-by-arr":
      return { ...base, kind, reason: REFUSED_BY_ARR };
    case "heard-available":
      return { ...base, kind };
  }
}

function toKeys(webhook: SeerrWebhook): Keys {
  const { media, request, subject } = webhook;
  const { title, year } = subject === undefined ? {} : splitYear(subject);
  return present({
    mediaType: toMediaType(media?.media_type),
    requestId: request?.request_id === undefined ? undefined : String(request.request_id),
    tmdbId: media?.tmdbId,
    tvdbId: media?.tvdbId,
    imdbId: media?.imdbId,
    seasons: toSeasons(webhook),
    titles: title === undefined ? undefined : [title],
    year,
    is4k: isAbout4k(webhook),
  });
}

function toItem(webhook: SeerrWebhook, keys: Keys): ItemFacts {
  return present({
    title: keys.titles?.[0],
    year: keys.year,
    is4k: keys.is4k,
    requestedBy: toRequester(
      webhook.request?.requestedBy_username,
      webhook.request?.requestedBy_email,
    ),
    requesterJellyfinId: webhook.request?.requestedBy_jellyfinUserId,
    isAvailable: webhook.notification_type === "MEDIA_AVAILABLE" || undefined,
    // Without a poster, Seerr sends the base address followed by "null".
    posterUrl: webhook.image?.endsWith("null") ? undefined : webhook.image,
  });
}

/** Only the event text mentions 4K; templates before 1.1 do not have it. */
function isAbout4k({ event }: SeerrWebhook): boolean | undefined {
  return event === undefined ? undefined : /\b4k\b/i.test(event);
}

function toSeasons({ media, extra }: SeerrWebhook): number[] | undefined {
  if (toMediaType(media?.media_type) !== "TV") return undefined;
  const isList = (value: string | undefined) =>
    value !== undefined && /^\d{1,4}(\s*,\s*\d{1,4})*$/.test(value);
  const lists = extra.filter(({ value }) => isList(value));
  // The name may be translated; the value is unambiguous unless there are several.
  const entry =
    lists.find(({ name }) => name === "Requested Seasons") ??
    (lists.length === 1 ? lists[0] : undefined);
  const seasons = entry?.value?.split(",").map(Number);
  return seasons && [...new Set(seasons)];
}

/**
 * Seerr 3.4 declines requests automatically when their title vanished from the arr. A person can only decline pending
 * requests, and the status is the one before the change, so a movie that was already processing was declined by Seerr.
 * For a series the status is shared by several requests and proves nothing.
 */
function isOrphanCleanup({ media }: SeerrWebhook, { mediaType, is4k }: Keys): boolean {
  const status = is4k ? media?.status4k : media?.status;
  return mediaType === "MOVIE" && status === "PROCESSING";
}
