import type { CandidateRequest, CandidateUnit } from "../../domain/candidate.ts";
import { isWantedSeason } from "../../domain/correlation.ts";
import { mediaRequestColumns } from "../../store/column/media-request.ts";
import { arrItemOf, instanceOf } from "./arr-item.ts";
import { titlesOf } from "./facts.ts";
import type { LoadedRequest, LoadedUnit } from "./rows.ts";
import { toNumber } from "./unit-row.ts";

/** Returns what correlation needs of the loaded requests. */
export function toCandidates(requests: readonly LoadedRequest[]): readonly CandidateRequest[] {
  return requests.map((request) => toCandidate(request, requests));
}

function toCandidate(request: LoadedRequest, all: readonly LoadedRequest[]): CandidateRequest {
  const { row, units } = request;
  // The state of the request follows that of its units only at the end of a transaction.
  const isDeleted = units.length === 0 ? row.state === "DELETED" : units.every(isUnitDeleted);
  const newer = isDeleted || units.some(isOver) ? newerOf(request, all) : [];
  // A deleted request is not revived while a newer request is for the same title.
  const isSuperseded = isDeleted && newer.length > 0;
  return {
    id: row.id,
    originService: row.originService,
    originId: row.originId,
    isOriginReused: row.originReuse > 0,
    mediaType: mediaRequestColumns.mediaType.read(row),
    isLive: isLive(request) && !isSuperseded,
    // Nothing of it is left that a title which was added again could bring back.
    isDeleted: isDeleted || (newer.length > 0 && units.length > 0 && units.every(hasNothingLeft)),
    instance: instanceOf(row),
    arrId: arrItemOf(row)?.id ?? null,
    is4k: row.is4k,
    tmdbId: row.tmdbId,
    tvdbId: row.tvdbId,
    imdbId: row.imdbId,
    seasons: mediaRequestColumns.seasons.read(row),
    titles: titlesOf(row),
    year: row.year,
    units: units.map((unit) => toCandidateUnit(unit, newer)),
  };
}

function isLive({ row }: LoadedRequest): boolean {
  return row.approvalState !== "DECLINED" && row.approvalState !== "DELETED";
}

function isUnitDeleted({ row }: LoadedUnit): boolean {
  return row.state === "DELETED";
}

/** Whether the unit was deleted, or its title has left the arr. */
function isOver({ row }: LoadedUnit): boolean {
  return row.state === "DELETED" || row.isUnmanaged;
}

/** Whether the unit was deleted, or left its arr before it had a file. */
function hasNothingLeft({ row }: LoadedUnit): boolean {
  return row.state === "DELETED" || (row.isUnmanaged && row.filePath === null);
}

/**
 * Returns live requests for the same movie or show in the same arr that were created later. Ids sort by creation time. A
 * request in 4K does not replace one in HD.
 */
function newerOf({ row }: LoadedRequest, all: readonly LoadedRequest[]): readonly LoadedRequest[] {
  return all.filter(
    (other) =>
      other.row.id > row.id &&
      isLive(other) &&
      other.row.mediaType === row.mediaType &&
      (other.row.tvdbId ?? other.row.tmdbId) === (row.tvdbId ?? row.tmdbId) &&
      isOfSameArr(other.row, row),
  );
}

/** Until the arr of both is known, their quality decides. */
function isOfSameArr(one: LoadedRequest["row"], other: LoadedRequest["row"]): boolean {
  const [first, second] = [instanceOf(one), instanceOf(other)];
  return first === null || second === null ? one.is4k === other.is4k : first === second;
}

function toCandidateUnit(
  { row, attempts }: LoadedUnit,
  newer: readonly LoadedRequest[],
): CandidateUnit {
  const isAskedAgain = newer.some((other) => isWantedBy(other, row.season));
  return {
    id: row.id,
    season: row.season,
    number: row.number,
    arrId: row.arrId,
    fileId: row.fileId,
    filePath: row.filePath,
    fileSize: toNumber(row.fileSize),
    shokoFileId: row.shokoFileId,
    downloadKeys: attempts
      .map(({ download }) => download?.row.downloadKey ?? null)
      .filter((key) => key !== null),
    hasLeft: row.state === "DELETED" && row.isUnmanaged,
    isLeftBehind: row.isUnmanaged && (isAskedAgain || row.filePath !== null),
    isSuperseded: row.state === "DELETED" && row.season !== null && isAskedAgain,
  };
}

function isWantedBy({ row }: LoadedRequest, season: number | null): boolean {
  return (
    season === null || isWantedSeason({ seasons: mediaRequestColumns.seasons.read(row) }, season)
  );
}
