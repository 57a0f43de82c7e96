import type { Observation } from "../observation/observation.ts";
import {
  isInPipeline,
  PIPELINE,
  pipelinePosition,
  type PipelineState,
  type State,
} from "../state.ts";
import type { Attempt, Environment, Unit } from "../unit.ts";
import { leadingAttempt } from "./attempt.ts";
import { needsMatching } from "./settle.ts";

/** One line of a unit's history, before it has a number. */
export interface Move {
  /** null: the unit was just made. */
  readonly from: State | null;
  readonly to: State;
  /** Nobody reported it, but the reported step needs it. */
  readonly inferred: boolean;
  /** Ordinal of the attempt it belongs to; 0 for what comes before any. */
  readonly attempt: number;
  readonly reason: string | null;
}

const BEFORE_IMPORT: readonly State[] = ["GRABBING", "DOWNLOADING", "DOWNLOADED"];

/** The moves from where a unit stood to where it stands: forward with every skipped step, backward in one. */
export function pathTo(
  before: Unit,
  after: Unit,
  observation: Observation,
  aim: PipelineState | null,
  environment: Environment,
): readonly Move[] {
  if (before.state === after.state) return [];
  const attempt = leadingAttempt(after.attempts) ?? after.attempts.at(-1);
  const isMatched = needsMatching(after, environment);
  const states = [...skipped(before.state, after.state, attempt, isMatched), after.state];
  return states.map((to, index) => ({
    from: index === 0 ? before.state : (states[index - 1] ?? null),
    to,
    inferred: isInferred(before.state, to, aim),
    attempt:
      pipelinePosition(to) >= 0 && pipelinePosition(to) < pipelinePosition("GRABBING")
        ? 0
        : (attempt?.ordinal ?? 0),
    reason: to === after.state ? (after.reason ?? observation.reason ?? null) : null,
  }));
}

function isInferred(before: State, to: State, aim: PipelineState | null): boolean {
  if (!isInPipeline(to)) return false;
  if (aim === null) return before === "REQUESTED" && to === "APPROVED";
  return pipelinePosition(to) < pipelinePosition(aim);
}

/** The road between: from APPROVED where it stood beside the road, without a download nobody saw or a matching it does not need. */
function skipped(
  from: State,
  to: State,
  attempt: Attempt | undefined,
  isMatched: boolean,
): readonly State[] {
  if (!isInPipeline(to))
    return from === "REQUESTED" && (to === "UNAIRED" || to === "FAILED") ? ["APPROVED"] : [];
  const start = isInPipeline(from) ? pipelinePosition(from) : pipelinePosition("APPROVED");
  return PIPELINE.slice(start + 1, pipelinePosition(to)).filter((state) => {
    if (state === "ANIME_MATCHING") return isMatched;
    return !(attempt?.isDirect === true && BEFORE_IMPORT.includes(state));
  });
}
