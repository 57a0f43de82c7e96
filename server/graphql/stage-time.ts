import { PIPELINE, type PipelineState } from "../domain/state.ts";
import { mediaRequestColumns, type Reached } from "../store/column/media-request.ts";
import type { Prisma } from "../store/generated/sqlite/client.ts";
import type { Database } from "../store/store.ts";
import type { Clock } from "../tracking/core/clock.ts";

const CACHE_MS = 60_000;
const DAYS = 90;
const DAY_MS = 86_400_000;
/** Enough for a stable median at little cost. */
const MAX_REQUESTS = 200;

export interface StageTime {
  readonly state: PipelineState;
  readonly medianSeconds: number;
  readonly samples: number;
}

type Times = ReadonlyMap<PipelineState, StageTime>;

/** The median time that requests spend in each stage. */
export interface StageTimes {
  /** Of all requests. Calculated at most once a minute. */
  load(): Promise<Times>;
  /** Of the requests that match. */
  measure(where: Prisma.MediaRequestWhereInput): Promise<Times>;
}

export function createStageTimes(read: Database, clock: Clock): StageTimes {
  let cached: {
    readonly until: number;
    readonly times: Promise<Times>;
  } | null = null;

  function measureSince(now: number, where: Prisma.MediaRequestWhereInput): Promise<Times> {
    return measure(read, { AND: [where, { updatedAt: { gte: new Date(now - DAYS * DAY_MS) } }] });
  }

  return {
    measure: (where) => measureSince(clock.now().getTime(), where),
    load() {
      const now = clock.now().getTime();
      if (cached === null || cached.until <= now) {
        const times = measureSince(now, {});
        cached = { until: now + CACHE_MS, times };
        // Do not cache a failed read.
        times.catch(() => (cached = null));
      }
      return cached.times;
    },
  };
}

async function measure(read: Database, where: Prisma.MediaRequestWhereInput): Promise<Times> {
  const requests = await read.mediaRequest.findMany({
    where,
    orderBy: { updatedAt: "desc" },
    take: MAX_REQUESTS,
    select: { id: true, reached: true },
  });
  const samples = new Map<PipelineState, number[]>();
  for (const request of requests) {
    const stages = stageSeconds(mediaRequestColumns.reached.read(request));
    for (const { state, seconds } of stages) {
      samples.set(state, [...(samples.get(state) ?? []), seconds]);
    }
  }
  return new Map(
    [...samples].map(([state, seconds]) => [
      state,
      { state, medianSeconds: median(seconds), samples: seconds.length },
    ]),
  );
}

/** Measures only between two reported stages, because an inferred stage has no time of its own. */
function stageSeconds(reached: Reached): { state: PipelineState; seconds: number }[] {
  const passed = PIPELINE.flatMap((state) => {
    const reach = reached[state];
    return reach === undefined ? [] : [{ state, reach }];
  });
  return passed.flatMap(({ state, reach }, index) => {
    const next = passed[index + 1]?.reach;
    if (next === undefined || next.inferred || reach.inferred) return [];
    const seconds = (Date.parse(next.at) - Date.parse(reach.at)) / 1000;
    return seconds < 0 ? [] : [{ state, seconds }];
  });
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
}
