import type { Instant } from "./instant.ts";
import { isInFlight, pipelinePosition, type State } from "./state.ts";

/** What the roll-up needs of a unit. */
export interface RollupUnit {
  readonly state: State;
  /** Asked for; the rest is shown and left out. */
  readonly isWanted: boolean;
  /** 0..1 of its download. */
  readonly progress: number;
  readonly airDate: Instant | null;
}

/** How many of the units asked for are at each state; names as in the API. */
export interface EpisodeCounts {
  readonly total: number;
  readonly aired: number;
  readonly unaired: number;
  readonly approved: number;
  readonly grabbing: number;
  readonly downloading: number;
  readonly downloaded: number;
  readonly importing: number;
  readonly matching: number;
  readonly available: number;
  readonly failed: number;
  /** At GRABBING or past it. */
  readonly grabbed: number;
}

export interface Rollup {
  readonly state: State;
  /** 0..1, mean over the units asked for and aired. */
  readonly progress: number;
  readonly counts: EpisodeCounts;
  readonly nextAirDate: Instant | null;
  /** Everything asked for is there and nothing more is to come. */
  readonly isComplete: boolean;
  /** Nothing is left to do: ready, declined or gone. */
  readonly isFinished: boolean;
}

/** Works out a request's state from its units; before it has any, its own state shows. */
export function rollUp(ownState: State, units: readonly RollupUnit[], now: Date): Rollup {
  const wanted = units.filter(({ isWanted }) => isWanted);
  const state = stateOf(ownState, wanted);
  const counts = countUnits(wanted);
  const waiting = counts.unaired > 0;
  return {
    state,
    progress: progressOf(wanted, ownState),
    counts,
    nextAirDate: nextAirDate(wanted, now),
    isComplete: state === "AVAILABLE" && !waiting,
    isFinished: state === "DECLINED" || state === "DELETED" || (state === "AVAILABLE" && !waiting),
  };
}

function stateOf(ownState: State, wanted: readonly RollupUnit[]): State {
  if (wanted.length === 0) return ownState;
  const counted = wanted
    .map(({ state }) => state)
    .filter((state) => state !== "UNAIRED" && state !== "DELETED");
  if (counted.length === 0)
    return wanted.some(({ state }) => state === "UNAIRED") ? "UNAIRED" : "DELETED";
  if (counted.every((state) => state === "AVAILABLE")) return "AVAILABLE";
  const inFlight = counted.filter(isInFlight);
  if (inFlight.length > 0) return leastAdvanced(inFlight);
  if (counted.includes("FAILED")) return "FAILED";
  const waiting = counted.filter((state) => state !== "AVAILABLE");
  return leastAdvanced(waiting);
}

function leastAdvanced(states: readonly State[]): State {
  return states.reduce((least, state) =>
    pipelinePosition(state) < pipelinePosition(least) ? state : least,
  );
}

function countUnits(wanted: readonly RollupUnit[]): EpisodeCounts {
  const at = (...states: State[]): number =>
    wanted.filter(({ state }) => states.includes(state)).length;
  const unaired = at("UNAIRED");
  return {
    total: wanted.length - at("DELETED", "DECLINED"),
    aired: wanted.length - unaired - at("DELETED", "DECLINED"),
    unaired,
    approved: at("REQUESTED", "APPROVED"),
    grabbing: at("GRABBING"),
    downloading: at("DOWNLOADING"),
    downloaded: at("DOWNLOADED"),
    importing: at("IMPORTING"),
    matching: at("ANIME_MATCHING"),
    available: at("AVAILABLE"),
    failed: at("FAILED"),
    grabbed: wanted.filter(({ state }) => pipelinePosition(state) >= pipelinePosition("GRABBING"))
      .length,
  };
}

function progressOf(wanted: readonly RollupUnit[], ownState: State): number {
  const aired = wanted.filter(({ state }) => state !== "UNAIRED" && state !== "DELETED");
  if (aired.length === 0) return ownState === "AVAILABLE" ? 1 : 0;
  const sum = aired.reduce((total, unit) => total + unitProgress(unit), 0);
  return sum / aired.length;
}

/** From IMPORTING on a unit counts 1: nothing is left to transfer. */
export function unitProgress({ state, progress }: Pick<RollupUnit, "state" | "progress">): number {
  if (pipelinePosition(state) >= pipelinePosition("IMPORTING")) return 1;
  if (state === "DOWNLOADED") return 1;
  return state === "DOWNLOADING" || state === "GRABBING" ? progress : 0;
}

function nextAirDate(wanted: readonly RollupUnit[], now: Date): Instant | null {
  const dates = wanted
    .filter(({ state, airDate }) => state === "UNAIRED" && airDate !== null)
    .map(({ airDate }) => airDate as Instant)
    .filter((date) => Date.parse(date) > now.getTime())
    .toSorted();
  return dates[0] ?? null;
}
