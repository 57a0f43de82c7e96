import type { CandidateRequest, CandidateUnit } from "../domain/candidate.ts";
import type { MediaType } from "../domain/state.ts";
import { readNumbers, readStrings } from "./columns.ts";
import type { LoadedRequest, LoadedUnit } from "./rows.ts";

/** What correlation needs to know of loaded requests. */
export function toCandidates(requests: readonly LoadedRequest[]): readonly CandidateRequest[] {
  return requests.map((request) => toCandidate(request, requests));
}

function toCandidate(request: LoadedRequest, all: readonly LoadedRequest[]): CandidateRequest {
  const { row, units } = request;
  return {
    id: row.id,
    originService: row.originService,
    originId: row.originId,
    mediaType: row.mediaType as MediaType,
    isLive: isLive(request) && !isSuperseded(request, all),
    arr:
      row.arrService === null || row.arrId === null
        ? null
        : { service: row.arrService, id: row.arrId },
    is4k: row.is4k,
    tmdbId: row.tmdbId,
    tvdbId: row.tvdbId,
    imdbId: row.imdbId,
    seasons: readNumbers(row.seasons),
    titles: [row.title, row.originalTitle, ...readStrings(row.otherTitles)].filter(
      (title) => title !== null,
    ),
    year: row.year,
    units: units.map(toCandidateUnit),
  };
}

function isLive({ row }: LoadedRequest): boolean {
  return row.wishState !== "DECLINED" && row.wishState !== "DELETED";
}

/** What was deleted is not revived while a newer request wants the same. */
function isSuperseded({ row }: LoadedRequest, all: readonly LoadedRequest[]): boolean {
  return (
    row.state === "DELETED" &&
    all.some(
      (other) =>
        other.row.id !== row.id &&
        isLive(other) &&
        other.row.createdAt > row.createdAt &&
        other.row.mediaType === row.mediaType &&
        (other.row.tvdbId ?? other.row.tmdbId) === (row.tvdbId ?? row.tmdbId),
    )
  );
}

function toCandidateUnit({ row, attempts }: LoadedUnit): CandidateUnit {
  return {
    id: row.id,
    season: row.season,
    number: row.number,
    arrId: row.arrId,
    fileId: row.fileId,
    filePath: row.filePath,
    shokoFileId: row.shokoFileId,
    downloadKeys: attempts
      .map(({ download }) => download?.row.downloadKey ?? null)
      .filter((key) => key !== null),
  };
}
