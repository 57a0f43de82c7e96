/** Days since 1970, UTC. */
type Day = number;

/** How many requests are in each state now, and what they entered and left from some day on. */
interface Moves {
  readonly now: ReadonlyMap<string, number>;
  readonly entered: readonly {
    readonly day: Day;
    readonly state: string;
    /** Whether it is the first state of the request. */
    readonly isFirst: boolean;
    readonly count: number;
  }[];
  readonly left: readonly { readonly day: Day; readonly state: string; readonly count: number }[];
}

/** Some days in a row. */
export interface Bucket {
  readonly fromDay: Day;
  readonly toDay: Day;
}

export interface CountedBucket extends Bucket {
  /** Requests that were made. */
  readonly made: number;
  /** Requests that became available for the first time. */
  readonly becameAvailable: number;
  /** How many requests were in each state at the end. */
  readonly states: ReadonlyMap<string, number>;
}

const MAX_BUCKETS = 60;
/** A day, a week, four weeks. */
const LENGTHS = [1, 7, 28];

/** Divides a period that ends today into at most 60 equal parts. The first one may begin before the period. */
export function toBuckets(sinceDay: Day, today: Day): readonly Bucket[] {
  const days = Math.max(1, today - sinceDay + 1);
  const length =
    LENGTHS.find((candidate) => days / candidate <= MAX_BUCKETS) ??
    Math.ceil(days / MAX_BUCKETS / 28) * 28;
  const count = Math.ceil(days / length);
  return Array.from({ length: count }, (_, index) => {
    const toDay = today - (count - 1 - index) * length;
    return { fromDay: toDay - length + 1, toDay };
  });
}

/** Counts backwards from what is known for certain: how many requests are in each state now. */
export function toTimeline(buckets: readonly Bucket[], moves: Moves): readonly CountedBucket[] {
  const current = new Map(moves.now);
  const change = (state: string, by: number) =>
    void current.set(state, (current.get(state) ?? 0) + by);
  const counted: CountedBucket[] = [];
  for (const bucket of buckets.toReversed()) {
    const isIn = ({ day }: { readonly day: Day }) => day >= bucket.fromDay && day <= bucket.toDay;
    const entered = moves.entered.filter(isIn);
    counted.push({
      ...bucket,
      made: sum(entered.filter(({ isFirst }) => isFirst)),
      becameAvailable: sum(entered.filter(({ state }) => state === "AVAILABLE")),
      states: new Map(current),
    });
    for (const { state, count } of entered) change(state, -count);
    for (const { state, count } of moves.left.filter(isIn)) change(state, count);
  }
  return counted.toReversed();
}

function sum(counts: readonly { readonly count: number }[]): number {
  return counts.reduce((total, { count }) => total + count, 0);
}
