import type { PipelineState } from "../domain/state.ts";
import type { Database } from "./client.ts";

const DAY_MS = 86_400_000;

/** The stages whose length depends on the indexer that a release came from. */
export const INDEXED_STAGES: readonly PipelineState[] = ["GRABBING", "DOWNLOADING"];

/** Returns the day of a moment: days since 1970, UTC. */
export function toDay(at: Date): number {
  return Math.floor(at.getTime() / DAY_MS);
}

export function fromDay(day: number): Date {
  return new Date(day * DAY_MS);
}

/** How many requests entered or left a state on a day. */
interface DayCount {
  readonly day: number;
  readonly state: string;
  readonly count: number;
}

/** How requests moved between their states. */
export interface StateMoves {
  /** How many are in each state now. */
  readonly now: ReadonlyMap<string, number>;
  readonly entered: readonly (DayCount & { readonly isFirst: boolean })[];
  readonly left: readonly DayCount[];
}

/** Reads what requests entered and left from `sinceDay` on. */
export async function readStateMoves(read: Database, sinceDay: number): Promise<StateMoves> {
  const open = await read.stageVisit.groupBy({
    by: ["leftDay", "state"],
    where: { leftDay: null },
    _count: true,
  });
  const entered = await read.stageVisit.groupBy({
    by: ["enteredDay", "state", "ordinal"],
    where: { enteredDay: { gte: sinceDay } },
    _count: true,
  });
  const left = await read.stageVisit.groupBy({
    by: ["leftDay", "state"],
    where: { leftDay: { gte: sinceDay } },
    _count: true,
  });
  return {
    now: new Map(open.map(({ state, _count: count }) => [state, count])),
    entered: entered.map(({ enteredDay, state, ordinal, _count: count }) => ({
      day: enteredDay,
      state,
      isFirst: ordinal === 0,
      count,
    })),
    left: left.flatMap(({ leftDay, state, _count: count }) =>
      leftDay === null ? [] : [{ day: leftDay, state, count }],
    ),
  };
}

/** Returns the day of the first visit; null if there is none. */
export async function findFirstDay(read: Database): Promise<number | null> {
  const first = await read.stageVisit.findFirst({
    orderBy: { enteredDay: "asc" },
    select: { enteredDay: true },
  });
  return first?.enteredDay ?? null;
}

/** Time that was spent in a state, of visits that agree in these columns. */
export interface TimeGroup {
  readonly state: string;
  readonly service: string | null;
  readonly indexer: string | null;
  readonly mediaType: string;
  readonly isAnime: boolean;
  readonly seconds: number;
  readonly count: number;
}

/** Reads the time that was spent in visits that ended from `sinceDay` on. */
export async function readTimes(read: Database, sinceDay: number): Promise<readonly TimeGroup[]> {
  const groups = await read.stageVisit.groupBy({
    by: ["state", "service", "indexer", "mediaType", "isAnime"],
    where: { leftDay: { gte: sinceDay }, seconds: { not: null } },
    _sum: { seconds: true },
    _count: true,
  });
  return groups.map(({ _sum: { seconds }, _count: count, ...group }) => ({
    ...group,
    seconds: seconds ?? 0,
    count,
  }));
}

/** Returns the length that this share of the visits of a state did not exceed, in seconds; null without visits. */
export async function readPercentile(
  read: Database,
  {
    state,
    sinceDay,
    count,
    share,
  }: {
    readonly state: string;
    readonly sinceDay: number;
    /** How many visits there are. */
    readonly count: number;
    /** From 0 to 1. */
    readonly share: number;
  },
): Promise<number | null> {
  // In the order of an index, which holds the day too.
  const found = await read.stageVisit.findFirst({
    where: { state, seconds: { not: null }, leftDay: { gte: sinceDay } },
    orderBy: { seconds: "asc" },
    skip: Math.max(0, Math.ceil(count * share) - 1),
    select: { seconds: true },
  });
  return found?.seconds ?? null;
}
