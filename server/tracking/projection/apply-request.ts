import {
  isAboutRequest,
  isSameEpisode,
  isWantedSeason,
  type Target,
} from "../../domain/correlation.ts";
import {
  beginApproval,
  decideApproval,
  type Approval,
  type ApprovalMove,
} from "../../domain/machine/approval.ts";
import { step } from "../../domain/machine/machine.ts";
import type { Move } from "../../domain/machine/move.ts";
import {
  reasonOf,
  type Observation,
  type ObservationOf,
} from "../../domain/observation/observation.ts";
import type { ApprovalState } from "../../domain/state.ts";
import { mediaRequestColumns } from "../../store/column/media-request.ts";
import type { ApplyScope, ApplyResult } from "./apply-scope.ts";
import { createEpisodeUnit, createRequest } from "./create-request.ts";
import { detailOf } from "./detail.ts";
import { linkDownloads } from "./downloads.ts";
import { mergeEpisode, mergeItem } from "./facts.ts";
import { believe, momentOf, noteRequestMove, noteUnitMove } from "./history.ts";
import type { LoadedRequest, LoadedUnit } from "./rows.ts";
import { carryApproval, carryUnit, toUnit, toApproval } from "./unit-row.ts";
import type { Workspace } from "./workspace.ts";

/** Applies an observation to one request: its facts, its wish, the units it names. */
export async function applyToRequest(
  work: Workspace,
  request: LoadedRequest,
  target: Target,
  reported: Observation,
  scope: ApplyScope,
): Promise<readonly ApplyResult[]> {
  const before = toApproval(request);
  const observation =
    reported.kind === "refused-by-arr" && isInArr(request) ? toApproved(reported) : reported;
  mergeItem(request, observation);
  const results: ApplyResult[] = [];
  if (isAboutRequest(observation)) {
    takeSeasons(request, observation);
    results.push(decideForRequest(work, request, before, observation, scope));
  }
  const units = request.units.filter(({ row }) => target.unitIds.includes(row.id));
  for (const { episode, isWanted } of target.missing) {
    const unit = createEpisodeUnit(work, request, episode, isWanted);
    noteUnitMove(work, request, unit, createdMove(true), observation, scope.cause);
    units.push(unit);
  }
  for (const unit of units)
    results.push(await moveUnit(work, request, unit, before, observation, scope));
  return results;
}

/**
 * Seerr keeps reporting that adding the title failed, even when the arr has it by now. Each poll would then undo what the
 * arr reports, so the refusal counts as the approval before it.
 */
function isInArr({ row }: LoadedRequest): boolean {
  return row.arrId !== null && row.approvalState !== "DECLINED";
}

function toApproved(refused: ObservationOf<"refused-by-arr">): Observation {
  const { reason: _reason, ...rest } = refused;
  return { ...rest, kind: "approved" };
}

/** A request can be edited in Seerr: what it names when it is asked is what is wanted. */
function takeSeasons(request: LoadedRequest, { channel, keys }: Observation): void {
  if (channel !== "POLL" || keys.seasons === undefined || request.row.mediaType !== "TV") return;
  wantSeasons(request, keys.seasons);
}

function wantSeasons(request: LoadedRequest, named: readonly number[]): void {
  const seasons = named.toSorted((a, b) => a - b);
  request.row = {
    ...request.row,
    seasons: mediaRequestColumns.seasons.update(request.row, seasons),
  };
  for (const unit of request.units) {
    const { season } = unit.row;
    const isWanted = season === null || isWantedSeason({ seasons }, season);
    unit.row = { ...unit.row, isWanted };
  }
}

/** Makes a new request, with the history of how it came to be. */
export async function adoptNewRequest(
  work: Workspace,
  observation: Observation,
  scope: ApplyScope,
): Promise<ApplyResult | null> {
  const request = createRequest(work, observation);
  if (request === null) return null;
  // Polled for the first time, it may be years old.
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

/** What was followed as added in the arr is the same wish as the one Seerr tells of now. */
export async function adoptTrackedRequest(
  work: Workspace,
  request: LoadedRequest,
  observation: Observation,
  scope: ApplyScope,
): Promise<ApplyResult> {
  const { requestId, seasons = [] } = observation.keys;
  request.row = {
    ...request.row,
    origin: "seerr",
    originService: observation.service,
    originId: requestId ?? request.row.originId,
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

/** The decision about the whole request. */
function decideForRequest(
  work: Workspace,
  request: LoadedRequest,
  before: Approval,
  observation: Observation,
  scope: ApplyScope,
): ApplyResult {
  const decision = decideApproval(before, observation);
  if (decision.kind === "ignored") return { outcome: "ignored", reasons: [decision.reason] };
  carryApproval(request, decision.approval, reasonOf(observation));
  if (decision.kind === "same")
    return { outcome: observation.kind === "heard-available" ? "noted" : "same", reasons: [] };
  noteApprovalMoves(work, request, before.state, decision.moves, observation, scope);
  return { outcome: "moved", reasons: [] };
}

/** Writes the decision as lines of its own. A film's history is its unit's, so only a show has them. */
function noteApprovalMoves(
  work: Workspace,
  request: LoadedRequest,
  from: ApprovalState | null,
  moves: readonly ApprovalMove[],
  observation: Observation,
  { cause }: ApplyScope,
): void {
  if (request.row.mediaType !== "TV") return;
  for (const [index, move] of moves.entries()) {
    const previous = moves[index - 1]?.to ?? from;
    noteRequestMove(work, request, { ...move, from: previous }, observation, cause);
  }
}

const UNDECIDED: Approval = { state: "REQUESTED", isApprovalInferred: false };

/** Moves one unit. `before` is the wish as it was: the observation decides it here once more, as it did for the request. */
async function moveUnit(
  work: Workspace,
  request: LoadedRequest,
  loaded: LoadedUnit,
  before: Approval,
  observation: Observation,
  scope: ApplyScope,
): Promise<ApplyResult> {
  const own = narrow(observation, loaded);
  for (const episode of own.keys.episodes ?? []) mergeEpisode(loaded, episode);
  const result = step({ ...toUnit(request, loaded), approval: before }, own, scope.around);
  if (result.outcome === "ignored")
    return { outcome: "ignored", reasons: [result.reason ?? "does not apply"] };
  carryUnit(loaded, result.unit, scope.cause.at ?? momentOf(work, own), work.newId);
  await linkDownloads(work, loaded, result.unit, own);
  carryDetail(loaded, own);
  for (const move of result.moves)
    noteUnitMove(work, request, loaded, move, observation, scope.cause);
  grantRequest(work, request, result.unit.approval, observation, scope);
  return { outcome: result.outcome, reasons: [] };
}

/** A grab or a file approves what nobody approved: the show's own wish follows its episode's. */
function grantRequest(
  work: Workspace,
  request: LoadedRequest,
  approval: Approval,
  observation: Observation,
  scope: ApplyScope,
): void {
  const before = toApproval(request);
  if (approval.state !== "APPROVED" || before.state === "APPROVED") return;
  carryApproval(request, approval, null);
  const granted: ApprovalMove = { to: "APPROVED", inferred: true };
  noteApprovalMoves(work, request, before.state, [granted], observation, scope);
}

/** The observation as it concerns one unit. */
function narrow(observation: Observation, { row }: LoadedUnit): Observation {
  const { episodes } = observation.keys;
  if (episodes === undefined) return observation;
  const own = episodes.filter((episode) => isSameEpisode(row, episode));
  return { ...observation, keys: { ...observation.keys, episodes: own } };
}

/** What only the row keeps: the arr's words about a block, ids and links of what was found. */
function carryDetail(loaded: LoadedUnit, observation: Observation): void {
  const { keys } = observation;
  const playable = observation.kind === "playable" ? observation.playable : undefined;
  loaded.row = {
    ...loaded.row,
    shokoFileId: playable?.shokoFileId ?? keys.shokoFileId ?? loaded.row.shokoFileId,
    libraryItemId: playable?.itemId ?? loaded.row.libraryItemId,
    watchUrl: playable?.watchUrl ?? loaded.row.watchUrl,
  };
  for (const link of loaded.attempts)
    link.row = { ...link.row, detail: detailOf(link, observation) };
}
