import type { CandidateRequest, CandidateUnit } from "./candidate.ts";
import { downloadKeys } from "./machine/attempt.ts";
import type { EpisodeRef, Keys } from "./observation/keys.ts";
import type { Observation, ObservationOf } from "./observation/observation.ts";
import { isSameFile } from "./path.ts";

type ArrItem = NonNullable<Keys["arr"]>;

// A title that is removed from its arr and added again has another id there, and so have its episodes.

/**
 * Whether an observation is about the same title under another id of its arr. A late webhook, a late removal and what other
 * services show are about the former id, and observations about the new id do not revive a request that was deleted before.
 */
export function isOfFormerItem(
  request: CandidateRequest,
  { kind, channel, service, keys }: Observation,
): boolean {
  const { arr } = keys;
  if (arr === undefined || !isOfOtherItem(request, keys)) return false;
  // Others know a title by the id that the tracker knew.
  const isHearsay = service !== arr.service || kind === "removed-from-arr";
  return isHearsay || request.isDeleted || (channel === "WEBHOOK" && isLower(arr, request));
}

/**
 * An arr counts upwards: a webhook with a lower id was sent before the title was added again. Polls notice a database
 * that counts anew.
 */
function isLower({ id }: ArrItem, { arrId }: CandidateRequest): boolean {
  return arrId !== null && id < arrId;
}

/** Whether an observation about a title that was added again leaves this movie or episode of the former one alone. */
export function isLeftAlone(
  request: CandidateRequest,
  unit: CandidateUnit,
  observation: Observation,
  episode?: EpisodeRef,
): boolean {
  if (unit.hasLeft) return isOtherEpisode(unit, episode);
  if (!unit.isLeftBehind || isOfStayedFile(unit, observation)) return false;
  return isOtherEpisode(unit, episode) || isOfOtherItem(request, observation.keys);
}

/** Whether the title left its arr and was asked for again: episodes that are listed then are those of the newer request. */
export function isLeftForNewer(
  { id, units }: CandidateRequest,
  all: readonly CandidateRequest[],
): boolean {
  return (
    units.length > 0 &&
    units.every((unit) => unit.isLeftBehind || unit.hasLeft) &&
    all.some((other) => other.id > id)
  );
}

function isOtherEpisode({ arrId }: CandidateUnit, episode?: EpisodeRef): boolean {
  return arrId !== null && episode?.arrId !== undefined && episode.arrId !== arrId;
}

function isOfOtherItem(
  { instance, arrId }: Pick<CandidateRequest, "instance" | "arrId">,
  { arr }: Keys,
): boolean {
  return arr !== undefined && arrId !== null && arr.service === instance && arr.id !== arrId;
}

/**
 * Whether the arr has found the file that stayed when the title left, or its history shows that it had: it deletes a file
 * before it imports a better one. What a download brings may have the same name.
 */
function isOfStayedFile(unit: CandidateUnit, observation: Observation): boolean {
  if (observation.kind === "file-deleted")
    return observation.historyId !== undefined && isAtPath(unit, observation.keys.path);
  return (
    observation.kind === "imported" &&
    downloadKeys(observation).length === 0 &&
    isKnownFile(unit, observation)
  );
}

/**
 * Returns the units of a title that left its arr whose file was deleted with it: the history of the title that was added
 * again shows that a download came to the same place, and that the arr had no file there before.
 */
export function listOverwritten(
  request: CandidateRequest,
  observation: Observation,
): readonly CandidateUnit[] {
  const { kind, historyId, keys } = observation;
  const isOfDownload = kind === "imported" && downloadKeys(observation).length > 0;
  if (!isOfDownload || historyId === undefined) return [];
  const path = observation.file?.path ?? keys.path;
  const episodes = keys.episodes ?? [undefined];
  return request.units.filter(
    (unit) =>
      unit.isLeftBehind &&
      isAtPath(unit, path) &&
      episodes.some(
        (episode) => isSameUnit(unit, episode) && isLeftAlone(request, unit, observation, episode),
      ),
  );
}

function isSameUnit({ season, number }: CandidateUnit, episode: EpisodeRef | undefined): boolean {
  return season === (episode?.season ?? null) && number === (episode?.number ?? null);
}

function isAtPath({ filePath }: KnownFile, path: string | undefined): boolean {
  return filePath !== null && path !== undefined && isSameFile(filePath, path);
}

/** Where a file of a unit is, and how large it is; null: not known. */
export type KnownFile = Pick<CandidateUnit, "filePath" | "fileSize">;

/** Whether an import is of a file that is known already: a title that is added again gives it another id. */
export function isKnownFile(known: KnownFile, { file, keys }: ObservationOf<"imported">): boolean {
  if (!isAtPath(known, file?.path ?? keys.path)) return false;
  const { fileSize } = known;
  return fileSize === null || file?.size === undefined || file.size === fileSize;
}
