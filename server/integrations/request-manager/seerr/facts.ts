import { nameInEmail } from "../../../domain/email.ts";
import type { Reason } from "../../../domain/message/reason.ts";
import type { ItemFacts } from "../../../domain/observation/facts.ts";
import type { Keys } from "../../../domain/observation/keys.ts";
import type { RequestObservation } from "../../../domain/observation/request.ts";
import type { MediaType } from "../../../domain/state.ts";
import { toGenres } from "../../shared/genres.ts";
import { present } from "../../shared/lenient.ts";
import type { SeerrDetails, SeerrRequest, SeerrUser } from "./payload.ts";

/** Kinds of observation that Seerr reports of a request it has. */
export type RequestKind = Exclude<RequestObservation["kind"], "withdrawn">;

/** Why a request failed: Seerr does not report more. */
export const REFUSED_BY_ARR: Reason = { code: "NOT_ADDED_TO_ARR", params: { service: "Seerr" } };

const MEDIA_TYPES: Readonly<Record<string, MediaType>> = { movie: "MOVIE", tv: "TV" };

/** TMDB's keyword "anime", which Seerr uses too. */
const ANIME_KEYWORD = 210024;

const POSTER_BASE = "https://image.tmdb.org/t/p/w600_and_h900_bestv2";
const BACKDROP_BASE = "https://image.tmdb.org/t/p/w1280";

export function toMediaType(written: string | undefined): MediaType | undefined {
  return written !== undefined && Object.hasOwn(MEDIA_TYPES, written)
    ? MEDIA_TYPES[written]
    : undefined;
}

/** Returns the first of the names that is no e-mail address; without one, the name in the first address. */
export function toRequester(...names: readonly (string | undefined)[]): string | undefined {
  const known = names.filter((name) => name !== undefined);
  return (
    known.find((name) => nameInEmail(name) === null) ?? nameInEmail(known[0] ?? "") ?? undefined
  );
}

export function toUserName(user: SeerrUser | undefined): string | undefined {
  return (
    user &&
    toRequester(
      user.displayName,
      user.username,
      user.jellyfinUsername,
      user.plexUsername,
      user.email,
    )
  );
}

export function toRequestKeys(request: SeerrRequest, facts: DetailFacts | undefined): Keys {
  const { id, media, is4k } = request;
  const seasons = request.seasons.flatMap(({ seasonNumber }) =>
    seasonNumber === undefined ? [] : [seasonNumber],
  );
  const titles = [facts?.item.title, facts?.item.originalTitle].flatMap((title) =>
    title === undefined ? [] : [title],
  );
  return present({
    mediaType: toMediaType(request.type ?? media?.mediaType),
    requestId: id === undefined ? undefined : String(id),
    tmdbId: media?.tmdbId,
    tvdbId: media?.tvdbId ?? facts?.tvdbId,
    imdbId: media?.imdbId ?? facts?.imdbId,
    seasons: seasons.length > 0 ? seasons : undefined,
    titles: titles.length > 0 ? [...new Set(titles)] : undefined,
    year: facts?.item.year,
    is4k,
  });
}

/** TMDB's data, read through Seerr. */
export interface DetailFacts {
  readonly item: ItemFacts;
  readonly tvdbId?: number;
  readonly imdbId?: string;
}

export function toDetailFacts(type: MediaType, details: SeerrDetails): DetailFacts {
  const isAnime = details.keywords.some(({ id }) => id === ANIME_KEYWORD);
  const year = Number((details.releaseDate ?? details.firstAirDate)?.slice(0, 4));
  return present({
    item: present({
      title: details.title ?? details.name,
      originalTitle: details.originalTitle ?? details.originalName,
      year: Number.isInteger(year) && year > 0 ? year : undefined,
      // Seerr treats no movie as anime, so a missing keyword means nothing for movies.
      isAnime: type === "TV" ? isAnime : isAnime || undefined,
      posterUrl: toPictureUrl(POSTER_BASE, details.posterPath),
      backdropUrl: toPictureUrl(BACKDROP_BASE, details.backdropPath),
      overview: details.overview,
      runtimeMinutes: details.runtime ?? details.episodeRunTime[0],
      genres: toGenres(details.genres.map(({ name }) => name)),
    }),
    tvdbId: details.externalIds?.tvdbId,
    imdbId: details.imdbId ?? details.externalIds?.imdbId,
  });
}

function toPictureUrl(base: string, path: string | undefined): string | undefined {
  return path?.startsWith("/") === true ? base + path : undefined;
}

/** Splits "Title (2016)" into title and year; a title without a year stays whole. */
export function splitYear(subject: string): { title: string; year?: number } {
  const year = /\((\d{4})\)$/.exec(subject);
  const title = subject.slice(0, year?.index).trimEnd();
  return year === null || title === "" ? { title: subject } : { title, year: Number(year[1]) };
}
