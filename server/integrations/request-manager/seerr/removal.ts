import { z } from "zod";
import { IntegrationError } from "../../port/error.ts";
import type { RemovalTarget } from "../../port/removal-target.ts";
import type { MediaEntry, RequestRemoval } from "../../port/request-manager.ts";
import {
  flag,
  listOf,
  naturalInt,
  nested,
  number,
  positiveInt,
  text,
} from "../../shared/lenient.ts";
import { PAGE_SIZE, type SeerrClient } from "./client.ts";
import { toUserName } from "./facts.ts";
import { SeerrStatus, SeerrUser } from "./payload.ts";

const Request = z.object({
  id: positiveInt,
  status: number,
  type: text,
  is4k: flag,
  requestedBy: nested(SeerrUser),
  seasons: listOf(z.object({ seasonNumber: naturalInt })),
  media: nested(z.object({ id: positiveInt, tmdbId: positiveInt })),
});
type Request = z.infer<typeof Request>;

const MediaSeason = z.object({ seasonNumber: naturalInt, status: number, status4k: number });

const Media = z.object({
  id: positiveInt,
  status: number,
  status4k: number,
  seasons: listOf(MediaSeason),
});
type Media = z.infer<typeof Media>;

const Details = z.object({ mediaInfo: nested(Media) });
const RequestPage = z.object({ results: z.array(Request) });

const DECLINED = 3;
const MAX_PAGES = 1_000;
const RECHECK_JOB = "availability-sync";

export function createSeerrRemoval({ http }: SeerrClient): RequestRemoval {
  async function orNull<T>(read: Promise<T>): Promise<T | null> {
    try {
      return await read;
    } catch (error) {
      if (!isNotFound(error)) throw error;
      // A misconfigured proxy answers 404 to everything, so a second call verifies that Seerr answers.
      await http.get(SeerrStatus, "/api/v1/status");
      return null;
    }
  }

  async function ignoreMissing(deleted: Promise<unknown>): Promise<void> {
    try {
      await deleted;
    } catch (error) {
      if (!isNotFound(error)) throw error;
    }
  }

  /** Uses the full list, because a title's details contain only some of its requests, depending on the release. */
  async function listRequests(mediaId: number): Promise<readonly Request[]> {
    const found: Request[] = [];
    for (let page = 0; page < MAX_PAGES; page += 1) {
      const { results } = await http.get(RequestPage, "/api/v1/request", {
        query: { take: PAGE_SIZE, skip: page * PAGE_SIZE, sort: "added" },
      });
      found.push(...results.filter(({ media }) => media?.id === mediaId));
      if (results.length < PAGE_SIZE) break;
    }
    return found;
  }

  async function findMedia({ mediaType, tmdbId }: RemovalTarget): Promise<MediaEntry | null> {
    if (tmdbId === undefined) return null;
    const details =
      mediaType === "TV"
        ? http.get(Details, "/api/v1/tv/{tvId}", { path: { tvId: tmdbId } })
        : http.get(Details, "/api/v1/movie/{movieId}", { path: { movieId: tmdbId } });
    const media = (await orNull(details))?.mediaInfo;
    return media?.id === undefined ? null : toMedia(media, media.id, await listRequests(media.id));
  }

  return {
    findMedia,
    async findRequest(requestId, target) {
      const request = await orNull(
        http.get(Request, "/api/v1/request/{requestId}", { path: { requestId } }),
      );
      if (request === null || !matchesTarget(target, request)) return null;
      return { id: requestId, is4k: request.is4k === true, mediaId: request.media?.id ?? null };
    },
    withdraw: (requestId) =>
      ignoreMissing(
        http.send(z.unknown(), "DELETE", "/api/v1/request/{requestId}", { path: { requestId } }),
      ),
    forgetMedia: (mediaId) =>
      ignoreMissing(
        http.send(z.unknown(), "DELETE", "/api/v1/media/{mediaId}", { path: { mediaId } }),
      ),
    async resetMedia(mediaId, is4k) {
      await http.send(z.unknown(), "POST", "/api/v1/media/{mediaId}/{status}", {
        path: { mediaId, status: "unknown" },
        json: { is4k },
      });
    },
    async recheck() {
      await http.send(z.unknown(), "POST", "/api/v1/settings/jobs/{jobId}/run", {
        path: { jobId: RECHECK_JOB },
      });
    },
  };
}

/**
 * Whether the request is for the target: a reinstalled Seerr assigns the same ids to other requests. Absent fields do
 * not contradict.
 */
function matchesTarget({ mediaType, is4k, tmdbId }: RemovalTarget, request: Request): boolean {
  const { type, is4k: reported, media } = request;
  const isOther =
    (type !== undefined && type.toLowerCase() !== mediaType.toLowerCase()) ||
    (reported !== undefined && reported !== is4k) ||
    (tmdbId !== undefined && media?.tmdbId !== undefined && media.tmdbId !== tmdbId);
  return !isOther;
}

function toMedia(media: Media, id: number, requests: readonly Request[]): MediaEntry {
  return {
    id,
    status: media.status ?? null,
    status4k: media.status4k ?? null,
    seasons: media.seasons.flatMap(({ seasonNumber, status, status4k }) =>
      seasonNumber === undefined
        ? []
        : [{ number: seasonNumber, status: status ?? null, status4k: status4k ?? null }],
    ),
    requests: requests
      .filter(({ status }) => status !== DECLINED)
      .map((request) => ({
        id: String(request.id),
        is4k: request.is4k === true,
        seasons: request.seasons.flatMap(({ seasonNumber }) => seasonNumber ?? []),
        by: toUserName(request.requestedBy) ?? null,
      })),
  };
}

function isNotFound(error: unknown): boolean {
  return error instanceof IntegrationError && error.code === "not-found";
}
