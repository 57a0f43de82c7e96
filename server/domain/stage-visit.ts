import type { Instant } from "./instant.ts";
import { PIPELINE, type State } from "./state.ts";

/** Nothing is usual that has happened less often. */
export const MIN_SAMPLES = 5;

/** When a request first reached a stage, and who reported it. */
interface Reach {
  readonly at: Instant;
  readonly inferred: boolean;
  readonly service: string;
}

/** What the visits of a request are derived from. */
export interface VisitedRequest {
  readonly createdAt: Instant;
  readonly state: State;
  readonly stateChangedAt: Instant;
  readonly reached: Readonly<Partial<Record<string, Reach>>>;
  /** When the tracker began to track it; null if unknown. */
  readonly trackedSince: Instant | null;
  /** When the first of what was requested is released or airs; null while no date is known. */
  readonly releasedAt: Instant | null;
}

/** One stay of a request in a state. */
export interface StageVisit {
  readonly state: State;
  readonly enteredAt: Instant;
  /** Null while the request is in the state. */
  readonly leftAt: Instant | null;
  /** How long it lasted; null unless services reported its begin and the next stage. */
  readonly seconds: number | null;
  /** Slug of the service that reported the next state. */
  readonly service: string | null;
}

interface Entry {
  readonly state: State;
  readonly at: Instant;
  readonly inferred: boolean;
  readonly service: string | null;
}

/**
 * Returns the states that a request has been in, in order: of each stage the first time, then the current state. The
 * wait for a release is UNAIRED and counts for no stage.
 */
export function listVisits(request: VisitedRequest): readonly StageVisit[] {
  const { state, stateChangedAt } = request;
  const passed = splitAtRelease(listEntries(request), request);
  const last = passed.at(-1);
  const entries: readonly Entry[] =
    last?.state === state
      ? passed
      : [
          ...passed,
          {
            state,
            at: latest(last?.at, last === undefined ? request.createdAt : stateChangedAt),
            inferred: false,
            service: null,
          },
        ];
  return entries.map(({ state: visited, at, inferred }, index) => {
    const next = entries[index + 1];
    const isMeasured = next !== undefined && next.service !== null && !inferred && !next.inferred;
    return {
      state: visited,
      enteredAt: at,
      leftAt: next?.at ?? null,
      seconds: isMeasured ? Math.round((Date.parse(next.at) - Date.parse(at)) / 1000) : null,
      service: next?.service ?? null,
    };
  });
}

/** How long the tracker takes to find out where a request is that is older than its tracking. */
export const FOUND_WITHIN_MS = 15 * 60_000;

/** The first entry into each stage. One that is dated before an earlier stage says nothing about the time. */
function listEntries({ reached, trackedSince }: VisitedRequest): readonly Entry[] {
  const trackedMs = trackedSince === null ? Number.NaN : Date.parse(trackedSince);
  /** Whether an old request was only found in a stage: when it got there nobody reported. */
  const isFound = (at: Instant, last: Entry) =>
    Date.parse(last.at) < trackedMs - FOUND_WITHIN_MS &&
    Math.abs(Date.parse(at) - trackedMs) < FOUND_WITHIN_MS;
  const entries: Entry[] = [];
  for (const state of PIPELINE) {
    const reach = reached[state];
    const last = entries.at(-1);
    if (reach === undefined) continue;
    if (last !== undefined && Date.parse(reach.at) < Date.parse(last.at)) continue;
    entries.push(
      last !== undefined && isFound(reach.at, last)
        ? { ...reach, state, at: last.at, inferred: true }
        : { ...reach, state },
    );
  }
  return entries;
}

/** An approved request can only wait until there is something to find. */
function splitAtRelease(
  entries: readonly Entry[],
  { releasedAt, stateChangedAt }: VisitedRequest,
): readonly Entry[] {
  if (releasedAt === null) return entries;
  const released = Date.parse(releasedAt);
  return entries.flatMap((entry, index) => {
    const end = Date.parse(entries[index + 1]?.at ?? stateChangedAt);
    // Otherwise it was found before its date, or is still waited for: then the current state says so.
    const isWaited = released > Date.parse(entry.at) && released < end;
    return entry.state === "APPROVED" && isWaited
      ? [
          { ...entry, state: "UNAIRED" as const },
          { ...entry, at: releasedAt, inferred: false, service: null },
        ]
      : [entry];
  });
}

function latest(first: Instant | undefined, second: Instant): Instant {
  return first !== undefined && Date.parse(first) > Date.parse(second) ? first : second;
}
