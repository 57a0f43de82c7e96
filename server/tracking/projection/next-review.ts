import { overdueAt } from "../../domain/eta.ts";
import { findTurningPoint } from "../../domain/problem/diagnose.ts";
import type { State } from "../../domain/state.ts";
import { mediaRequestColumns } from "../../store/column/media-request.ts";
import { leadingOf, ownInputOf, sharedFactsOf, unitInputOf } from "./diagnosis-input.ts";
import type { LoadedRequest } from "./rows.ts";
import type { Workspace } from "./workspace.ts";

/** When a summary that was just computed may change by time alone, and the states that decide what else may change it. */
export interface NextReview {
  /** Null: it will not. */
  readonly at: Date | null;
  readonly states: ReadonlySet<State>;
}

/** Returns when a request has to be summarised again although no service reports anything. */
export function nextReviewOf(request: LoadedRequest, work: Workspace): NextReview {
  const shared = sharedFactsOf(request, work);
  const own = ownInputOf(
    request,
    { state: mediaRequestColumns.state.read(request.row), since: request.row.stateChangedAt },
    shared,
  );
  const inputs = request.units.map((unit) => unitInputOf(request, unit, shared));
  if (own !== null) inputs.push(own);
  const etas = request.units.flatMap((unit) => leadingOf(unit)?.download?.row.eta ?? []);
  const points = [
    ...inputs.map(findTurningPoint),
    ...etas.map(overdueAt),
    ...request.units.map(({ row }) => row.airDate),
  ].flatMap((point) => (point !== null && point > work.now ? [point.getTime()] : []));
  return {
    at: points.length === 0 ? null : new Date(Math.min(...points)),
    states: new Set(inputs.map(({ unit }) => unit.state)),
  };
}
