import type { Instant } from "./instant.ts";
import { isInFlight, pipelinePosition, type State } from "./state.ts";

/** The facts of a unit that the roll-up needs. */
export interface RollupUnit {
  readonly state: State;
  /** Requested. Other units are shown and do not count. */
  readonly isWanted: boolean;
  /** Progress of its download, 0..1. */
  readonly progress: number;
  readonly airDate: Instant | null;
  /** Only the day of `airDate` is known, which is then midnight UTC. */
  readonly isDayOnly: boolean;
}

/** Number of requested units in each state; names as in the API. */
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
  /** In GRABBING or a later state. */
  readonly grabbed: number;
}

/** State and progress of a request, computed from its units. */
export interface Rollup {
  readonly state: State;
  /** 0..1, mean of the requested units that have aired. */
  readonly progress: number;
  readonly counts: EpisodeCounts;
  readonly nextAirDate: Instant | null;
  /** Only the day of `nextAirDate` is known. */
  readonly isNextAirDateDayOnly: boolean;
  /** Every requested unit is available, and no further one will air. */
  readonly isComplete: boolean;
  /** Nothing is left to do: complete, declined or deleted. */
  readonly isFinished: boolean;
}

/**
 * Computes the state of a request from its units. A request without units has its own state. While no episode of a
 * requested season is known, the request is not complete.
 */
export function rollUp(
  ownState: State,
  units: readonly RollupUnit[],
  now: Date,
  { isAnySeasonMissing = false }: { readonly isAnySeasonMissing?: boolean } = {},
): Rollup {
  const wanted = units.filter(({ isWanted }) => isWanted);
  const state = stateOf(ownState, wanted);
  const counts = countUnits(wanted);
  const next = nextToAir(wanted, now);
  const waiting = counts.unaired > 0 || (wanted.length > 0 && isAnySeasonMissing);
  return {
    state,
    progress: progressOf(wanted, ownState),
    counts,
    nextAirDate: next?.airDate ?? null,
    isNextAirDateDayOnly: next?.isDayOnly ?? false,
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

/** Returns the progress of a unit: 1 from DOWNLOADED on, since nothing is left to transfer. */
export function unitProgress({ state, progress }: Pick<RollupUnit, "state" | "progress">): number {
  if (pipelinePosition(state) >= pipelinePosition("IMPORTING")) return 1;
  if (state === "DOWNLOADED") return 1;
  return state === "DOWNLOADING" || state === "GRABBING" ? progress : 0;
}

function nextToAir(wanted: readonly RollupUnit[], now: Date): RollupUnit | undefined {
  const at = ({ airDate }: RollupUnit) => (airDate === null ? Number.NaN : Date.parse(airDate));
  const [next] = wanted
    .filter((unit) => unit.state === "UNAIRED" && at(unit) > now.getTime())
    .toSorted((a, b) => at(a) - at(b));
  return next;
}
