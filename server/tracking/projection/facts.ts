import type { EpisodeRef } from "../../domain/observation/keys.ts";
import type { Observation } from "../../domain/observation/observation.ts";
import { searchTextOf } from "../../domain/title.ts";
import { mediaRequestColumns } from "../../store/column/media-request.ts";
import { unitColumns } from "../../store/column/unit.ts";
import type { LoadedRequest, LoadedUnit } from "./rows.ts";

const MAX_TITLES = 40;

/** Merges the facts of the movie or series into its request. A known fact is never replaced by a poorer one. */
export function mergeItem(request: LoadedRequest, observation: Observation): void {
  const { row } = request;
  const { item, keys } = observation;
  const isNameless = row.title === "" || row.title === placeholderTitle(row.originId);
  const title = isNameless ? (item?.title ?? keys.titles?.[0] ?? row.title) : row.title;
  const knownOthers = mediaRequestColumns.otherTitles.read(row);
  const known = [title, row.originalTitle, ...knownOthers];
  const reported = [
    item?.title,
    item?.originalTitle,
    ...(item?.otherTitles ?? []),
    ...(keys.titles ?? []),
  ];
  const named = reported.filter((name) => name !== undefined);
  const others = [...new Set(named.filter((name) => !known.includes(name)))];
  const otherTitles =
    others.length === 0 ? knownOthers : [...knownOthers, ...others].slice(0, MAX_TITLES);
  const originalTitle = row.originalTitle ?? differing(item?.originalTitle, title);
  request.row = {
    ...row,
    title,
    originalTitle,
    otherTitles: mediaRequestColumns.otherTitles.update(row, otherTitles),
    searchText: searchTextOf([title, originalTitle, ...otherTitles]),
    year: row.year ?? item?.year ?? keys.year ?? null,
    isAnime: row.isAnime || item?.isAnime === true,
    is4k: row.is4k || item?.is4k === true,
    tmdbId: row.tmdbId ?? keys.tmdbId ?? null,
    tvdbId: row.tvdbId ?? keys.tvdbId ?? null,
    imdbId: row.imdbId ?? keys.imdbId ?? null,
    anidbIds: mergeAnidbId(row, keys.anidbId),
    requestedBy: row.requestedBy ?? item?.requestedBy ?? null,
    posterUrl: row.posterUrl ?? item?.posterUrl ?? null,
    arrService: keys.arr?.service ?? row.arrService,
    arrId: keys.arr?.id ?? row.arrId,
    arrPath: item?.path ?? row.arrPath,
  };
}

/** Shown until the title is known. */
export function placeholderTitle(originId: string): string {
  return `Request ${originId}`;
}

function differing(name: string | undefined, title: string): string | null {
  return name === undefined || name === title ? null : name;
}

function mergeAnidbId(row: LoadedRequest["row"], id: number | undefined): string {
  const known = mediaRequestColumns.anidbIds.read(row);
  if (id === undefined || known.includes(id)) return row.anidbIds;
  return mediaRequestColumns.anidbIds.write([...known, id]);
}

/** Merges the facts of the episode into its unit. */
export function mergeEpisode(loaded: LoadedUnit, episode: EpisodeRef): void {
  const { row } = loaded;
  const isAnother =
    episode.arrId !== undefined && row.arrId !== null && episode.arrId !== row.arrId;
  loaded.row = {
    ...row,
    arrId: episode.arrId ?? row.arrId,
    tvdbId: episode.tvdbId ?? row.tvdbId,
    absoluteNumber: episode.absoluteNumber ?? row.absoluteNumber,
    title: episode.title ?? row.title,
    airDate: episode.airDate == null ? row.airDate : new Date(episode.airDate),
    identities: mergeIdentities(row, episode),
    // A new installation of the arr counts its history from 1 again.
    historyId: isAnother ? null : row.historyId,
  };
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
