import { isInPipeline, pipelinePosition, type State } from "../../server/domain/state.ts";
import type { Unit, SeerrRequest } from "../../simulator/world/model.ts";

/** Milliseconds of the world's time from what happened to the tracker's word on it. */
export interface Delays {
  /** Reports of the download client: running, complete. */
  readonly downloads: readonly number[];
  readonly rest: readonly number[];
}

/** Measures how far the tracker is behind the world. */
export interface DelayMeter {
  /** The world has come to `state` at this moment. */
  happened(seerrRequest: SeerrRequest, unit: Unit, state: State): void;
  /** The tracker has written `state` at this moment. */
  reached(seerrRequest: SeerrRequest, unit: Unit, state: State): void;
  delays(): Delays;
}

interface Pending {
  readonly state: State;
  readonly since: number;
}

/** States that only the client itself knows of at once. */
const OF_THE_CLIENT: readonly State[] = ["DOWNLOADED"];

export function createDelayMeter(now: () => number): DelayMeter {
  const truths = new Map<SeerrRequest, Map<Unit, { state: State | null; pending: Pending[] }>>();
  const downloads: number[] = [];
  const rest: number[] = [];

  const of = (seerrRequest: SeerrRequest, unit: Unit) => {
    const units =
      truths.get(seerrRequest) ?? new Map<Unit, { state: State | null; pending: Pending[] }>();
    truths.set(seerrRequest, units);
    const entry = units.get(unit) ?? { state: null, pending: [] };
    units.set(unit, entry);
    return entry;
  };

  return {
    happened(seerrRequest, unit, state) {
      const entry = of(seerrRequest, unit);
      if (entry.state === state) return;
      entry.state = state;
      // What was overtaken by a step back will never be reached.
      const isForward = isInPipeline(state);
      entry.pending = [
        ...entry.pending.filter((pending) => isForward && isBehind(pending.state, state)),
        { state, since: now() },
      ];
    },
    reached(seerrRequest, unit, state) {
      const entry = of(seerrRequest, unit);
      entry.pending = entry.pending.filter((pending) => {
        const isReached = pending.state === state || isBehind(pending.state, state);
        if (isReached)
          (OF_THE_CLIENT.includes(pending.state) ? downloads : rest).push(now() - pending.since);
        return !isReached;
      });
    },
    delays: () => ({ downloads, rest }),
  };
}

/** Whether who stands at `further` has passed `state`. */
function isBehind(state: State, further: State): boolean {
  return (
    isInPipeline(state) &&
    isInPipeline(further) &&
    pipelinePosition(state) < pipelinePosition(further)
  );
}

/** null where nothing was measured. */
export function medianOf(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? null;
}
