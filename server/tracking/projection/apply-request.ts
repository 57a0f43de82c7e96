import { isAboutRequest, isWantedSeason, type Target } from "../../domain/correlation.ts";
import { beginApproval, type Approval } from "../../domain/machine/approval.ts";
import { isRecordOfPast } from "../../domain/machine/history-record.ts";
import type { Move } from "../../domain/machine/move.ts";
import type { Observation, ObservationOf } from "../../domain/observation/observation.ts";
import { reportsSeasons } from "../../domain/request-facts.ts";
import { mediaRequestColumns } from "../../store/column/media-request.ts";
import { decideForRequest, noteApprovalMoves } from "./apply-approval.ts";
import type { ApplyScope, ApplyResult } from "./apply-scope.ts";
import { createEpisodeUnit, createRequest } from "./create-request.ts";
import { mergeItem, noteSearchText } from "./facts.ts";
import { followInstance } from "./follow-instance.ts";
import { believe, noteUnitMove } from "./history.ts";
import { moveUnit } from "./move-unit.ts";
import { repeatDecision } from "./repeat-decision.ts";
import type { LoadedRequest, LoadedUnit } from "./rows.ts";
import { toApproval } from "./unit-row.ts";
import type { Workspace } from "./workspace.ts";

/** Applies an observation to one request: its facts, its approval, the units the observation names. */
export async function applyToRequest(
  work: Workspace,
  request: LoadedRequest,
  target: Target,
  reported: Observation,
  scope: ApplyScope,
): Promise<readonly ApplyResult[]> {
  const before = toApproval(request);
  const observation =
    reported.kind === "refused-by-arr" && isInArr(request)
      ? toApproved(reported)
      : withDeclineReason(request, reported);
  mergeItem(request, observation);
  followInstance(work, request, observation, scope);
  const results: ApplyResult[] = [];
  if (isAboutRequest(observation)) {
    takeSeasons(request, observation);
    results.push(decideForRequest(work, request, before, observation, scope));
  }
  const units = request.units.filter(({ row }) => target.unitIds.includes(row.id));
  // An episode that only the past names may not exist any more.
  const isPast = isRecordOfPast(
    observation,
    request.row.createdAt.toISOString(),
    scope.around.isAppliedElsewhere,
  );
  const created: LoadedUnit[] = [];
  for (const { episode, isWanted } of isPast ? [] : target.missing) {
    const unit = createEpisodeUnit(work, request, episode, isWanted);
    noteUnitMove(work, request, unit, createdMove(true), observation, scope.cause);
    units.push(unit);
    created.push(unit);
  }
  for (const unit of units)
    results.push(await moveUnit(work, request, unit, before, observation, scope));
  await repeatDecision(work, request, created);
  return results;
}

/**
 * Seerr keeps reporting that adding the title failed, even when the arr has it by now. Each poll would then undo what
 * the arr reports, so the refusal counts as the approval before it.
 */
function isInArr({ row }: LoadedRequest): boolean {
  return row.arrId !== null && row.approvalState !== "DECLINED";
}

function toApproved(refused: ObservationOf<"refused-by-arr">): Observation {
  const { reason: _reason, ...rest } = refused;
  return { ...rest, kind: "approved" };
}

function takeSeasons(request: LoadedRequest, observation: Observation): void {
  const { seasons } = observation.keys;
  if (seasons !== undefined && request.row.mediaType === "TV" && reportsSeasons(observation))
    wantSeasons(request, seasons);
}

/** Seerr does not store why a person declined the request in the tracker. */
function withDeclineReason({ row }: LoadedRequest, reported: Observation): Observation {
  if (reported.kind !== "declined" || reported.reason !== undefined) return reported;
  const reason = mediaRequestColumns.declineReason.read(row);
  return reason === null ? reported : { ...reported, reason };
}

function wantSeasons(request: LoadedRequest, named: readonly number[]): void {
  const seasons = named.toSorted((a, b) => a - b);
  const before = request.row;
  request.row = { ...before, seasons: mediaRequestColumns.seasons.update(before, seasons) };
  if (request.row.seasons !== before.seasons) noteSearchText(request);
  for (const unit of request.units) {
    const { season } = unit.row;
    const isWanted = season === null || isWantedSeason({ seasons }, season);
    unit.row = { ...unit.row, isWanted };
  }
}

const UNDECIDED: Approval = { state: "REQUESTED", isApprovalInferred: false };

/** Creates a request with the history that led to it. */
export async function adoptNewRequest(
  work: Workspace,
  observation: Observation,
  scope: ApplyScope,
): Promise<ApplyResult | null> {
  const request = createRequest(work, observation);
  if (request === null) return null;
  // A request that is polled for the first time may be years old.
  const at = observation.channel === "POLL" ? believe(work, observation.at) : work.now;
  request.row = { ...request.row, createdAt: at, stateChangedAt: at };
  const created: ApplyScope = { ...scope, cause: { ...scope.cause, at } };
  noteApprovalMoves(work, request, null, beginApproval(observation).moves, observation, created);
  for (const unit of request.units) {
    noteUnitMove(
      work,
      request,
      unit,
      createdMove(observation.kind !== "requested"),
      observation,
      created.cause,
    );
    await moveUnit(work, request, unit, UNDECIDED, observation, created);
  }
  return { outcome: "moved", reasons: [] };
}

/** Turns a request that was tracked because of its arr into the Seerr request that is reported now. */
export async function adoptTrackedRequest(
  work: Workspace,
  request: LoadedRequest,
  observation: Observation,
  scope: ApplyScope,
): Promise<ApplyResult> {
  const { requestId, tmdbId, seasons = [] } = observation.keys;
  request.row = {
    ...request.row,
    origin: "seerr",
    originService: observation.service,
    originId: requestId ?? request.row.originId,
    originReuse: 0,
    // Seerr knows its requests by TMDB id; an arr may pair another one with the title.
    tmdbId: tmdbId ?? request.row.tmdbId,
  };
  wantSeasons(request, seasons);
  const target = {
    requestId: request.row.id,
    unitIds: request.units.map(({ row }) => row.id),
    missing: [],
  };
  await applyToRequest(work, request, target, observation, scope);
  return { outcome: "noted", reasons: [] };
}

function createdMove(inferred: boolean): Move {
  return { from: null, to: "REQUESTED", inferred, attempt: 0, reason: null };
}
