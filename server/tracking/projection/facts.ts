import type { EpisodeRef } from "../../domain/observation/keys.ts";
import type { Observation } from "../../domain/observation/observation.ts";
import { mergeRequestFacts, type RequestFacts } from "../../domain/request-facts.ts";
import { isOtherTitle } from "../../domain/same-title.ts";
import { searchTextOf, sortTitleOf } from "../../domain/title.ts";
import { mediaRequestColumns } from "../../store/column/media-request.ts";
import { unitColumns } from "../../store/column/unit.ts";
import { instanceOf } from "./arr-item.ts";
import { withColumns, type LoadedRequest, type LoadedUnit } from "./rows.ts";

/** Merges the facts of the movie or series into its request. */
export function mergeItem(request: LoadedRequest, observation: Observation): void {
  const { row } = request;
  const { item, keys } = observation;
  const facts = mergeRequestFacts(toFacts(row), observation, {
    origin: mediaRequestColumns.origin.read(row),
    service: row.originService,
    id: row.originId,
  });
  const { requester, otherTitles, genres, pendingSeasons, ...plain } = facts;
  const title = facts.title === "" ? row.title : facts.title;
  // A download or a file may be of two titles, or of two instances: the id is the other's then.
  const isOther =
    isOtherTitle(keys, { ...row, titles: titlesOf(row) }) ||
    (keys.arr !== undefined && keys.arr.service !== (instanceOf(row) ?? keys.arr.service));
  const arr = isOther ? undefined : keys.arr;
  request.row = withColumns(row, {
    ...plain,
    title,
    otherTitles: mediaRequestColumns.otherTitles.update(row, otherTitles),
    anidbIds: mergeAnidbId(row, keys.anidbId),
    requestedBy: requester.name,
    requesterId: requester.id,
    requesterJellyfinId: requester.jellyfinId,
    genres: mediaRequestColumns.genres.update(row, genres),
    pendingSeasons: mediaRequestColumns.pendingSeasons.update(row, pendingSeasons),
    arrService: arr?.service ?? row.arrService,
    arrId: arr?.id ?? row.arrId,
    arrPath: item?.path ?? row.arrPath,
    arrSlug: (arr === undefined ? undefined : item?.slug) ?? row.arrSlug,
  });
  noteSearchText(request);
}

/** Called after a change of what a request is searched by. */
export function noteSearchText(request: LoadedRequest): void {
  const { row } = request;
  const searchText = searchTextOf({
    titles: titlesOf(row),
    requestedBy: row.requestedBy,
    seasons: mediaRequestColumns.seasons.read(row),
  });
  request.row = withColumns(row, { searchText, sortTitle: sortTitleOf(searchText) });
}

function toFacts(row: LoadedRequest["row"]): RequestFacts {
  return {
    title: row.title === placeholderTitle(row.originId) ? "" : row.title,
    originalTitle: row.originalTitle,
    otherTitles: mediaRequestColumns.otherTitles.read(row),
    year: row.year,
    isAnime: row.isAnime,
    is4k: row.is4k,
    tmdbId: row.tmdbId,
    tvdbId: row.tvdbId,
    imdbId: row.imdbId,
    requester: { id: row.requesterId, name: row.requestedBy, jellyfinId: row.requesterJellyfinId },
    posterUrl: row.posterUrl,
    backdropUrl: row.backdropUrl,
    overview: row.overview,
    runtimeMinutes: row.runtimeMinutes,
    genres: mediaRequestColumns.genres.read(row),
    pendingSeasons: mediaRequestColumns.pendingSeasons.read(row),
    isHeardAvailable: row.isHeardAvailable,
  };
}

/** Returns every name of a request's title. */
export function titlesOf(row: LoadedRequest["row"]): readonly string[] {
  return [row.title, row.originalTitle, ...mediaRequestColumns.otherTitles.read(row)].filter(
    (title) => title !== null,
  );
}

/** Shown until the title is known. */
export function placeholderTitle(originId: string): string {
  return `Request ${originId}`;
}

function mergeAnidbId(row: LoadedRequest["row"], id: number | undefined): string {
  const known = mediaRequestColumns.anidbIds.read(row);
  if (id === undefined || known.includes(id)) return row.anidbIds;
  return mediaRequestColumns.anidbIds.write([...known, id]);
}

/** Merges the facts of the episode into its unit. */
export function mergeEpisode(loaded: LoadedUnit, episode: EpisodeRef): void {
  const { row } = loaded;
  loaded.row = withColumns(row, {
    arrId: episode.arrId ?? row.arrId,
    tvdbId: episode.tvdbId ?? row.tvdbId,
    absoluteNumber: episode.absoluteNumber ?? row.absoluteNumber,
    title: episode.title ?? row.title,
    airDate: episode.airDate == null ? row.airDate : new Date(episode.airDate),
    isDayOnly: episode.isDayOnly ?? row.isDayOnly,
    identities: mergeIdentities(row, episode),
  });
}

/** Returns the ids of other sources, one per source. A source that reports none now keeps its earlier id. */
function mergeIdentities(row: LoadedUnit["row"], episode: EpisodeRef): string {
  const { season, sceneSeason, sceneNumber, tmdbId, anidbId } = episode;
  const reported = [
    ...(sceneNumber === undefined
      ? []
      : [{ source: "scene", value: `S${sceneSeason ?? season}E${sceneNumber}` }]),
    ...(tmdbId === undefined ? [] : [{ source: "tmdb", value: String(tmdbId) }]),
    ...(anidbId === undefined ? [] : [{ source: "anidb", value: String(anidbId) }]),
  ];
  if (reported.length === 0) return row.identities;
  const kept = unitColumns.identities
    .read(row)
    .filter(({ source }) => !reported.some((one) => one.source === source));
  return unitColumns.identities.update(row, [...kept, ...reported]);
}
