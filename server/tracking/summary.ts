import { diagnose, type DownloadSight } from "../domain/problem.ts";
import { rollUp, unitProgress } from "../domain/rollup.ts";
import type { State } from "../domain/state.ts";
import { readStrings } from "./columns.ts";
import type { LoadedAttempt, LoadedRequest, LoadedUnit } from "./rows.ts";
import { leadingRow, toUnit } from "./unit-row.ts";

/** Works out what a request shows from its units: roll-up, progress, ETA, problems. */
export function summarise(request: LoadedRequest, now: Date): void {
  for (const unit of request.units) summariseUnit(request, unit, now);
  const units = request.units.map(({ row }) => ({
    state: row.state as State,
    isWanted: row.isWanted,
    progress: row.progress,
    airDate: row.airDate?.toISOString() ?? null,
  }));
  const { row } = request;
  const rollup = rollUp(row.wishState as State, units, now);
  const film = row.mediaType === "MOVIE" ? request.units[0]?.row : undefined;
  const wanted = request.units.filter((unit) => unit.row.isWanted);
  request.row = {
    ...row,
    state: rollup.state,
    stateReason: film === undefined ? reasonOf(request, rollup.state) : film.stateReason,
    stateChangedAt: rollup.state === row.state ? row.stateChangedAt : now,
    progress: rollup.progress,
    counts: JSON.stringify(rollup.counts),
    nextAirDate: rollup.nextAirDate === null ? null : new Date(rollup.nextAirDate),
    isComplete: rollup.isComplete,
    isFinished: rollup.isFinished,
    eta: latestEta(request),
    problemCode: wanted.find((unit) => unit.row.problemCode !== null)?.row.problemCode ?? null,
    watchUrl:
      film?.watchUrl ??
      request.units.find((unit) => unit.row.watchUrl !== null)?.row.watchUrl ??
      row.watchUrl,
  };
}

/** Why a show stands where it stands: what all its episodes there have in common, else what was decided of it. */
function reasonOf({ row, units }: LoadedRequest, state: State): string | null {
  const reasons = new Set(
    units
      .filter((unit) => unit.row.isWanted && unit.row.state === state)
      .map((unit) => unit.row.stateReason),
  );
  const [shared] = reasons;
  if (reasons.size === 1 && shared != null) return shared;
  return state === row.wishState ? row.wishReason : null;
}

function summariseUnit(request: LoadedRequest, loaded: LoadedUnit, now: Date): void {
  const { row } = loaded;
  const link = leadingRow(request, loaded);
  const progress = unitProgress({ state: row.state as State, progress: link?.row.progress ?? 0 });
  const problem = diagnose(toUnit(request, loaded), sightOf(link), {
    now,
    since: row.stateChangedAt,
  });
  loaded.row = {
    ...row,
    progress,
    problemCode: problem?.code ?? null,
    problemSince:
      problem === null ? null : problem.code === row.problemCode ? row.problemSince : now,
    problemMessage: problem?.message ?? null,
    problemDetail: JSON.stringify(problem?.detail ?? []),
  };
}

function sightOf(link: LoadedAttempt | undefined): DownloadSight | null {
  if (link === undefined) return null;
  const detail = readStrings(link.row.detail);
  return link.download === null
    ? { state: "UNKNOWN", since: link.row.createdAt, detail }
    : { state: link.download.row.state, since: link.download.row.stateChangedAt, detail };
}

/** When the last of its running downloads is expected to be done; null when one of them cannot say. */
function latestEta(request: LoadedRequest): Date | null {
  const links = request.units
    .map((unit) => leadingRow(request, unit))
    .filter((link) => link?.row.step === "DOWNLOADING");
  const etas = links.map((link) => link?.download?.row.eta ?? null);
  if (etas.length === 0 || etas.includes(null)) return null;
  return etas.reduce((latest, eta) =>
    latest === null || (eta !== null && eta > latest) ? eta : latest,
  );
}
