import { diagnose, urgencyOf, type Problem } from "../../domain/problem/diagnose.ts";
import type { DownloadSnapshot, DiagnosisInput } from "../../domain/problem/health.ts";
import { rollUp, unitProgress } from "../../domain/rollup.ts";
import type { MediaType, State } from "../../domain/state.ts";
import { createUnit, type Unit } from "../../domain/unit.ts";
import { readStrings } from "../core/columns.ts";
import type { LoadedAttempt, LoadedRequest, LoadedUnit } from "./rows.ts";
import { leadingRow, toUnit, toApproval } from "./unit-row.ts";
import type { Workspace } from "./workspace.ts";

/** Works out what a request shows from its units: roll-up, progress, ETA, problems. */
export function summarise(request: LoadedRequest, work: Workspace): void {
  const { now } = work;
  for (const unit of request.units) summariseUnit(request, unit, work);
  const units = request.units.map(({ row }) => ({
    state: row.state as State,
    isWanted: row.isWanted,
    progress: row.progress,
    airDate: row.airDate?.toISOString() ?? null,
  }));
  const { row } = request;
  const rollup = rollUp(row.approvalState as State, units, now);
  const movie = row.mediaType === "MOVIE" ? request.units[0]?.row : undefined;
  const stateChangedAt = rollup.state === row.state ? row.stateChangedAt : now;
  const own = diagnoseItself(request, { state: rollup.state, since: stateChangedAt }, work);
  request.row = {
    ...row,
    state: rollup.state,
    stateReason: movie === undefined ? reasonOf(request, rollup.state) : movie.stateReason,
    stateChangedAt,
    progress: rollup.progress,
    counts: JSON.stringify(rollup.counts),
    nextAirDate: rollup.nextAirDate === null ? null : new Date(rollup.nextAirDate),
    isComplete: rollup.isComplete,
    isFinished: rollup.isFinished,
    eta: latestEta(request),
    problemCode: worstOf(request, own),
    ownProblem: own === null ? null : JSON.stringify(toOwn(own, row.ownProblem)),
    watchUrl:
      movie?.watchUrl ??
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
  return state === row.approvalState ? row.approvalReason : null;
}

function summariseUnit(request: LoadedRequest, loaded: LoadedUnit, work: Workspace): void {
  const { row } = loaded;
  const link = leadingRow(request, loaded);
  const progress = unitProgress({ state: row.state as State, progress: link?.row.progress ?? 0 });
  const problem = diagnose({
    ...aboutRequest(request, work),
    unit: toUnit(request, loaded),
    since: row.stateChangedAt,
    download: toDiagnosisInput(link),
  });
  loaded.row = { ...row, progress, ...problemColumns(problem, row) };
}

/** A problem that stays keeps its beginning. */
function problemColumns(
  problem: Problem | null,
  known: { readonly problemCode: string | null; readonly problemSince: Date | null },
) {
  const isSame = problem !== null && problem.code === known.problemCode;
  return {
    problemCode: problem?.code ?? null,
    problemSince: isSame ? known.problemSince : (problem?.since ?? null),
    problemMessage: problem?.message ?? null,
    problemDetail: JSON.stringify(problem?.detail ?? []),
    problemActions: JSON.stringify(problem?.actions ?? []),
    problemUntil: problem?.until == null ? null : new Date(problem.until),
  };
}

function aboutRequest({ row }: LoadedRequest, { now, healthOf }: Workspace) {
  return {
    now,
    mediaType: row.mediaType as MediaType,
    origin: row.origin === "arr" ? "arr" : "seerr",
    isKnownToArr: row.arrId !== null,
    services: healthOf(row),
  } as const satisfies Partial<DiagnosisInput>;
}

/** A show has no units until its arr has told them: until then the request itself stands where it stands. */
function diagnoseItself(
  request: LoadedRequest,
  { state, since }: { readonly state: State; readonly since: Date },
  work: Workspace,
): Problem | null {
  if (request.units.some(({ row }) => row.isWanted)) return null;
  const unit: Unit = { ...createUnit(toApproval(request), request.row.isAnime), state };
  return diagnose({ ...aboutRequest(request, work), unit, since, download: null });
}

function toOwn({ code, since, message, detail, until, actions }: Problem, known: string | null) {
  const before = known === null ? null : (JSON.parse(known) as OwnProblem);
  const begun = before?.code === code ? before.since : since.toISOString();
  return { code, since: begun, message, detail, until, actions };
}

/** What is kept of it; written by summarise alone. */
interface OwnProblem {
  readonly code: string;
  readonly since: string;
}

function worstOf({ units }: LoadedRequest, own: Problem | null): string | null {
  const codes = [
    ...(own === null ? [] : [own.code]),
    ...units.flatMap(({ row }) =>
      row.isWanted && row.problemCode !== null ? [row.problemCode] : [],
    ),
  ];
  return codes.toSorted((a, b) => urgencyOf(a) - urgencyOf(b))[0] ?? null;
}

function toDiagnosisInput(link: LoadedAttempt | undefined): DownloadSnapshot | null {
  if (link === undefined) return null;
  const detail = readStrings(link.row.detail);
  const { download } = link;
  return {
    state: download?.row.state ?? "UNKNOWN",
    since: download?.row.stateChangedAt ?? link.row.createdAt,
    detail,
    client: download?.row.client ?? null,
    firstCategory: download?.row.firstCategory ?? null,
    category: download?.row.category ?? null,
  };
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
