import type { EpisodeRef } from "../../domain/observation/keys.ts";
import type { Observation } from "../../domain/observation/observation.ts";
import { searchTextOf } from "../../domain/title.ts";
import { readNumbers, readStrings } from "../core/columns.ts";
import type { LoadedRequest, LoadedUnit } from "./rows.ts";

/** Takes into a request what an observation says of the film or series; what is known is never replaced by less. */
export function mergeItem(request: LoadedRequest, observation: Observation): void {
  const { row } = request;
  const { item, keys } = observation;
  const isNameless = row.title === "" || row.title === placeholderTitle(row.originId);
  const title = isNameless ? (item?.title ?? keys.titles?.[0] ?? row.title) : row.title;
  const known = [title, row.originalTitle, ...readStrings(row.otherTitles)];
  const reported = [
    item?.title,
    item?.originalTitle,
    ...(item?.otherTitles ?? []),
    ...(keys.titles ?? []),
  ];
  const others = [
    ...new Set(
      reported.filter((name) => name !== undefined && !known.includes(name) && name !== title),
    ),
  ];
  const otherTitles =
    others.length === 0
      ? row.otherTitles
      : JSON.stringify([...readStrings(row.otherTitles), ...others].slice(0, 40));
  const originalTitle = row.originalTitle ?? differing(item?.originalTitle, title);
  request.row = {
    ...row,
    title,
    originalTitle,
    otherTitles,
    searchText: searchTextOf([title, originalTitle, ...readStrings(otherTitles)]),
    year: row.year ?? item?.year ?? keys.year ?? null,
    isAnime: row.isAnime || item?.isAnime === true,
    is4k: row.is4k || item?.is4k === true,
    tmdbId: row.tmdbId ?? keys.tmdbId ?? null,
    tvdbId: row.tvdbId ?? keys.tvdbId ?? null,
    imdbId: row.imdbId ?? keys.imdbId ?? null,
    anidbIds: mergeNumber(row.anidbIds, keys.anidbId),
    requestedBy: row.requestedBy ?? item?.requestedBy ?? null,
    posterUrl: row.posterUrl ?? item?.posterUrl ?? null,
    arrService: keys.arr?.service ?? row.arrService,
    arrId: keys.arr?.id ?? row.arrId,
    arrPath: item?.path ?? row.arrPath,
  };
}

/** Shown until somebody tells the title. */
export function placeholderTitle(originId: string): string {
  return `Request ${originId}`;
}

function differing(name: string | undefined, title: string): string | null {
  return name === undefined || name === title ? null : name;
}

function mergeNumber(column: string, value: number | undefined): string {
  if (value === undefined) return column;
  const known = readNumbers(column);
  return known.includes(value) ? column : JSON.stringify([...known, value]);
}

/** Takes into a unit what an observation says of the episode. */
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
    identities: mergeIdentities(row.identities, episode),
    // Another installation of the arr counts its history from 1 again.
    historyId: isAnother ? null : row.historyId,
  };
}

interface Identity {
  readonly source: string;
  readonly value: string;
}

/** What others call the episode, each source once; a source that is silent now keeps what it said. */
function mergeIdentities(column: string, episode: EpisodeRef): string {
  const { season, sceneSeason, sceneNumber, tmdbId, anidbId } = episode;
  const reported: readonly Identity[] = [
    ...(sceneNumber === undefined
      ? []
      : [{ source: "scene", value: `S${sceneSeason ?? season}E${sceneNumber}` }]),
    ...(tmdbId === undefined ? [] : [{ source: "tmdb", value: String(tmdbId) }]),
    ...(anidbId === undefined ? [] : [{ source: "anidb", value: String(anidbId) }]),
  ];
  if (reported.length === 0) return column;
  const kept = readIdentities(column).filter(
    ({ source }) => !reported.some((one) => one.source === source),
  );
  return JSON.stringify([...kept, ...reported]);
}

/** Written by mergeIdentities alone. */
function readIdentities(column: string): readonly Identity[] {
  return JSON.parse(column) as readonly Identity[];
}
