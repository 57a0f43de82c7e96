import { beginApproval } from "../../domain/machine/approval.ts";
import type { EpisodeRef } from "../../domain/observation/keys.ts";
import { reasonOf, type Observation } from "../../domain/observation/observation.ts";
import { requestKey } from "../../domain/origin.ts";
import { createUnit } from "../../domain/unit.ts";
import { mediaRequestColumns } from "../../store/column/media-request.ts";
import { toReasonColumns } from "../../store/column/message.ts";
import type { MediaRequest, Unit } from "../../store/generated/sqlite/client.ts";
import { mergeEpisode, mergeItem, placeholderTitle } from "./facts.ts";
import { newRow, type LoadedRequest, type LoadedUnit } from "./rows.ts";
import type { Workspace } from "./workspace.ts";

/** Creates the row of a new request. A movie gets its unit at once. */
export function createRequest(work: Workspace, observation: Observation): LoadedRequest | null {
  const { mediaType } = observation.keys;
  const originId = requestKey(observation.keys);
  if (mediaType === undefined || originId === undefined) return null;
  const request: LoadedRequest = {
    ...newRow(emptyRequest(work, observation, mediaType, originId)),
    units: [],
  };
  mergeItem(request, observation);
  if (request.row.title === "") request.row = { ...request.row, title: placeholderTitle(originId) };
  work.requests.set(request.row.id, request);
  if (mediaType === "MOVIE") createMovieUnit(work, request);
  return request;
}

function emptyRequest(
  work: Workspace,
  observation: Observation,
  mediaType: string,
  originId: string,
): MediaRequest {
  const { now } = work;
  const { approval } = beginApproval(observation);
  return {
    id: work.newId(),
    origin: observation.kind === "requested" ? observation.origin : "seerr",
    originService: observation.service,
    originId,
    originReuse: 0,
    mediaType,
    title: "",
    originalTitle: null,
    otherTitles: "[]",
    searchText: "",
    sortTitle: "",
    year: null,
    isAnime: false,
    is4k: observation.keys.is4k ?? false,
    tmdbId: null,
    tvdbId: null,
    imdbId: null,
    anidbIds: "[]",
    seasons: mediaRequestColumns.seasons.write(
      (observation.keys.seasons ?? []).toSorted((a, b) => a - b),
    ),
    requestedBy: null,
    requesterId: null,
    requesterJellyfinId: null,
    helpAskedAt: null,
    helpAskedBy: null,
    pendingSeasons: null,
    isHeardAvailable: null,
    posterUrl: null,
    backdropUrl: null,
    overview: null,
    runtimeMinutes: null,
    genres: null,
    arrService: observation.item?.sentTo ?? null,
    arrId: null,
    arrPath: null,
    arrSlug: null,
    libraryItemId: null,
    watchUrl: null,
    approvalState: approval.state,
    ...toReasonColumns("approvalReason", reasonOf(observation)),
    declineReason: null,
    isApprovalInferred: approval.isApprovalInferred,
    state: "REQUESTED",
    stateReason: null,
    stateReasonCode: null,
    stateReasonParams: null,
    stateChangedAt: now,
    progress: 0,
    eta: null,
    downloadEta: null,
    nextAirDate: null,
    isNextAirDateDayOnly: null,
    isComplete: false,
    isFinished: false,
    problemCode: null,
    ownProblem: null,
    worstProblem: null,
    reached: "{}",
    downloadIds: "[]",
    counts: "{}",
    version: 0n,
    trackedSince: now,
    createdAt: now,
    updatedAt: now,
  };
}

function createMovieUnit(work: Workspace, request: LoadedRequest): void {
  request.units.push({ ...newRow(emptyUnit(work, request, null, true)), attempts: [] });
}

/**
 * Creates the unit of an episode that the arr named. The unit starts at REQUESTED and inherits the approval of its
 * request.
 */
export function createEpisodeUnit(
  work: Workspace,
  request: LoadedRequest,
  episode: EpisodeRef,
  isWanted: boolean,
): LoadedUnit {
  const loaded: LoadedUnit = {
    ...newRow(emptyUnit(work, request, episode, isWanted)),
    attempts: [],
  };
  mergeEpisode(loaded, episode);
  request.units.push(loaded);
  return loaded;
}

function emptyUnit(
  work: Workspace,
  request: LoadedRequest,
  episode: EpisodeRef | null,
  isWanted: boolean,
): Unit {
  const { state } = createUnit({ state: "REQUESTED", isApprovalInferred: false }, false);
  return {
    id: work.newId(),
    requestId: request.row.id,
    season: episode?.season ?? null,
    number: episode?.number ?? null,
    absoluteNumber: null,
    title: null,
    airDate: null,
    isDayOnly: null,
    isUndated: episode?.airDate === null,
    isWanted,
    monitored: episode?.monitored ?? true,
    pendingReason: null,
    pendingUntil: null,
    missingSince: null,
    lostSince: null,
    unlistedSince: null,
    isUnmanaged: false,
    belowQuality: null,
    releaseSearch: null,
    historyId: null,
    historyFloor: null,
    arrId: null,
    tvdbId: null,
    identities: "[]",
    state,
    stateReason: null,
    stateReasonCode: null,
    stateReasonParams: null,
    stateChangedAt: work.now,
    progress: 0,
    fileId: null,
    filePath: null,
    fileName: null,
    fileSize: null,
    fileImportedAt: null,
    shokoFileId: null,
    shokoPath: null,
    librarySize: null,
    matching: null,
    matchingAt: null,
    libraryItemId: null,
    watchUrl: null,
    deletedAt: null,
    problemCode: null,
    problemSince: null,
    problemMessage: null,
    problemParams: null,
    problemDetail: "[]",
    problemActions: "[]",
    problemUntil: null,
  };
}
