import { correlate, isSameEpisode } from "../../domain/correlation.ts";
import { downloadKeys } from "../../domain/machine/attempt.ts";
import { plainReason } from "../../domain/message/reason.ts";
import type { Observation, ObservationOf } from "../../domain/observation/observation.ts";
import { isSameItem } from "../../domain/same-item.ts";
import { isOtherTitle } from "../../domain/same-title.ts";
import { adoptTrackedRequest, applyToRequest, adoptNewRequest } from "./apply-request.ts";
import type { ApplyScope, ApplyResult, ObservationResult } from "./apply-scope.ts";
import { toCandidates } from "./candidate.ts";
import { mergeFileProgress } from "./download-files.ts";
import { findDownload, mergeDownload } from "./downloads.ts";
import { mergeItem } from "./facts.ts";
import { freeOrigin } from "./free-origin.ts";
import { deleteOverwritten } from "./overwritten-file.ts";
import { noteApplied } from "./record-applied.ts";
import { findReplaced, releaseReplaced, withReplacement } from "./replaced-file.ts";
import type { LoadedRequest, LoadedUnit } from "./rows.ts";
import { strongest } from "./strongest.ts";
import { loadCandidates, type Workspace } from "./workspace.ts";

/** Applies one observation to all requests it matches, in memory; flush.ts writes them. */
export async function applyObservation(
  work: Workspace,
  reported: Observation,
  scope: ApplyScope,
): Promise<ObservationResult> {
  const from = work.transitions.length;
  const result = await applyToMatching(work, reported, scope);
  const isRecorded = scope.cause.deliveryId === null && scope.isImport !== true;
  if (isRecorded) noteApplied(work, reported, { requestIds: result.requestIds, from });
  return result;
}

async function applyToMatching(
  work: Workspace,
  reported: Observation,
  scope: ApplyScope,
): Promise<ObservationResult> {
  const observation = withInstance(reported, scope);
  const candidates = await loadCandidates(work, observation);
  const correlation = correlate(observation, toCandidates(candidates));
  const overwritten = await deleteOverwritten(work, candidates, observation, scope);
  const unmatched = { outcome: "unmatched", requestIds: [] } as const;
  if (correlation.kind === "ambiguous") return { ...unmatched, reasons: [correlation.reason] };
  if (correlation.kind === "none") {
    const before = work.transitions.length;
    const created = await applyUntracked(work, observation, scope, candidates);
    if (created === null) return { ...unmatched, reasons: [correlation.reason] };
    const changed = work.transitions.slice(before).map(({ requestId }) => requestId);
    return { ...created, requestIds: [...new Set(changed)] };
  }
  const requests = correlation.targets.flatMap(
    ({ requestId }) => work.requests.get(requestId) ?? [],
  );
  // Before any of them is changed.
  const replaced = findReplaced(requests, observation);
  const knownBefore = new Set(
    requests.filter((one) => isAppliedBefore(one, candidates, observation)),
  );
  const seen = withReplacement(requests, observation);
  const results = [...overwritten];
  for (const target of correlation.targets) {
    const request = work.requests.get(target.requestId);
    if (request === undefined) continue;
    const around = knownBefore.has(request)
      ? { ...scope, around: { ...scope.around, isAppliedElsewhere: true } }
      : scope;
    results.push(...(await applyToRequest(work, request, target, seen, around)));
  }
  results.push(...(await releaseReplaced(work, replaced, observation, scope)));
  await applyToDownload(work, observation);
  mergeFileProgress(work.listings, candidates, observation);
  if (observation.kind === "imported" && observation.coversWholeDownload === true)
    results.push(...(await endMissingFromPack(work, candidates, observation, scope)));
  return { ...strongest(results), requestIds: requests.map(({ row }) => row.id) };
}

/** Whether an earlier request for the title has had this record of the arr's history already. */
function isAppliedBefore(
  { row: { id, arrService, createdAt } }: LoadedRequest,
  candidates: readonly LoadedRequest[],
  { historyId, keys }: Observation,
): boolean {
  if (historyId === undefined) return false;
  const isNamed = ({ row }: LoadedUnit) =>
    keys.episodes === undefined || keys.episodes.some((episode) => isSameEpisode(row, episode));
  return candidates.some(
    ({ row, units }) =>
      row.id !== id &&
      row.createdAt < createdAt &&
      row.arrService === (keys.arr?.service ?? arrService) &&
      units.some((unit) => isNamed(unit) && (unit.row.historyId ?? 0) >= historyId),
  );
}

/** Adds whether the arr instance is for 4K. */
function withInstance(observation: Observation, { is4kInstance }: ApplyScope): Observation {
  const { keys } = observation;
  const is4k = keys.arr === undefined ? undefined : is4kInstance(keys.arr.service);
  return is4k === undefined ? observation : { ...observation, keys: { ...keys, is4k } };
}

const CREATING_KINDS: readonly string[] = ["requested", "approved", "declined", "refused-by-arr"];

/** Creates a request that was not tracked before, or adopts one that was tracked because of its arr. */
async function applyUntracked(
  work: Workspace,
  observation: Observation,
  scope: ApplyScope,
  candidates: readonly LoadedRequest[],
): Promise<ApplyResult | null> {
  if (!CREATING_KINDS.includes(observation.kind) || observation.keys.mediaType === undefined)
    return null;
  const isFromArr = observation.keys.requestId === undefined;
  const alike = liveOfSameItem(candidates, observation).filter(
    ({ row }) => row.state !== "DELETED",
  );
  if (isFromArr && isGivenUp(candidates, observation))
    return { outcome: "ignored", reasons: ["nobody follows it any more"] };
  if (isFromArr && alike.length > 0) {
    for (const request of alike) mergeItem(request, observation);
    return { outcome: "noted", reasons: ["it is followed already"] };
  }
  const followed = alike.find(
    ({ row }) =>
      row.origin === "arr" &&
      isOfQuality(row.arrService, observation, scope) &&
      (observation.item?.sentTo ?? row.arrService) === row.arrService,
  );
  if (isFromArr && !scope.mayFollowArr) return null;
  freeOrigin(work, observation);
  if (!isFromArr && followed !== undefined && !(await isBeingDeleted(work, followed)))
    return adoptTrackedRequest(work, followed, observation, scope);
  return adoptNewRequest(work, observation, scope);
}

/** A request that is being deleted is not adopted: the new request would be lost with its row. */
async function isBeingDeleted({ tx }: Workspace, { row }: LoadedRequest): Promise<boolean> {
  const where = { openKey: row.id };
  return (await tx.deletion.findUnique({ where, select: { id: true } })) !== null;
}

/**
 * Whether the request was deleted and the arr still has the same title, which is then not a new request. A title that
 * is added again has a new id.
 */
function isGivenUp(candidates: readonly LoadedRequest[], { keys }: Observation): boolean {
  const { arr } = keys;
  return (
    arr !== undefined &&
    candidates.some(
      ({ row }) =>
        row.approvalState === "DELETED" &&
        row.arrService === arr.service &&
        row.arrId === arr.id &&
        !isOtherTitle(row, keys),
    )
  );
}

/** If there are instances for 4K and others, an instance for 4K serves only requests in 4K. */
function isOfQuality(
  arrService: string | null,
  { keys, item }: Observation,
  { is4kInstance }: ApplyScope,
): boolean {
  const is4k = arrService === null ? undefined : is4kInstance(arrService);
  return is4k === undefined || is4k === (keys.is4k ?? item?.is4k ?? false);
}

function liveOfSameItem(
  candidates: readonly LoadedRequest[],
  observation: Observation,
): readonly LoadedRequest[] {
  const matching = toCandidates(candidates).filter(
    (request) => request.isLive && isSameItem(request, observation.keys),
  );
  const ids = new Set(matching.map(({ id }) => id));
  return candidates.filter(({ row }) => ids.has(row.id));
}

async function applyToDownload(work: Workspace, observation: Observation): Promise<void> {
  const [key] = downloadKeys(observation);
  const keyless = key === undefined && observation.kind === "grabbed";
  if (keyless) {
    for (const download of work.downloads.values()) {
      if (download.original === null && download.row.downloadKey === null)
        mergeDownload(work, download, observation);
    }
    return;
  }
  for (const id of downloadKeys(observation)) {
    const download = await findDownload(work, id);
    if (download !== null) mergeDownload(work, download, observation);
  }
}

/**
 * The arr reports the import of the whole download: episodes it was grabbed for and does not name were not in the pack
 * (scenario G2). One episode alone proves nothing: a manual import of a single file of a pack reports the same (Sonarr
 * #7922).
 */
async function endMissingFromPack(
  work: Workspace,
  candidates: readonly LoadedRequest[],
  observation: ObservationOf<"imported">,
  scope: ApplyScope,
): Promise<readonly ApplyResult[]> {
  const keys = downloadKeys(observation);
  const named = observation.keys.episodes ?? [];
  if (keys.length === 0 || named.length < 2) return [];
  const results: ApplyResult[] = [];
  for (const request of candidates) {
    const left = request.units.filter(
      ({ row, attempts }) =>
        !named.some((episode) => isSameEpisode(row, episode)) &&
        attempts.some(
          ({ row: { end }, download }) =>
            end === null && keys.includes(download?.row.downloadKey ?? ""),
        ),
    );
    const target = {
      requestId: request.row.id,
      unitIds: left.map(({ row }) => row.id),
      missing: [],
    };
    if (left.length > 0)
      results.push(
        ...(await applyToRequest(work, request, target, toMissingFromPack(observation), scope)),
      );
  }
  return results;
}

function toMissingFromPack(imported: ObservationOf<"imported">): Observation {
  const { file: _file, coversWholeDownload: _coversWholeDownload, ...rest } = imported;
  return {
    ...rest,
    kind: "download-removed",
    reason: plainReason("NOT_IN_RELEASE"),
    isMissingFromPack: true,
  };
}
