import type { Reason } from "../message/reason.ts";
import { reasonOf, type Observation } from "../observation/observation.ts";
import {
  BEFORE_IMPORT,
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
  /** null: the unit was just created. */
  readonly from: State | null;
  readonly to: State;
  /** No service reported this step, but the reported step requires it. */
  readonly inferred: boolean;
  /** Ordinal of the attempt it belongs to; 0 before the first attempt. */
  readonly attempt: number;
  readonly reason: Reason | null;
  /** Shoko has recognised the file meanwhile, which moved nothing by itself. */
  readonly isRecognised?: true;
}

/** Returns the moves between two states of a unit: forward with every skipped step, backward in one. */
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
    reason: to === after.state ? (after.reason ?? reasonOf(observation)) : null,
    ...(to === "AVAILABLE" && isRecognised(before, after) && { isRecognised: true as const }),
  }));
}

function isRecognised(before: Unit, after: Unit): boolean {
  return before.state === "ANIME_MATCHING" && after.matching === "matched";
}

function isInferred(before: State, to: State, aim: PipelineState | null): boolean {
  if (!isInPipeline(to)) return false;
  if (aim === null) return before === "REQUESTED" && to === "APPROVED";
  return pipelinePosition(to) < pipelinePosition(aim);
}

/** Returns the skipped steps: from APPROVED on where the unit was off the pipeline; no download or matching that never happened. */
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
    // Nobody knows how a title came that only Seerr considers available.
    if (attempt === undefined && to === "AVAILABLE") return state === "APPROVED";
    if (state === "ANIME_MATCHING") return isMatched;
    return !(attempt?.isDirect === true && BEFORE_IMPORT.includes(state));
  });
}
