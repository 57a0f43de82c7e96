import type { ItemFacts } from "./observation/facts.ts";
import type { Observation } from "./observation/observation.ts";

/** Where a request was made: in Seerr, or by adding its title in an arr. */
export interface RequestSource {
  readonly origin: "seerr" | "arr";
  readonly service: string;
  /** The id of the request in Seerr, or of the title in the arr. */
  readonly id: string;
}

export interface RequesterFacts {
  /** Seerr's user id; null: no service has reported it. */
  readonly id: number | null;
  readonly name: string | null;
  readonly jellyfinId: string | null;
}

/** The facts of a request that services report. */
export interface RequestFacts {
  /** Empty until it is known. */
  readonly title: string;
  readonly originalTitle: string | null;
  readonly otherTitles: readonly string[];
  readonly year: number | null;
  readonly isAnime: boolean;
  readonly is4k: boolean;
  readonly tmdbId: number | null;
  readonly tvdbId: number | null;
  readonly imdbId: string | null;
  readonly requester: RequesterFacts;
  readonly posterUrl: string | null;
  readonly backdropUrl: string | null;
  readonly overview: string | null;
  readonly runtimeMinutes: number | null;
  readonly genres: readonly string[] | null;
  readonly pendingSeasons: readonly number[] | null;
  readonly isHeardAvailable: boolean | null;
}

const MAX_OTHER_TITLES = 40;

/**
 * Merges the facts of an observation. The API of the service where the request was made has them as they are now, so it
 * replaces what was known. Other reports only fill gaps: other services name a title differently, and the texts of a
 * webhook pass through a template, which changes some of them.
 */
export function mergeRequestFacts(
  known: RequestFacts,
  observation: Observation,
  source: RequestSource,
): RequestFacts {
  const { item = {}, keys } = observation;
  const isSource = isReportOf(source, observation);
  const isOfSeerr = isSource && source.origin === "seerr";
  const take = <T>(wins: boolean, before: T | null, now: T | undefined): T | null =>
    wins ? (now ?? before) : (before ?? now ?? null);
  return {
    ...mergeTitles(known, observation, isSource),
    year: take(isSource, known.year, item.year ?? keys.year),
    isAnime: known.isAnime || item.isAnime === true,
    is4k: known.is4k || item.is4k === true,
    // A request with another TMDB id is another request.
    tmdbId: known.tmdbId ?? keys.tmdbId ?? null,
    // An arr item with other ids is another title; Seerr corrects the ids of a request.
    tvdbId: take(isOfSeerr, known.tvdbId, keys.tvdbId),
    imdbId: take(isOfSeerr, known.imdbId, keys.imdbId),
    requester: mergeRequester(known.requester, item),
    posterUrl: take(isSource, known.posterUrl, item.posterUrl),
    backdropUrl: take(isSource, known.backdropUrl, item.backdropUrl),
    overview: take(isSource, known.overview, item.overview),
    runtimeMinutes: take(isSource, known.runtimeMinutes, item.runtimeMinutes),
    genres: take(isSource, known.genres, item.genres),
    pendingSeasons: item.pendingSeasons ?? known.pendingSeasons,
    isHeardAvailable: item.isAvailable ?? known.isHeardAvailable,
  };
}

/** Whether the API of the service where the request was made reports about this request. */
function isReportOf({ origin, service, id }: RequestSource, observation: Observation): boolean {
  const { channel, keys } = observation;
  if (channel !== "POLL" || observation.service !== service) return false;
  return origin === "seerr"
    ? keys.requestId === id
    : keys.arr?.service === service && String(keys.arr.id) === id;
}

/** Titles that were shown before stay searchable. */
function mergeTitles(
  known: RequestFacts,
  { item, keys }: Observation,
  isSource: boolean,
): Pick<RequestFacts, "title" | "originalTitle" | "otherTitles"> {
  const isReplaced = isSource && item?.title !== undefined;
  const reported = item?.title ?? keys.titles?.[0] ?? "";
  const title = isReplaced || known.title === "" ? reported : known.title;
  const original = item?.originalTitle === title ? null : item?.originalTitle;
  const originalTitle =
    isReplaced && original !== undefined ? original : (known.originalTitle ?? original ?? null);
  const all = [
    known.title,
    known.originalTitle,
    ...known.otherTitles,
    item?.title,
    item?.originalTitle,
    ...(item?.otherTitles ?? []),
    ...(keys.titles ?? []),
  ].filter((name) => name != null);
  const shown: readonly (string | null)[] = ["", title, originalTitle];
  const others = [...new Set(all)].filter((name) => !shown.includes(name));
  return { title, originalTitle, otherTitles: others.slice(0, MAX_OTHER_TITLES) };
}

/**
 * A requester is a user id. Webhooks report a name, which anyone can take, and newer ones the Jellyfin id: a name alone
 * changes only a requester that no service has identified yet.
 */
function mergeRequester(known: RequesterFacts, item: ItemFacts): RequesterFacts {
  const { requesterId: id, requestedBy: name, requesterJellyfinId: jellyfinId } = item;
  if (id !== undefined) {
    const isSame = id === known.id || known.id === null;
    return { id, name: name ?? (isSame ? known.name : null), jellyfinId: jellyfinId ?? null };
  }
  const isIdentified = jellyfinId !== undefined && known.jellyfinId !== null;
  if (isIdentified && jellyfinId !== known.jellyfinId)
    return { id: null, name: name ?? null, jellyfinId };
  if (known.id !== null && !isIdentified) return known;
  return {
    id: known.id,
    name: name ?? known.name,
    jellyfinId: jellyfinId ?? known.jellyfinId,
  };
}

/** Whether an observation reports the requested seasons as they are now: a request can be edited in Seerr. */
export function reportsSeasons({ channel, kind, keys }: Observation): boolean {
  if (keys.seasons === undefined) return false;
  // Seerr sends no webhook for an edit; its approval names the seasons that were approved.
  return channel === "POLL" || (channel === "WEBHOOK" && kind === "approved");
}

/** Returns the id of a requester across all Seerr instances, such as "seerr:3". */
export function formatRequesterId(service: string, userId: number): string {
  return `${service}:${userId}`;
}

/** Returns the instance and Seerr's user id; null: the text is no id of a requester. */
export function parseRequesterId(
  text: string,
): { readonly service: string; readonly userId: number } | null {
  const match = /^([^:]+):([1-9]\d{0,8})$/.exec(text);
  return match?.[1] === undefined ? null : { service: match[1], userId: Number(match[2]) };
}
