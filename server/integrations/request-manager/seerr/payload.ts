import { z } from "zod";
import {
  flag,
  httpUrl,
  imdbId,
  instant,
  listOf,
  naturalInt,
  nested,
  number,
  positiveInt,
  text,
} from "../../shared/lenient.ts";

/** The default template of every release since Jellyseerr 1.0; all values are text, absent ones are "". */
export const SeerrWebhook = z.object({
  notification_type: text,
  event: text,
  subject: text,
  message: text,
  image: httpUrl,
  media: nested(
    z.object({
      media_type: text,
      tmdbId: positiveInt,
      tvdbId: positiveInt,
      imdbId,
      status: text,
      status4k: text,
    }),
  ),
  request: nested(
    z.object({
      request_id: positiveInt,
      requestedBy_username: text,
      requestedBy_email: text,
      // Since 3.3, if the template has it.
      requestedBy_jellyfinUserId: text,
    }),
  ),
  extra: listOf(z.object({ name: text, value: text })),
});
export type SeerrWebhook = z.infer<typeof SeerrWebhook>;

/** Works without a key, so it only verifies the address. The required field identifies Seerr. */
export const SeerrStatus = z.object({ version: z.string().min(1) });

export const SeerrUser = z.object({
  id: positiveInt,
  displayName: text,
  username: text,
  plexUsername: text,
  jellyfinUsername: text,
  jellyfinUserId: text,
  email: text,
});
export type SeerrUser = z.infer<typeof SeerrUser>;

export const SeerrRequest = z.object({
  id: positiveInt,
  status: number,
  type: text,
  is4k: flag,
  /** Number of the server that it is sent to; absent: the default one. */
  serverId: naturalInt,
  createdAt: instant,
  requestedBy: nested(SeerrUser),
  modifiedBy: nested(SeerrUser),
  seasons: listOf(z.object({ seasonNumber: naturalInt, status: number })),
  media: nested(
    z.object({
      mediaType: text,
      tmdbId: positiveInt,
      tvdbId: positiveInt,
      imdbId,
      status: number,
      status4k: number,
      /** Number of the server that the title was last added to. */
      serviceId: naturalInt,
      serviceId4k: naturalInt,
      seasons: listOf(z.object({ seasonNumber: naturalInt, status: number, status4k: number })),
    }),
  ),
});
export type SeerrRequest = z.infer<typeof SeerrRequest>;

export const SeerrRequestPage = z.object({
  pageInfo: nested(z.object({ results: number })),
  results: z.array(SeerrRequest),
});
export type SeerrRequestPage = z.infer<typeof SeerrRequestPage>;

/** Movies have `title`, shows have `name`; the other fields are the same. */
export const SeerrDetails = z.object({
  title: text,
  originalTitle: text,
  releaseDate: text,
  name: text,
  originalName: text,
  firstAirDate: text,
  posterPath: text,
  backdropPath: text,
  overview: text,
  runtime: positiveInt,
  /** Of shows, in minutes; TMDB has stopped to fill it. */
  episodeRunTime: listOf(positiveInt),
  genres: listOf(z.object({ name: text })),
  imdbId,
  externalIds: nested(z.object({ imdbId, tvdbId: positiveInt })),
  keywords: listOf(z.object({ id: positiveInt })),
});
export type SeerrDetails = z.infer<typeof SeerrDetails>;

/** Keeps all fields, because the settings are sent back with changes. */
export const SeerrWebhookSettings = z.looseObject({
  enabled: flag,
  types: naturalInt,
  options: z.looseObject({
    webhookUrl: text,
    jsonPayload: z.unknown().optional(),
    authHeader: text,
  }),
});
export type SeerrWebhookSettings = z.infer<typeof SeerrWebhookSettings>;

/** A Sonarr or Radarr, with the address that Seerr uses. */
export const SeerrArr = z.object({
  id: naturalInt,
  name: text,
  hostname: text,
  port: positiveInt,
  useSsl: flag,
  baseUrl: text,
  apiKey: text,
  is4k: flag,
});
export type SeerrArr = z.infer<typeof SeerrArr>;

export const SeerrPublicSettings = z.object({ mediaServerType: number });

/** `hostname` is a whole URL before 2.0; `ip` may also be a host name. */
export const SeerrMediaServer = z.object({
  name: text,
  ip: text,
  hostname: text,
  port: positiveInt,
  useSsl: flag,
  urlBase: text,
  apiKey: text,
});
