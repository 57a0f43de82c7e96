import { MIN_SAMPLES } from "../domain/stage-visit.ts";
import { PIPELINE, type State } from "../domain/state.ts";
import { toBuckets, toTimeline, type CountedBucket } from "../domain/timeline.ts";
import {
  findFirstDay,
  fromDay,
  readPercentile,
  readStateMoves,
  readTimes,
  toDay,
  type TimeGroup,
} from "../store/stage-visit.ts";
import type { Database } from "../store/store.ts";
import type { Tracking } from "../tracking/tracker.ts";
import { createError } from "./error.ts";

/** Ten years. */
export const MAX_PERIOD_DAYS = 3_660;
const CACHE_MS = 60_000;

/** How long requests stayed in a stage. */
export interface StageLength {
  readonly state: State;
  readonly samples: number;
  /** In seconds; null if there are too few. */
  readonly median: number | null;
  readonly p90: number | null;
}

/** What happened in a period. */
export interface Period {
  readonly since: Date;
  readonly timeline: readonly CountedBucket[];
  readonly stages: readonly StageLength[];
  readonly times: readonly TimeGroup[];
}

type Cache = Map<number | null, { readonly until: number; readonly period: Promise<Period> }>;

const caches = new WeakMap<Database, Cache>();

/** Returns what happened in the last `days`; null: since the beginning. Read at most once a minute. */
export function loadPeriod(
  { store: { read }, clock }: Pick<Tracking, "store" | "clock">,
  days: number | null,
): Promise<Period> {
  if (days !== null && (days < 1 || days > MAX_PERIOD_DAYS))
    throw createError("BAD_INPUT", `\`days\` must be from 1 to ${MAX_PERIOD_DAYS}.`);
  const now = clock.now();
  const cache: Cache = caches.get(read) ?? new Map();
  caches.set(read, cache);
  for (const [key, { until }] of cache) if (until <= now.getTime()) cache.delete(key);
  const cached = cache.get(days);
  if (cached !== undefined) return cached.period;
  const period = readPeriod(read, now, days);
  cache.set(days, { until: now.getTime() + CACHE_MS, period });
  // Do not cache a failed read.
  period.catch(() => cache.delete(days));
  return period;
}

async function readPeriod(read: Database, now: Date, days: number | null): Promise<Period> {
  const today = toDay(now);
  const beginning =
    days === null ? ((await findFirstDay(read)) ?? today) : today - Math.min(days, today) + 1;
  const buckets = toBuckets(Math.max(beginning, today - MAX_PERIOD_DAYS), today);
  const sinceDay = buckets[0]?.fromDay ?? today;
  const moves = await readStateMoves(read, sinceDay);
  const times = await readTimes(read, sinceDay);
  const stages: StageLength[] = [];
  for (const state of PIPELINE.filter((stage) => stage !== "AVAILABLE"))
    stages.push(await readStage(read, state, { sinceDay, times }));
  return { since: fromDay(sinceDay), timeline: toTimeline(buckets, moves), stages, times };
}

async function readStage(
  read: Database,
  state: State,
  { sinceDay, times }: { readonly sinceDay: number; readonly times: readonly TimeGroup[] },
): Promise<StageLength> {
  const count = times
    .filter((group) => group.state === state)
    .reduce((sum, group) => sum + group.count, 0);
  if (count < MIN_SAMPLES) return { state, samples: count, median: null, p90: null };
  const percentile = (share: number) => readPercentile(read, { state, sinceDay, count, share });
  return { state, samples: count, median: await percentile(0.5), p90: await percentile(0.9) };
}

/** Time that was spent, added up by what `keyOf` says. */
export interface TimeShare {
  /** Null: those of which there are too few to say something about each. */
  readonly key: string | null;
  readonly seconds: number;
  readonly samples: number;
}

/** Adds up times, longest first. Groups that are too small are added up together, and left out if that is not enough. */
export function addUpTimes(
  times: readonly TimeGroup[],
  keyOf: (group: TimeGroup) => string | null,
): readonly TimeShare[] {
  const shares = new Map<string, { seconds: number; samples: number }>();
  for (const group of times) {
    const key = keyOf(group);
    if (key === null) continue;
    const share = shares.get(key) ?? { seconds: 0, samples: 0 };
    share.seconds += group.seconds;
    share.samples += group.count;
    shares.set(key, share);
  }
  const all = [...shares].map(([key, share]): TimeShare => ({ key, ...share }));
  const isEnough = ({ samples }: TimeShare) => samples >= MIN_SAMPLES;
  const small = all.filter((share) => !isEnough(share));
  const others: TimeShare = {
    key: null,
    seconds: small.reduce((sum, { seconds }) => sum + seconds, 0),
    samples: small.reduce((sum, { samples }) => sum + samples, 0),
  };
  return [
    ...all.filter(isEnough).toSorted((a, b) => b.seconds - a.seconds),
    ...(isEnough(others) ? [others] : []),
  ];
}
