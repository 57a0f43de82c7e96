import type { Named } from "../message/deletion-step.ts";
import { formatKeep, type KeepReason } from "../message/keep.ts";
import type { KnownEpisode } from "../release-name/match-files.ts";
import type { MediaType } from "../state.ts";
import { findHiddenFiles } from "./hidden-files.ts";

/** What somebody wants to be rid of. */
export interface DeletionScope {
  readonly mediaType: MediaType;
  /** Requested seasons; empty: a movie, or the whole show. */
  readonly seasons: readonly number[];
}

/** Another live request for the same movie or show in the same instance. */
export interface OtherRequest {
  readonly id: string;
  readonly by: string | null;
  readonly seasons: readonly number[];
}

interface Numbers {
  readonly season: number;
  readonly number: number;
}

/** What is left alone, and why. */
export interface Kept {
  readonly what: Named;
  readonly reason: KeepReason;
}

export interface ArrFacts<Episode extends ArrEpisode, File extends ArrFile> {
  readonly title: string;
  readonly episodes: readonly Episode[];
  readonly files: readonly File[];
}

export interface ArrEpisode extends Numbers {
  readonly isMonitored: boolean;
  readonly fileId: number | null;
}

export interface ArrFile {
  readonly id: number;
  readonly path: string;
  readonly episodes: readonly Numbers[];
}

export interface ArrPlan<Episode, File> {
  /** The movie or series itself is deleted, with everything it has. */
  readonly removesTitle: boolean;
  readonly files: readonly File[];
  readonly episodes: readonly Episode[];
  readonly kept: readonly Kept[];
}

/**
 * What an arr deletes. Of a show: the files of the requested seasons that no other request wants; the series itself only
 * if nothing else of it is wanted, has a file or is monitored. `alsoDeleted`: the scopes of earlier deletions of the
 * same show.
 */
export function planArr<Episode extends ArrEpisode, File extends ArrFile>(
  deletionScope: DeletionScope,
  otherRequests: readonly OtherRequest[],
  facts: ArrFacts<Episode, File>,
  alsoDeleted: readonly DeletionScope[] = [],
): ArrPlan<Episode, File> {
  const isGoing = (season: number) =>
    isMine(deletionScope, season) && wanting(otherRequests, season) === null;
  if (deletionScope.mediaType === "MOVIE") return planMovie(otherRequests, facts);
  const files = facts.files.filter(
    ({ episodes }) => episodes.length > 0 && episodes.every(({ season }) => isGoing(season)),
  );
  const episodes = facts.episodes.filter(({ season }) => isGoing(season));
  const goesToo = ({ season }: Numbers) =>
    isGoing(season) ||
    (wanting(otherRequests, season) === null && alsoDeleted.some((other) => isMine(other, season)));
  const left = facts.episodes.filter(
    (episode) => (episode.isMonitored || episode.fileId !== null) && !goesToo(episode),
  );
  const isLeft =
    left.length > 0 ||
    facts.files.some((file) => file.episodes.length === 0 || !file.episodes.every(goesToo));
  const removesTitle = !isLeft && otherRequests.length === 0;
  return {
    removesTitle,
    files,
    episodes,
    kept: removesTitle ? [] : keptOfShow(deletionScope, otherRequests, facts, left),
  };
}

function planMovie<Episode extends ArrEpisode, File extends ArrFile>(
  otherRequests: readonly OtherRequest[],
  facts: ArrFacts<Episode, File>,
): ArrPlan<Episode, File> {
  const [otherRequest] = otherRequests;
  if (otherRequest === undefined)
    return { removesTitle: true, files: facts.files, episodes: [], kept: [] };
  const kept = [{ what: facts.title, reason: reasonNeededBy(otherRequest) }];
  return { removesTitle: false, files: [], episodes: [], kept };
}

function keptOfShow(
  deletionScope: DeletionScope,
  otherRequests: readonly OtherRequest[],
  { title, files }: ArrFacts<ArrEpisode, ArrFile>,
  left: readonly ArrEpisode[],
): readonly Kept[] {
  const shared = otherRequests.flatMap((otherRequest) => {
    const seasons = seasonsOf(files.flatMap(({ episodes }) => episodes)).filter(
      (season) => isMine(deletionScope, season) && isWantedBy(otherRequest, season),
    );
    return seasons.map((season) => ({
      what: { code: "THE_SEASON", params: { season } } as const,
      reason: reasonNeededBy(otherRequest),
    }));
  });
  const [otherRequest] = otherRequests;
  const seasons = seasonsOf(left);
  const reason: KeepReason =
    otherRequest === undefined
      ? seasons.length > 0
        ? { code: "SEASONS_IN_USE", params: { seasons } }
        : { code: "OTHER_SEASON_FILES", params: {} }
      : reasonNeededBy(otherRequest);
  return [...shared, { what: { code: "THE_SERIES", params: { title } }, reason }];
}

/** A download as far as it is known, from the tracker, the arrs and the client. */
export interface DownloadFacts {
  readonly title: string;
  /** Episodes that it contains; empty: a movie, or unknown. */
  readonly episodes: readonly Numbers[];
  /** Other requests that it brings something for, alive or not. */
  readonly sharedWith: readonly OtherRequest[];
  /** Other titles that an arr grabbed it for. */
  readonly otherTitles: readonly string[];
  /** Other downloads in the client that use the same data. */
  readonly crossSeeds: readonly string[];
  /** Names of its files; null: not known. */
  readonly files: readonly string[] | null;
  /** The episodes of the show, by which numbers without a season are read; empty: a movie, or unknown. */
  readonly known: readonly KnownEpisode[];
}

/** Why a download is kept; empty: it is deleted. `alsoDeleted`: other requests for the show that are being or were deleted. */
export function reasonsToKeep(
  deletionScope: DeletionScope,
  otherRequests: readonly OtherRequest[],
  facts: DownloadFacts,
  alsoDeleted: readonly DeletionScope[] = [],
): readonly KeepReason[] {
  const isOwn = (season: number) =>
    [deletionScope, ...alsoDeleted].some((one) => isMine(one, season));
  const reasons: KeepReason[] = [
    ...facts.sharedWith.map(
      ({ by }) => ({ code: "BRINGS_OTHER_REQUEST", params: { by } }) as const,
    ),
    ...facts.otherTitles.map(
      (title) => ({ code: "BRINGS_OTHER_TITLE", params: { title } }) as const,
    ),
    ...facts.crossSeeds.map((name) => ({ code: "SHARES_DATA", params: { name } }) as const),
  ];
  if (deletionScope.mediaType === "TV") {
    const seasons = seasonsOf(facts.episodes);
    const others = seasons.filter((season) => !isOwn(season));
    if (others.length > 0)
      reasons.push({ code: "HOLDS_OTHER_SEASONS", params: { seasons: others } });
    for (const season of seasons.filter(isOwn)) {
      const otherRequest = wanting(otherRequests, season);
      if (otherRequest !== null)
        reasons.push({ code: "SEASON_REQUESTED_TOO", params: { by: otherRequest.by, season } });
    }
  } else if (otherRequests[0] !== undefined) {
    reasons.push({ code: "REQUESTED_TOO", params: { by: otherRequests[0].by } });
  }
  const isGoing = (season: number) => isOwn(season) && wanting(otherRequests, season) === null;
  const going = facts.episodes.filter(({ season }) => isGoing(season));
  if (going.length === facts.episodes.length)
    reasons.push(...reasonsOfFiles(deletionScope.mediaType, facts, isGoing));
  return eachOnce(reasons);
}

/** Returns the reasons without those that say the same. */
export function eachOnce(reasons: readonly KeepReason[]): readonly KeepReason[] {
  return [...new Map(reasons.map((reason) => [formatKeep(reason), reason])).values()];
}

/** How many names a reason lists. */
const MAX_NAMES = 3;

/** What only the names of the files show. */
function reasonsOfFiles(
  mediaType: MediaType,
  { files, episodes, known }: DownloadFacts,
  isGoing: (season: number) => boolean,
): readonly KeepReason[] {
  if (files === null) return [];
  const expected = episodes.length;
  const { seasons, unread } = findHiddenFiles({ mediaType, files, expected, known, isGoing });
  const reasons: KeepReason[] = [];
  if (seasons.length > 0) reasons.push({ code: "FILES_OF_OTHER_SEASONS", params: { seasons } });
  const params = { count: unread.length, names: unread.slice(0, MAX_NAMES) };
  const code = mediaType === "MOVIE" ? "HOLDS_SEVERAL_MOVIES" : "FILES_UNREAD";
  if (unread.length > 0) reasons.push({ code, params });
  return reasons;
}

/** The whole show is its specials too; they are only ever another's where that other asked for them by number. */
export function isMine({ mediaType, seasons }: DeletionScope, season: number): boolean {
  return mediaType === "MOVIE" || seasons.length === 0 || seasons.includes(season);
}

function isWantedBy({ seasons }: OtherRequest, season: number): boolean {
  return seasons.length === 0 ? season > 0 : seasons.includes(season);
}

function wanting(otherRequests: readonly OtherRequest[], season: number): OtherRequest | null {
  return otherRequests.find((otherRequest) => isWantedBy(otherRequest, season)) ?? null;
}

function reasonNeededBy({ by }: OtherRequest): KeepReason {
  return { code: "REQUESTED_TOO", params: { by } };
}

function seasonsOf(episodes: readonly Numbers[]): readonly number[] {
  return [...new Set(episodes.map(({ season }) => season))].toSorted((one, other) => one - other);
}
