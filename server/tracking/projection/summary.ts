import { estimateArrival } from "../../domain/eta.ts";
import { formatMessage } from "../../domain/message/message.ts";
import { plainReason } from "../../domain/message/reason.ts";
import { diagnose, severityOf, type Problem } from "../../domain/problem/diagnose.ts";
import { rollUp, unitProgress } from "../../domain/rollup.ts";
import type { State } from "../../domain/state.ts";
import { mediaRequestColumns } from "../../store/column/media-request.ts";
import { copyReasonColumns, toReasonColumns } from "../../store/column/message.ts";
import { unitColumns } from "../../store/column/unit.ts";
import { downloadIdsOf, problemsOf } from "./card.ts";
import {
  leadingOf,
  ownInputOf,
  sharedFactsOf,
  unitInputOf,
  type SharedFacts,
} from "./diagnosis-input.ts";
import { withColumns, type LoadedRequest, type LoadedUnit } from "./rows.ts";
import type { Workspace } from "./workspace.ts";

/** Computes the summary of a request from its units: state, progress, ETA, problems. */
export function summarise(request: LoadedRequest, work: Workspace): void {
  const { now } = work;
  const shared = sharedFactsOf(request, work);
  for (const unit of request.units) summariseUnit(request, unit, shared);
  const units = request.units.map(({ row }) => ({
    state: unitColumns.state.read(row),
    isWanted: row.isWanted,
    progress: row.progress,
    airDate: row.airDate?.toISOString() ?? null,
    // A movie never has a time.
    isDayOnly: row.season === null || row.isDayOnly === true,
  }));
  const { row } = request;
  const rollup = rollUp(ownStateOf(request, shared), units, now, {
    isAnySeasonMissing: shared.withoutEpisodes !== null,
  });
  const movie = row.mediaType === "MOVIE" ? request.units[0]?.row : undefined;
  const isSameState = rollup.state === mediaRequestColumns.state.read(row);
  const stateChangedAt = isSameState ? row.stateChangedAt : enteredAt(request, rollup.state, work);
  const ownInput = ownInputOf(request, { state: rollup.state, since: stateChangedAt }, shared);
  const own = ownInput === null ? null : diagnose(ownInput);
  request.row = withColumns(row, {
    state: mediaRequestColumns.state.update(row, rollup.state),
    ...(movie === undefined
      ? reasonOf(request, rollup.state)
      : copyReasonColumns("stateReason", "stateReason", movie)),
    stateChangedAt,
    progress: rollup.progress,
    counts: mediaRequestColumns.counts.update(row, rollup.counts),
    nextAirDate: rollup.nextAirDate === null ? null : new Date(rollup.nextAirDate),
    isNextAirDateDayOnly: rollup.isNextAirDateDayOnly,
    isComplete: rollup.isComplete,
    isFinished: rollup.isFinished,
    ...etasOf(request, shared),
    ...problemsOf(request, own === null ? null : toOwn(own, row)),
    downloadIds: mediaRequestColumns.downloadIds.update(row, downloadIdsOf(request)),
    watchUrl:
      movie?.watchUrl ??
      request.units.find((unit) => unit.row.watchUrl !== null)?.row.watchUrl ??
      row.watchUrl,
  });
}

/**
 * When a request entered a state: with the last step that led there, by the time of the service that reports it, so that
 * its history says the same. Now, if none did: what it waits for has changed.
 */
function enteredAt({ row }: LoadedRequest, state: State, { transitions, now }: Workspace): Date {
  const steps = transitions.filter((step) => step.requestId === row.id && step.to === state);
  const last = Math.max(...steps.map(({ at }) => at.getTime()));
  // A step that is reported late does not undo what came after it.
  return last > row.stateChangedAt.getTime() ? new Date(last) : now;
}

/** Returns the state of a request without units: that of its approval, or the state in which a unit of it would be. */
function ownStateOf({ row }: LoadedRequest, { about }: SharedFacts): State {
  const state = mediaRequestColumns.approvalState.read(row);
  const isSaidAvailable = row.isHeardAvailable === true && state === "APPROVED";
  return isSaidAvailable && about.services.library === null ? "AVAILABLE" : state;
}

/**
 * Returns the reason for a show's state: the reason that its episodes in that state share, otherwise that of the
 * approval.
 */
function reasonOf({ row, units }: LoadedRequest, state: State) {
  const isUnknown = !units.some((unit) => unit.row.isWanted);
  if (isUnknown && state === "APPROVED" && row.isHeardAvailable === true)
    return toReasonColumns("stateReason", plainReason("ONLY_SEERR_SAYS_AVAILABLE"));
  const alike = units.filter((unit) => unit.row.isWanted && unit.row.state === state);
  const [first] = alike;
  const isShared = new Set(alike.map((unit) => unit.row.stateReason)).size === 1;
  if (first !== undefined && isShared && first.row.stateReason !== null)
    return copyReasonColumns("stateReason", "stateReason", first.row);
  return state === row.approvalState
    ? copyReasonColumns("approvalReason", "stateReason", row)
    : toReasonColumns("stateReason", null);
}

function summariseUnit(request: LoadedRequest, loaded: LoadedUnit, shared: SharedFacts): void {
  const { row } = loaded;
  const link = leadingOf(loaded);
  const progress = unitProgress({
    state: unitColumns.state.read(row),
    progress: link?.row.progress ?? 0,
  });
  const problem = diagnose(unitInputOf(request, loaded, shared));
  loaded.row = withColumns(row, { progress, ...problemColumns(problem, row) });
}

/** A problem that continues keeps its start time. */
function problemColumns(problem: Problem | null, known: LoadedUnit["row"]) {
  const isSame = problem !== null && problem.code === known.problemCode;
  return {
    problemCode: problem?.code ?? null,
    problemSince: isSame ? known.problemSince : (problem?.since ?? null),
    problemMessage: problem === null ? null : formatMessage(problem.message),
    problemParams: unitColumns.problemParams.update(
      known,
      problem === null ? null : { ...problem.message.params },
    ),
    problemDetail: unitColumns.problemDetail.update(known, problem?.detail ?? []),
    problemActions: unitColumns.problemActions.update(known, problem?.actions ?? []),
    problemUntil: problem?.until == null ? null : new Date(problem.until),
  };
}

/** A problem that continues keeps its start time. */
function toOwn(
  { code, since, message, detail, until, actions }: Problem,
  row: LoadedRequest["row"],
) {
  const before = mediaRequestColumns.ownProblem.read(row);
  const begun = before?.code === code ? before.since : since.toISOString();
  return {
    code,
    since: begun,
    message: formatMessage(message),
    params: { ...message.params },
    detail,
    until,
    actions,
  };
}

/** Returns when the running downloads and the whole request should be complete. */
function etasOf(request: LoadedRequest, { about, withoutEpisodes }: SharedFacts) {
  const units = request.units.filter(({ row }) => row.isWanted);
  const { running, whole } = estimateArrival({
    units: units.map((unit) => ({
      state: unitColumns.state.read(unit.row),
      eta: leadingOf(unit)?.download?.row.eta ?? null,
      isStuck: unit.row.problemCode !== null && severityOf(unit.row.problemCode) === "STUCK",
    })),
    isListed: withoutEpisodes === null,
    now: about.now,
  });
  return { eta: whole, downloadEta: running };
}
