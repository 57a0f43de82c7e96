import { isSameEpisode } from "../../domain/correlation.ts";
import { isKnownFile, type KnownFile } from "../../domain/former-title.ts";
import { fileIdOf } from "../../domain/machine/attempt.ts";
import { plainReason } from "../../domain/message/reason.ts";
import type { EpisodeRef } from "../../domain/observation/keys.ts";
import type { Observation, ObservationOf } from "../../domain/observation/observation.ts";
import { applyToRequest } from "./apply-request.ts";
import type { ApplyResult, ApplyScope } from "./apply-scope.ts";
import type { LoadedRequest, LoadedUnit } from "./rows.ts";
import { toNumber } from "./unit-row.ts";
import type { Workspace } from "./workspace.ts";

/** An episode that lost its file to a new file of other episodes. */
interface Loss {
  readonly request: LoadedRequest;
  readonly unit: LoadedUnit;
  readonly fileId: number;
}

/**
 * Finds the episodes whose file the arr replaces with this import: a file with two episodes, of which the new file has
 * one. The arr removes the former file as a whole, so the others have none. Has to be called before the import is
 * applied. A record of the history proves nothing: the records of one file come one by one.
 */
export function findReplaced(
  requests: readonly LoadedRequest[],
  observation: Observation,
): readonly Loss[] {
  if (observation.kind !== "imported" || observation.historyId !== undefined) return [];
  const { episodes } = observation.keys;
  const fileId = fileIdOf(observation);
  if (fileId === undefined || episodes === undefined) return [];
  const isNamed = ({ row }: LoadedUnit) => episodes.some((episode) => isSameEpisode(row, episode));
  return requests.flatMap((request) => {
    const former = new Set(request.units.filter(isNamed).flatMap((unit) => lastFileOf(unit) ?? []));
    return request.units.flatMap((unit) => {
      const lost = isNamed(unit) ? null : ownFileOf(unit);
      if (lost === null || isKnownFile(fileOf(unit), observation)) return [];
      return lost !== fileId && former.has(lost) ? [{ request, unit, fileId: lost }] : [];
    });
  });
}

function fileOf({ row: { filePath, fileSize } }: LoadedUnit): KnownFile {
  return { filePath, fileSize: toNumber(fileSize) };
}

/** The file that the unit has, or that the arr misses. */
function ownFileOf(unit: LoadedUnit): number | null {
  return unit.row.fileId ?? (unit.row.missingSince === null ? null : lastFileOf(unit));
}

function lastFileOf({ row, attempts }: LoadedUnit): number | null {
  if (row.fileId !== null) return row.fileId;
  const brought = attempts.toSorted((one, other) => other.row.ordinal - one.row.ordinal);
  return brought.find((attempt) => attempt.row.fileId !== null)?.row.fileId ?? null;
}

/** Lets the episodes wait for another file. */
export async function releaseReplaced(
  work: Workspace,
  losses: readonly Loss[],
  observation: Observation,
  scope: ApplyScope,
): Promise<readonly ApplyResult[]> {
  if (observation.kind !== "imported") return [];
  const results: ApplyResult[] = [];
  for (const { request, unit, fileId } of losses) {
    const { season, number } = unit.row;
    if (season === null || number === null) continue;
    const target = { requestId: request.row.id, unitIds: [unit.row.id], missing: [] };
    const replaced = toReplaced(observation, { season, number }, fileId);
    results.push(...(await applyToRequest(work, request, target, replaced, scope)));
  }
  return results;
}

function toReplaced(
  imported: ObservationOf<"imported">,
  episode: EpisodeRef,
  fileId: number,
): Observation {
  const { file: _file, release: _release, coversWholeDownload: _covers, ...rest } = imported;
  const { downloadId: _id, otherDownloadIds: _ids, path: _path, ...keys } = rest.keys;
  return {
    ...rest,
    kind: "file-deleted",
    keys: { ...keys, episodes: [episode], fileId },
    reason: plainReason("FILE_REPLACED"),
    isReplaced: true,
  };
}

/**
 * Returns the deletion of a missing file as a replacement where another episode that came with the same file has a
 * newer one. What the arr deletes for an upgrade is reported before the new file.
 */
export function withReplacement(
  requests: readonly LoadedRequest[],
  observation: Observation,
): Observation {
  if (observation.kind !== "file-deleted" || observation.historyId !== undefined)
    return observation;
  if (observation.isConfirmed === true || observation.isReplaced === true) return observation;
  const { episodes } = observation.keys;
  const fileId = fileIdOf(observation);
  if (fileId === undefined || episodes === undefined || isByHand(observation)) return observation;
  const hasNewer = requests.some(({ units }) =>
    units.some(
      ({ row, attempts }) =>
        row.fileId !== null &&
        row.fileId !== fileId &&
        row.missingSince === null &&
        attempts.some((attempt) => attempt.row.fileId === fileId) &&
        !episodes.some((episode) => isSameEpisode(row, episode)),
    ),
  );
  if (!hasNewer) return observation;
  return { ...observation, reason: plainReason("FILE_REPLACED"), isReplaced: true };
}

function isByHand({ reason }: ObservationOf<"file-deleted">): boolean {
  return typeof reason !== "string" || reason.toLowerCase() !== "missingfromdisk";
}
